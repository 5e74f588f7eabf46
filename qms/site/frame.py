"""What stands around every text: title, state, control block, languages, notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.approval.status import UNPROVEN
from qms.model.located import Fields
from qms.model.revision import number_or_none
from qms.site.control import (
    Fact,
    LanguageVersion,
    Signer,
    facts_of,
    language_versions,
    revision_of,
    signers,
)
from qms.site.printed_check import PrintedCheck, printed_check
from qms.site.state import PAST, State, state_of
from qms.site.subject import Subject


@dataclass(frozen=True)
class Frame:
    """The frame of a page; `notices` are sentences that no reader may miss."""

    language: str
    labels: str
    direction: str
    organisation: str
    document: str
    kind: str
    title: str
    revision: str
    state: State
    facts: tuple[Fact, ...]
    signers: tuple[Signer, ...]
    versions: tuple[LanguageVersion, ...]
    binding: str
    day: str
    notices: tuple[str, ...]
    check: PrintedCheck


def frame_of(subject: Subject, *, is_mixed: bool) -> Frame:
    """The frame of a page; `is_mixed` if some texts are still in the source's language.

    A notice then says so.
    """
    voice = subject.voice
    kind = subject.kind
    state = state_of(subject)
    return Frame(
        language=voice.language,
        labels=voice.labels,
        direction=voice.direction,
        organisation=subject.register.organisation.name(voice.language),
        document=str(subject.source.id),
        kind=subject.said_of_titles(kind.titles) if kind else "",
        title=str(subject.shown.head.text("title")) or str(subject.source.id),
        revision=revision_of(subject.source.head),
        state=state,
        facts=facts_of(subject),
        signers=signers(subject),
        versions=language_versions(subject),
        binding=str(subject.source.language),
        day=voice.day(subject.day),
        notices=(*_warnings(subject, state), *_notices(subject, is_mixed)),
        check=printed_check(subject),
    )


def _warnings(subject: Subject, state: State) -> Iterator[str]:
    """What a reader must know of an archived text before he works by it."""
    say, status = subject.voice.say, subject.status
    if status is None or subject.text is None:
        return
    if state.tone == PAST and status.in_force:
        sentence = N_("Do not work by this text: revision {revision} is in force.")
        yield say(sentence).format(revision=status.label)
    elif state.tone == PAST:
        yield say(N_("Do not work by this text: no text of it is in force."))
    if subject.is_in_force and UNPROVEN in status.marks:
        yield say(N_("Whoever holds the signer's office now can ratify the signature."))


def _notices(subject: Subject, is_mixed: bool) -> Iterator[str]:
    if subject.version is None:
        return
    say = subject.voice.say
    language = subject.voice.language_name(str(subject.source.language))
    yield say(N_("This is a translation; the binding language is {language}.")).format(
        language=language
    )
    translated = subject.version.head.fields("translates")
    if _number(translated) < _number(subject.source.head):
        sentence = N_("It translates revision {old}; the source is now at {new}.")
        yield say(sentence).format(
            old=revision_of(translated), new=revision_of(subject.source.head)
        )
    if is_mixed:
        sentence = N_("What is not translated yet is shown in {language}.")
        yield say(sentence).format(language=language)


def _number(head: Fields) -> tuple[int, int]:
    edition = number_or_none(head.text("edition")) or 0
    return edition, number_or_none(head.text("revision")) or 0
