"""YAML as typed: text with places, and a flaw where it cannot be read.

One of two doors to PyYAML; the C parser composes, nothing is converted. Keys
written twice, anchors, tags and depths that no person types are refused, since
each of them lets a file say one thing to a reader and another to a program.
"""

from __future__ import annotations

import yaml
from yaml import CBaseLoader, MappingNode, Node, ScalarNode, SequenceNode
from yaml._yaml import CParser
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event

from qms.model.finding import Values
from qms.model.flaw import Flaw
from qms.model.located import Fields, Items, Scalar, Value
from qms.store.problems import ANCHORS, NAME_IS_NO_TEXT, problem_of

MAX_DEPTH = 20
MOST_FLAWS = 20
NO_VALUES: Values = {}
_new = str.__new__


class TooDeepError(ValueError):
    """A value lies deeper than any that a person types."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self.node = node


class Composer(CParser):
    """The C parser's composer, without the guessing of types, and bounded in depth.

    It recurses in C and would end the program at some depth, so it is stopped long
    before, while it goes down.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        """No tag is ever asked for."""
        return ""

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Go down by one; raises TooDeepError where no person goes."""
        self.depth += 1
        if self.depth > MAX_DEPTH + 1 and parent is not None:
            raise TooDeepError(parent)

    def ascend_resolver(self) -> None:
        """Go up by one."""
        self.depth -= 1


def read_yaml(text: str, first_line: int = 1) -> tuple[Fields, list[Flaw]]:
    """The mapping that a text holds, and what is wrong with how it is written.

    `first_line` is the line of the file on which the text begins. A text that
    cannot be read gives an empty mapping and at least one flaw; one without any
    field gives an empty mapping and none.
    """
    offset = first_line
    nothing = Fields(first_line, 1)
    try:
        flaws = _forbidden(text, offset) if any(map(text.__contains__, "&*!")) else []
        node = None if flaws else Composer(text).get_single_node()
    except yaml.YAMLError as error:
        return nothing, [_syntax_flaw(error, text, offset)]
    except TooDeepError as error:
        return nothing, [_too_deep(error.node, offset)]
    if flaws:
        return nothing, flaws
    if node is None:
        return nothing, []
    if not isinstance(node, MappingNode):
        return nothing, [Flaw("QMS116", *_place(node, offset))]
    try:
        return _mapping(node, offset, flaws, 1), flaws
    except TooDeepError as error:
        return nothing, [_too_deep(error.node, offset)]


def _too_deep(node: Node, offset: int) -> Flaw:
    return Flaw("QMS112", *_place(node, offset), {"most": MAX_DEPTH})


def _mapping(node: MappingNode, offset: int, flaws: list[Flaw], depth: int) -> Fields:
    if depth > MAX_DEPTH:
        raise TooDeepError(node)
    fields = Fields(*_place(node, offset))
    for key_node, value_node in node.value:
        if len(flaws) > MOST_FLAWS:
            break
        if not isinstance(key_node, ScalarNode):
            flaws.append(_no_name(key_node, offset))
            continue
        key = _scalar(key_node, offset)
        if key in fields:
            flaws.append(_twice(key, fields.key(key)))
        elif type(value_node) is ScalarNode:
            fields[key] = _scalar(value_node, offset)
        else:
            fields[key] = _value(value_node, offset, flaws, depth + 1)
    return fields


def _no_name(node: Node, offset: int) -> Flaw:
    return Flaw("QMS108", *_place(node, offset), {"problem": NAME_IS_NO_TEXT})


def _twice(key: Scalar, first: Scalar) -> Flaw:
    values: Values = {"key": str(key), "line": first.line}
    return Flaw("QMS110", key.line, key.column, values)


def _value(node: Node, offset: int, flaws: list[Flaw], depth: int) -> Value:
    if isinstance(node, ScalarNode):
        return _scalar(node, offset)
    if isinstance(node, MappingNode):
        return _mapping(node, offset, flaws, depth)
    if depth > MAX_DEPTH:
        raise TooDeepError(node)
    items = Items(*_place(node, offset))
    for each in node.value if isinstance(node, SequenceNode) else ():
        items.append(_value(each, offset, flaws, depth + 1))
    return items


def _scalar(node: ScalarNode, offset: int) -> Scalar:
    mark = node.start_mark
    scalar = _new(Scalar, node.value)  # a call less for each of very many texts
    scalar.line = mark.line + offset
    scalar.column = mark.column + 1
    return scalar


def _place(node: Node, offset: int) -> tuple[int, int]:
    return node.start_mark.line + offset, node.start_mark.column + 1


def _forbidden(text: str, offset: int) -> list[Flaw]:
    """The first anchor, tag or excess of depth, read event by event."""
    depth = 0
    for event in yaml.parse(text, CBaseLoader):
        tag = getattr(event, "tag", None)
        if getattr(event, "anchor", None) or (tag and tag != "!"):
            return [_at_event("QMS111", event, offset)]
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        if depth > MAX_DEPTH:
            return [_at_event("QMS112", event, offset, {"most": MAX_DEPTH})]
    return []


def _at_event(code: str, event: Event, offset: int, values: Values = NO_VALUES) -> Flaw:
    mark = event.start_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Flaw(code, line + offset, column + 1, values)


def _syntax_flaw(error: yaml.YAMLError, text: str, offset: int) -> Flaw:
    line, column = _where(error, text)
    complaint = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')}"
    context = str(getattr(error, "context", ""))
    if any(word in context or f" {word}" in complaint for word in ANCHORS):
        return Flaw("QMS111", line + offset, column + 1)
    lines = text.split("\n")
    for number in (line, line - 1):
        tab = _tab_in_indent(lines[number]) if 0 <= number < len(lines) else -1
        if tab >= 0:
            return Flaw("QMS109", number + offset, tab + 1)
    values = {"problem": problem_of(complaint)}
    return Flaw("QMS108", line + offset, column + 1, values)


def _where(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Line and column from 0; of a sign that cannot be read, only bytes are told."""
    mark = getattr(error, "problem_mark", None)
    if mark:
        return mark.line, mark.column
    position = getattr(error, "position", 0) or 0
    before = text.encode()[:position].decode(errors="replace")
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _tab_in_indent(line: str) -> int:
    """The index of a tab among the blanks (and hyphens) before a text, or -1."""
    return line.find("\t", 0, len(line) - len(line.lstrip(" \t-")))
