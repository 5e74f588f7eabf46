"""Records of what was asked, measured and planned, in which every word is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.site.measured_town import (
    AUTUMN_2025,
    AUTUMN_2026,
    PLAN,
    PROMISES,
    QUESTIONS,
    Figures,
    lay_measurement,
    lay_wave,
)

SAID = frozenset(
    (
        *("title", "name", "unit", "source", "resources", "project", "theme", "why"),
        *("summary", "text", "purpose", "privacy", "unknown", "frame", "currency"),
    )
)
WAVES = {"SUR-2025-01": AUTUMN_2025, "SUR-2026-01": AUTUMN_2026}


def lay_records(root: Path, turn: Iterator[str]) -> None:
    """A questionnaire with two waves, measurements, a plan, and feedback."""
    _write(root / "procedures/CQ-01.yaml", _spoilt(_read(QUESTIONS), turn))
    for name, answers in WAVES.items():
        lay_wave(root, name, "x", answers)
        path = root / f"records/surveys/{name}.yaml"
        _write(path, _spoilt(_read(path.read_text(encoding="utf-8")), turn))
    for name, text in PLAN.items():
        folder, _slash, record = name.partition("/")
        kind = folder.removesuffix("s")
        whole = {"qms": "1", "id": record, "kind": kind, **_read(text)}
        _write(root / f"records/{name}.yaml", _spoilt(whole, turn))
    for number, period in enumerate(("2026-Q1", "2026-Q2"), start=1):
        name = f"MES-2026-00{number}"
        figures = {"petition-answer": Figures(90, 10), "no-more": Figures(40, 10)}
        terms = {**PROMISES, "no-more": PROMISES["petition-answer"]}
        day = f"2026-{3 * number + 1:02d}-06"
        lay_measurement(root, name, period, day, figures, terms=terms)
        path = root / f"records/measurements/{name}.yaml"
        whole = _read(path.read_text(encoding="utf-8"))
        for row in whole["promises"]:
            row["excluded"] = {next(turn) or "x": 3, next(turn) or "y": 2}
        _write(path, _spoilt(whole, turn))


def _spoilt(value: Any, turn: Iterator[str]) -> Any:
    if isinstance(value, list):
        return [_spoilt(each, turn) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: f"{next(turn)} {each}" if _is_said(name, each) else _spoilt(each, turn)
        for name, each in value.items()
    }


def _is_said(name: str, value: Any) -> bool:
    """Whether people wrote it; the points of a scale have labels by their numbers."""
    if not isinstance(value, str):
        return False
    return name in SAID or (name.isdecimal() and not value.isdecimal())


def _read(text: str) -> Any:
    return yaml.load(text.replace(": null", ":"), Loader=yaml.BaseLoader)


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=200))
    path.write_text(text, encoding="utf-8", newline="")
