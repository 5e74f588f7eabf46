"""The signed acts of a change in words: a sentence each."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.approval.called import Called
from qms.model.change.account import ActAccount
from qms.model.change.told import ToldAct
from qms.model.tongue import Tongue

UNREADABLE = N_("a signed statement that cannot be read")
WITHDRAWAL = N_("{who} asked that {what} be withdrawn")
ENDS = N_("{who} released the withdrawal of {what}, from {day}")
BEGINS = N_("{who} released {what}, in force from {day}")
SENTENCES = {
    "submit": N_("{who} put up {what}"),
    "approve": N_("{who} signed {what} ({step})"),
    "return": N_("{who} returned {what}"),
    "release": N_("{who} released {what}"),
    "publish": N_("{who} published {what}"),
    "confirm": N_("{who} reviewed {what}"),
    "adopt": N_("{who} took over {what} from paper"),
    "vouch": N_("{who} vouched for the paper of {what}"),
    "waive": N_("{who} waived a separation of parts for {what}"),
    "ratify": N_("{who} ratified an earlier act"),
    "revoke": N_("{who} revoked a key"),
    "disown": N_("{who} disowned an act of their own"),
    "witness": N_("{who} witnessed how the register stands"),
}
FOR = N_("{who}, for {of}")
VOID = N_("✗ {act} – but this does not hold")
BECAUSE = N_("{act}: {reason}")
MOST_NAMED = 6


def told_act(each: ActAccount, tongue: Tongue, called: Called) -> ToldAct:
    """One act as a sentence."""
    say = tongue.say
    if not each.act:
        return ToldAct("", say(UNREADABLE), each.path)
    sentence = SENTENCES.get(each.act, "{who}")
    if each.is_withdrawal and each.act == "submit":
        sentence = WITHDRAWAL
    elif each.act == "release" and each.effective:
        sentence = ENDS if each.is_withdrawal else BEGINS
    told = say(sentence).format(
        who=_who(each, tongue, called),
        what=_what(each, tongue),
        step=called.step(each.kind, each.step) if each.step else "–",
        day=tongue.day(each.effective) if each.effective else "",
    )
    if not each.holds:
        told = say(VOID).format(act=told)
    if each.reason:
        told = say(BECAUSE).format(act=told, reason=each.reason)
    return ToldAct(tongue.day(each.day) if each.day else "", told, each.path)


def _who(each: ActAccount, tongue: Tongue, called: Called) -> str:
    who = called.person(each.person)
    if each.office:
        who = f"{who} ({called.office(each.office)})"
    if each.acting_for:
        of = called.person(each.acting_for)
        who = tongue.say(FOR).format(who=who, of=of)
    return who


def _what(each: ActAccount, tongue: Tongue) -> str:
    """What an act is about; of very many, the first."""
    named, left = each.subjects[:MOST_NAMED], len(each.subjects[MOST_NAMED:])
    told = ", ".join(named) or "–"
    if left:
        more = tongue.ngettext("{count} more", "{count} more", left)
        told = f"{told}, {more.format(count=left)}"
    return told
