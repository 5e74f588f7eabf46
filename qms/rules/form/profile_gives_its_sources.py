"""The profile says where each of its demands comes from.

A limit or a section that law demands can be checked only if the act is named, with
the place where its text is read. A profile without sources is refused.

```files conforms
=== governance/profile.yaml
currency: {code: EUR, source: house}
```

```files breaks
=== governance/profile.yaml
sources: []
```

```files breaks
=== governance/profile.yaml
currency: {code: EUR, source: hearsay}
```

```files breaks
=== governance/profile.yaml
sources:
  - {id: house, title: House rules, as_of: 2026-11-01, verified: true}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.located import Fields, Items, Scalar, Value
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS167"
SEVERITY = "error"
MESSAGE = N_("the profile does not say where this comes from: {name}")
REMEDY = N_("give a source of this id in sources, with its act or where it is read")

SAYING = ("act", "where", "note")


def check(register: Register) -> Hits:
    """A profile without sources, a source without a place, a source unknown."""
    profile = register.profile
    if profile.raw.get("sources") == Items():
        yield Place(PROFILE_PATH, at="sources"), {"name": PROFILE_PATH}
    for number, row in enumerate(profile.raw.rows("sources")):
        if not any(row.text(name) for name in SAYING):
            yield Place(PROFILE_PATH, at=f"sources.{number}"), {"name": row.text("id")}
    for source, at in _cited(profile.raw, ""):
        if source not in profile.sources:
            yield Place(PROFILE_PATH, at=at), {"name": str(source)}


def _cited(value: Value, at: str) -> Iterator[tuple[Scalar, str]]:
    """Every `source` in the profile, however deep, with its place."""
    if isinstance(value, Fields):
        for name, item in value.items():
            if name == "source" and isinstance(item, Scalar):
                yield item, f"{at}source"
            else:
                yield from _cited(item, f"{at}{name}.")
    elif isinstance(value, Items):
        for index, item in enumerate(value):
            yield from _cited(item, f"{at}{index}.")
