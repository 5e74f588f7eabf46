"""The pages of a preview: files of the site, each with the script that reloads it.

The files stay as they were built. What is no plain file of the site is not there: no
list of a folder, no way out of it, no symbolic link.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from qms import resources
from qms.actions.preview import Preview
from qms.errors import QmsError
from qms.i18n import _
from qms.site.unbuilt import notice_page

OWN = "/.qms/"
WAIT = f"{OWN}after"
SCRIPT = f"{OWN}reload.js"
PATIENCE = 25.0
HTML = "text/html; charset=utf-8"
TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
OTHER = "application/octet-stream"
_POLICY = re.compile("default-src (?:'|&#39;)none(?:'|&#39;);")
_RUNS = re.compile("script-src (?:'|&#39;)self(?:'|&#39;)")


class Answer(NamedTuple):
    """What is answered; `place` is where to look instead."""

    code: int
    type: str = HTML
    data: bytes = b""
    place: str = ""


def answer(preview: Preview, address: str) -> Answer:
    """The answer to a request for an address of the preview."""
    asked, _mark, query = address.partition("?")
    if asked.startswith(OWN):
        return _own(preview, asked, query)
    standing = preview.standing
    path, data = _file(preview.folder, unquote(asked, errors="surrogateescape"))
    if path is None:
        return _missing(standing.number)
    if not data and path.is_dir():
        return Answer(301, place=f"{asked}/")
    kind = TYPES.get(path.suffix.lower(), OTHER)
    if kind != HTML:
        return Answer(200, kind, data)
    if standing.fault:
        return Answer(503, HTML, _fault(standing.fault, standing.number))
    return Answer(200, HTML, reloading(data, standing.number))


def reloading(page: bytes, number: int) -> bytes:
    """A page that asks for news of the preview, and may ask nothing else."""
    script = f'<script src="{SCRIPT}" data-seen="{number}" defer></script>\n</head>'
    text = page.decode()
    added = " connect-src 'self';"
    if not _RUNS.search(text):
        added += " script-src 'self';"
    text = _POLICY.sub(lambda found: found[0] + added, text, count=1)
    return text.replace("</head>", script, 1).encode()


def _own(preview: Preview, path: str, query: str) -> Answer:
    """What the script of the preview is, and what it asks for."""
    if path == SCRIPT:
        file = resources.templates() / "site" / "preview.js"
        return Answer(200, TYPES[".js"], file.read_bytes())
    if path == WAIT and query.isdecimal():
        is_other = preview.await_other(int(query), PATIENCE)
        return Answer(200 if is_other else 204, TYPES[".txt"])
    return Answer(404)


def _file(folder: Path, path: str) -> tuple[Path | None, bytes]:
    """A plain file of the site with its bytes, or a folder that has a first page."""
    steps = path.split("/")[1:]
    is_folder = steps[-1:] == [""]
    steps = steps[:-1] if is_folder else steps
    if any(not _is_step(each) for each in steps):
        return None, b""
    place = folder
    for step in steps:
        place = place / step
        if place.is_symlink():
            return None, b""
    if is_folder:
        place = place / "index.html"
    elif place.is_dir() and (place / "index.html").is_file():
        return place, b""
    data = _bytes(place)
    return (None, b"") if data is None else (place, data)


def _is_step(name: str) -> bool:
    """Whether a part of an address is the name of one file or folder."""
    is_hidden = name.startswith(".")
    return bool(name) and not is_hidden and not set(name) & {"\\", ":", "\0"}


def _bytes(place: Path) -> bytes | None:
    """The bytes of a plain file."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        number = os.open(place, flags)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        return None
    with open(number, "rb") as file:  # noqa: PTH123 - opened above, no link followed
        return file.read()


def _missing(number: int) -> Answer:
    page = notice_page(
        _("There is no such page"), (_("Nothing of the site lies here."),)
    )
    return Answer(404, HTML, reloading(page, number))


def _fault(fault: QmsError, number: int) -> bytes:
    lines = [*str(fault).split("\n"), fault.hint]
    title = _("The site cannot be built")
    return reloading(notice_page(title, tuple(filter(None, lines))), number)
