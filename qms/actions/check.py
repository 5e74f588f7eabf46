"""Check: what a change does to what is controlled, judged by the laws of its base."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from qms import __version__
from qms.actions.base import base_of
from qms.actions.same_place import require_same_place
from qms.actions.validate import ARCHIVED, codes_named
from qms.errors import UsageError
from qms.i18n import _
from qms.model.change.base import Base, Compared
from qms.model.change.change import STATEMENTS, Change
from qms.model.concession import covers, settle
from qms.model.finding import Finding
from qms.model.record import Record
from qms.model.register import Register
from qms.model.report import Report
from qms.rules.judge import cards, default_severity, judge_change
from qms.store.ancestry import commit_named, merging
from qms.store.bytes import printable
from qms.store.changed import ChangeReader, fields_of
from qms.store.git import blobs_read
from qms.store.repository import git_folder
from qms.store.sides import Sides
from qms.store.touched import (
    COMMIT,
    INDEX,
    MOST_BYTES,
    WORKING,
    Tree,
    touched,
)
from qms.store.tree import RECORDS


@dataclass(frozen=True)
class Asked:
    """What is compared with what: refs as typed; without a head the working tree.

    `has_account` asks for the account of all that the change does, besides findings.
    """

    base: str = ""
    head: str = ""
    is_staged: bool = False
    may_fetch: bool = False
    rules: tuple[str, ...] = ()
    fail_on: str = "error"
    has_account: bool = False


def check(root: Path, as_of: date, now: datetime, asked: Asked) -> Report:
    """What is wrong with a change; raises QmsError where it cannot be compared."""
    codes = codes_named(asked.rules)
    head, upon = _head(root, asked)
    base = base_of(root, asked.base, upon, may_fetch=asked.may_fetch)
    with blobs_read(root, MOST_BYTES) as read:
        rows = touched(root, base.commit, head, read)
        sides = Sides(root, base.commit, rows, read)

        def judged(change: Change) -> tuple[Register, Register]:
            # what judges approvals is slow to load, and most changes touch none
            from qms.actions.change_control import Archives

            return Archives(root, sides, head, now).judged(change)

        reader = ChangeReader(sides, rows)
        if not reader.laws[0].is_there:
            require_same_place(root, base.commit)
        change = reader.read(as_of, judged)
        report = _Told(sides, change, base, codes, asked.fail_on).report()
        if not asked.has_account:
            return report
        # what puts it into words is slow to load, and most forms do without
        from qms.actions.account import account

        return replace(report, account=account(root, head, change, report))


def _head(root: Path, asked: Asked) -> tuple[Tree, tuple[str, ...]]:
    """The tree that is judged, and the commits upon which it is made, if any."""
    if git_folder(root) is None:
        raise UsageError(
            _("there is no git here, and so no change to check"),
            hint=_("check the documents as they stand: qms validate"),
        )
    if asked.head and asked.is_staged:
        raise UsageError(_("--head and --staged name two trees: give one of them"))
    if not asked.head:
        tree = Tree(INDEX if asked.is_staged else WORKING)
        last = commit_named(root, "HEAD")
        return tree, (last, *merging(root)) if last else ()
    commit = commit_named(root, asked.head)
    if commit is None:
        raise UsageError(
            _("git knows no commit {ref}").format(ref=asked.head),
            hint=_("see which there are: git branch --all"),
        )
    return Tree(COMMIT, commit), (commit,)


@dataclass(frozen=True)
class _Told:
    """The report on a change, put together."""

    sides: Sides
    change: Change
    base: Base
    codes: Collection[str]
    fail_on: str

    def report(self) -> Report:
        """What was found, graded and excused by what the base says."""
        change = self.change
        found = [
            each._replace(document=self._document(each))
            for each in self._graded(judge_change(change))
            if each.code in self.codes
        ]
        found.sort(key=lambda each: each.order)
        conceded = covers(self._conceded()) if found else []
        settled = settle(found, conceded, change.as_of)
        laws = change.base if change.base.is_there else change.head
        register = Register(change.as_of, house=laws.house)
        return Report(
            as_of=change.as_of,
            findings=settled.open,
            excused=settled.excused,
            cards=cards(register, {each.code for each in found}),
            lines=dict(self._lines(settled.open)),
            documents=len(change.documents),
            fail_on=self.fail_on,
            version=__version__,
            compared=self._compared(),
        )

    def _compared(self) -> Compared:
        change = self.change
        acts = [each.path for each in change.under(STATEMENTS) if each.is_added]
        return Compared(
            base=self.base,
            files=len(change.touched),
            documents=len(change.documents),
            records=len(change.records),
            acts=sum(path.endswith(".json") for path in acts),
        )

    def _graded(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        organisation = self.change.base.house.organisation
        for each in findings:
            severity = organisation.severity(each.code)
            if severity != "off":
                grade = severity or default_severity(each.code)
                place = each.place._replace(path=printable(each.place.path))
                yield each._replace(severity=grade, place=place)

    def _document(self, finding: Finding) -> str:
        """The id of the document that a finding is about, or lies with."""
        path = finding.place.path
        archived = ARCHIVED.match(path)
        if archived:
            return archived[1]
        for pair in self.change.documents:
            for document in (pair.after, pair.before):
                if document is not None and document.path == path:
                    return str(document.id)
        return str(finding.values.get("id") or finding.values.get("document") or "")

    def _conceded(self) -> list[Record]:
        """The concessions of the base: what the change adds does not excuse it."""
        return [
            Record(path, fields_of(state))
            for path, state in sorted(self.sides.before(RECORDS).items())
            if path.endswith(".yaml") and b"concession" in (state.data or b"")
        ]

    def _lines(
        self, findings: Collection[Finding]
    ) -> Iterator[tuple[tuple[str, int], str]]:
        """The lines at which findings stand, as they are after the change."""
        wanted: dict[str, set[int]] = {}
        for each in findings:
            if each.place.line:
                wanted.setdefault(each.place.path, set()).add(each.place.line)
        others = [path for path in wanted if path not in self.change.by_path]
        files = self.sides.after(self.sides.before(*others), wanted)
        for path, numbers in wanted.items():
            state = files.get(path)
            data = (state.data if state else None) or b""
            lines = data.decode(errors="replace").split("\n")
            for number in numbers:
                if number <= len(lines):
                    yield (path, number), lines[number - 1].rstrip("\r")
