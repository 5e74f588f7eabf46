"""Whatever is signed, by whom and when: a document knows the states of its life only.

Acts are drawn at random, most of them honest, many by the wrong person, in the wrong
office, with another's key, dated back or out of turn. After each of them every text is
in a state that it may reach from the one before.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qms.model.approval.control import Control
from qms.model.approval.open_rounds import open_round
from tests.attacks.town import OFFICES, QUALITY, STEPS, TODAY, Town, text

# a life is hundreds of statements: a hundredth of the edits takes as long
CASES = int(os.environ.get("QMS_FUZZ", "700")) // 100
ABSENT, RESTING = "absent", "overtaken"
# from each state of a text: those that one more act may bring
LIFE: Mapping[str, frozenset[str]] = {
    ABSENT: frozenset((ABSENT, "in review", "in force", RESTING)),
    "in review": frozenset(
        ("in review", "returned", "approved", RESTING, "in force", ABSENT)
    ),
    "returned": frozenset(("returned", "in review", "approved", RESTING, ABSENT)),
    "approved": frozenset(
        ("approved", "in review", "returned", "in force", "waiting", RESTING)
    ),
    RESTING: frozenset((RESTING, "in review", "returned", "approved", "in force")),
    "waiting": frozenset(("waiting", "in force", "superseded", "withdrawn")),
    "in force": frozenset(("in force", "superseded", "withdrawn")),
    "superseded": frozenset(("superseded",)),
    "withdrawn": frozenset(("withdrawn",)),
}
RARE = ["return", "disown", "withdraw", "adopt", "confirm", "waive", "publish"]


class Move(NamedTuple):
    """An act, on which text, and what may be wrong with it."""

    act: str
    which: int
    who: str
    office: str
    key: str
    is_honest: bool
    minutes: int


MOVES = st.builds(
    Move,
    st.sampled_from(["submit", "step", "step", "step", "step", "release"] * 3 + RARE),
    st.sampled_from([0, 0, 0, 0, 1, 2]),
    st.sampled_from(sorted(OFFICES)),
    st.sampled_from(sorted({each for held in OFFICES.values() for each in held})),
    st.sampled_from(sorted(OFFICES)),
    st.sampled_from([True] * 9 + [False]),
    st.sampled_from([5, 5, 5, 5, 10, 60, 2000, -300]),
)
ONWARD = Move("next", 0, QUALITY, "mayor", QUALITY, is_honest=True, minutes=5)
LAID: tuple[dict[str, Any], ...] = (
    {"revision": 0},
    {"revision": 1, "effect": {"rule": "on-publication"}},
    {"revision": 1, "round": 2},
)


class Player:
    """Plays moves in a town, each on top of the one before."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.minute = 0
        self.control = town.control()
        self.texts = [
            town.office.submit("PO-012", {"PO-012.md": text("PO-012", number)}, **more)
            for number, more in enumerate(LAID)
        ]

    def play(self, move: Move) -> None:
        name = self.texts[move.which]
        if move.act == "next":
            move = move._replace(act=self.next_act(name))
        step = self.next_step(name)
        honest = self.honest(move, step)
        who, office, key = honest if move.is_honest else (move.who, move.office, "")
        self.minute += max(move.minutes, 1)
        shift = min(move.minutes, 0) if not move.is_honest else 0
        at = self.moment(self.minute + shift)
        more = self.fields(move, name, step)
        act = {"step": "approve", "withdraw": "submit"}.get(move.act, move.act)
        if move.act == "withdraw":
            name = self.withdrawal(name)
        subjects = [] if act == "disown" else [name]
        signer = key or (who if move.minutes != 10 else move.key)
        self.town.act(act, subjects, who, at, office, key=signer, **more)
        self.control = self.town.control()

    def honest(self, move: Move, step: tuple[str, str, str]) -> tuple[str, str, str]:
        who, _, office = step
        if move.act in ("release", "adopt", "publish"):
            who, office = QUALITY, "quality-officer"
        elif move.act in ("submit", "withdraw", "confirm"):
            who, _, office = STEPS[0]
        elif move.act == "waive":
            who, _, office = STEPS[3]
        return who, office, who

    def next_act(self, name: str) -> str:
        """The honest act that carries a text on."""
        if next(self.control.ledger.about(name, ("submit",)), None) is None:
            return "submit"
        filling = self.control.filling(self.control.ledger.archive.by_name[name])
        is_signed = filling is not None and not filling.missing
        released = {each.round.name for each in self.control.ledger.released("PO-012")}
        if name in released:
            return "publish"
        return "release" if is_signed else "step"

    def next_step(self, name: str) -> tuple[str, str, str]:
        found = self.control.ledger.archive.by_name.get(name)
        filling = self.control.filling(found) if found else None
        missing = [step.name for step, _ in filling.missing] if filling else []
        return next((each for each in STEPS if each[1] in missing), STEPS[3])

    def fields(
        self, move: Move, name: str, step: tuple[str, str, str]
    ) -> dict[str, object]:
        day = self.moment(self.minute)[:10]
        found: dict[str, object] = {
            "submit": {"step": "prepared"},
            "withdraw": {"step": "prepared"},
            "step": {"step": step[1]},
            "release": {"effective": {name: None if move.which == 1 else day}},
            "return": {"reason": "no"},
            "disown": {"target": self.town.office.heads[-1:]},
            "adopt": {"in_force_since": {name: "2019-01-01"}, "archive_no": "7"},
            "confirm": {"outcome": "confirmed", "checked": ["law"]},
            "waive": {"reason": "x", "waives": ["prepared", "approved"]},
            "publish": {"day": day, "place": "avizier"},
        }
        chosen = found[move.act]
        return chosen if isinstance(chosen, dict) else {}

    def withdrawal(self, name: str) -> str:
        number = 0 if name == self.texts[0] else 1
        data = self.town.text(name, "PO-012.md").read_bytes()
        return self.town.office.submit(
            "PO-012", {"PO-012.md": data}, revision=number, purpose="withdrawal"
        )

    def moment(self, minute: int) -> str:
        day, rest = divmod(max(minute, 0), 600)
        month, date = divmod(day, 28)
        hour, minutes = divmod(rest, 60)
        return f"2026-{month + 2:02}-{date + 1:02}T{hour + 8:02}:{minutes:02}"


def states(control: Control, names: list[str]) -> dict[str, str]:
    """The state of each text: what was released, what is under way, what rests."""
    status = control.status("PO-012", "", TODAY)
    released = {each.round: each.state for each in status.revisions if each.release}
    coming = open_round(control, control.rounds.get(("PO-012", ""), ()), TODAY)
    found = {}
    for name in names:
        known = next(control.ledger.about(name, ("submit", "adopt")), None)
        found[name] = RESTING if known else ABSENT
        if coming and coming.round.name == name:
            found[name] = coming.state
        found[name] = released.get(name, found[name])
    return found


@settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.integers(0, 6), st.lists(MOVES, min_size=8, max_size=14))
def test_any_acts_lead_to_states_of_the_life_cycle_only(
    honest: int, moves: list[Move]
) -> None:
    with TemporaryDirectory() as folder:
        player = Player(Town(Path(folder), is_bare=True))
        before = states(player.control, player.texts)
        for move in [ONWARD] * honest + moves:
            player.play(move)
            control = player.control
            after = states(control, player.texts)
            for name in player.texts:
                assert after[name] in LIFE[before[name]], (move, before, after)
            assert list(after.values()).count("in force") <= 1
            in_order(control)
            before = after


def in_order(control: Control) -> None:
    """What is in force was adopted, or every step of it was signed by its office."""
    current = control.status("PO-012", "", TODAY).in_force
    if current is None or current.is_adoption:
        return
    signed = {(each.step, each.office, each.person) for each in current.fills}
    assert signed == {(step, office, who) for who, step, office in STEPS}
