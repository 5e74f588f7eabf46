"""How documents stand, told as a table: one row a document and language version."""

from __future__ import annotations

from datetime import date

from qms.i18n import _, ngettext
from qms.model.approval import hands
from qms.model.approval.called import Called
from qms.model.approval.hands import Hand, Standing
from qms.model.approval.standings import Standings
from qms.model.approval.status import NONE, WORDS, sign_of
from qms.model.grid import Column, Grid
from qms.reports.coming import coming_told
from qms.reports.plainly import plain_asked
from qms.reports.proof_words import fault_text


def as_grid(answer: Standings, is_for_people: bool) -> Grid:
    """The table; for people with a sign at each word, and the counts below."""
    rows = [_row(each, answer, is_for_people) for each in answer.rows]
    return Grid(_columns(), rows, summary(answer))


def _columns() -> tuple[Column, ...]:
    return (
        Column("id", _("id")),
        Column("language", _("language"), rank=5),
        Column("title", _("title"), rank=2),
        Column("revision", _("in force")),
        Column("since", _("since"), rank=1),
        Column("status", _("status")),
        Column("marks", _("besides"), rank=3),
        Column("next", _("next")),
        Column("who", _("who")),
        Column("review_due", _("review due"), rank=4),
    )


def _row(each: Standing, answer: Standings, is_for_people: bool) -> dict[str, str]:
    status, word = each.status, each.status.word
    marks = (mark for mark in (*status.marks, status.next.state) if mark != word)
    others = [_(WORDS[mark]) for mark in marks if mark != NONE]
    if status.next.is_withdrawal:
        others.append(coming_told(status))
    name = f"{status.document} {status.language}".strip()
    return {
        "id": name if is_for_people else status.document,
        "language": each.language,
        "title": each.title or kind_title(each, answer.called),
        "revision": status.label,
        "since": _day(status.since),
        "status": word_told(word) if is_for_people else _(WORDS[word]),
        "marks": ", ".join(others),
        "next": "; ".join(deed_told(hand, each, answer) for hand in each.hands),
        "who": "; ".join(filter(None, (who_told(hand, answer) for hand in each.hands))),
        "review_due": _day(status.review_due),
    }


def word_told(word: str) -> str:
    """A word of status with its sign."""
    told = _(WORDS[word])
    return told if plain_asked() else f"{sign_of(word)} {told}"


def kind_title(each: Standing, called: Called) -> str:
    """What a document without a title is called: by its kind."""
    return called.kind(each.kind)


def hand_told(hand: Hand, each: Standing, answer: Standings) -> str:
    """What has to be done, and by whom."""
    what, who = deed_told(hand, each, answer), who_told(hand, answer)
    return f"{what}: {who}" if who else what


def deed_told(hand: Hand, each: Standing, answer: Standings) -> str:
    """What has to be done."""
    step = answer.called.step(each.kind, hand.step)
    what = _(hands.TO_DO[hand.act]).format(step=step, day=_day(hand.day))
    if hand.day and hand.act not in (hands.WAIT, hands.CEASE):
        return _("{what}, due {day}").format(what=what, day=_day(hand.day))
    return what


def who_told(hand: Hand, answer: Standings) -> str:
    """Who has to do it: any one of those who hold the offices on the day."""
    seats = (seat_told(each, answer.called, answer.as_of) for each in hand.offices)
    return " / ".join(seats)


def seat_told(office: str, called: Called, day: date) -> str:
    """Those who hold an office on a day, with its title; the title alone without."""
    people = ", ".join(map(called.person, called.holders(office, day)))
    return f"{people} ({called.office(office)})" if people else called.office(office)


def summary(answer: Standings) -> str:
    """How many there are of each, as of when, and what keeps it from being sure."""
    count = len(answer.rows)
    told = ngettext("{count} text", "{count} texts", count).format(count=count)
    counts = answer.counts
    words = [f"{counts[word]} {_(WORDS[word])}" for word in WORDS if counts[word]]
    parts = [f"{told}: {', '.join(words)}" if words else told]
    as_of = _("as of {day}").format(day=answer.as_of.isoformat())
    if answer.known_on:
        known = _("as known on {day}").format(day=answer.known_on.isoformat())
        as_of = f"{as_of}, {known}"
    gaps = [fault_text(each, answer.called) for each in answer.gaps]
    return "; ".join([*parts, as_of, *gaps])


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
