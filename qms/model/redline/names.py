"""What fields of a document are called: words for readers instead of YAML's names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qms.i18n import N_
from qms.model.tongue import Tongue

# fields that hold rows, each named by its id: the row is told in the group's title
ROWS = frozenset(
    {
        *("services", "promises", "principles", "standards", "feedback", "steps"),
        *("commitments", "definitions", "channels", "hours", "outside"),
        *("groups", "dimensions", "items", "codes"),
    }
)
NAMES = {
    "abbreviations": N_("Abbreviations"),
    "about": N_("What it commits to"),
    "access": N_("Access for everyone"),
    "act": N_("Cited as"),
    "address": N_("Address"),
    "amount": N_("Amount"),
    "applies_to": N_("Applies to"),
    "as_of": N_("Last compared on"),
    "asks": N_("Expectation or perception"),
    "attachments": N_("Attached files"),
    "audience": N_("For whom it is written"),
    "authority": N_("Whose service it is"),
    "basis": N_("Legal basis"),
    "battery": N_("Questions that belong together"),
    "body": N_("Body or file"),
    "bound": N_("Who is bound by it"),
    "by": N_("Granted by"),
    "calendar": N_("What counts as time"),
    "challenge": N_("Challenge of a decision"),
    "channels": N_("Ways to reach us"),
    "check_every": N_("Compared again every"),
    "checked": N_("Last checked"),
    "checked_by": N_("Compared by"),
    "classification": N_("Classification"),
    "clauses": N_("Clauses that it claims to answer"),
    "close": N_("Closes at"),
    "codes": N_("Themes"),
    "commitments": N_("Commitments"),
    "complaint": N_("Complaint"),
    "complete": N_("A complete application"),
    "contact": N_("Contact"),
    "contacts": N_("Contacts and opening hours"),
    "currency": N_("Currency"),
    "days": N_("Days"),
    "definitions": N_("Definitions"),
    "dimension": N_("What the question is about"),
    "dimensions": N_("What the questions are about"),
    "disabilities": N_("Help for people with disabilities"),
    "dissatisfied": N_("If you are dissatisfied"),
    "does_not_stop_limit": N_("What it does not stop"),
    "equality": N_("Everyone is treated alike"),
    "every": N_("Published every"),
    "expectations": N_("What we ask of you"),
    "external": N_("Where this outside document comes from"),
    "fee": N_("Fee"),
    "feedback": N_("How you can tell us what you think"),
    "for": N_("For whom"),
    "form": N_("Form"),
    "forms": N_("Forms"),
    "from": N_("Beginning"),
    "groups": N_("Who is asked"),
    "handing_in": N_("Where it is handed in"),
    "hours": N_("Opening hours"),
    "id": N_("Name in the register"),
    "input": N_("Starts from"),
    "items": N_("Questions"),
    "kind": N_("Kind"),
    "labels": N_("Words of the points"),
    "languages": N_("Languages"),
    "law": N_("Legal time limit"),
    "legal_basis": N_("Legal basis"),
    "limit": N_("Time limit"),
    "measure": N_("What is told of it"),
    "method": N_("Method"),
    "metric": N_("What is measured"),
    "needs": N_("What to bring"),
    "next": N_("What follows"),
    "next_instance": N_("Where to turn next"),
    "non_digital": N_("Without a computer"),
    "note": N_("Note"),
    "objectives": N_("Objectives"),
    "office": N_("Office"),
    "open": N_("Opens at"),
    "output": N_("Leaves behind"),
    "outside": N_("Bodies outside of this office"),
    "owner": N_("Owner"),
    "pair": N_("Pair"),
    "pauses": N_("The clock waits during"),
    "performance": N_("How well we keep our promises"),
    "period": N_("Added up"),
    "population": N_("Cases counted"),
    "principles": N_("How we work"),
    "privacy": N_("What happens with the answers"),
    "procedure": N_("Procedure"),
    "process": N_("Process"),
    "project": N_("Project"),
    "promises": N_("What we promise"),
    "publisher": N_("Published by"),
    "purpose": N_("Purpose"),
    "reach": N_("How far it reaches"),
    "references": N_("Other documents"),
    "refund": N_("When it is paid back"),
    "remedy": N_("If we do not keep it"),
    "retention": N_("Code of the filing plan"),
    "reverse": N_("The higher, the worse"),
    "review": N_("Review"),
    "same_as_law": N_("The same as the law"),
    "scale": N_("Scale of answers"),
    "scales": N_("Scales of answers"),
    "service": N_("Service"),
    "services": N_("Our services"),
    "share": N_("In how many cases"),
    "source": N_("Where the numbers come from"),
    "standards": N_("Standards that hold for every service"),
    "start": N_("The clock starts with"),
    "steps": N_("Steps"),
    "stop": N_("The clock stops with"),
    "supersedes": N_("In place of"),
    "target": N_("Target"),
    "text": N_("Text"),
    "title": N_("Title"),
    "to": N_("End"),
    "top": N_("Points that count as satisfied"),
    "unit": N_("Unit"),
    "unknown": N_("The answer that is none"),
    "value": N_("Value"),
    "value_statement": N_("A value, not measured by itself"),
    "version": N_("Version relied on"),
    "where": N_("Where"),
    "within": N_("By when"),
    "words": N_("Everyday words"),
}


class FieldPath(NamedTuple):
    """A field's place in words: the group that it belongs to, and its own name.

    `row` is what a row of the group is called, in the words of the text.
    """

    group: str
    row: str
    name: str


def field_path(path: str, tongue: Tongue, titles: Mapping[str, str]) -> FieldPath:
    """The place of a field such as `promises answer remedy text`, in a language.

    `titles` are what rows are called, by their paths (`steps s5`).
    """
    words = path.split(" ")
    depth = min(2 if words[0] in ROWS else 1, len(words) - 1)
    names = [tongue.say(NAMES[each]) if each in NAMES else each for each in words]
    title = titles.get(" ".join(words[:2]), "") if depth == 2 else ""
    group = names[0] if title else " › ".join(names[:depth])
    return FieldPath(group, title, " › ".join(names[depth:]))
