"""A record: what happened, added to and never rewritten."""

from __future__ import annotations

from typing import NamedTuple

from qms.model.located import Fields


class Record(NamedTuple):
    """A file under `records/`, as typed."""

    path: str
    fields: Fields

    @property
    def id(self) -> str:
        """The record's id."""
        return self.fields.text("id")

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.fields.text("kind")
