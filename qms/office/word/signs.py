"""Signs of symbol fonts that have a letter of their own for all programs."""

from __future__ import annotations

_SYMBOL = {
    0xA3: "≤",
    0xA7: "♣",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
    0xBE: "—",
    0xDE: "⇒",
    0x61: "α",
    0x62: "β",
    0x6D: "μ",
    0x70: "π",
    0x53: "Σ",
    0x44: "Δ",
}
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x71: "☐",
    0x72: "☐",
    0x76: "❖",
    0x78: "☒",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000
_OCTET = 0xFF


def sign(font: str, code: str) -> str:
    """The sign of a font's place, written in hexadecimal; none where it has none."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if font.lower() in _FONTS:
        return _FONTS[font.lower()].get(place & _OCTET, "")
    is_letter = 0x20 < place < _PRIVATE and not 0xD800 <= place < 0xE000
    return chr(place) if is_letter else ""
