"""The acts that an office knows: outside documents, sources and legal limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qms.model.register import Register


class Acts:
    """The acts of a register; an entry of `legal_basis` begins with the act's name."""

    def __init__(self, register: Register) -> None:
        profile = register.profile
        self._documents = {
            _key(each.act): each.id for each in register.sources if each.act
        }
        rows = (*profile.sources.values(), *profile.raw.rows("limits"))
        named = {_key(row.text("act")) for row in rows if row.text("act")}
        self._acts = tuple(named | self._documents.keys())
        self._found: dict[str, tuple[str, ...]] = {}

    def is_known(self, entry: str) -> bool:
        """Whether an entry begins with an act that is registered."""
        return bool(self._named(entry))

    def documents(self, entries: Iterable[str]) -> Iterator[str]:
        """The ids of the outside documents that entries rest on."""
        for entry in entries:
            for act in self._named(entry):
                if act in self._documents:
                    yield self._documents[act]

    def _named(self, entry: str) -> tuple[str, ...]:
        found = self._found.get(entry)
        if found is None:
            key = _key(entry)
            found = tuple(act for act in self._acts if _begins_with(key, act))
            self._found[entry] = found
        return found


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _begins_with(entry: str, act: str) -> bool:
    return entry.startswith(act) and not entry[len(act) : len(act) + 1].isalnum()
