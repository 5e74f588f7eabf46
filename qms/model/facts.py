"""The small facts of a document that rules over the whole register need.

Facts hold texts only, no places, and survive a round through JSON, so that they
can be kept for a file that did not change. `at` says where a text stands in the
file (`references.0`, `text:PO-012`); its line is looked up when it is needed.
"""

from __future__ import annotations

from typing import NamedTuple

Named = tuple[str, str]


class Facts(NamedTuple):
    """What the register remembers of a file.

    `cited` are ids of documents, `mentioned` ids that stand in the text, `offices`
    names of offices, each with the place in the file; `links` are targets of links
    to files; `levels` has a digit for each heading; `anchors` are joined by line feeds;
    `steps` are their ids, each with the names of the texts that it gives.
    """

    path: str
    digest: str
    id: str
    kind: str
    title: str
    language: str
    edition: str
    revision: str
    owner: str
    process: str
    classification: str
    body: str
    translates: str
    clauses: tuple[str, ...]
    legal_basis: tuple[str, ...]
    attachments: tuple[str, ...]
    supersedes: tuple[str, ...]
    objectives: tuple[Named, ...]
    cited: tuple[Named, ...]
    offices: tuple[Named, ...]
    mentioned: tuple[str, ...]
    standards: tuple[str, ...]
    links: tuple[str, ...]
    anchors: str
    levels: str
    act: str
    as_of: str
    check_every: str
    steps: tuple[Named, ...] = ()

    @property
    def is_version(self) -> bool:
        """Whether it is a language version."""
        return bool(self.translates)

    @property
    def key(self) -> tuple[str, str]:
        """The id, and the language of a language version, as approvals name it."""
        return self.id, self.language if self.translates else ""
