"""The server of a preview: for this computer alone, and for its own pages alone.

It listens on the loopback address, answers to no other name (a foreign page could else
reach it under a name of its own), and gives nothing to pages of other sites.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from qms.actions.preview import Preview
from qms.actions.preview_pages import Answer, answer
from qms.errors import QmsError, UsageError
from qms.i18n import _

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
USUAL_PORT = 8765
ANY_PORT = 0
_IDLE = 30.0
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # two servers on one port would share its readers
    allow_reuse_port = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; every other method is unknown to it."""

    server_version = "qms"
    sys_version = ""
    timeout = _IDLE

    def __init__(self, preview: Preview, *arguments: object) -> None:
        self.preview = preview
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with what was asked for."""
        self._give(self._answer(), with_data=True)

    def do_HEAD(self) -> None:
        """Answer with the head of what was asked for."""
        self._give(self._answer(), with_data=False)

    def _answer(self) -> Answer:
        port = self.connection.getsockname()[1]
        if not is_meant_for_us(dict(self.headers.items()), port):
            return Answer(403, "text/plain; charset=utf-8")
        return answer(self.preview, self.path)

    def _give(self, found: Answer, *, with_data: bool) -> None:
        self.send_response(found.code)
        self.send_header("Content-Type", found.type)
        self.send_header("Content-Length", str(len(found.data)))
        if found.place:
            self.send_header("Location", found.place)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if with_data:
            self.wfile.write(found.data)

    def log_message(self, *_what: object) -> None:
        """Requests are not told: the terminal tells what was built."""


def is_meant_for_us(headers: Mapping[str, str], port: int) -> bool:
    """Whether a request names this server, and is its own or a visitor's."""
    host = headers.get("Host", "")
    if host.lower() not in {f"{name}:{port}" for name in NAMES}:
        return False
    site = headers.get("Sec-Fetch-Site", "none")
    is_visit = headers.get("Sec-Fetch-Mode") == "navigate"
    return site in ("none", "same-origin") or is_visit


@contextmanager
def served(preview: Preview, port: int | None) -> Iterator[str]:
    """Serve a preview, and give its address; without a port any free one will do.

    Raises UsageError where the port that was asked for is taken.
    """
    server = _listening(preview, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_address[1]}/"
    finally:
        preview.end()
        server.shutdown()
        server.server_close()


def _listening(preview: Preview, port: int | None) -> _Server:
    handler = partial(_Handler, preview)
    for each in (USUAL_PORT, ANY_PORT) if port is None else (port,):
        try:
            return _Server((LOOPBACK, each), handler)
        except (OSError, OverflowError) as error:
            is_taken = getattr(error, "errno", 0) in (errno.EADDRINUSE, errno.EACCES)
            if port is None and each != ANY_PORT and is_taken:
                continue
            raise UsageError(
                _("port {port} cannot be used").format(port=each),
                hint=_("name another with --port, or none for any that is free"),
            ) from error
    raise QmsError(_("no port is free"))
