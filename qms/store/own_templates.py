"""An organisation's own page templates and styles, in `overrides/site`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.ordinary import fault_of, look_into, read_bytes

FOLDER = "overrides/site"
ENDINGS = (".html", ".css")
MOST_BYTES = 256 * 1024


def own_templates(root: Path) -> tuple[tuple[str, str], ...]:
    """The templates and styles by their paths in the folder, in order.

    Raises QmsError where one is a link, too large, or no text.
    """
    if not (root / FOLDER).is_dir():
        return ()
    return tuple(sorted(_found(root, FOLDER)))


def _found(root: Path, path: str) -> Iterator[tuple[str, str]]:
    here = look_into(f"{root}/{path}", path)
    for fault in here.faults.values():
        raise QmsError(_(fault.reason).format(**fault.values))
    for name in here.files:
        if name.endswith(ENDINGS):
            full = f"{path}/{name}"
            yield full.removeprefix(f"{FOLDER}/"), _text(root, full)
    for name in here.folders:
        yield from _found(root, f"{path}/{name}")


def _text(root: Path, path: str) -> str:
    data, reason = read_bytes(f"{root}/{path}", MOST_BYTES)
    if reason:
        fault = fault_of(reason, path, "form")
        raise QmsError(_(fault.reason).format(**fault.values))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise QmsError(
            _("{path} is no text in UTF-8").format(path=path),
            hint=_("save it as UTF-8"),
        ) from error
    if path.endswith(".css") and "</" in text:
        raise QmsError(
            _("{path} holds </, which ends a style sheet").format(path=path),
            hint=_("take it out: a style sheet holds no elements"),
        )
    return text
