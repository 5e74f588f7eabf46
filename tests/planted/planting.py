"""How a fault is planted in a copy of the model town: a few acts on its files.

    {edit: PATH, find: WORDS, replace: WORDS}     words for words, which stand once
    {edit: PATH, after: WORDS, find: WORDS, …}    ... or for the first after others
    {cut: PATH, find: WORDS, until: WORDS}        what stands from words to others
    {write: PATH, text: TEXT}                     a new file; `times` repeats the text
    {save: PATH, as: ENCODING}                    the same text in another encoding
    {copy: PATH, to: PATH}, {move: PATH, to: PATH}, {remove: PATH}
    {link: PATH, to: TARGET}                      a symbolic link in a file's place
    {take: PATH, to: PATH}                        a file that is shipped with the tool
    {acts: SCRIPT}                                acts of approval: see tests/acts.py

A path that ends with ` @ENCODING` has its name in that encoding.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from qms.model.located import Fields
from tests.example_tree import lay_acts
from tools.town.texts import widened

CHECKOUT = Path(__file__).resolve().parent.parent.parent
TOWN = ("qms.yaml", "governance", "procedures", "records")
MAKING = frozenset({"copy", "move", "take"})


def lay_town(root: Path) -> None:
    """Lay a fresh copy of the model town, as if nothing had been approved yet.

    Another rule then tells of the language version that stays behind.
    """
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for name in TOWN:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, root / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(source, root / name)
    widened(root)
    behind = root / "records/concessions/CON-2026-001.yaml"
    text = behind.read_text(encoding="utf-8")
    behind.write_text(text.replace("rule: QMS215", "rule: QMS803"), encoding="utf-8")


def plant(town: Path, act: Fields) -> None:
    """Do one act in a copy of the town."""
    verb = next(iter(act))
    if verb == "acts":
        lay_acts(town, act.text(verb))
        return
    target = (CHECKOUT if verb == "take" else town) / path_of(act[verb])
    other = town / act.text("to")
    made = other if verb in MAKING else target
    made.parent.mkdir(parents=True, exist_ok=True)
    ACTS[verb](target, other, act)


def changed(act: Fields) -> str:
    """The path of the file that an act makes or changes."""
    verb = next(iter(act))
    return path_of(act["to" if verb in MAKING else verb])


def find(text: str, words: str, after: str = "") -> int:
    """Where words begin in a text, the first time after others."""
    start = text.index(after) + len(after)
    at = text.find(words, start)
    assert at >= 0, f"these words are not there: {words!r}"
    return at


def path_of(given: object) -> str:
    """A path whose name may be in an encoding of old."""
    name, _at, encoding = str(given).partition(" @")
    return os.fsdecode(name.encode(encoding or "utf-8"))


def _edit(target: Path, _other: Path, act: Fields) -> None:
    text = target.read_bytes().decode()
    words = act.text("find")
    assert act.text("after") or text.count(words) == 1, f"not once: {words!r}"
    at = find(text, words, act.text("after"))
    text = f"{text[:at]}{act['replace']}{text[at + len(words) :]}"
    target.write_bytes(text.encode())


def _cut(target: Path, _other: Path, act: Fields) -> None:
    text = target.read_bytes().decode()
    at = find(text, act.text("find"))
    end = at + find(text[at:], act.text("until"))
    target.write_bytes((text[:at] + text[end:]).encode())


def _write(target: Path, _other: Path, act: Fields) -> None:
    target.write_bytes(act.text("text").encode() * int(act.text("times") or 1))


def _save(target: Path, _other: Path, act: Fields) -> None:
    target.write_bytes(target.read_bytes().decode().encode(act.text("as")))


def _copy(target: Path, other: Path, _act: Fields) -> None:
    shutil.copyfile(target, other)


def _move(target: Path, other: Path, _act: Fields) -> None:
    target.rename(other)


def _remove(target: Path, _other: Path, _act: Fields) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink()


def _link(target: Path, _other: Path, act: Fields) -> None:
    target.unlink()
    target.symlink_to(act.text("to"))


ACTS: dict[str, Callable[[Path, Path, Fields], None]] = {
    "copy": _copy,
    "cut": _cut,
    "edit": _edit,
    "link": _link,
    "move": _move,
    "remove": _remove,
    "save": _save,
    "take": _copy,
    "write": _write,
}
