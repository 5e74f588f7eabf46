"""What a database said when it refused a log, told without passwords and clients."""

from __future__ import annotations

import re
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.cases.log_parts import Wanted

_EXTENSION = re.compile(r"[Ee]xtension\b.*?([a-z0-9]+?)(?:_scanner)?(?:\.duckdb|')")
_SECRET = re.compile(r"((?:password|passwd|pwd)\s*=\s*)('[^']*'|[^\s\"']+)", re.I)
_IN_ADDRESS = re.compile(r"(:/{1,2}[^:/@\s]*:)[^@\s]+@")
_OF_DATA = re.compile(r"(?:Conversion|Mismatch Type|Out of Range|Invalid Input) Error")
_QUOTED = re.compile(r"(column \"[^\"]*\")|\"[^\"]*\"|'[^']*'")
_HIDDEN = "…"


def refusal(wanted: Wanted, said: str) -> QmsError:
    """The refusal of a log, by the first line of what the database said."""
    reason = (said.splitlines() or ["–"])[0]
    name = wanted.table or ", ".join(path.name for path in wanted.files)
    missing = _EXTENSION.search(reason) if wanted.source else None
    return QmsError(
        _("{path} cannot be read: {reason}").format(
            path=name, reason=_without_secrets(reason, wanted.source)
        ),
        hint=_("it is not installed: run once, with network, {command}").format(
            command=_installing(missing[1])
        )
        if missing
        else _("see whether it is what the case log says, and whole"),
    )


def _installing(extension: str) -> str:
    return f"python -c \"import duckdb; duckdb.sql('INSTALL {extension}')\""


def _without_secrets(text: str, source: str) -> str:
    """A text without the source, which may hold a password, and without any other.

    What is wrong with a row may quote what stands in it, too.
    """
    if _OF_DATA.search(text):
        text = _QUOTED.sub(lambda found: found[1] or _HIDDEN, text)
    for part in (source, str(Path(source)), source.partition(":")[2]):
        if len(part.strip()) > 1:
            text = text.replace(part, _HIDDEN)
    text = _SECRET.sub(rf"\1{_HIDDEN}", text)
    return _IN_ADDRESS.sub(rf"\1{_HIDDEN}@", text)
