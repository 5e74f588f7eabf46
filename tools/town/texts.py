"""What the town's texts said before: today's, with words of today put back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

from qms.actions.revise import Wish, renumbered
from qms.model.located import Fields
from qms.store.yaml import read_yaml

HERE = Path(__file__).resolve().parent
ZONE = ZoneInfo("Europe/Bucharest")
PEOPLE = "governance/people.yaml"
PROFILE = "governance/profile.yaml"
SHIPPED = HERE.parent.parent / "templates/profiles/ro-600-2018.yaml"
_PART = r"^{part}:\n((?:(?: .*)?\n)+)"
_KIND = re.compile(r"^  ([a-z-]+):.*\n(?:   .*\n)*", re.M)
_KEYS = re.compile(r"^( +)keys:.*\n(?:\1 .*\n|\1- .*\n)*", re.M)
_RECOVERY = re.compile(r"^recovery:.*\n(?: .*\n)*", re.M)


class MisfitError(Exception):
    """An edit does not fit the text of today any more."""


def earlier() -> Fields:
    """The table of `earlier.yaml`; raises MisfitError where it cannot be read."""
    fields, flaws = read_yaml((HERE / "earlier.yaml").read_text(encoding="utf-8"))
    if flaws:
        raise MisfitError(f"earlier.yaml: {flaws[0]}")
    return fields


def laid_back(root: Path) -> None:
    """Give a copy of the town the texts that it had in January, and no keys."""
    table = earlier()
    for row in table.rows("texts"):
        path = root / row.text("path")
        text = path.read_text(encoding="utf-8")
        if row.text("number"):
            edition, _dot, revision = row.text("number").partition(".")
            wish = Wish("", row.text("reason"), row.text("summary"))
            number = int(edition), int(revision)
            text = renumbered(text, number, wish, path.suffix == ".yaml")
        path.write_text(undone(text, row.rows("edits"), row.text("path")), "utf-8")
    for row in table.rows("later"):
        (root / row.text("path")).unlink()
    people = root / PEOPLE
    people.write_text(without_keys(people.read_text(encoding="utf-8")), "utf-8")
    for row in reversed(list(table.rows("governance"))):
        path = root / row.text("path")
        text = path.read_text(encoding="utf-8")
        path.write_text(undone(text, row.rows("edits"), row.text("path")), "utf-8")


def governed(root: Path, label: str) -> None:
    """Write into governance what one of its revisions changed."""
    for row in earlier().rows("governance"):
        if row.text("label") == label:
            path = root / row.text("path")
            text = path.read_text(encoding="utf-8")
            path.write_text(done(text, row.rows("edits"), row.text("path")), "utf-8")
            return
    raise MisfitError(f"earlier.yaml knows no governance {label}")


def undone(text: str, edits: Iterable[Fields], place: str) -> str:
    """A text with the words of then."""
    for edit in edits:
        if "cut" in edit:
            start = _place(text, edit.text("cut"), place)
            end = text.index(edit.text("until"), start)
            text = text[:start] + text[end:]
        else:
            text = _replaced(text, edit, "today", "then", place)
    return text


def done(text: str, edits: Iterable[Fields], place: str) -> str:
    """A text with the words of today, where those of then stood."""
    for edit in edits:
        text = _replaced(text, edit, "then", "today", place)
    return text


def without_keys(text: str) -> str:
    """`people.yaml` without any key."""
    return _RECOVERY.sub("", _KEYS.sub("", text))


def _replaced(text: str, edit: Fields, old: str, new: str, place: str) -> str:
    words = edit.text(old)
    if not edit.text("every"):
        _place(text, words, place)
    elif words not in text:
        raise MisfitError(f"{place}: not there: {words!r}")
    return text.replace(words, edit.text(new))


def _place(text: str, words: str, place: str) -> int:
    """Where words stand; raises MisfitError unless they stand once."""
    if text.count(words) != 1:
        raise MisfitError(f"{place}: stands {text.count(words)} times: {words!r}")
    return text.index(words)


def widened(root: Path) -> None:
    """Give the town's profile each kind that the shipped one has and it has not.

    What is put in is the shipped text itself, before the kind that follows there.
    """
    path = root / PROFILE
    text = path.read_text(encoding="utf-8")
    shipped = SHIPPED.read_text(encoding="utf-8")
    for part in ("kinds", "records"):
        ours, theirs = _kinds(text, part), _kinds(shipped, part)
        names = list(theirs)
        for name in reversed(names):
            if name not in ours:
                later = next(
                    each for each in names[names.index(name) + 1 :] if each in ours
                )
                text = text.replace(ours[later], theirs[name] + ours[later], 1)
                ours = _kinds(text, part)
    path.write_text(text, "utf-8")


def _kinds(text: str, part: str) -> dict[str, str]:
    """The kinds of a part of a profile, each with the lines that say what it is."""
    found = _PART.format(part=part)
    body = re.search(found, text, re.M)
    lines = body[1] if body else ""
    return {match[1]: match[0] for match in _KIND.finditer(lines)}
