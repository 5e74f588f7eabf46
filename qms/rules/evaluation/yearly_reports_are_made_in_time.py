"""Every report that is due each year is there by its day.

Which reports, from which year on and by which day stands in the profile. Where
approvals are kept, the report must be in force: a draft reports to nobody.

```files conforms as_of=2027-04-01
=== governance/profile.yaml
reports:
  - {id: satisfaction, kind: policy, due: 04-01, first: 2026, as_of: 2026-11-01,
     source: house, verified: true}
```

```files breaks as_of=2027-04-02
=== governance/profile.yaml
reports:
  - {id: satisfaction, kind: policy, due: 04-01, first: 2026, as_of: 2026-11-01,
     source: house, verified: true}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.record_ids import id_example
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits
from qms.model.yearly import Yearly, yearly_reports

CODE = "QMS555"
SEVERITY = "error"
MESSAGE = N_("the report on {year} was due on {day}: {kind} {document}")
REMEDY = N_("draft it with: qms report satisfaction --year {year}; then put it up")
MOST_YEARS = 10


def check(register: Register) -> Hits:
    """Every report of the last years whose day is past and that is not there."""
    for number, report in enumerate(yearly_reports(register.profile)):
        last = register.as_of.year - 1
        for year in range(max(report.first, last - MOST_YEARS + 1), last + 1):
            day = report.due(year)
            if day < register.as_of and not _is_there(register, report, year):
                kind = register.profile.kinds.get(report.kind)
                pattern = kind.pattern_text if kind else ""
                place = Place(PROFILE_PATH, at=f"reports.{number}.due")
                yield (
                    place,
                    {
                        "year": year,
                        "day": day.isoformat(),
                        "kind": report.kind,
                        "document": id_example(pattern, year),
                    },
                )


def _is_there(register: Register, report: Yearly, year: int) -> bool:
    for facts in register.sources:
        if facts.kind == report.kind and str(year) in facts.id.split("-"):
            status = register.status_of(facts)
            return register.control is None or bool(status and status.in_force)
    return False
