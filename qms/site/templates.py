"""The only door to the templates: they escape everything, and know every name."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from qms import resources
from qms.site.contacts import site_of
from qms.site.voice import own_name, tied


@cache
def environment() -> Environment:
    """Templates that escape everything, and fail on a name that is not there."""
    made = Environment(
        loader=FileSystemLoader(resources.templates() / "site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["tied"] = tied
    made.filters["own_name"] = own_name
    made.filters["site"] = site_of
    return made
