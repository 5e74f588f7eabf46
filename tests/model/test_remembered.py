"""Answers are worked out once for each thing and question."""

from __future__ import annotations

from dataclasses import dataclass, field

from qms.model.approval.remembered import remembered


@dataclass(frozen=True)
class Oracle:
    name: str
    asked: list[str] = field(default_factory=list)

    @remembered
    def answer(self, question: str, aloud: bool = False) -> str:
        """What it says."""
        self.asked.append(question)
        text = f"{self.name}: {question}"
        return text.upper() if aloud else text


def test_a_question_asked_again_is_looked_up() -> None:
    oracle = Oracle("a")
    assert [oracle.answer("why"), oracle.answer("why")] == ["a: why", "a: why"]
    assert oracle.asked == ["why"]


def test_other_questions_and_other_things_have_answers_of_their_own() -> None:
    first, second = Oracle("a"), Oracle("b")
    assert first.answer("why") == "a: why"
    assert first.answer("why", aloud=True) == "A: WHY"
    assert first.answer("when") == "a: when"
    assert second.answer("why") == "b: why"
