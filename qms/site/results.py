"""A promise's result as pages tell it: the verdict, the counts, what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.promise_result import EVERY_CASE, TOO_FEW, PromiseResult, Terms
from qms.site.result_notes import notes_of
from qms.site.verdicts import NOT_MEASURED, PROMISES, Verdict, spoken
from qms.site.voice import Voice

UNCLOCKED = frozenset({"percent", "count"})


@dataclass(frozen=True)
class Told:
    """A result in words; what may not be told is empty.

    `held_to` stands where it was an earlier promise that was measured; `filled` is how
    far a bar of a hundred is filled.
    """

    verdict: Verdict
    period: str
    sentence: str
    in_short: str = ""
    count: int = 0
    n: str = ""
    met: str = ""
    late: str = ""
    open_late: str = ""
    share: str = ""
    promised: str = ""
    filled: float | None = None
    times: str = ""
    median: str = ""
    ninetieth: str = ""
    notes: tuple[str, ...] = ()
    counted: str = ""
    as_of: str = ""
    held_to: str = ""
    measurement: str = ""


def unmeasured(voice: Voice) -> Told:
    """What is told of a promise that nobody measured."""
    sentence = voice.say(N_("Nobody has measured this promise yet."))
    return Told(spoken(PROMISES, NOT_MEASURED, voice), "", sentence)


def told(
    voice: Voice, result: PromiseResult, own: str, now: Terms | None = None
) -> Told:
    """A result in words; `now` is what is promised today, where that is known.

    `own` is the language of the office.
    """
    share, counts = result.share, result.measured.counts
    return Told(
        verdict=spoken(PROMISES, result.word, voice),
        period=voice.stretch(result.period),
        sentence=" ".join(_sentences(voice, result)),
        count=result.n,
        in_short=_in_short(voice, result),
        n=voice.number(str(result.n)),
        met=_count(voice, counts.met if counts else None),
        late=_count(voice, counts.late if counts else None),
        open_late=_count(voice, counts.open_late if counts else None),
        share=share_with_ends(voice, result),
        promised=promised(voice, result.terms.share),
        filled=float(share.percent) if share else None,
        times=_times(voice, result),
        median=_length(voice, result, result.measured.median),
        ninetieth=_length(voice, result, result.measured.p90),
        notes=tuple(notes_of(voice, result, own)),
        counted=_counted(voice, result),
        as_of=voice.day(result.as_of) if result.as_of else "",
        held_to=_held_to(voice, result) if now and now != result.terms else "",
        measurement=result.measurement,
    )


def _in_short(voice: Voice, result: PromiseResult) -> str:
    """The counts, the share and the period, for a narrow column on paper."""
    counts, n = result.measured.counts, voice.number(str(result.n))
    met = f"{voice.number(str(counts.met))}/" if counts else "n = "
    parts = (met + n, share_with_ends(voice, result))
    period = voice.stretch(result.period, "yQQQ")
    return " · ".join(filter(None, (*parts, period)))


def share_with_ends(voice: Voice, result: PromiseResult) -> str:
    """The share, and of a sample the ends of its interval; empty where none is told."""
    share = result.share
    if share is None:
        return ""
    told = voice.percent(share.percent)
    if share.low is None or share.high is None:
        return told
    ends = f"{voice.percent(share.low)}–{voice.percent(share.high)}"
    return f"{told} ({ends})"


def promised(voice: Voice, share: float) -> str:
    """In how many cases a promise holds."""
    if share >= EVERY_CASE:
        return voice.say(N_("every case"))
    return voice.share(f"{share:g} %")


def _sentences(voice: Voice, result: PromiseResult) -> Iterator[str]:
    n = result.n
    if not n:
        yield voice.say(N_("No case fell into this period."))
        return
    if result.word == TOO_FEW:
        sentence = voice.ngettext(
            "There was {n} case: too few to tell without telling of people.",
            "There were {n} cases: too few to tell without telling of people.",
            n,
        )
        yield sentence.format(n=voice.number(str(n)))
        return
    yield _how_many(voice, result)
    yield from _reservations(voice, result)
    aim = promised(voice, result.terms.share)
    yield voice.say(N_("Promised: {share}.")).format(share=aim)


def _how_many(voice: Voice, result: PromiseResult) -> str:
    n, share, counts = result.n, result.share, result.measured.counts
    met = counts.met if counts else 0
    values = {
        "n": voice.number(str(n)),
        "met": voice.number(str(met)),
        "share": voice.percent(share.percent) if share else "",
    }
    if not result.measured.is_sample and met == n:
        sentence = voice.ngettext(
            "The {n} case was in time.", "All {n} cases were in time.", n
        )
    elif share is None:
        sentence = voice.ngettext(
            "{met} of {n} case was in time.", "{met} of {n} cases were in time.", n
        )
    else:
        sentence = voice.ngettext(
            "{met} of {n} case was in time, that is {share}.",
            "{met} of {n} cases were in time, that is {share}.",
            n,
        )
    return sentence.format(**values)


def _reservations(voice: Voice, result: PromiseResult) -> Iterator[str]:
    """What keeps the counts from saying more."""
    share = result.share
    if share is None:
        yield voice.say(N_("So few are told as counts, without a share."))
    elif share.low is not None and share.high is not None:
        yield voice.say(
            N_("It is a sample: of all cases, between {low} and {high} were in time.")
        ).format(low=voice.percent(share.low), high=voice.percent(share.high))
    if result.word == "not shown":
        yield voice.say(N_("That does not show whether the promise was kept or not."))


def _times(voice: Voice, result: PromiseResult) -> str:
    half = _length(voice, result, result.measured.median)
    ninetieth = _length(voice, result, result.measured.p90)
    if half and ninetieth:
        sentence = N_("Half took at most {half}, nine in ten at most {ninetieth}.")
        return voice.say(sentence).format(half=half, ninetieth=ninetieth)
    return voice.say(N_("Half took at most {half}.")).format(half=half) if half else ""


def _length(voice: Voice, result: PromiseResult, length: str) -> str:
    if not length or result.terms.unit in UNCLOCKED:
        return ""
    return voice.amount(length, result.terms.unit)


def _counted(voice: Voice, result: PromiseResult) -> str:
    """From what it was counted, and as of which day."""
    is_full = not result.measured.is_sample
    sentence = (
        N_("As the log stood on {day}, all cases counted.")
        if is_full
        else N_("As the log stood on {day}, a sample counted.")
    )
    day = voice.day(result.as_of) if result.as_of else "–"
    return voice.say(sentence).format(day=day)


def _held_to(voice: Voice, result: PromiseResult) -> str:
    """Which earlier promise it was that was measured."""
    amount = voice.amount(result.measured.promised.target, result.terms.unit)
    sentence = N_(
        "Measured against what revision {revision} promised: {amount}, {share}."
    )
    return voice.say(sentence).format(
        revision=result.revision,
        amount=amount,
        share=promised(voice, result.terms.share),
    )


def _count(voice: Voice, n: int | None) -> str:
    return "" if n is None else voice.number(str(n))
