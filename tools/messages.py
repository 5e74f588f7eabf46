"""The sentences of the tool: gathered from the code, merged into each language.

    python -m tools.messages            gather, and update every catalogue
    python -m tools.messages --compile  make the .mo files that gettext reads

Sentences stand in `_()`, `N_()` and `ngettext()`, with a context in `NC_()` and
`pgettext()`, in the templates of pages, and in the docstrings of rules (title and
reasons). Those of the command line's library that a
user meets are listed here, since that library has no Hungarian, Romanian or Bulgarian.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from qms.i18n import LANGUAGES
from qms.rules import manual
from qms.rules.tables import RULES

TOP = Path(__file__).resolve().parent.parent
LOCALE = TOP / "qms" / "locale"
IN_CONTEXT = ((1, "c"), 2)
KEYWORDS = {
    "_": None,
    "N_": None,
    "NC_": IN_CONTEXT,
    "gettext": None,
    "ngettext": (1, 2),
    "tell": None,
    "pgettext": IN_CONTEXT,
}
LIBRARY = (
    "Arguments",
    "Commands",
    "Install completion for the current shell.",
    "Options",
    "Show completion for the current shell, to copy it or customize the installation.",
    "default: {default}",
    "required",
)
Text = str | tuple[str, str]
Message = tuple[Text, str, str]


def gathered() -> Catalog:
    """The catalogue of every sentence, without translations."""
    found = Catalog(project="qms", charset="utf-8", fuzzy=False)
    found.header_comment = "# The sentences of qms.\n"
    for message, context, path in sorted(_messages(), key=_place):
        found.add(message, locations=[(path, 0)], context=context or None)
    return found


def _place(message: Message) -> tuple[str, str, str]:
    text, context, path = message
    return path, str(text), context


def _messages() -> Iterator[Message]:
    for path in sorted((TOP / "qms").rglob("*.py")):
        name = path.relative_to(TOP).as_posix()
        yield from ((*each, name) for each in _extracted("python", path))
    for path in sorted((TOP / "templates" / "site").rglob("*.html")):
        name = path.relative_to(TOP).as_posix()
        method = "jinja2.ext:babel_extract"
        yield from ((*each, name) for each in _extracted(method, path))
    for code, rule in RULES.items():
        for text in (manual.title(rule), *manual.reasons(rule)):
            yield text, "", f"rule {code}"
    yield from ((each, "", "the command line's library") for each in LIBRARY)


def _extracted(method: str, path: Path) -> Iterator[tuple[Text, str]]:
    """The sentences of a file, each with its context."""
    data = io.BytesIO(path.read_bytes())
    for _line, message, _comments, context in extract(method, data, KEYWORDS):
        if message:
            text = message if isinstance(message, str) else (message[0], message[1])
            yield text, context or ""


def source_of(language: str) -> Path:
    """The file of a language's translations."""
    return LOCALE / language / "LC_MESSAGES" / "qms.po"


def read_language(language: str) -> Catalog:
    """The translations of a language as they stand."""
    path = source_of(language)
    if not path.is_file():
        return Catalog(locale=language, project="qms", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def written(catalog: Catalog) -> bytes:
    """A catalogue as the bytes of its file, the same on every run."""
    out = io.BytesIO()
    write_po(
        out, catalog, width=88, sort_output=True, omit_header=False, no_location=True
    )
    lines = out.getvalue().decode().split("\n")
    dated = ('"POT-Creation-Date:', '"PO-Revision-Date:', '"Generated-By:')
    return "\n".join(line for line in lines if not line.startswith(dated)).encode()


def update() -> None:
    """Merge what was gathered into every language; nothing is guessed."""
    template = gathered()
    for language in LANGUAGES:
        if language == "en":
            continue
        old = read_language(language)
        merged = Catalog(locale=language, project="qms", charset="utf-8", fuzzy=False)
        for message in template:
            if message.id:
                known = old.get(message.id, message.context) or old.get(message.id)
                string = known.string if known else None
                merged.add(message.id, string, context=message.context)
        path = source_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(merged))


def compile_all() -> None:
    """Make the .mo file of every language."""
    for language in LANGUAGES:
        path = source_of(language)
        if path.is_file():
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, read_language(language))


if __name__ == "__main__":
    if "--compile" not in sys.argv[1:]:
        update()
    compile_all()
