"""The texts of a change compared word by word, as far as their length allows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from qms.errors import QmsError
from qms.i18n import N_
from qms.model.change.account import Said, Text
from qms.model.change.change import Change, Laws
from qms.model.change.library import files_of as listed
from qms.model.change.pairs import DocumentChange
from qms.model.change.touched import State
from qms.model.located import Fields
from qms.model.redline.block import Redline
from qms.model.redline.comparison import Written, redline
from qms.model.register import ORGANISATION_PATH, PEOPLE_PATH

# in letters of both sides: of one text, and of all of a change together
MOST = 400_000
MOST_OF_ALL = 4_000_000
CAME, WENT, OTHER = (
    N_("{path} is new"),
    N_("{path} is gone"),
    N_("{path} was changed"),
)


class Comparing:
    """Compares texts, until all together are too long for it.

    `hidden` are the paths of what must not be shown.
    """

    def __init__(self, hidden: Collection[str]) -> None:
        self.hidden, self.letters = hidden, 0

    def is_hidden(self, pair: DocumentChange) -> bool:
        """Whether a document holds on either side what must not be shown."""
        paths = {each.path for each in (pair.before, pair.after) if each}
        return not paths.isdisjoint(self.hidden)

    def texts(self, pair: DocumentChange) -> tuple[Text, ...]:
        """The text of a document; one that is new or gone is told whole."""
        if self.is_hidden(pair):
            return (Text("", None, is_hidden=True),)
        try:
            before = Written.of(pair.before) if pair.before else None
            after = Written.of(pair.after) if pair.after else None
        except QmsError:
            return (Text("", None),)
        known = after or before
        if known is None:
            return ()
        is_whole = before is None or after is None
        found = self._redline(before or known, after or known)
        return (Text("", found, is_whole),)

    def rules(self, change: Change, paths: Sequence[str]) -> tuple[Text, ...]:
        """The files of the house that are touched, each with its name."""
        return tuple(
            Text(path, None, is_hidden=True)
            if path in self.hidden
            else Text(
                path,
                self._redline(
                    _rules(change.base, path, change.by_path[path].before),
                    _rules(change.head, path, change.by_path[path].after),
                ),
            )
            for path in paths
        )

    def _redline(self, before: Written, after: Written) -> Redline | None:
        length = sum(len(each.text) for each in (before, after))
        if length > MOST or self.letters + length > MOST_OF_ALL:
            return None
        self.letters += length
        return redline(before, after)


def _rules(laws: Laws, path: str, state: State | None) -> Written:
    if path == ORGANISATION_PATH:
        raw: Fields = laws.house.organisation.raw
    else:
        raw = laws.people.raw if path == PEOPLE_PATH else laws.house.profile.raw
    return Written(raw, digest=state.digest if state else "")


def files_of(change: Change, pair: DocumentChange) -> Iterator[Said]:
    """What happens to the files beside a document, but that they were moved."""
    names: Collection[str] = {
        path
        for document in (pair.before, pair.after)
        if document is not None
        for path in listed(document)
    }
    moved = {*change.moved, *change.moved.values()}
    for path in sorted(set(names) - moved):
        touched = change.by_path.get(path)
        if touched is not None:
            sentence = OTHER
            if touched.is_added or touched.is_removed:
                sentence = CAME if touched.is_added else WENT
            yield Said(sentence, {"path": path})
