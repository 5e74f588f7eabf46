"""The yearly report on satisfaction, drafted from what is on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.actions.documents import read_facts
from qms.actions.new import NEW_REASON, NEW_SUMMARY, PLACEHOLDER, require_inside
from qms.actions.yearly_sections import SECTIONS, Told
from qms.errors import QmsError, UsageError
from qms.i18n import _, spoken_in
from qms.model.chain.year import Year, year_of
from qms.model.kind import Kind
from qms.model.located import Scalar
from qms.model.questionnaire import Questionnaire, questionnaire_of, questionnaires
from qms.model.record_ids import id_example, id_fits
from qms.model.register import Register
from qms.model.yearly import KIND, SATISFACTION, yearly_report
from qms.reports.yearly import head_text, report_text
from qms.store.act_files import recover
from qms.store.lock import repository_locked
from qms.store.tree import DOCUMENTS
from qms.store.writing import write_whole

FIRST_YEAR, LAST_YEAR = 1000, 9999


@dataclass(frozen=True)
class Wish:
    """Which year is reported on, and in which language; else in the binding one."""

    year: int
    language: str = ""


def draft_report(root: Path, as_of: date, wish: Wish) -> Path:
    """Write the draft of the report on a year and give its path from the root.

    In another language than the binding one it is a language version. Raises
    UsageError where the year has nothing on record, QmsError if the file is there.
    """
    _require_year(wish.year)
    with repository_locked(root):
        recover(root)
        register = read_facts(root, as_of)
        kind = _kind(register)
        name = _id(kind, wish.year)
        binding = register.organisation.binding
        language = _language(register, wish.language or binding)
        found = year_of(register, wish.year)
        if found.is_empty:
            raise UsageError(
                _("nothing of {year} is on record").format(year=wish.year),
                hint=_("a survey, a measurement or feedback must be on record first"),
            )
        is_version = language != binding
        if is_version and name not in register.by_id:
            raise UsageError(
                _("{id} is not there in {language}, which binds").format(
                    id=name, language=binding
                ),
                hint=_("draft it first: qms report satisfaction --year {year}").format(
                    year=wish.year
                ),
            )
        ending = f".{language}.md" if is_version else ".md"
        path = Path(kind.folder or DOCUMENTS) / f"{name}{ending}"
        require_inside(root, path)
        with spoken_in(language.partition("-")[0]):
            text = _text(register, kind, name, language, found)
        write_whole(root / path, text.encode(), may_replace=False)
        return path


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        said = _("{year} is no year").format(year=year)
        raise UsageError(said, hint=_("write it as 2026"))


def _text(register: Register, kind: Kind, name: str, language: str, found: Year) -> str:
    told = Told(
        found,
        _questionnaires(register, language),
        _methods(register, language),
        tuple(_promised(register)),
    )
    sections = [
        (
            each.title(language),
            SECTIONS[each.id](told) if each.id in SECTIONS else PLACEHOLDER,
        )
        for each in kind.sections
        if not each.generated and (each.required or each.id in SECTIONS)
    ]
    return report_text(_head(register, kind, name, language, found), sections)


def _head(register: Register, kind: Kind, name: str, language: str, found: Year) -> str:
    title = f'"{kind.title(language)}, {found.year}"'
    if language != register.organisation.binding:
        source = register.by_id[name]
        number = f"{{edition: {source.edition}, revision: {source.revision}}}"
        return head_text(
            {"id": name, "title": title, "language": language, "translates": number}
        )
    offices = list(register.profile.offices)
    owner = "quality-officer" if "quality-officer" in offices else "".join(offices[:1])
    cited = dict.fromkeys(
        (
            *(each.questionnaire for each in found.waves),
            *(each.charter for each in found.measurements),
        )
    )
    known = [each for each in cited if each in register.by_id]
    process = next(iter(register.profile.processes), "")
    return head_text(
        {
            "id": name,
            "kind": kind.name,
            "title": title,
            "language": language,
            "edition": "1",
            "revision": "0",
            "owner": owner,
            **({"process": process} if process else {}),
            "references": f"[{', '.join(known)}]",
            "classification": kind.classification,
            "change": f'{{reason: "{_(NEW_REASON)}", summary: "{_(NEW_SUMMARY)}"}}',
        }
    )


def _kind(register: Register) -> Kind:
    report = yearly_report(register.profile, SATISFACTION)
    name = report.kind if report else KIND
    kind = register.profile.kinds.get(name)
    if kind is None:
        raise UsageError(
            _("the profile has no kind of document called {name}").format(name=name),
            hint=_("take it over from the shipped profile: qms profile diff"),
        )
    return kind


def _id(kind: Kind, year: int) -> str:
    name = id_example(kind.pattern_text, year)
    if str(year) not in name.split("-") or not id_fits(kind.pattern_text, name):
        raise QmsError(
            _("the ids of this kind do not name the year: {pattern}").format(
                pattern=kind.pattern_text
            ),
            hint=_("give it ids with a year in governance/profile.yaml"),
        )
    return name


def _language(register: Register, language: str) -> str:
    known = register.organisation.languages
    if known and language not in known:
        raise UsageError(
            _("{word} is none of: {known}").format(
                word=language, known=", ".join(known)
            )
        )
    return language


def _questionnaires(register: Register, language: str) -> Mapping[str, Questionnaire]:
    """The questionnaires as they are asked in a language, else in their own."""
    versions = {
        str(each.id): each
        for each in register.charters
        if each.is_version and each.language == language
    }
    return {
        str(each.id): questionnaire_of(each, versions.get(str(each.id)))
        for each in questionnaires(register)
    }


def _methods(register: Register, language: str) -> Mapping[str, str]:
    """The methods of feedback that the profile knows, by their titles."""
    rows = register.profile.raw.fields("feedback_methods")
    return {
        str(name): str(row.text(language) or row.text("en") or name)
        for name in rows
        for row in (rows.fields(name),)
    }


def _promised(register: Register) -> list[str]:
    """The promises of all charters, each with its charter's id."""
    return [
        f"{document.id}/{row.text('id')}"
        for document in register.charters
        if document.is_charter and not document.is_version
        for row in document.head.rows("promises")
        if isinstance(row.get("id"), Scalar)
    ]
