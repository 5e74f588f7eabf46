"""Every renewal of a certificate is prepared half a year before the end.

Audit days are booked months ahead, and the management review must come before.

```files conforms as_of=2026-05-09
=== records/certificates/CERT-01.yaml
{qms: 1, id: CERT-01, kind: certificate, standard: "NORM 100:2020", body: Certifier,
 from: 2023-11-07, until: 2026-11-06}
```

```files breaks as_of=2026-06-01
=== records/certificates/CERT-01.yaml
{qms: 1, id: CERT-01, kind: certificate, standard: "NORM 100:2020", body: Certifier,
 from: 2023-11-07, until: 2026-11-06}
```
"""

from qms.i18n import N_
from qms.model.certificate import certificates
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS309"
SEVERITY = "note"
MESSAGE = N_("the certificate to {standard} ends on {day}; days left: {days}")
REMEDY = N_("plan the management review and the internal audit before the renewal")
FIRST, LAST = 180, 91


def check(register: Register) -> Hits:
    """Every last certificate with 180 to 91 days left."""
    for each in certificates(register):
        if LAST <= each.left <= FIRST:
            day = each.until.isoformat()
            place = Place(each.record.path, at="until")
            yield place, {"standard": each.name, "day": day, "days": each.left}
