"""Services map: how a log is to be read, proposed from its first rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.case_promises import charters_on
from qms.actions.documents import read_facts
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.folding import fold
from qms.model.log_guess import Guess, column_names, guess, head_rows, whole_rows
from qms.model.profile import Profile
from qms.model.promise import UNCLOCKED
from qms.model.record_ids import id_example, id_fits
from qms.model.register import Register
from qms.model.time_style import time_style
from qms.store.act_files import recover
from qms.store.cases.sample import Sample, sample
from qms.store.lock import repository_locked
from qms.store.writing import write_whole

KIND = "case-log"
PARQUET = ".parquet"
_SEPARATORS = {"\t": "tab"}
_PLAIN = re.compile(r"[\w][\w .%/()-]*\Z")


@dataclass(frozen=True)
class Wish:
    """What is asked: a file, the promises it tells of, and what is known of it."""

    file: Path
    promises: Sequence[str] = ()
    style: str = ""
    name: str = ""
    title: str = ""


@dataclass(frozen=True)
class Proposal:
    """A case log as it would be written, and what its columns look like."""

    path: Path
    text: str
    guess: Guess
    encoding: str
    separator: str
    header: int


def propose(root: Path, now: datetime, wish: Wish) -> Proposal:
    """A record of kind case-log for a file.

    Raises QmsError where its times can be read in two ways, or it has none; UsageError
    where no promise is named.
    """
    register = read_facts(root, now.date())
    row = register.profile.record_kinds.get(KIND)
    if row is None:
        raise QmsError(
            _("the profile declares no records of kind {kind}").format(kind=KIND),
            hint=_("copy them from the shipped profile: qms profile diff"),
        )
    promises = _promises(root, register, now, wish)
    _require_style(wish.style)
    found, header = _sampled(wish.file)
    names = column_names(found.rows, header)
    looks = guess(names, whole_rows(found.rows[header:], names), wish.style)
    _require_clear(wish.file, looks)
    pattern = str(row.text("id"))
    name = wish.name or _name(wish.file, pattern)
    if pattern and not id_fits(pattern, name):
        raise UsageError(
            _("{id} does not fit the ids of this kind").format(id=name),
            hint=_("give one with --id, as {example}").format(
                example=id_example(pattern, now.year)
            ),
        )
    zone = str(register.profile.raw.text("timezone"))
    lines = _lines(wish, name, now.date(), register.profile)
    text = "\n".join([*lines, *_mapped(looks, found, header, zone, promises)])
    path = Path(str(row.text("folder"))) / f"{name}.yaml"
    return Proposal(path, text + "\n", looks, found.encoding, found.separator, header)


def write_proposal(root: Path, proposal: Proposal) -> None:
    """Write a case log as a record; raises QmsError where it stands already."""
    with repository_locked(root):
        recover(root)
        write_whole(root / proposal.path, proposal.text.encode(), may_replace=False)


def _promises(
    root: Path, register: Register, now: datetime, wish: Wish
) -> Sequence[str]:
    """The promises that are asked for, or the only one; raises UsageError on others."""
    known = [
        f"{charter.id}/{name}"
        for charter in charters_on(root, register, now.date(), now)
        for name, row in charter.promises.items()
        if row.text("unit") not in UNCLOCKED
    ]
    names = {*known, *(each.partition("/")[2] for each in known)}
    unknown = [each for each in wish.promises if each not in names]
    if unknown or (not wish.promises and len(known) != 1):
        what = (
            _("no charter promises {promise}").format(promise=", ".join(unknown))
            if unknown
            else _("of which promises does this log tell?")
        )
        raise UsageError(
            what,
            hint=_("name them with --promise: {known}").format(
                known=", ".join(known) or "–"
            ),
        )
    return wish.promises or known


def _require_style(text: str) -> None:
    try:
        time_style(text or "iso")
    except ValueError as error:
        raise UsageError(
            _("{text} is no style of times").format(text=text),
            hint=_("write it as iso, or as DD.MM.YYYY HH:mm"),
        ) from error


def _sampled(path: Path) -> tuple[Sample, int]:
    """The first rows of a file, and how many of them are its head."""
    if path.suffix.lower() == PARQUET:
        raise UsageError(
            _("{path} tells its columns itself: there is nothing to guess").format(
                path=path.name
            ),
            hint=_("write the record by hand, as docs/services.md shows"),
        )
    found = sample(path)
    header = head_rows(found.rows)
    if not found.rows[header:]:
        raise QmsError(
            _("{path} has no rows").format(path=path.name),
            hint=_("export some cases, too: what is proposed is seen in them"),
        )
    return found, header


def _require_clear(path: Path, looks: Guess) -> None:
    if looks.ambiguous is not None:
        found = looks.ambiguous
        readings = "; ".join(
            _("as {style} it is {day}").format(style=style, day=f"{day:%Y-%m-%d}")
            for style, day in found.readings
        )
        raise QmsError(
            _("{cell} can be read in two ways: {readings}").format(
                cell=found.cell, readings=readings
            ),
            hint=_("ask who exported the log, then say: --style {style}").format(
                style=f'"{found.readings[0][0]}"'
            ),
        )
    if not looks.start or not looks.stop or not looks.styles:
        raise QmsError(
            _(
                "{path} has no two columns of times that can be read in one style"
            ).format(path=path.name),
            hint=_("tell how they are written: --style {style}").format(
                style='"DD.MM.YYYY HH:mm"'
            ),
        )
    if not looks.case:
        raise QmsError(
            _("{path} has no column that tells one case from another").format(
                path=path.name
            ),
            hint=_("export the number of each case, too"),
        )


def _name(path: Path, pattern: str) -> str:
    words = re.findall(r"[A-Z]+", fold(path.stem).upper()) or ["CASES"]
    for end in range(len(words), 0, -1):
        name = f"LOG-{'-'.join(words[:end])}"
        if not pattern or id_fits(pattern, name):
            return name
    return f"LOG-{words[0]}"


def _lines(wish: Wish, name: str, today: date, profile: Profile) -> Iterator[str]:
    offices = list(profile.offices)
    owner = "registry" if "registry" in offices else next(iter(offices), "")
    yield "qms: 1"
    yield f"id: {name}"
    yield f"kind: {KIND}"
    yield f"title: {_written(wish.title or wish.file.stem)}"
    yield f"opened: {today.isoformat()}"
    if owner:
        yield f"owner: {owner}"


def _mapped(
    looks: Guess, found: Sample, header: int, zone: str, promises: Sequence[str]
) -> Iterator[str]:
    separator = _SEPARATORS.get(found.separator, found.separator)
    yield (
        f'file: {{separator: "{separator}", encoding: {found.encoding}, '
        f"header: {header}}}"
    )
    told = f", zone: {zone}" if zone else ""
    yield f'times: {{style: "{looks.styles[0]}"{told}}}'
    columns = {"case": looks.case, "start": looks.start, "stop": looks.stop}
    yield "columns:"
    yield from (f"  {name}: {_written(each)}" for name, each in columns.items())
    states = [each for each in looks.columns if each.states and each.name]
    if states:
        yield "# columns that say few words, for where under cases and excluded:"
        for each in states:
            words = ", ".join((*map(_written, each.states), *["…"] * each.has_rare))
            yield f"#   {_written(each.name)}: [{words}]"
    yield "# excluded: [{reason: withdrawn, where: {COLUMN: [WORD]}}]"
    yield "cases:"
    yield from (f"  - {{promise: {each}}}" for each in promises)
    yield "counted: all"
    yield "population: started"
    yield "closed: null"


def _written(text: str) -> str:
    """A text as YAML writes it on one line."""
    if _PLAIN.match(text) and not text.endswith(" ") and not text[0].isdigit():
        return text
    shown = "".join(each for each in text if each.isprintable())
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
