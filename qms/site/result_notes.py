"""What is to be minded of a result: what is open, what was not counted, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from qms.i18n import N_
from qms.model.promise_result import PromiseResult
from qms.site.marking import said
from qms.site.said import Said
from qms.site.voice import Voice

LEFT_OUT: Mapping[str, str] = {
    "same": N_("listed twice"),
    "contradicting": N_("contradicting one another"),
    "no-start": N_("without a beginning"),
    "stop-before-start": N_("ended before they began"),
    "unreadable": N_("unreadable"),
    "future": N_("in the future"),
}
EXCLUDED: Mapping[str, str] = {
    "withdrawn": N_("withdrawn"),
    "incomplete": N_("incomplete"),
    "left-early": N_("left early"),
}
"""The usual reasons not to count a case; any other is in the office's own words."""


def notes_of(voice: Voice, result: PromiseResult, own: str) -> Iterator[str]:
    """What is counted as late, not yet, or not at all, and why.

    `own` is the language of the office, in which it words its reasons.
    """
    measured = result.measured
    yield from _clocks(voice, result)
    language = "" if own == voice.language else own
    for sentence, known, counts in (
        (N_("Not counted: {reasons}."), EXCLUDED, measured.excluded),
        (N_("Left out as faulty: {reasons}."), LEFT_OUT, measured.left_out),
    ):
        if any((counts or {}).values()):
            reasons = _reasons(voice, known, counts or {}, language)
            yield escape(voice.say(sentence)).format(reasons=reasons)


def _clocks(voice: Voice, result: PromiseResult) -> Iterator[str]:
    """What is still open, and where the clock stood still."""
    measured = result.measured
    open_late = measured.counts.open_late if measured.counts else 0
    if open_late:
        yield voice.ngettext(
            "{n} case is open past its time; it counts as late.",
            "{n} cases are open past their time; they count as late.",
            open_late,
        ).format(n=voice.number(str(open_late)))
    if measured.pending:
        yield voice.ngettext(
            "{n} case is open and still in time; it does not count yet.",
            "{n} cases are open and still in time; they do not count yet.",
            measured.pending,
        ).format(n=voice.number(str(measured.pending)))
    if measured.paused:
        yield voice.ngettext(
            "In {n} case the clock stood still for a while.",
            "In {n} cases the clock stood still for a while.",
            measured.paused,
        ).format(n=voice.number(str(measured.paused)))


def _reasons(
    voice: Voice, known: Mapping[str, str], counts: Mapping[str, int], language: str
) -> Markup:
    told = {
        reason: Said(voice.say(known[reason]))
        if reason in known
        else Said(reason, language)
        for reason in counts
    }
    return Markup(", ").join(
        Markup("{} {}").format(voice.number(str(n)), said(told[reason]))
        for reason, n in counts.items()
        if n
    )
