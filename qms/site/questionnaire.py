"""The page of a questionnaire: to be read on a screen, and filled in on paper."""

from __future__ import annotations

from dataclasses import dataclass

from qms.model.questionnaire import points_of
from qms.site.said import Said, Twofold
from qms.site.subject import Subject

MOST_IN_WORDS = 7


@dataclass(frozen=True)
class Box:
    """A place for a mark: its point, and what the point means, if that is said."""

    point: int
    label: Said


@dataclass(frozen=True)
class Question:
    """A question with its boxes; without any, it is answered in one's own words.

    In a row the boxes bear numbers alone, with words at both ends.
    """

    id: str
    text: Said
    boxes: tuple[Box, ...]
    unknown: Said
    is_row: bool


@dataclass(frozen=True)
class QuestionnaireView:
    """Everything that the page of a questionnaire shows between title and foot."""

    purpose: Said
    privacy: Said
    handing_in: Said
    groups: tuple[Said, ...]
    questions: tuple[Question, ...]


def questionnaire_view(subject: Subject) -> QuestionnaireView:
    """What the page of a questionnaire shows."""
    head = subject.head
    scales = head.inside("scales")
    return QuestionnaireView(
        purpose=head.said("purpose"),
        privacy=head.said("privacy"),
        handing_in=head.said("handing_in"),
        groups=tuple(row.said("title") for row in head.rows("groups")),
        questions=tuple(_question(row, scales) for row in head.rows("items")),
    )


def _question(row: Twofold, scales: Twofold) -> Question:
    scale = scales.inside(row.data("scale"))
    points = points_of(scale.source)
    labels = scale.inside("labels")
    boxes = tuple(Box(point, labels.said(str(point))) for point in points)
    said = [box for box in boxes if box.label]
    return Question(
        id=row.data("id"),
        text=row.said("text"),
        boxes=boxes,
        unknown=scale.said("unknown"),
        is_row=len(said) < len(boxes) or len(boxes) > MOST_IN_WORDS,
    )
