"""Inserting into a YAML file: one more item of a list, and no other sign touched.

A door to PyYAML of its own, since it needs to know where a value ends.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml
from yaml import MappingNode, Node, SequenceNode
from yaml.error import Mark

from qms.errors import QmsError
from qms.i18n import _
from qms.model.located import Fields, Value
from qms.store.yaml import read_yaml

STEP = 2
NOTHING = ("", "null", "~")


def with_item(text: str, path: Sequence[str | int], name: str, item: str) -> str:
    """A text with one more item at the end of a list, which is made if need be.

    Where nothing stands under the name, it is made there.

    `path` leads to the mapping that has the list under `name`; `item` is a mapping
    written on one line: `{a: 1}`. Raises QmsError where the text cannot be changed so.
    """
    before, flaws = read_yaml(text)
    node = None if flaws else _found(yaml.compose(text, yaml.BaseLoader), path)
    if not isinstance(node, MappingNode):
        raise _cannot()
    changed = _with_item(text, node, name, item)
    if "\r\n" in text:
        changed = changed.replace("\r\n", "\n").replace("\n", "\r\n")
    after, flaws = read_yaml(changed)
    if flaws or not _is_only_more(before, after, (*path, name), item):
        raise _cannot()
    return changed


def _with_item(text: str, node: MappingNode, name: str, item: str) -> str:
    held = next((value for key, value in node.value if key.value == name), None)
    if held is None:
        return _with_list(text, node, name, item)
    if isinstance(held, SequenceNode) and held.value and not held.flow_style:
        column = held.start_mark.column
        return _with_line(text, _last(held), f"{' ' * column}- {item}")
    if isinstance(held, SequenceNode):
        comma = ", " if held.value else ""
        return _at(text, _before_end(held), f"{comma}{item}")
    if held.value in NOTHING:
        blanks = " " * (node.start_mark.column + STEP)
        list_ = f" [{item}]" if node.flow_style else f"\n{blanks}- {item}"
        start, end = held.start_mark.index, held.end_mark.index
        return f"{text[:start].rstrip()}{list_}{text[end:]}"
    return text


def _with_list(text: str, node: MappingNode, name: str, item: str) -> str:
    """A text with a list of one item put at the end of a mapping."""
    if node.flow_style:
        comma = ", " if node.value else ""
        return _at(text, _before_end(node), f"{comma}{name}: [{item}]")
    if not node.value:
        return text
    blanks = " " * node.start_mark.column
    lines = f"{blanks}{name}:\n{blanks}{' ' * STEP}- {item}"
    return _with_line(text, _last(node), lines)


def _with_line(text: str, line: int, more: str) -> str:
    """A text with lines put behind one of its lines."""
    lines = text.split("\n")
    return "\n".join([*lines[: line + 1], more, *lines[line + 1 :]])


def _at(text: str, index: int, more: str) -> str:
    return text[:index] + more + text[index:]


def _before_end(node: Node) -> int:
    """Where the bracket stands that closes a value."""
    mark: Mark = node.end_mark
    return int(mark.index) - 1


def _last(node: Node) -> int:
    """The line on which the last value within a value ends; comments do not count."""
    while not getattr(node, "flow_style", True) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    mark: Mark = node.end_mark
    # a text over several lines ends at the beginning of the next one
    return int(mark.line) - (mark.column == 0 and mark.line > node.start_mark.line)


def _found(node: Node | None, path: Sequence[str | int]) -> Node | None:
    for each in path:
        if isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == each), None)
        elif isinstance(node, SequenceNode) and isinstance(each, int):
            node = node.value[each] if each < len(node.value) else None
        else:
            return None
    return node


def _is_only_more(
    before: Fields, after: Fields, path: Sequence[str | int], item: str
) -> bool:
    """Whether a text says what it said, and one item more in one place."""
    wanted, _flaws = read_yaml(item)
    return _plain(after) == _grown(_plain(before), path, _plain(wanted))


def _grown(value: object, path: Sequence[str | int], item: object) -> object:
    if not path:
        return [*value, item] if isinstance(value, list) else [item]
    first, rest = path[0], path[1:]
    if isinstance(value, list) and isinstance(first, int):
        return [
            _grown(each, rest, item) if place == first else each
            for place, each in enumerate(value)
        ]
    if isinstance(value, dict):
        return {**value, first: _grown(value.get(first), rest, item)}
    return value


def _plain(value: Value) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value)


def _cannot() -> QmsError:
    return QmsError(
        _("the file is written in a way that cannot be added to safely"),
        hint=_("see what is wrong with it: qms validate; or write the line by hand"),
    )
