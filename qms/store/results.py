"""What a group answered, as it is written into the record of a survey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qms.model.imported import Imported
from qms.model.wave import Answers, Battery, Gaps
from qms.store.inserting import with_item

NEXT = "\n      "


def with_result(text: str, found: Imported) -> str:
    """The text of a survey's record with one more group among its results.

    Raises QmsError where the text cannot be changed so.
    """
    return with_item(text, (), "results", item_of(found))


def item_of(found: Imported) -> str:
    """The counts of a group as one item of a list, over several lines."""
    result = found.result
    name = found.name.replace("\\", "\\\\").replace('"', '\\"')
    file = f'{{name: "{name}", digest: "{found.digest}", rows: {result.rows}}}'
    lines = [f"group: {result.group}", f"file: {file}", f"answered: {result.answered}"]
    if result.items:
        lines.append(f"left_out: {_flow(result.left_out)}")
        lines.append(f"straight: {result.straight}")
    for name, rows in (
        ("items", map(_answers, result.items)),
        ("pairs", (_gaps("pair", each) for each in result.pairs)),
        ("dimensions", (_gaps("dimension", each) for each in result.dimensions)),
        ("batteries", map(_battery, result.batteries)),
    ):
        lines += _list(name, rows)
    return "{" + f",{NEXT}".join(lines) + "}"


def _list(name: str, rows: Iterable[str]) -> Iterator[str]:
    known = list(rows)
    if known:
        yield f"{name}: [{NEXT}  " + f",{NEXT}  ".join(known) + "]"


def _answers(each: Answers) -> str:
    parts = [f"item: {each.item}", f'digest: "{each.digest}"']
    if each.versions:
        quoted = {tag: f'"{digest}"' for tag, digest in each.versions.items()}
        parts.append(f"versions: {_flow(quoted)}")
    if each.counts:
        parts.append(f"counts: {_flow(each.counts)}")
    parts += [f"unknown: {each.unknown}", f"blank: {each.blank}"]
    return "{" + ", ".join(parts) + "}"


def _gaps(name: str, each: Gaps) -> str:
    pairs = f", pairs: {each.pairs}" if name == "dimension" else ""
    gaps = _flow(dict(sorted(each.counts.items())))
    return f"{{{name}: {each.name}{pairs}, gaps: {gaps}}}"


def _battery(each: Battery) -> str:
    parts = [f"battery: {each.name}", f"n: {each.n}", f"straight: {each.straight}"]
    for name, alpha in (
        ("alpha", each.alpha),
        ("alpha_without_straight", each.alpha_without),
    ):
        if alpha is not None:
            parts.append(f"{name}: {alpha:.4f}")
    if each.against:
        parts.append(f"against: [{', '.join(each.against)}]")
    return "{" + ", ".join(parts) + "}"


def _flow(values: Mapping[str, object] | Mapping[int, object]) -> str:
    return "{" + ", ".join(f"{key}: {each}" for key, each in values.items()) + "}"
