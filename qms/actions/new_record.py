"""New record: its skeleton in the office's language, with the year's next free id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from qms.actions.new import PLACEHOLDER, ids_taken, new_document, require_inside
from qms.errors import QmsError, UsageError
from qms.i18n import _, catalogue
from qms.model.fields.record import HEAD_FIELDS, RECORD, RECORDS
from qms.model.house import House
from qms.model.leaves import TEXT
from qms.model.located import Fields
from qms.model.record_ids import id_example, id_fits, next_record_id
from qms.model.shape import Field, ListOf, Shape, Structure
from qms.store.act_files import recover
from qms.store.house import read_house
from qms.store.lock import repository_locked
from qms.store.skeletons import record_skeleton
from qms.store.tree import DOCUMENTS
from qms.store.tree import RECORDS as FOLDER
from qms.store.writing import write_whole

CLOSED = "closed: null"


class Wish(NamedTuple):
    """What is to be begun: its kind, title and id, and what it follows from."""

    kind: str
    title: str = ""
    name: str = ""
    sources: Sequence[str] = ()


def begin_file(root: Path, wish: Wish, today: date) -> Path:
    """Begin a document or a record, by its kind, and give its path from the root.

    Raises UsageError on an unknown kind, on an id that does not fit and on a source
    that there is not, QmsError if the file stands already.
    """
    profile = read_house(root).house.profile
    if wish.kind in profile.record_kinds and wish.kind not in profile.kinds:
        return new_record(root, wish, today)
    if wish.kind not in profile.kinds:
        known = [
            *(name for name, row in profile.kinds.items() if row.form != "governance"),
            *profile.record_kinds,
        ]
        raise UsageError(
            _("no kind is called {name}").format(name=wish.kind),
            hint=_("there are: {known}").format(known=", ".join(known)),
        )
    if wish.sources:
        raise UsageError(
            _("{kind} is a kind of document: only records follow from others").format(
                kind=wish.kind
            ),
            hint=_("leave out --from"),
        )
    return new_document(root, wish.kind, wish.title, wish.name, today)


def new_record(root: Path, wish: Wish, today: date) -> Path:
    """Write the skeleton of a new record and give its path from the root."""
    with repository_locked(root):
        recover(root)
        house = read_house(root).house
        row = house.profile.record_kinds[wish.kind]
        taken = ids_taken(root, FOLDER)
        _require_sources(root, wish.sources, taken)
        chosen = _chosen_id(wish, str(row.text("id")), taken, today.year)
        path = Path(str(row.text("folder")) or FOLDER) / f"{chosen}.yaml"
        require_inside(root, path, FOLDER)
        text = _text(house, row, wish, chosen, today)
        write_whole(root / path, text.encode(), may_replace=False)
        return path


def _chosen_id(wish: Wish, pattern: str, taken: frozenset[str], year: int) -> str:
    chosen = wish.name or next_record_id(pattern, year, taken)
    if not chosen:
        raise QmsError(
            _(
                "the ids of this kind are used up, or cannot be told from {pattern}"
            ).format(pattern=pattern or "?"),
            hint=_("give the id: qms new {kind} --id ID").format(kind=wish.kind),
        )
    if pattern and not id_fits(pattern, chosen):
        raise UsageError(
            _("{id} does not fit the ids of this kind").format(id=chosen),
            hint=_("they look like {example}").format(
                example=id_example(pattern, year)
            ),
        )
    if chosen in taken:
        raise QmsError(
            _("{id} is taken, here or on another branch").format(id=chosen),
            hint=_("leave the id out, and the next free one is taken"),
        )
    return chosen


def _require_sources(root: Path, sources: Sequence[str], taken: frozenset[str]) -> None:
    """Raise unless every source is on record, or a document."""
    known = taken | ids_taken(root, DOCUMENTS) if sources else taken
    missing = [each for each in sources if each not in known]
    if missing:
        raise UsageError(
            _("there is no record {ids}").format(ids=", ".join(missing)),
            hint=_("write down first what this follows from, then this"),
        )


def _text(house: House, row: Fields, wish: Wish, name: str, today: date) -> str:
    language = house.organisation.binding
    shape = RECORDS.get(wish.kind, RECORD)
    offices = list(house.profile.offices)
    owner = "quality-officer" if "quality-officer" in offices else "".join(offices[:1])
    titles = row.fields("title")
    title = wish.title or titles.text(language) or titles.text("en") or wish.kind
    values = {
        "id": name,
        "kind": wish.kind,
        "title": _quoted(title),
        "today": today.isoformat(),
        "owner": owner,
        "sources": ", ".join(wish.sources),
        "language": language,
        "limits": ", ".join(dict.fromkeys(_limits(house))) or "–",
        **dict(_abouts(shape, language)),
    }
    template = record_skeleton(wish.kind)
    if template is not None:
        return template.substitute(values)
    return "\n".join(_lines(shape, tuple(row.texts("required")), values)) + "\n"


def _limits(house: House) -> Iterator[str]:
    """The limits of law that the profile knows, by their ids."""
    return (str(each.text("id")) for each in house.profile.raw.rows("limits"))


def _lines(
    shape: Structure, asked: Sequence[str], values: Mapping[str, str]
) -> Iterator[str]:
    """A record of a kind without a skeleton: its head, and the fields asked of it."""
    yield "qms: 1"
    for each in ("id", "kind", "title"):
        yield f"{each}: {values[each]}"
    yield f"opened: {values['today']}"
    yield f"owner: {values['owner']}"
    if values["sources"] and "from" in shape.by_name:
        yield f"from: {values['sources']}"
    known = {each.name for each in HEAD_FIELDS}
    for name in dict.fromkeys((*shape.required, *asked)):
        if name not in known:
            yield _gap(name, shape.by_name.get(name), values)
    if "closed" in shape.by_name:
        yield CLOSED


def _gap(name: str, field: Field | None, values: Mapping[str, str]) -> str:
    about = values.get(f"about_{name}", "")
    if field is not None and field.shape is TEXT:
        return f'{name}: "[… {about}]"' if about else f'{name}: "{PLACEHOLDER}"'
    return f"{name}: null  # {about}".rstrip(" #")


def _abouts(
    shape: Shape, language: str, name: str = "about"
) -> Iterator[tuple[str, str]]:
    """What each field is for, in the office's language, by its way down."""
    speak = catalogue(language).gettext
    inner = shape.of if isinstance(shape, ListOf) else shape
    if isinstance(inner, Structure):
        for field in inner.fields:
            below = f"{name}_{field.name}"
            told = speak(field.about) if field.about else ""
            yield below, told.replace("\\", "").replace('"', "'")
            yield from _abouts(field.shape, language, below)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
