"""The templates of pages, ready: an organisation's own, and the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qms.site.templates import Own, remember_compiled
from qms.store.compiled import CompiledTemplates
from qms.store.own_templates import own_templates


@contextmanager
def page_templates(root: Path) -> Iterator[Own]:
    """An organisation's own templates; shipped ones compiled meanwhile are remembered.

    Raises QmsError where one of its own cannot be read.
    """
    kept = CompiledTemplates()
    remember_compiled(kept)
    yield own_templates(root)
    kept.save()
