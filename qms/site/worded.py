"""The text of a subject, with the words that its page has for what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qms.i18n import N_
from qms.model.card import meanings_in
from qms.model.gathering import mentioned_in
from qms.model.located import Fields, Scalar, Value
from qms.site.markup import Part, key_of, shown, written
from qms.site.pictures import sized
from qms.site.subject import Remark, Subject
from qms.site.text.wording import NO_WORDS, TABLE, Wording

REMARK = N_("To be mended in the text: {what}. What helps: {remedy}.")


def text_of(subject: Subject) -> tuple[Part, ...]:
    """The parts of the text, as they stand on the subject's page."""
    outline, wording = subject.shown.outline, wording_of(subject)
    kept = subject.kept(key_of(outline, wording), lambda: written(outline, wording))
    sizes = {each.address: each.size for each in subject.files.values() if each.size[0]}
    return tuple(
        Part(each.heading, sized(each.html, sizes))
        for each in shown(kept, subject.pictures, subject.ways)
    )


def wording_of(subject: Subject) -> Wording:
    """What the text is told with: only what it needs, so that it can be kept."""
    say, is_draft = subject.voice.say, subject.text is None
    return Wording(
        table=say(TABLE),
        ids=frozenset(mentioned_in(subject.shown)),
        meanings=dict(_meanings(subject)),
        remarks=dict(_remarks(subject)) if is_draft else {},
        no_words=say(NO_WORDS) if is_draft else "",
    )


def _meanings(subject: Subject) -> Iterator[tuple[str, str]]:
    """The abbreviations of the text: those of the office, then its own over them."""
    capitals = subject.shown.outline.capitals
    known = subject.profile.raw.fields("abbreviations")
    for name in sorted(capitals & known.keys()):
        meaning = _said(subject, known[name])
        if meaning:
            yield str(name), meaning
    for each, meaning in meanings_in(subject.shown):
        for name in each.names:
            if name in capitals:
                yield name, meaning


def _said(subject: Subject, value: Value) -> str:
    if isinstance(value, Fields):
        texts: Mapping[str, str] = {tag: value.text(tag) for tag in value}
        return str(texts.get(subject.voice.language, ""))
    return str(value) if isinstance(value, Scalar) else ""


def _remarks(subject: Subject) -> Iterator[tuple[int, tuple[str, ...]]]:
    for line, remarks in subject.remarks.items():
        yield line, tuple(dict.fromkeys(_told(subject, each) for each in remarks))


def _told(subject: Subject, remark: Remark) -> str:
    say = subject.voice.say
    values = {
        name: say(str(value)) if name in remark.spoken else value
        for name, value in remark.values.items()
    }
    return say(REMARK).format(
        what=say(remark.sentence).format(**values),
        remedy=say(remark.remedy).format(**values),
    )
