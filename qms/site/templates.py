"""The only door to the templates: they escape everything, and know every name.

An organisation's own templates come before the shipped ones and run in a sandbox: they
see what a page is made of and change nothing. One may extend the shipped one of its
name, which it calls `qms/…`. What was cleaned once is told by its type alone; no
template can call a text clean. A page that would be less safe than a shipped one is
refused, and what went wrong is told by file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from traceback import walk_tb
from typing import Protocol

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import escape

from qms import resources
from qms.errors import QmsError
from qms.i18n import _
from qms.site.contacts import site_of
from qms.site.marking import said, spoken
from qms.site.sandbox import OwnEnvironment
from qms.site.voice import own_name, tied

OWN_FOLDER = "overrides/site"
SHIPPED = "qms"

Own = tuple[tuple[str, str], ...]

_BEGIN = re.compile(
    r'\s*<!doctype html>\s*<html(?: [a-z]+="[^"<>]*")*>\s*<head>\s*'
    r'<meta charset="utf-8">\s*\Z',
    re.IGNORECASE,
)
# what no policy holds back: leaving the page, and asking for a name before any link
_LEAVING = re.compile(r"<meta\b[^>]*\bhttp-equiv\b", re.IGNORECASE)
_AHEAD = re.compile(r"<link\b[^>]*\bhref\s*=\s*[\"']?\s*(?:[a-z]+:)?//", re.IGNORECASE)
_FILTERS = {
    "own_name": own_name,
    "said": said,
    "site": site_of,
    "spoken": spoken,
    "tied": tied,
}
# whatever a template may raise that asks for what is not there
_TROUBLE = (
    *(TemplateError, TypeError, ValueError, ArithmeticError),
    *(LookupError, AttributeError, RecursionError, MemoryError),
)


def rendered(name: str, own: Own, **values: object) -> str:
    """The page that a template makes of some values.

    Raises QmsError where an organisation's own template cannot be used, or makes a page
    that protects its readers less.
    """
    if not own:
        return environment().get_template(name).render(**values)
    made = environment(own)
    if isinstance(made, OwnEnvironment):
        made.begin()
    try:
        page = made.get_template(name).render(**values)
    except _TROUBLE as error:
        raise _unusable(name, error) from error
    shell = values.get("shell")
    for reason in _dangers(page, getattr(shell, "policy", "")):
        raise QmsError(
            reason.format(template=f"{OWN_FOLDER}/{name}"),
            hint=_("extend the shipped template, or keep its head: {example}").format(
                example=f'{{% extends "{SHIPPED}/{name}" %}}'
            ),
        )
    return page


class Kept(Protocol):
    """Where compiled templates are kept; what it gives was put there by ourselves."""

    def get(self, key: str) -> bytes | None:
        """What was put under a key."""

    def put(self, key: str, data: bytes) -> None:
        """Keep something under a key."""


class _Remembered(BytecodeCache):
    """Compiled templates, found again by their names, their text and the compiler."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.compiler = version("jinja2")

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self.kept.get(self._key(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return f"{bucket.key} {bucket.checksum} {self.compiler}"


def remember_compiled(kept: Kept) -> None:
    """From now on the shipped templates are compiled once, and then found again.

    Whatever `kept` gives is run as it is: it must be sealed.
    """
    environment().bytecode_cache = _Remembered(kept)


def compiled(own: Own) -> Iterator[None]:
    """Compile the templates one by one, before many pages are made of them.

    An organisation's own are compiled when they are used, for their faults to be told.
    """
    if own:
        return
    made = environment()
    for name in made.list_templates(["html"]):
        made.get_template(name)
        yield


def _dangers(page: str, policy: str) -> Iterator[str]:
    """Why a page is less safe than a shipped one, as sentences."""
    if not policy:
        return
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    begin, found, rest = page.partition(meta)
    if not found or not _BEGIN.match(begin):
        yield _(
            "the page of {template} leaves out the policy that protects its readers"
        )
    elif _LEAVING.search(rest) or _AHEAD.search(rest):
        yield _("the page of {template} would lead its readers outside by itself")


@cache
def environment(own: Own = ()) -> Environment:
    """Templates that escape everything, and fail on a name that is not there."""
    shipped = FileSystemLoader(resources.templates() / "site")
    made = (OwnEnvironment if own else Environment)(
        loader=_with_own(own, shipped) if own else shipped,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    del made.filters["safe"]
    made.filters |= _FILTERS
    return made


def _with_own(own: Own, shipped: BaseLoader) -> BaseLoader:
    texts = dict(own)

    def found(name: str) -> tuple[str, str, None] | None:
        return (texts[name], f"{OWN_FOLDER}/{name}", None) if name in texts else None

    return ChoiceLoader(
        [FunctionLoader(found), PrefixLoader({SHIPPED: shipped}), shipped]
    )


def _unusable(name: str, error: Exception) -> QmsError:
    """What is wrong with an organisation's own template, and where."""
    return QmsError(
        _("a page template of your own cannot be used: {place}: {reason}").format(
            place=_place_of(error) or f"{OWN_FOLDER}/{name}",
            reason=str(error) or type(error).__name__,
        ),
        hint=_("mend it, or move it away: the shipped one is used then"),
    )


def _place_of(error: Exception) -> str:
    """The file and line of an own template; empty where none took part."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    places = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(f"{OWN_FOLDER}/")
    ]
    return places[-1] if places else ""
