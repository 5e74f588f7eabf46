"""Which column of a file answers which item, and why the others are dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from qms.errors import QmsError, UsageError
from qms.evaluation.survey.codes import plain
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

MOST_HEADERS = 10
SAMPLE = 200
LONG = 40
_MACHINE = '{"importid":'
_ROW_OF_GRID = re.compile(r".*\[(.+)\]\Z", re.S)
_PREFIX = 24
_MAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
_MOMENT_FORM = re.compile(r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}")
_ADDRESS_OF_NET = re.compile(r"(?<![0-9.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.])")
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Columns:
    """Where what stands: the rows of the header, and columns by what they hold."""

    headers: int
    names: tuple[str, ...]
    items: Mapping[str, int]
    roles: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[tuple[str, str], ...] = ()


def find_columns(
    rows: Rows,
    versions: Sequence[Questionnaire],
    told: Mapping[str, str],
    headers: int | None = None,
) -> Columns:
    """Find the header and the columns of the items, by id, by text, or as told.

    `told` maps names or numbers (`#3`) of columns to items or roles. Raises UsageError
    where a word of it leads to nothing, QmsError where an item stands in two columns or
    none has any.
    """
    keys = _keys(versions)
    count = _headers(rows, keys) if headers is None else headers
    cells = [[row[at] for row in rows[:count]] for at in range(len(rows[0]))]
    names = tuple(_name(each, at) for at, each in enumerate(cells))
    given = _given(told, cells, versions[0])
    items: dict[str, int] = {}
    for at, column in enumerate(cells):
        item = given.get(at) or _item_of(column, keys)
        if not item or item in ROLES:
            continue
        if item in items:
            raise _twice(item, names[items[item]], names[at])
        items[item] = at
    if not items:
        raise _none(names)
    taken = set(items.values())
    roles = _roles(names, given, taken)
    taken |= set(roles.values())
    dropped = tuple(
        (names[at], TOLD_SO if given.get(at) == DROP else _reason(rows, count, at))
        for at in range(len(names))
        if at not in taken
    )
    return Columns(count, names, items, roles, dropped)


def _keys(versions: Sequence[Questionnaire]) -> Mapping[str, str]:
    """The items by everything that a column of theirs may be called."""
    texts = {plain(item.text): item.id for each in versions for item in each.items}
    ids = {plain(item.id): item.id for each in versions for item in each.items}
    return {**texts, **ids}


def _headers(rows: Rows, keys: Mapping[str, str]) -> int:
    """How many rows the header has: up to the last that names the items.

    An answer may read as an item does, as a theme that is called like one; so a row of
    the header names at least half as many items as the row that names most.
    """
    named = [
        len({item for cell in row if (item := _matched(cell, keys))})
        for row in islice(rows, MOST_HEADERS)
    ]
    most = max(named, default=0)
    last = max(
        (at for at, found in enumerate(named, 1) if found and 2 * found >= most),
        default=0,
    )
    for row in rows[last : last + 1]:
        filled = [plain(cell) for cell in row if cell.strip()]
        if last and filled and all(cell.startswith(_MACHINE) for cell in filled):
            last += 1
    return last or 1


def _matched(cell: str, keys: Mapping[str, str]) -> str:
    text = plain(cell)
    if not text:
        return ""
    if text in keys:
        return keys[text]
    row = _ROW_OF_GRID.match(text)
    if row and row[1] in keys:
        return keys[row[1]]
    return next(
        (
            item
            for key, item in keys.items()
            if " " in key and text.endswith(key) and len(text) - len(key) <= _PREFIX
        ),
        "",
    )


def _item_of(cells: Sequence[str], keys: Mapping[str, str]) -> str:
    return next(filter(None, (_matched(cell, keys) for cell in cells)), "")


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


def _twice(item: str, first: str, second: str) -> QmsError:
    return QmsError(
        _("item {item} stands in two columns: {first}, {second}").format(
            item=item, first=first, second=second
        ),
        hint=_("say which one to leave out: --map COLUMN=drop"),
    )


def _none(names: Sequence[str]) -> QmsError:
    return QmsError(
        _("no column is called as an item of the questionnaire, by id or by text"),
        hint=_("say which is which with --map; the columns are: {names}").format(
            names=", ".join(names[:12])
        ),
    )
