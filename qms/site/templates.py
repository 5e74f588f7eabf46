"""The only door to the templates: they escape everything, and know every name.

An organisation's own templates come before the shipped ones and run in a sandbox: they
see what a page is made of and change nothing. One may extend the shipped one of its
name, which it calls `qms/…`. What was cleaned once is told by its type alone; no
template can call a text clean.
"""

from __future__ import annotations

from functools import cache

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from qms import resources
from qms.errors import QmsError
from qms.i18n import _
from qms.site.contacts import site_of
from qms.site.voice import own_name, tied

OWN_FOLDER = "overrides/site"
SHIPPED = "qms"

Own = tuple[tuple[str, str], ...]


def rendered(name: str, own: Own, **values: object) -> str:
    """The page that a template makes of some values.

    Raises QmsError where an organisation's own template cannot be used, or leaves out
    what every page says it may do.
    """
    if not own:
        return environment().get_template(name).render(**values)
    try:
        page = environment(own).get_template(name).render(**values)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise _unusable(name, error) from error
    policy = getattr(values.get("shell"), "policy", "")
    if policy and f'content="{escape(policy)}"' not in page:
        raise QmsError(
            _(
                "the page of {template} leaves out the policy that protects its readers"
            ).format(template=name),
            hint=_("extend the shipped template, or keep its head: {example}").format(
                example=f'{{% extends "{SHIPPED}/{name}" %}}'
            ),
        )
    return page


@cache
def environment(own: Own = ()) -> Environment:
    """Templates that escape everything, and fail on a name that is not there."""
    shipped = FileSystemLoader(resources.templates() / "site")
    made = (ImmutableSandboxedEnvironment if own else Environment)(
        loader=_with_own(own, shipped) if own else shipped,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    del made.filters["safe"]
    made.filters["tied"] = tied
    made.filters["own_name"] = own_name
    made.filters["site"] = site_of
    return made


def _with_own(own: Own, shipped: BaseLoader) -> BaseLoader:
    return ChoiceLoader(
        [DictLoader(dict(own)), PrefixLoader({SHIPPED: shipped}), shipped]
    )


def _unusable(name: str, error: Exception) -> QmsError:
    """What is wrong with an organisation's own template, and where."""
    place = f"{OWN_FOLDER}/{name}"
    if isinstance(error, TemplateSyntaxError):
        place = f"{OWN_FOLDER}/{error.name or name}:{error.lineno}"
    return QmsError(
        _("a page template of your own cannot be used: {place}: {reason}").format(
            place=place, reason=str(error) or type(error).__name__
        ),
        hint=_("mend it, or move it away: the shipped one is used then"),
    )
