"""A questionnaire's language version has a text for every item, group and word.

Who is asked in one language must be asked the same as everybody else. An item without
its text is not asked there, and its answers do not mean the same.

```files conforms
=== procedures/CQ-01.yaml
kind: questionnaire
groups: [{id: clients, title: Clients}]
dimensions: []
scales: {likely: {from: 0, to: 10, labels: {0: never}}}
items: [{id: recommend, text: Would you recommend us?, scale: likely}]
=== procedures/CQ-01.ro.yaml
id: CQ-01
title: Cum vă servim
language: ro
translates: {edition: 1, revision: 0}
purpose: Vrem să aflăm ce să facem mai bine.
privacy: Păstrăm doar numere.
handing_in: La ghișeu.
groups: {clients: {title: Clienți}}
scales: {likely: {labels: {0: niciodată}}}
items: {recommend: {text: Ne-ați recomanda?}}
```

```files breaks
=== procedures/CQ-01.yaml
kind: questionnaire
groups: [{id: clients, title: Clients}]
dimensions: []
scales: {likely: {from: 0, to: 10, labels: {0: never}}}
items: [{id: recommend, text: Would you recommend us?, scale: likely}]
=== procedures/CQ-01.ro.yaml
id: CQ-01
title: Cum vă servim
language: ro
translates: {edition: 1, revision: 0}
purpose: Vrem să aflăm ce să facem mai bine.
privacy: Păstrăm doar numere.
handing_in: La ghișeu.
groups: {clients: {title: Clienți}}
items: {recomend: {text: Ne-ați recomanda?}}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.located import Fields, is_nothing
from qms.model.questionnaire import questionnaires
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS535"
SEVERITY = "error"
MESSAGE = N_("{part}: without a text here: {missing}; not in the source: {unknown}")
REMEDY = N_("give each its text under the source's own id, and take out what it lacks")

LISTS = ("groups", "dimensions", "items")
WHOLE = ("purpose", "privacy", "handing_in")
HEAD = "questionnaire"
NONE = "–"
Difference = tuple[str, list[str], list[str]]


def check(register: Register) -> Hits:
    """Every part of a version whose ids are not the source's."""
    sources = {str(each.id): each for each in questionnaires(register)}
    for version in register.charters:
        source = sources.get(str(version.id))
        if not version.is_version or source is None:
            continue
        for part, missing, unknown in _differences(source.head, version.head):
            values = {
                "part": part,
                "missing": ", ".join(missing) or NONE,
                "unknown": ", ".join(unknown) or NONE,
            }
            yield version.at_key("title" if part == HEAD else part), values


def _differences(source: Fields, version: Fields) -> Iterator[Difference]:
    lacking = [
        name
        for name in WHOLE
        if not is_nothing(source.get(name)) and is_nothing(version.get(name))
    ]
    parts: list[Difference] = [(HEAD, lacking, [])]
    parts += [
        _compared(
            part,
            [str(row.text("id")) for row in source.rows(part)],
            _said(version.fields(part)),
        )
        for part in LISTS
    ]
    parts.append(
        _compared(
            "scales", _words(source.fields("scales")), _words(version.fields("scales"))
        )
    )
    codes = {str(row.text("id")): row for row in source.rows("items")}
    for name, row in codes.items():
        texts = version.fields("items").fields(name).fields("codes")
        parts.append(
            _compared(
                "items",
                [f"{name}.{each.text('id')}" for each in row.rows("codes")],
                [f"{name}.{each}" for each in _said(texts)],
            )
        )
    yield from (each for each in parts if each[1] or each[2])


def _compared(part: str, wanted: list[str], said: list[str]) -> Difference:
    missing = [name for name in wanted if name not in said]
    return part, missing, [name for name in said if name not in wanted]


def _said(texts: Fields) -> list[str]:
    return [str(name) for name, text in texts.items() if not is_nothing(text)]


def _words(scales: Fields) -> list[str]:
    """The words of all scales, as their places: `likely.labels.0`."""
    found = []
    for name in scales:
        scale = scales.fields(name)
        found += [f"{name}.labels.{point}" for point in scale.fields("labels")]
        if scale.text("unknown"):
            found.append(f"{name}.unknown")
    return found
