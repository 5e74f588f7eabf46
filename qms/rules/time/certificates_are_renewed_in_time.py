"""Every certificate is renewed before its last 90 days run out.

The certifier's audit, the corrections and the decision take about that long.

```files conforms as_of=2026-06-01
=== records/certificates/CERT-01.yaml
{qms: 1, id: CERT-01, kind: certificate, standard: "NORM 100:2020", body: Certifier,
 from: 2023-11-07, until: 2026-11-06}
```

```files breaks as_of=2026-08-10
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

CODE = "QMS308"
SEVERITY = "warning"
MESSAGE = N_("the certificate to {standard} ends on {day}; days left: {days}")
REMEDY = N_("agree the day of the renewal audit with the certifier now")
DAYS = 90


def check(register: Register) -> Hits:
    """Every last certificate with 90 days left or fewer."""
    for each in certificates(register):
        if 0 <= each.left <= DAYS:
            day = each.until.isoformat()
            place = Place(each.record.path, at="until")
            yield place, {"standard": each.name, "day": day, "days": each.left}
