"""Sites of the model town, built once for all tests that look at them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from qms.actions.build import build
from qms.model.publication import Audience, Wanted
from tests.once import made_once
from tests.site.page_read import DAY, TOWN, Page, read
from tests.town.test_oracle import NOW


@cache
def town_site(day: date = DAY, audience: Audience = Audience()) -> Path:  # noqa: B008 - a frozen value
    """The folder of a site of the town; nobody may write into it."""
    drafts, whose = audience.with_drafts, audience.is_internal

    def make(folder: Path) -> None:
        build(TOWN, day, Wanted(audience), folder / "site", NOW)

    return made_once(f"town-{day}-{whose}-{drafts}", make) / "site"


def site_text(path: str, day: date = DAY) -> str:
    return (town_site(day) / path).read_text(encoding="utf-8")


def site_page(path: str, day: date = DAY) -> Page:
    return read(site_text(path, day))
