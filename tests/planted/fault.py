"""A fault of the table: how it is planted in a copy of the town, and where it stands.

Each row of `faults.yaml` bears the rule's code. `plant` is one act or several:

    {file: PATH, find: WORDS, replace: WORDS}     words for words, which stand once
    {file: PATH, after: WORDS, find: WORDS, …}    ... or for the first after others
    {cut: PATH, from: WORDS, until: WORDS}        what stands from words to others
    {write: PATH, text: TEXT}                     a new file; `times` repeats the text
    {save: PATH, as: ENCODING}                    the same text in another encoding
    {copy: PATH, to: PATH}, {move: PATH, to: PATH}, {remove: PATH}
    {link: PATH, to: TARGET}                      a symbolic link
    {take: PATH, to: PATH}                        a file that is shipped with the tool

A path that ends with ` @ENCODING` has a name in that encoding. `at` are the words at
which the finding must stand (the first in the file, or the first after the words
`after`); without `at` it is about the file as a whole. `in` names the file, where it
is not that of the first act. `as_of` is the day; `also` are the codes of other rules
that the same fault cannot but break.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from qms.model.located import Fields
from qms.store.yaml import read_yaml

CHECKOUT = Path(__file__).resolve().parent.parent.parent
TABLE = Path(__file__).with_name("faults.yaml")
TOWN = ("qms.yaml", "governance", "procedures", "records")


@dataclass(frozen=True)
class Fault:
    """One fault: the code of the rule that it breaks, and the row that tells of it."""

    code: str
    row: Fields

    @property
    def path(self) -> str:
        """The file in which it must be found."""
        first = next(self.row.rows("plant"))
        given = self.row.text("in") or first.text("to") or next(iter(first.values()))
        return os.fsdecode(_name(str(given))).encode(errors="replace").decode()

    @property
    def also(self) -> frozenset[str]:
        """The codes of the other rules that it breaks."""
        return frozenset(str(code) for code in self.row.texts("also"))

    def plant(self, town: Path) -> None:
        """Do what the row says to a copy of the town."""
        for act in self.row.rows("plant"):
            _plant(town, act)

    def place(self, town: Path) -> tuple[int, int]:
        """Line and column at which it must be found, from 1; zeros for a whole file."""
        words = self.row.text("at")
        if not words:
            return 0, 0
        text = (town / self.path).read_bytes().decode(errors="replace")
        at = _find(text, words, self.row.text("after"), self.code)
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def faults() -> dict[str, Fault]:
    """The table of faults by code."""
    table, flaws = read_yaml(TABLE.read_text(encoding="utf-8"))
    assert not flaws, flaws
    return {str(code): Fault(str(code), table.fields(code)) for code in table}


def lay_town(root: Path) -> None:
    """Lay a fresh copy of the model town."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for name in TOWN:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)


def _plant(town: Path, act: Fields) -> None:
    verb = next(iter(act))
    target = town / os.fsdecode(_name(act.text(verb)))
    other = town / act.text("to")
    if verb == "take":
        target = CHECKOUT / act.text(verb)
    if verb in {"copy", "move", "take"}:
        other.parent.mkdir(parents=True, exist_ok=True)
    if verb == "file":
        text = target.read_bytes().decode()
        at = _find(text, act.text("find"), act.text("after"), act.text("find"))
        assert act.text("after") or text.count(act.text("find")) == 1, act
        end = at + len(act.text("find"))
        target.write_bytes((text[:at] + str(act["replace"]) + text[end:]).encode())
    elif verb == "cut":
        text = target.read_bytes().decode()
        at = _find(text, act.text("from"), act.text("after"))
        end = _find(text, act.text("until"), text[at : at + len(act.text("from"))], at)
        target.write_bytes((text[:at] + text[end:]).encode())
    elif verb == "write":
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(str(act["text"]).encode() * int(act.text("times") or 1))
    elif verb == "save":
        target.write_bytes(target.read_text(encoding="utf-8").encode(act.text("as")))
    elif verb in {"copy", "take"}:
        shutil.copy(target, other)
    elif verb == "move":
        target.rename(other)
    elif verb == "remove":
        target.unlink()
    else:
        assert verb == "link", verb
        target.unlink(missing_ok=True)
        target.symlink_to(act.text("to"))


def _find(text: str, words: str, after: str, name: str) -> int:
    start = text.index(after) + len(after) if after else 0
    at = text.find(words, start)
    assert at >= 0, f"{name}: the words are not there: {words!r}"
    return at


def _name(path: str) -> bytes:
    name, _at, encoding = path.partition(" @")
    return name.encode(encoding or "utf-8")
