"""Which column of a file answers which item, and why the others are dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from qms.errors import QmsError, UsageError
from qms.evaluation.survey.codes import plain
from qms.evaluation.survey.headings import Headings, Option, Rows, filled
from qms.i18n import _
from qms.model.identity_number import identity_numbers
from qms.model.nearest import nearest
from qms.model.private_contact import mobile_numbers
from qms.model.questionnaire import Questionnaire
from qms.model.survey_columns import (
    DROP,
    DURATION,
    FREE_TEXT,
    MOMENT,
    NO_ITEM,
    PERSONAL,
    RESPONDENT,
    ROLES,
    TOLD_SO,
    role_of,
    sort_of,
)

SAMPLE = 200
LONG = 40
_MAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
_MOMENT_FORM = re.compile(r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}")
_ADDRESS_OF_NET = re.compile(r"(?<![0-9.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.])")


@dataclass(frozen=True)
class Columns:
    """Where what stands: the rows of the header, and columns by what they hold.

    An item has several columns where each language was asked in one of its own.
    `options` are the columns of one theme each: the item, and the theme.
    """

    headers: int
    names: tuple[str, ...]
    items: Mapping[str, tuple[int, ...]]
    options: Mapping[int, Option] = field(default_factory=dict)
    roles: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[tuple[str, str], ...] = ()

    @property
    def named(self) -> Mapping[str, str]:
        """What the columns of each item are called."""
        places = {item: list(each) for item, each in self.items.items()}
        for at, (item, _theme) in self.options.items():
            places.setdefault(item, []).append(at)
        return {
            item: ", ".join(self.names[at] for at in each)
            for item, each in places.items()
        }


def find_columns(
    rows: Rows,
    versions: Sequence[Questionnaire],
    told: Mapping[str, str],
    headers: int | None = None,
) -> Columns:
    """Find the header and the columns of the items, by id, by text, or as told.

    `told` maps names or numbers (`#3`) of columns to items or roles. Raises UsageError
    where a word of it leads to nothing, QmsError where no item has a column, or one
    may be of several.
    """
    headings = Headings(versions)
    count = headings.rows(rows) if headers is None else headers
    cells = _cells(rows[:count], len(rows[0]))
    names = tuple(_name(each, at) for at, each in enumerate(cells))
    given = _given(told, cells, versions[0])
    options = _options(headings, rows[:count], cells, given)
    items: dict[str, tuple[int, ...]] = {}
    for at, column in enumerate(cells):
        if at in options or given.get(at) in ROLES:
            continue
        found = (given[at],) if at in given else headings.items(column)
        if len(found) > 1:
            raise _shared(names[at], found)
        for item in found:
            items[item] = (*items.get(item, ()), at)
    if not items and not options:
        raise _none(names)
    taken = {*chain.from_iterable(items.values()), *options}
    roles = _roles(names, given, taken)
    taken |= set(roles.values())
    dropped = tuple(
        (names[at], TOLD_SO if given.get(at) == DROP else _reason(rows, count, at))
        for at in range(len(names))
        if at not in taken
    )
    return Columns(count, names, items, options, roles, dropped)


def _cells(header: Rows, width: int) -> list[list[str]]:
    """The cells of a header column by column; without header, none of each."""
    return [[row[at] for row in header] for at in range(width)]


def _options(
    headings: Headings,
    header: Rows,
    cells: Sequence[Sequence[str]],
    given: Mapping[int, str],
) -> dict[int, Option]:
    """The columns that stand for one theme each, of who may name several."""
    above = _cells([filled(row) for row in header], len(cells))
    return {
        at: option
        for at, column in enumerate(cells)
        if at not in given and (option := headings.option(column, above[at]))
    }


def _name(cells: Sequence[str], at: int) -> str:
    """What a column is called: the first text of its header, else its place."""
    said = (" ".join(cell.split()) for cell in cells)
    return next(filter(None, said), f"#{at + 1}")


def _given(
    told: Mapping[str, str], cells: Sequence[Sequence[str]], asked: Questionnaire
) -> dict[int, str]:
    found = {}
    for name, item in told.items():
        at = _column(name, cells)
        if item not in asked.by_id and item not in ROLES:
            raise UsageError(
                _("{item} is no item of {questionnaire}").format(
                    item=item, questionnaire=asked.id
                ),
                hint=_("the nearest item is: {near}; or one of: {roles}").format(
                    roles=", ".join(ROLES), near=nearest(item, asked.by_id)
                ),
            )
        found[at] = item
    return found


def _column(name: str, cells: Sequence[Sequence[str]]) -> int:
    number = name.removeprefix("#")
    if name.startswith("#") and number.isdecimal() and 0 < int(number) <= len(cells):
        return int(number) - 1
    fitting = [
        at for at, column in enumerate(cells) if plain(name) in map(plain, column)
    ]
    if len(fitting) != 1:
        raise UsageError(
            _("{count} columns are called {name}").format(
                count=len(fitting), name=name
            ),
            hint=_("name it as in the file, or by its place, as #3"),
        )
    return fitting[0]


def _roles(
    names: Sequence[str], given: Mapping[int, str], taken: set[int]
) -> dict[str, int]:
    found = {role: at for at, role in given.items() if role in (RESPONDENT, DURATION)}
    for at, name in enumerate(names):
        role = role_of(name)
        if role and at not in taken and at not in given:
            found.setdefault(role, at)
    return found


def _reason(rows: Rows, headers: int, at: int) -> str:
    """Why a column is not kept, by its name and by a sample of its cells."""
    by_name = [sort_of(row[at]) for row in rows[:headers] if row[at].strip()]
    if PERSONAL in by_name:
        return PERSONAL
    cells = [row[at] for row in islice(rows, headers, headers + SAMPLE)]
    if any(map(_is_personal, cells)):
        return PERSONAL
    if any(by_name) or any(map(_MOMENT_FORM.search, cells)):
        return MOMENT
    return FREE_TEXT if any(len(cell) > LONG for cell in cells) else NO_ITEM


def _is_personal(cell: str) -> bool:
    return bool(
        _MAIL.search(cell)
        or _ADDRESS_OF_NET.search(cell)
        or any(identity_numbers(cell))
        or any(mobile_numbers(cell))
    )


def _shared(name: str, items: Sequence[str]) -> QmsError:
    return QmsError(
        _("{column}: several items have this text: {items}").format(
            column=name, items=", ".join(items)
        ),
        hint=_('say which is meant: --map "#3=ITEM"'),
    )


def _none(names: Sequence[str]) -> QmsError:
    return QmsError(
        _("no column is called as an item of the questionnaire, by id or by text"),
        hint=_("say which is which with --map; the columns are: {names}").format(
            names=", ".join(name[:LONG] for name in names[:12])
        ),
    )
