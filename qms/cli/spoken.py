"""The command line's own words in the reader's language: usage, help, wrong usage.

The library under Typer speaks English only. Its base class of wrong usage has no public
name; it is the parent of the one that has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol, cast

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from qms.i18n import N_, _

Context = Any  # the library's own, which has no public name either
WrongUsage = cast(type[Exception], typer.BadParameter.__mro__[1])
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\Z")
_PLACES = {
    "[OPTIONS]": N_("[OPTIONS]"),
    "COMMAND [ARGS]...": N_("COMMAND [ARGS]..."),
}
SENTENCES = {
    "NoSuchOption": N_("there is no option {name}"),
    "BadOptionUsage": N_("the option {name} is not followed by what it needs"),
    "MissingParameter": N_("{name} is missing"),
}


Option = TyperOption | None


class Formatter(Protocol):
    """What the usage line is written with."""

    def write_usage(self, prog: str, args: str, prefix: str | None) -> None:
        """Write the line."""


class SpokenCommand(TyperCommand):
    """A command whose usage line and help option speak the reader's language."""

    def format_usage(self, ctx: Context, formatter: Formatter) -> None:
        """Write the usage line."""
        _write_usage(self.collect_usage_pieces(ctx), ctx, formatter)

    def get_help_option(self, ctx: Context) -> Option:
        """The option that shows the help."""
        return _spoken_help(super().get_help_option(ctx))


class SpokenGroup(TyperGroup):
    """A group of commands, spoken likewise."""

    def format_usage(self, ctx: Context, formatter: Formatter) -> None:
        """Write the usage line."""
        _write_usage(self.collect_usage_pieces(ctx), ctx, formatter)

    def get_help_option(self, ctx: Context) -> Option:
        """The option that shows the help."""
        return _spoken_help(super().get_help_option(ctx))


Command = SpokenCommand | SpokenGroup


def new_app(help_text: str = "", example: str = "") -> typer.Typer:
    """A Typer without Rich in its help; a group of commands, if it has a help text."""
    return typer.Typer(
        cls=SpokenGroup,
        help=help_text or None,
        epilog=example or None,
        no_args_is_help=bool(help_text),
        rich_markup_mode=None,
        add_completion=False,
    )


def spoken(command: Command) -> Command:
    """A command with its help in the reader's language."""
    command.help = _(command.help) if command.help else None
    command.epilog = _(command.epilog) if command.epilog else None
    for parameter in command.params:
        if isinstance(parameter, TyperArgument | TyperOption) and parameter.help:
            parameter.help = _(parameter.help)
    for child in getattr(command, "commands", {}).values():
        spoken(child)
    return command


def told(error: Exception) -> str:
    """What is wrong with the words of a command line, with its usage and a way on."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error)
    name = getattr(error, "option_name", "") or _parameter(error)
    pattern = SENTENCES.get(type(error).__name__)
    words = _IN_BRACKETS.search(str(error))
    if pattern:
        sentence = _(pattern).format(name=name)
    elif words and "extra argument" in str(error):
        sentence = _("too many words: {words}").format(words=words[1])
    else:
        sentence = str(error)
    near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
    lines = [_("error: {message}").format(message=sentence)]
    if near:
        hint = _("did you mean: {ids}").format(ids=near)
        lines.append(_("hint: {hint}").format(hint=hint))
    context = getattr(error, "ctx", None)
    if context:
        asked = f"{context.command_path} --help"
        lines.insert(0, context.get_usage())
        lines.append(_("more: {command}").format(command=asked))
    return "\n".join(lines)


def _parameter(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    context = getattr(error, "ctx", None)
    return str(parameter.make_metavar(context)) if parameter is not None else ""


def _write_usage(pieces: Sequence[str], ctx: Context, formatter: Formatter) -> None:
    words = " ".join(_(_PLACES[each]) if each in _PLACES else each for each in pieces)
    prefix = _("Usage:")
    formatter.write_usage(ctx.command_path, words, f"{prefix} ")


def _spoken_help(option: Option) -> Option:
    if option is not None:
        option.help = _("Show this message and exit.")
    return option
