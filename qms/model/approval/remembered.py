"""Answers that are worked out once: what is asked again is looked up."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Thing = TypeVar("Thing")
Question = ParamSpec("Question")
Answer = TypeVar("Answer")


def remembered(
    method: Callable[Concatenate[Thing, Question], Answer],
) -> Callable[Concatenate[Thing, Question], Answer]:
    """A method of something frozen whose answers are kept with it, by question."""
    place = f"{method.__name__} remembered"

    @wraps(method)
    def answer(
        thing: Thing, /, *asked: Question.args, **named: Question.kwargs
    ) -> Answer:
        question = (asked, tuple(named.items())) if named else asked
        try:
            known: Answer = thing.__dict__[place][question]
        except KeyError:
            known = method(thing, *asked, **named)
            thing.__dict__.setdefault(place, {})[question] = known
        return known

    return answer
