"""No certificate that is on record as the last one has expired.

A charter or a letterhead that names an expired certificate misleads. A renewed
certificate is a new record; a closed record is left alone.

```files conforms as_of=2026-11-06
=== records/certificates/CERT-01.yaml
{qms: 1, id: CERT-01, kind: certificate, standard: "NORM 100:2020", body: Certifier,
 from: 2023-11-07, until: 2026-11-06}
```

```files breaks as_of=2026-11-21
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

CODE = "QMS307"
SEVERITY = "warning"
MESSAGE = N_("the certificate to {standard} expired on {day}")
REMEDY = N_("record the renewed certificate, or close this record and stop naming it")


def check(register: Register) -> Hits:
    """Every last certificate whose last day is past."""
    for each in certificates(register):
        if each.left < 0:
            values = {"standard": each.name, "day": each.until.isoformat()}
            yield Place(each.record.path, at="until"), values
