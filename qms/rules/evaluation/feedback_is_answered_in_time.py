"""Every suggestion and complaint is answered within the time that the law sets.

The limit is the profile's; its days are counted as the profile counts, by the legal
calendar of the country. Where that calendar does not know the year yet, nothing is
claimed.

```files conforms as_of=2026-03-16
=== governance/profile.yaml
limits:
  - {id: answer, act: HR 1/2026, value: 14, unit: days, as_of: 2026-11-01,
     source: house, verified: true}
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion, opened: 2026-03-02, limit: answer}
```

```files breaks as_of=2026-03-17
=== governance/profile.yaml
limits:
  - {id: answer, act: HR 1/2026, value: 14, unit: days, as_of: 2026-11-01,
     source: house, verified: true}
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion, opened: 2026-03-02, limit: answer}
```
"""

from qms.i18n import N_

CODE = "QMS550"
SEVERITY = "error"
MESSAGE = N_("{record} was to be answered by {day} ({basis})")
REMEDY = N_("answer it, and write down the day: answered: {today}")
