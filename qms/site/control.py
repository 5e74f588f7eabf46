"""The control block of a page: what the document is, who answers, how to check it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.leaves import read_period
from qms.model.located import Fields
from qms.model.revision import revision_text
from qms.model.signers import Signers, signers_of
from qms.site.signed import Mark, adopted_from, marks_of
from qms.site.state import state_of
from qms.site.subject import Subject
from qms.site.voice import CLASSIFICATIONS, own_name

_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True)
class Fact:
    """A name and its value; a code is set in letters of one width.

    What is `on_site` is left out where room on paper is scarce.
    """

    name: str
    value: str
    is_code: bool = False
    on_site: bool = False


@dataclass(frozen=True)
class Signer:
    """A step of approval and the office that takes it; with `mark` once it signed."""

    step: str
    office: str
    mark: Mark | None = None


@dataclass(frozen=True)
class LanguageVersion:
    """The same document in a language, with the name of the page beside this one."""

    tag: str
    name: str
    address: str
    is_this: bool
    is_binding: bool


def facts_of(subject: Subject) -> tuple[Fact, ...]:
    """The facts of the control block, in the order that people look for them."""
    return tuple(fact for fact in _facts(subject) if fact.value)


def _facts(subject: Subject) -> Iterator[Fact]:
    say, voice, head = subject.voice.say, subject.voice, subject.source.head
    shown = subject.shown.digest
    yield Fact(say(N_("Document")), str(subject.source.id))
    yield Fact(say(N_("Edition and revision")), revision_of(head))
    yield Fact(say(N_("Translates")), _translated(subject))
    yield from _approval(subject)
    yield Fact(say(N_("Next review")), _review(subject))
    yield Fact(say(N_("Owner")), subject.office(subject.owner) if subject.owner else "")
    process = str(head.text("process"))
    told = subject.process(process) if process else ""
    yield Fact(say(N_("Process")), told, on_site=True)
    yield Fact(say(N_("Classification")), _classification(subject), on_site=True)
    language = voice.language_name(voice.language)
    yield Fact(say(N_("Language")), language, on_site=True)
    yield Fact(say(N_("Shown as of")), voice.day(subject.day))
    yield Fact(say(N_("Check code")), _short(shown), is_code=True)
    yield Fact(say(N_("Root of trust")), _root(subject), is_code=True, on_site=True)


def _approval(subject: Subject) -> Iterator[Fact]:
    """Where the text stands on the day, since when, and when it was approved."""
    say, voice, text = subject.voice.say, subject.voice, subject.text
    if text is None:
        yield Fact(say(N_("Approved")), say(N_("not yet")))
        return
    yield Fact(say(N_("Status")), state_of(subject).word, on_site=True)
    number = adopted_from(subject)
    if number:
        label = say(N_("on paper, archive no. {number}"))
        yield Fact(say(N_("Approved")), label.format(number=number))
    elif text.approved:
        yield Fact(say(N_("Approved")), voice.day(text.approved))
    yield Fact(say(N_("In force from")), voice.day(text.in_force or ""))
    known = subject.revision_state
    if known and known.until and not subject.is_in_force:
        yield Fact(say(N_("In force until")), voice.day(known.until))


def _short(digest: str) -> str:
    return f"{digest[:8]}…{digest[-4:]}"


def _root(subject: Subject) -> str:
    """The digest of the first governance, on which every approval rests."""
    control = subject.register.control
    roots = control.ledger.roots if control else []
    return _short(roots[0].removeprefix("sha256:")) if len(roots) == 1 else ""


def revision_of(head: Fields) -> str:
    """Edition and revision as `3.0`, and nothing where none is stated."""
    edition = str(head.text("edition"))
    return revision_text(edition, str(head.text("revision"))) if edition else ""


def _translated(subject: Subject) -> str:
    if subject.version is None:
        return ""
    return revision_of(subject.version.head.fields("translates"))


def _review(subject: Subject) -> str:
    if subject.is_in_force and subject.status and subject.status.review_due:
        return subject.voice.day(subject.status.review_due)
    if subject.text is not None:
        return ""
    try:
        count, unit = read_period(subject.kind.review if subject.kind else "")
    except ValueError:
        return ""
    period = subject.voice.period(count, unit)
    label = subject.voice.say(N_("{period}, counted from the approval"))
    return label.format(period=period)


def _classification(subject: Subject) -> str:
    name = subject.classification
    return subject.voice.say(CLASSIFICATIONS[name]) if name in CLASSIFICATIONS else name


def signers(subject: Subject) -> tuple[Signer, ...]:
    """Who signs, step by step; of a language version, who signs the translation.

    Of an archived text, who signed it.
    """
    kind = subject.kind
    if subject.text is not None:
        return tuple(Signer(each.step, each.office, each) for each in marks_of(subject))
    if kind is None:
        return ()
    steps = kind.translation_steps if subject.version else kind.steps
    return tuple(
        Signer(_step_title(subject, step), _offices(subject, needed))
        for step in steps
        for needed in signers_of(step, subject.owner, subject.profile)
    )


def _step_title(subject: Subject, step: Fields) -> str:
    return subject.said_of(step.fields("title")) or str(step.text("step"))


def _offices(subject: Subject, needed: Signers) -> str:
    titles = [subject.office(name) for name in needed.offices]
    if len(titles) == 1:
        return titles[0]
    label = subject.voice.say(N_("{count} of: {offices}"))
    return label.format(count=needed.needed, offices=", ".join(titles))


def language_versions(subject: Subject) -> tuple[LanguageVersion, ...]:
    """Every language that the document is written in, the source's first."""
    source = str(subject.source.language)
    found = {
        str(each.language)
        for each in subject.register.versions
        if each.id == subject.source.id
    }
    usual = subject.register.organisation.languages
    tags = [tag for tag in dict.fromkeys((source, *usual)) if tag in found | {source}]
    tags += sorted(found - {*tags})
    return tuple(
        LanguageVersion(
            tag=tag,
            name=own_name(tag),
            address=page_name(str(subject.source.id), tag),
            is_this=tag == subject.voice.language,
            is_binding=tag == source,
        )
        for tag in tags
    )


def page_name(document: str, language: str) -> str:
    """The file name of a document's page in a language: no way out of a folder."""
    return f"{_UNSAFE.sub('-', document)}.{_UNSAFE.sub('-', language)}.html"
