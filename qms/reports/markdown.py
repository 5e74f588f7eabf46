"""Text made harmless for the Markdown of a forge: it shows, and does nothing.

What a document says must not become a heading, a link, a picture, a table's cell, a
mention that sends mail, a reference that marks an issue, or a change that was never
made. Signs that mean something to Markdown or HTML are written as entities; what a
forge would make a reference of is parted by a joiner that has no width.
"""

from __future__ import annotations

import re

from qms.reports.sentence import safe

JOINER = "&#8288;"
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_[]{}|~$^#!"}
_ENTITIES |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
# behind what a joiner must stand: a name, an issue, an address, a face, a shown change
_ACTS = re.compile(
    r"""@(?=\w)
      | [#!$%&~^](?=["\w])
      | \b(?:https?|ftps?|ssh|git)(?=://)
      | :(?=//)
      | \bwww(?=\.)
      | \b(?:mailto|xmpp|tel|sms|data|javascript)(?=:)
      | :(?=[a-z0-9_+-]+:)
      | \bG[HL](?=-\d)
      | [{\[](?=[+-])
      | [+-](?=[}\]])
      | \[(?=[a-z_]+:|\[?_*toc)
      | \b(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{4}(?=[0-9a-f]{3,60}\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# what begins a list or makes a heading of the line above
_BEGINNINGS = re.compile(r"\A([0-9]{0,9})([-+=.)])")


def escaped(text: str) -> str:
    """A text on one line, in which no forge finds anything to do."""
    parts = []
    end = 0
    for match in _ACTS.finditer(plain := " ".join(safe(text).split())):
        parts += [plain[end : match.end()].translate(_ENTITIES), JOINER]
        end = match.end()
    return "".join((*parts, plain[end:].translate(_ENTITIES)))


def begun(line: str) -> str:
    """An escaped line that may stand first in a paragraph, and begins no list."""
    return _BEGINNINGS.sub(lambda match: f"{match[1]}&#{ord(match[2])};", line, count=1)


def code(text: str) -> str:
    """A path or a command, as it is typed; forges look for nothing within."""
    return f"<code>{' '.join(safe(text).split()).translate(_ENTITIES)}</code>"


def bold(text: str) -> str:
    """A text in bold."""
    return f"<b>{escaped(text)}</b>"
