"""The command line: a literal table of commands, each loaded when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Protocol, cast

import typer
from typer.main import get_command

from qms import __version__
from qms.cli.console import errors_told
from qms.cli.exits import Exit
from qms.cli.options import one_of
from qms.cli.spoken import Command, SpokenGroup, WrongUsage, spoken, told
from qms.cli.today import tell_today
from qms.errors import UsageError
from qms.i18n import LANGUAGES, N_, _
from qms.reports.plainly import OPTION, ask_plain
from qms.store.collector import collector_paused

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("qms.cli.init:app", N_("begin a quality system")),
    "validate": ("qms.cli.validate:app", N_("check the documents against every rule")),
    "fix": ("qms.cli.fix:app", N_("mend what a machine can mend")),
    "check": ("qms.cli.check:app", N_("check what a change does")),
    "hooks": ("qms.cli.hooks:app", N_("look at each commit before it is made")),
    "explain": ("qms.cli.explain:app", N_("explain a rule, or list them all")),
    "list": ("qms.cli.listing:listing", N_("the master list of documents")),
    "show": ("qms.cli.answers:showing", N_("what is known of a document")),
    "status": ("qms.cli.standing:standing", N_("how documents stand, who is next")),
    "history": (
        "qms.cli.histories:telling_history",
        N_("every act on a document, with its proof"),
    ),
    "diff": ("qms.cli.differences:comparing", N_("what changed, word by word")),
    "verify": ("qms.cli.proving:verifying", N_("verify every approval")),
    "anchor": ("qms.cli.anchoring:anchoring", N_("a page that fixes all approvals")),
    "coverage": ("qms.cli.answers:covering", N_("which clauses are claimed")),
    "plan": ("qms.cli.chain:planning", N_("what is planned, late and lacking")),
    "trace": ("qms.cli.chain:tracing", N_("what a record follows from and leads to")),
    "indicators": ("qms.cli.chain:indicating", N_("indicators with their verdicts")),
    "report": ("qms.cli.report:app", N_("draft the report of a year")),
    "render": ("qms.cli.render:app", N_("make one page of a document")),
    "build": ("qms.cli.build:app", N_("build the site of what is in force")),
    "serve": ("qms.cli.serve:app", N_("show the site while it is written")),
    "new": ("qms.cli.changes:news", N_("begin a document with the next number")),
    "import": ("qms.cli.importing:app", N_("bring in documents as they are")),
    "renumber": ("qms.cli.changes:renumbering", N_("give a draft another number")),
    "revise": ("qms.cli.submitting:revising", N_("begin the next revision")),
    "submit": ("qms.cli.submitting:submitting", N_("put texts up for approval")),
    "approve": ("qms.cli.approving:approving", N_("read what changed and sign it")),
    "return": ("qms.cli.approving:returning", N_("send a submission back")),
    "release": ("qms.cli.releasing:app", N_("bring into force what is signed")),
    "vouch": ("qms.cli.vouching:app", N_("vouch for what was signed on paper")),
    "publish": ("qms.cli.reviewing:publishing", N_("record a publication")),
    "adopt": ("qms.cli.adopting:app", N_("take over texts approved before qms")),
    "confirm": ("qms.cli.reviewing:confirming", N_("record a periodic review")),
    "withdraw": ("qms.cli.withdrawing:app", N_("put up that a text cease")),
    "waive": ("qms.cli.standing_by:waiving", N_("let one person play two parts")),
    "ratify": ("qms.cli.standing_by:ratifying", N_("stand by what is unproven")),
    "disown": ("qms.cli.standing_by:disowning", N_("take back an act of your own")),
    "witness": ("qms.cli.standing_by:witnessing", N_("sign what you have seen")),
    "repair": ("qms.cli.repairing:app", N_("bring altered archive files back")),
    "sync": ("qms.cli.syncing:app", N_("exchange with the others through git")),
    "people": ("qms.cli.people:app", N_("who holds which office, with which key")),
    "key": ("qms.cli.key:app", N_("make, enrol, revoke and list keys")),
    "profile": (
        "qms.cli.changes:profiles",
        N_("compare the profile with the shipped one"),
    ),
    "services": ("qms.cli.services:app", N_("how the promises were kept")),
    "calendar": ("qms.cli.calendar:app", N_("which days are worked, and deadlines")),
    "survey": ("qms.cli.survey:app", N_("count a survey's answers, tell, compare")),
    "schema": ("qms.cli.schema:app", N_("the JSON Schema of a kind, for editors")),
}


GROUPS: dict[str, tuple[str, ...]] = {
    N_("Writing"): (
        *("init", "new", "import", "revise", "renumber", "validate", "fix", "check"),
        *("hooks", "explain", "profile", "schema"),
    ),
    N_("Approving"): (
        *("submit", "approve", "return", "release", "publish", "withdraw"),
        *("confirm", "vouch", "adopt", "waive", "ratify", "disown", "witness"),
    ),
    N_("Asking"): ("list", "show", "status", "history", "diff", "coverage", "calendar"),
    N_("Evaluating"): ("services", "survey", "plan", "trace", "indicators", "report"),
    N_("Publishing"): ("render", "build", "serve"),
    N_("Trusting"): ("people", "key", "verify", "anchor", "repair", "sync"),
}
"""The commands as the help page groups them."""


class Formatter(Protocol):
    """What the help page is written with."""

    def section(self, name: str) -> AbstractContextManager[None]:
        """Begin a part of the page."""

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write terms, each with what it means."""


class Commands(SpokenGroup):
    """The commands of the table; only the one that is called is imported."""

    def list_commands(self, ctx: object) -> list[str]:
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> Command | None:
        """The command of that name, with its help in the reader's language."""
        if cmd_name not in COMMANDS:
            if cmd_name.startswith("-"):
                return None
            raise _no_command(cmd_name)
        place, _colon, name = COMMANDS[cmd_name][0].partition(":")
        commands = getattr(import_module(place), name or "app")
        command = spoken(cast(Command, get_command(commands)))
        command.name = cmd_name
        return command

    def format_commands(self, ctx: object, formatter: Formatter) -> None:
        """The list of commands by groups, none of them imported for it."""
        for title, names in GROUPS.items():
            with formatter.section(_(title)):
                formatter.write_dl([(name, _(COMMANDS[name][1])) for name in names])


app = typer.Typer(
    cls=Commands,
    name="qms",
    help=N_("A quality management system that is a git repository."),
    epilog=N_("Example: qms validate"),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qms {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=N_("show the version and end"),
            callback=_tell_version,
            is_eager=True,
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang", metavar="|".join(LANGUAGES), help=N_("the language to speak")
        ),
    ] = "",
    plain: Annotated[
        bool,
        typer.Option(OPTION, help=N_("plain lines, for screen readers and for pipes")),
    ] = False,
) -> None:
    """Answer what must be done today, where no command is given."""
    with errors_told():
        if lang:
            one_of(lang, LANGUAGES)
        if context.invoked_subcommand is None:
            tell_today(context.get_help)


def run(words: Sequence[str]) -> int:
    """Run a command line and give its exit code."""
    own = ask_plain(list(words))
    command = spoken(cast(Command, get_command(app)))
    try:
        # a command makes very many values and ends: looking for circles is in vain
        with errors_told(), collector_paused():
            # what a command ends with is given back here, not raised
            end = command.main(own, prog_name="qms", standalone_mode=False)
    except typer.Exit as error:
        return error.exit_code
    except WrongUsage as error:
        typer.echo(told(error), err=True)
        return Exit.USAGE
    except typer.Abort:
        return Exit.INTERRUPTED
    return end if isinstance(end, int) else Exit.CONFORMS


def _no_command(name: str) -> UsageError:
    near = ", ".join(get_close_matches(name, COMMANDS, 3, 0.5))
    known = _("there are: {known}").format(known=", ".join(COMMANDS))
    return UsageError(
        _("there is no command {name}").format(name=name),
        hint=_("did you mean: {ids}").format(ids=near) if near else known,
    )
