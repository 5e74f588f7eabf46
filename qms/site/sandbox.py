"""Where an organisation's own templates run: they read, and go on for so long alone.

A loop without end would keep a build from ever ending, and a sum could fill the memory:
so every turn of a loop and every call is counted, and numbers and texts stay small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import TemplateRuntimeError, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qms.i18n import _

MOST_STEPS = 5_000_000
MOST_LETTERS = 1_000_000
MOST_BITS = 4096
_COUNTED = "qms_counted"


class OwnEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox that counts what templates do while a page is made."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.steps = 0
        self.filters[_COUNTED] = self._counted
        # both read what they are told by its name, past the sandbox in some releases
        for name in ("attr", "format"):
            del self.filters[name]

    def begin(self) -> None:
        """Count from nothing: another page is made."""
        self.steps = 0

    def call(
        self,
        context: Context,
        called: Callable[..., Any],
        *given: Any,
        **named: Any,
    ) -> Any:
        """Call what a template calls, if it has not called too often."""
        self._step()
        return super().call(context, called, *given, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Times and powers, while what they give stays small."""
        if not _is_small(operator, left, right):
            raise TemplateRuntimeError(_("it makes something too large"))
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(
                loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno
            )
        return tree

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._step()
            yield item

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TemplateRuntimeError(_("it does not come to an end"))


def _is_small(operator: str, left: object, right: object) -> bool:
    numbers = [each for each in (left, right) if isinstance(each, int)]
    texts = [each for each in (left, right) if isinstance(each, str | list | tuple)]
    if len(numbers) == 2 and operator == "**":
        return numbers[0].bit_length() * abs(numbers[1]) <= MOST_BITS
    if len(numbers) == 2:
        return sum(each.bit_length() for each in numbers) <= MOST_BITS
    return not (texts and numbers) or len(texts[0]) * numbers[0] <= MOST_LETTERS
