"""Where the files that ship with the tool lie: templates and catalogues."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
LOCALE = PACKAGE / "locale"


def templates() -> Path:
    """The folder of shipped templates: in the wheel, or in the checkout."""
    shipped = PACKAGE / "templates"
    return shipped if shipped.is_dir() else PACKAGE.parent / "templates"
