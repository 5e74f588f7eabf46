"""What a print bears so that its holder can ask whether it is still in force."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qms.site import places
from qms.site.qr import Code, code_of
from qms.site.subject import Subject

_BASE = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?\Z", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedCheck:
    """The short digest of a text and, where the site has an address, the way to ask.

    `spelled` is the address as people type it; without one, there is no code.
    """

    digest: str
    address: str = ""
    spelled: str = ""
    code: Code | None = None


def printed_check(subject: Subject) -> PrintedCheck:
    """What is printed on a page; a code only where its page is open to everybody."""
    digest = places.short(subject.shown.digest)
    base = str(subject.register.organisation.raw.text("site"))
    is_released = subject.text is not None and subject.text.release is not None
    if not (is_released and subject.is_public and _BASE.match(base)):
        return PrintedCheck(digest)
    address = f"{base.rstrip('/')}/{places.check(digest)}"
    return PrintedCheck(digest, address, address.partition("://")[2], code_of(address))
