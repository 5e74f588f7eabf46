"""A register in which every text that people write is hostile, and its site."""

from __future__ import annotations

import re
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from qms.actions.build import build
from qms.model.publication import Audience, Wanted
from tests.site.payloads import PAYLOADS

TOWN = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
SAID = {"title", "name", "en", "hu", "ro", "bg", "display", "family", "given"}
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

# Activitate

The ABC. {{#{payload}}}
"""


def lay_hostile(root: Path) -> int:
    """Lay the register; gives how many documents it has."""
    texts = [UNREADABLE.sub("", text) for text in PAYLOADS.values()]
    turn = cycle(texts)
    for name in ("qms.yaml", "governance/profile.yaml", "governance/people.yaml"):
        data = yaml.safe_load((TOWN / name).read_text(encoding="utf-8"))
        _write(root / name, _dumped(_spoilt(data, turn)))
    for number, payload in enumerate(texts, 101):
        head = HEAD.format(id=f"PO-{number}", kind="operational-procedure")
        more = _dumped(_fields(payload, number))
        body = BODY.format(payload=payload)
        path = root / f"procedures/operational/PO-{number}.md"
        _write(path, f"---\n{head}{more}---\n{body}")
    return len(texts)


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
        "attachments": [payload],
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


def hostile_site(place: Path) -> Path:
    """The public site of the hostile register, with its drafts."""
    lay_hostile(place / "register")
    audience = Audience(is_internal=False, with_drafts=True)
    built = build(place / "register", DAY, Wanted(audience), place / "site")
    return built.folder
