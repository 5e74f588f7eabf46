"""How the account of a change is put into words: names, numbers, steps, duties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from qms.i18n import N_
from qms.model.approval.act_words import ACTS
from qms.model.approval.called import Called
from qms.model.approval.hands import CEASE, TO_DO, WAIT, Hand
from qms.model.approval.submission import GOVERNANCE
from qms.model.change.account import (
    FILES,
    Dependent,
    DocumentAccount,
    RecordAccount,
    Said,
    StepTaken,
    Text,
)
from qms.model.change.dependents import BEHIND, TRANSLATION
from qms.model.change.laid import told as number_told
from qms.model.change.told import (
    HIDDEN,
    NO_REDLINE,
    REASON,
    SUMMARY,
    ToldDocument,
    ToldGroup,
    ToldRecord,
    ToldStep,
    ToldText,
)
from qms.model.located import Fields
from qms.model.profile import Profile
from qms.model.redline.worded import redlined, whole
from qms.model.tongue import Tongue

THE_RULES = N_("Governance")
SIGNED, WAITS = "✓", "○"
IN_FORCE = N_("in force from {day}")
DUE = N_("{what}, due {day}")
LEFT_BEHIND = N_("translation left behind: {language}")
FOLLOWS = N_("{name}, follows revision {revision}")
MOST_DEPENDENTS = 12


@dataclass(frozen=True)
class Teller:
    """Tells of documents and records in a language, with the names that people know.

    `faults` count what was found wrong with a document, in words, by its id.
    """

    tongue: Tongue
    called: Called
    profile: Profile
    day: date
    faults: Mapping[str, tuple[str, ...]]

    def document(self, each: DocumentAccount) -> ToldDocument:
        """A document, its row and its part."""
        groups = tuple(self._groups(each))
        return ToldDocument(
            name=self._name(each),
            title=each.title,
            kind=self.called.kind(each.kind) if each.kind else "",
            language=each.language,
            what=self._what(each),
            numbers=_numbers(each),
            steps=tuple(self._step(each, step) for step in each.course.steps),
            missing=tuple(self._missing(each)),
            stated=tuple(self._stated(each)),
            texts=tuple(self._text(text) for text in each.texts),
            files=tuple(map(self.said, each.files)),
            groups=groups,
            rest=self._rest(each),
        )

    def said(self, said: Said) -> str:
        """A sentence with its places filled; days in words."""
        values = dict(said.values)
        if "day" in values:
            values["day"] = self.tongue.day(str(values["day"]))
        return self.tongue.say(said.sentence).format(**values)

    def _name(self, each: DocumentAccount) -> str:
        document, version = each.key
        if document == GOVERNANCE:
            return self.tongue.say(THE_RULES)
        return " ".join(filter(None, (document, version)))

    def _what(self, each: DocumentAccount) -> str:
        phrases = [self.said(said) for said in each.natures]
        if not phrases and each.files:
            phrases = [self.said(Said(FILES))]
        phrases += [self.tongue.say(ACTS.get(act, act)) for act in each.acts]
        return ", ".join(phrases)

    def _step(self, each: DocumentAccount, step: StepTaken) -> ToldStep:
        title = self.called.step(each.kind, step.name)
        people = ", ".join(map(self.called.person, step.people))
        if step.is_done:
            return ToldStep(SIGNED, f"{title}: {people}")
        offices = " / ".join(map(self.called.office, step.offices))
        return ToldStep(WAITS, f"{title}: {offices}")

    def _missing(self, each: DocumentAccount) -> Iterator[str]:
        """What has to be done, what is wrong, which translations are left behind."""
        yield from self.faults.get(each.key[0], ())
        if each.course.in_force:
            day = self.tongue.day(each.course.in_force)
            yield self.tongue.say(IN_FORCE).format(day=day)
        yield from (self._duty(each, hand) for hand in each.course.hands)
        for one in each.dependents:
            if one.rest == BEHIND:
                language = self.tongue.language_name(one.name)
                yield self.tongue.say(LEFT_BEHIND).format(language=language)

    def _duty(self, each: DocumentAccount, hand: Hand) -> str:
        day = self.tongue.day(hand.day) if hand.day else ""
        step = self.called.step(each.kind, hand.step) if hand.step else ""
        what = self.tongue.say(TO_DO[hand.act]).format(step=step, day=day)
        if hand.day and hand.act not in (WAIT, CEASE):
            what = self.tongue.say(DUE).format(what=what, day=day)
        who = " / ".join(map(self._seat, hand.offices))
        return f"{what} – {who}" if who else what

    def _seat(self, office: str) -> str:
        """An office by its title, with whoever holds it."""
        title = self.called.office(office)
        holders = self.called.holders(office, self.day)
        people = ", ".join(map(self.called.person, holders))
        return f"{people} ({title})" if people else title

    def _stated(self, each: DocumentAccount) -> Iterator[tuple[str, str]]:
        for label, text in ((SUMMARY, each.summary), (REASON, each.reason)):
            if text:
                yield self.tongue.say(label), text

    def _text(self, text: Text) -> ToldText:
        word = whole if text.is_whole else redlined
        found = word(text.redline, self.tongue) if text.redline else None
        note = HIDDEN if text.is_hidden else NO_REDLINE
        said = "" if found else self.tongue.say(note)
        return ToldText(text.name, found, text.is_whole, said)

    def _rest(self, each: DocumentAccount) -> str:
        """How much rests on a document, in a few words."""
        count = len(each.dependents)
        sentence = self.tongue.ngettext(
            "{count} thing rests on it", "{count} things rest on it", count
        )
        return sentence.format(count=count) if count else ""

    def _groups(self, each: DocumentAccount) -> Iterator[ToldGroup]:
        for rest, rows in groupby(each.dependents, key=lambda one: one.rest):
            found = list(rows)
            items = tuple(self._dependent(one) for one in found[:MOST_DEPENDENTS])
            left = len(found) - len(items)
            more = self.tongue.ngettext("{count} more", "{count} more", left)
            title = self.tongue.say(rest)
            yield ToldGroup(title, items, more.format(count=left) if left else "")

    def _dependent(self, one: Dependent) -> str:
        if one.rest in (BEHIND, TRANSLATION):
            name = self.tongue.language_name(one.name)
            sentence = self.tongue.say(FOLLOWS) if one.detail else "{name}"
            return sentence.format(name=name, revision=one.detail)
        return " – ".join(filter(None, (one.name, one.detail or one.title)))

    def record(self, each: RecordAccount) -> ToldRecord:
        """A record, and what happens to it."""
        row = self.profile.record_kinds.get(each.kind)
        titles = row.fields("title") if row else Fields()
        kind = titles.get(self.tongue.language) or next(iter(titles.values()), "")
        return ToldRecord(
            name=each.id,
            title=each.title,
            kind=str(kind or each.kind),
            what=", ".join(map(self.said, each.natures)),
            lines=tuple(
                f"{self.tongue.day(line.day)}, {self.called.person(line.person)}: "
                f"{line.note}"
                for line in each.lines
            )
            + ((self.tongue.say(HIDDEN),) if each.is_hidden else ()),
        )


def _numbers(each: DocumentAccount) -> str:
    """From which revision to which; one alone where it stays."""
    before = number_told(each.before) if each.before else ""
    after = number_told(each.after) if each.after else ""
    if before and after and before != after:
        return f"{before} → {after}"
    return after or before
