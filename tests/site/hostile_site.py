"""A register in which every text that people write is hostile, and its sites.

Every second text is a draft; the others are in force, taken over by a statement whose
own words are hostile, too, with files whose names are as bad as an archive can hold.
A charter offers services and promises; one text is returned, one withdrawn. What was
measured, asked and planned is as hostile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from benchmarks.approvals import lay_root, write_people
from qms.actions.build import build
from qms.model.publication import Audience, Wanted
from tests.approval_tree import Office
from tests.site.hostile_records import lay_records
from tests.site.many_texts import png
from tests.site.payloads import PAYLOADS
from tests.town.test_oracle import NOW

TOWN = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
SINCE = "2024-05-01"
# what an archive may not hold: marks that turn the direction of writing
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SAID = {"title", "name", "en", "hu", "ro", "bg", "display", "family", "given"}
# what a charter says by words of its own, not by the office's
KEPT = frozenset(
    (
        *("id", "kind", "language", "edition", "revision", "owner", "process"),
        *("classification", "office", "service", "limit", "translates", "source"),
        *("by", "unit", "target", "share", "period", "calendar", "checked", "days"),
    )
)
# no signs that an archive refuses: what Windows cannot hold
NAMES = (
    "' onerror='alert(1).png",
    "javascript&colon;alert(1)&sol;&sol;.csv".replace("&colon;", "&#58"),
    "=cmd('calc')!A1.csv",
    "{{7+7}}{% include 'x' %}.csv",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E.csv",
    "x\u200bgnp.csv",
    "`$(alert)`#%23;a=1&b.csv",
)
# what spreadsheets would run
FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\uff1d1", "%0A=1", "|x", '"=1')
# what no file of a register may hold: it would be told, and not be shown at all
UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
HEAD = """\
id: {id}
kind: {kind}
language: ro
edition: 1
revision: 0
owner: registry
process: citizens
classification: public
"""
BODY = """
{payload}

# Scop {payload}

{payload} PO-101

- {payload}

    {payload}

| {payload} | x |
| --- | --- |
| {payload} | {payload} |

[{payload}](https://a.example/{payload}) [x]({payload}) ![{payload}](x.png)

# Definiții

- **ABC** – {payload}
- **{payload}** – {payload}

# Activitate

The ABC. {{#{payload}}}
"""


def lay_hostile(root: Path) -> int:
    """Lay the register; gives how many documents it has."""
    texts = [*(UNREADABLE.sub("", text) for text in PAYLOADS.values()), *FORMULAS]
    turn = cycle(TURNING.sub("", text) for text in texts)
    for name in ("qms.yaml", "governance/profile.yaml"):
        _write(root / name, _dumped(_spoilt(_read(TOWN / name), turn)))
    write_people(root)
    people = root / "governance/people.yaml"
    _write(people, _dumped(_spoilt(_read(people), turn)))
    office = Office(root)
    lay_root(office)
    for number, payload in enumerate(texts, 101):
        is_draft = number % 2 == 0
        payload = payload if is_draft else TURNING.sub("", payload)
        data = _document(payload, number)
        _write(root / f"procedures/operational/PO-{number}.md", data)
        if not is_draft:
            _enter(office, f"PO-{number}", data, payload, _files(number))
    _lay_charter(office, turn)
    pairs = zip(texts, cycle(FORMULAS), strict=False)
    lay_records(root, cycle(TURNING.sub("", each) for pair in pairs for each in pair))
    _return_and_withdraw(office, turn)
    return len(texts)


def _document(payload: str, number: int) -> str:
    head = HEAD.format(id=f"PO-{number}", kind="operational-procedure")
    more = _dumped(_fields(payload, number))
    return f"---\n{head}{more}---\n{BODY.format(payload=payload)}"


def _files(number: int) -> Iterator[tuple[str, bytes]]:
    for name in NAMES:
        data = png(name) if name.endswith("png") else f"a;{name}\n".encode()
        yield f"PO-{number}/{name}", data


def _enter(
    office: Office,
    document: str,
    data: str,
    payload: str,
    files: Iterator[tuple[str, bytes]],
    **fields: Any,
) -> str:
    """Take a text over from paper, by a statement of hostile words."""
    suffix = "yaml" if document == "CH-01" else "md"
    change = {"reason": payload or "x", "summary": payload or "x"}
    laid: dict[str, str | bytes] = {f"{document}.{suffix}": data, **dict(files)}
    name = office.submit(document, laid, change=change, **fields)
    _sign(office, "adopt", name, archive_no=payload, in_force_since={name: SINCE})
    return name


def _sign(office: Office, act: str, name: str, **words: Any) -> None:
    person = words.pop("person", "quality-officer")
    hour = len(office.digests)
    at = f"2026-02-{1 + hour // 20:02d}T{hour % 20:02d}:{len(office.last):02d}:00+02:00"
    step = words.pop("step", None)
    office.sign(act, name, person, at, office=person, step=step, **words)


def _lay_charter(office: Office, turn: Iterator[str]) -> None:
    first = ""
    for tag, suffix in (("ro", ""), ("hu", ".hu")):
        path = f"procedures/charter/CH-01{suffix}.yaml"
        data = _dumped(_all_spoilt(_read(TOWN / path), turn))
        _write(office.root / path, data)
        fields = {"translates": office.digests[first]} if first else {}
        more = {"kind": "charter", "edition": 3, "language": tag, **fields}
        first = _enter(office, "CH-01", data, next(turn), iter(()), **more)


def _all_spoilt(value: Any, turn: Iterator[str]) -> Any:
    """Every word of a charter, contacts and addresses included."""
    if isinstance(value, list):
        return [_all_spoilt(each, turn) for each in value]
    if isinstance(value, dict):
        return {
            name: each if name in KEPT else _all_spoilt(each, turn)
            for name, each in value.items()
        }
    return f"{value} {next(turn)}"


def _return_and_withdraw(office: Office, turn: Iterator[str]) -> None:
    """A text that was sent back, and one that ends, each with a reason."""
    for document in ("PO-102", "PO-101"):
        is_end = document == "PO-101"
        fields = {"purpose": "withdrawal", "reason": next(turn)} if is_end else {}
        data = _document(next(turn), int(document[3:]))
        name = office.submit(document, {f"{document}.md": data}, **fields)
        _sign(office, "submit", name, person="registry", step="prepared")
        if not is_end:
            words = {"reason": next(turn), "comment": next(turn)}
            _sign(office, "return", name, person="public-relations-head", **words)


def _read(path: Path) -> Any:
    """The scalars of a file as they were typed; nothing stays nothing."""
    text = path.read_text(encoding="utf-8").replace("until: null", "until:")
    return yaml.load(text, Loader=yaml.BaseLoader)


def _spoilt(value: Any, turn: Any) -> Any:
    """What people read, with something hostile behind it."""
    if isinstance(value, list):
        return [_spoilt(each, turn) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: f"{each} {next(turn)}"
        if name in SAID and isinstance(each, str)
        else _spoilt(each, turn)
        for name, each in value.items()
    }


def _fields(payload: str, number: int) -> dict[str, Any]:
    step = {"title": payload, "office": "registry", "within": payload}
    return {
        "title": f"{payload} x",
        "references": [f"PO-{number + 1}", payload],
        "legal_basis": [payload],
        "attachments": [payload, *(f"PO-{number}/{name}" for name in NAMES)],
        "change": {"reason": payload, "summary": payload},
        "steps": [
            {"id": "s1", "input": payload, "output": payload, "form": payload, **step},
            {"id": "s2", "text": payload, **step, "office": payload},
        ],
    }


def _dumped(value: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=200))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def _lay_own_templates(root: Path) -> None:
    """What an organisation's own page would show of it, in texts and attributes."""
    shown = "<p title=\"{{ page.title }}\" lang='{{ page.title }}'>{{ page.title }}</p>"
    own = (
        f'{{% extends "qms/document.html" %}}{{% block lead %}}{shown}{{% endblock %}}'
    )
    _write(root / "overrides/site/document.html", own)


def hostile_site(place: Path, name: str) -> Path:
    """A site of the hostile register: `public`, or `internal` with drafts.

    The office's has a template of its own.
    """
    root = place / "register"
    if not root.exists():
        lay_hostile(root)
    is_internal = name == "internal"
    if is_internal:
        _lay_own_templates(root)
    audience = Audience(is_internal=is_internal, with_drafts=is_internal)
    wanted = Wanted(audience, ("ro",) if is_internal else ())
    return build(root, DAY, wanted, place / name, NOW).folder
