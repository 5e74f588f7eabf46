"""The texts of the head that a change does not touch, for rules that ask for some."""

from __future__ import annotations

from qms.model.document import Document


class Library:
    """Answers for the documents of the head, touched or not; this one knows none."""

    def versions(self, document: str) -> tuple[Document, ...]:
        """A document and its language versions, by the name of its file."""
        return ()

    def data(self) -> tuple[Document, ...]:
        """Every document that is data, as charters are."""
        return ()

    def owners(self, path: str) -> tuple[Document, ...]:
        """The documents that list a file beside them."""
        return ()

    def stands(self, path: str) -> bool:
        """Whether a file is there."""
        return False

    def at(self, path: str) -> Document | None:
        """The document in a file; None where there is none."""
        return None

    def named(self, document: str, version: str = "") -> Document | None:
        """A document, or a language version of it."""
        for each in self.versions(document):
            if (str(each.language) if each.is_version else "") == version:
                return each
        return None


def files_of(document: Document) -> tuple[str, ...]:
    """The paths of the files that belong to a document."""
    names = [str(each) for each in document.head.texts("attachments")]
    body = str(document.head.text("body"))
    return tuple(f"{document.folder}/{each}" for each in (*names, body) if each)
