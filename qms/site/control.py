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
from qms.site.subject import Subject
from qms.site.voice import CLASSIFICATIONS, own_name

_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True)
class Fact:
    """A name and its value; a code is set in letters of one width."""

    name: str
    value: str
    is_code: bool = False


@dataclass(frozen=True)
class Signer:
    """A step of approval and the office that takes it."""

    step: str
    office: str


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
    yield Fact(say(N_("Approved")), say(N_("not yet")))
    yield Fact(say(N_("Next review")), _review(subject))
    yield Fact(say(N_("Owner")), subject.office(subject.owner) if subject.owner else "")
    process = str(head.text("process"))
    yield Fact(say(N_("Process")), subject.process(process) if process else "")
    yield Fact(say(N_("Classification")), _classification(subject))
    yield Fact(say(N_("Language")), voice.language_name(voice.language))
    yield Fact(say(N_("Shown as of")), voice.day(subject.day))
    yield Fact(say(N_("Check code")), f"{shown[:8]}…{shown[-4:]}", is_code=True)


def revision_of(head: Fields) -> str:
    """Edition and revision as `3.0`, and nothing where none is stated."""
    edition = str(head.text("edition"))
    return revision_text(edition, str(head.text("revision"))) if edition else ""


def _translated(subject: Subject) -> str:
    if subject.version is None:
        return ""
    return revision_of(subject.version.head.fields("translates"))


def _review(subject: Subject) -> str:
    try:
        count, unit = read_period(subject.kind.review if subject.kind else "")
    except ValueError:
        return ""
    period = subject.voice.period(count, unit)
    label = subject.voice.say(N_("{period}, counted from the approval"))
    return label.format(period=period)


def _classification(subject: Subject) -> str:
    stated = str(subject.source.head.text("classification"))
    name = stated or (subject.kind.classification if subject.kind else "")
    return subject.voice.say(CLASSIFICATIONS[name]) if name in CLASSIFICATIONS else name


def signers(subject: Subject) -> tuple[Signer, ...]:
    """Who signs, step by step; of a language version, who signs the translation."""
    kind = subject.kind
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
