"""The public holidays of a country, as the package that collects them knows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import holidays


def public_holidays(country: str, years: Iterable[int]) -> dict[date, str]:
    """A country's public holidays in its own language; none of an unknown country.

    The package answers for any year. How far its answers hold is for the calendar
    that ships with us to say, which knows which years are decreed.
    """
    if country not in holidays.list_supported_countries(include_aliases=False):
        return {}
    language = holidays.country_holidays(country).default_language
    found = holidays.country_holidays(country, years=years, language=language)
    return {day: str(name) for day, name in sorted(found.items())}
