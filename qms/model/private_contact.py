"""Addresses and numbers that belong to a person rather than to an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PROVIDERS = """
abv.bg aol.com citromail.hu dir.bg freemail.hu gmail.com gmx.com gmx.net
googlemail.com hotmail.com icloud.com indamail.hu live.com mail.bg mail.ru me.com
msn.com outlook.com outlook.hu proton.me protonmail.com t-online.hu vipmail.hu
yahoo.com yahoo.co.uk yahoo.ro ymail.com zoho.com
"""
PROVIDERS = frozenset(_PROVIDERS.split())
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@((?:[\w-]+\.)+[a-z]{2,})", re.I)
_GAP = r"[ ./-]?"
_START = r"(?<![\w+.,/-])"
_END = r"(?![\w/-]|[.,][0-9]| ?[0-9])"
_MOBILES = tuple(
    re.compile(_START + start.replace("_", _GAP) + _END)
    for start in (
        r"(?:\+40|0040|0)_7[0-9]{2}_[0-9]{3}_[0-9]{3}",
        r"(?:\+36|0036|06)_\(?(?:20|30|31|50|70)\)?_[0-9]{3}_[0-9]{2}_[0-9]{2}",
        r"(?:\+359|00359|0)_(?:8[789][0-9]|9[89][0-9])_[0-9]{3}_[0-9]{3}",
        r"(?:\+359|00359|0)_(?:8[789]|9[89])_[0-9]{3}_[0-9]{2}_[0-9]{2}",
    )
)


def private_mails(line: str) -> Iterator[tuple[int, str]]:
    """Each address at a provider for private people: column, and the address masked."""
    for match in _MAIL.finditer(line):
        if match[2].lower() in PROVIDERS:
            yield match.start() + 1, f"{match[1][0]}…@{match[2]}"


def mobile_numbers(line: str) -> Iterator[tuple[int, str]]:
    """Each number of a mobile telephone: column, and the number masked."""
    for form in _MOBILES:
        for match in form.finditer(line):
            yield match.start() + 1, f"{match[0][:4]}…{match[0][-2:]}"
