"""New: a document's skeleton in the office's language, with the next free number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from qms.errors import QmsError, UsageError
from qms.i18n import N_, _, catalogue
from qms.model.fields.forms import form_named
from qms.model.house import House
from qms.model.kind import Kind
from qms.model.profile import Profile
from qms.store.act_files import recover
from qms.store.git import branch_files
from qms.store.house import read_house
from qms.store.lock import repository_locked
from qms.store.skeletons import skeleton
from qms.store.tree import DOCUMENTS, walk
from qms.store.writing import write_whole

_LAST_NUMBER = re.compile(r"([0-9]+)(?!.*[0-9])")
PLACEHOLDER = "[…]"
NEW_REASON = N_("first edition")
NEW_SUMMARY = N_("the document is new")


def new_document(
    root: Path, kind_name: str, title: str, name: str = "", today: date | None = None
) -> Path:
    """Write the skeleton of a new document and give its path from the root.

    Raises UsageError on an unknown kind or an id that does not fit, QmsError if the
    file stands already.
    """
    with repository_locked(root):
        recover(root)
        house = read_house(root).house
        kind = kind_named(house.profile, kind_name)
        chosen = _chosen_id(root, kind, name)
        ending = ".yaml" if form_named(kind.form).is_data else ".md"
        path = Path(kind.folder or DOCUMENTS) / f"{chosen}{ending}"
        require_inside(root, path)
        text = skeleton(kind.name, kind.form).substitute(
            {
                **_fields(house, kind, chosen, title),
                "today": (today or date.today()).isoformat(),
            }
        )
        write_whole(root / path, text.encode(), may_replace=False)
        return path


def _chosen_id(root: Path, kind: Kind, name: str) -> str:
    """The id asked for, or the next free one; raises unless it may be taken."""
    taken = ids_taken(root)
    chosen = name or next_id(kind, taken)
    if not kind.pattern.match(chosen):
        raise UsageError(
            _("{id} does not fit the ids of this kind").format(id=chosen),
            hint=_("they look like {example}").format(example=kind.example),
        )
    if chosen in taken:
        raise QmsError(
            _("{id} is taken, here or on another branch").format(id=chosen),
            hint=_("leave the id out, and the next free one is taken"),
        )
    return chosen


def require_inside(root: Path, path: Path, folder: str = DOCUMENTS) -> None:
    """Raise unless a path lies in a folder of the repository, links followed."""
    if not (root / path).resolve().is_relative_to(root.resolve() / folder):
        raise QmsError(
            _("{path} lies outside of {folder}").format(path=path, folder=folder),
            hint=_("mend the kind's folder in governance/profile.yaml"),
        )


def kind_named(profile: Profile, name: str) -> Kind:
    """The kind of that name; raises UsageError with the kinds that there are."""
    kind = profile.kinds.get(name)
    if kind is None or kind.form == "governance":
        known = [
            each for each, row in profile.kinds.items() if row.form != "governance"
        ]
        raise UsageError(
            _("no kind is called {name}").format(name=name),
            hint=_("there are: {known}").format(known=", ".join(known)),
        )
    return kind


def ids_taken(root: Path, folder: str = DOCUMENTS) -> frozenset[str]:
    """Every id that a file bears, in a folder, here or on a known branch."""
    paths = [*walk(root, folder), *branch_files(root, folder)]
    return frozenset(path.rpartition("/")[2].split(".")[0] for path in paths)


def next_id(kind: Kind, taken: Iterable[str]) -> str:
    """The id after the highest one of the kind; without any, the first one."""
    fitting = sorted(each for each in taken if kind.pattern.match(each))
    numbers = {_number(each): each for each in fitting if _LAST_NUMBER.search(each)}
    pattern = numbers[max(numbers)] if numbers else kind.example
    if not pattern:
        raise UsageError(
            _("the profile shows no example of this kind's ids"),
            hint=_("give the id: qms new {kind} --id ID").format(kind=kind.name),
        )
    chosen = _with_number(pattern, max(numbers) + 1 if numbers else 1)
    if not numbers and not kind.pattern.match(chosen):
        chosen = pattern
    if not kind.pattern.match(chosen) or chosen in fitting:
        raise QmsError(
            _("the numbers of this kind are used up at {id}").format(id=pattern),
            hint=_("widen its id pattern in governance/profile.yaml"),
        )
    return chosen


def _with_number(name: str, number: int) -> str:
    """An id with another number at its end, as wide as the one that it has."""
    return _LAST_NUMBER.sub(lambda found: str(number).zfill(len(found[1])), name)


def _number(name: str) -> int:
    found = _LAST_NUMBER.search(name)
    return int(found[1]) if found else 0


def _fields(house: House, kind: Kind, name: str, title: str) -> dict[str, str]:
    language = house.organisation.binding
    speak = catalogue(language).gettext
    offices = list(house.profile.offices)
    processes = list(house.profile.processes)
    owner = (
        "quality-officer" if "quality-officer" in offices else next(iter(offices), "")
    )
    sections = [
        f"# {each.title(language)}\n\n{PLACEHOLDER}\n"
        for each in kind.sections
        if each.required and not each.generated
    ]
    return {
        "id": name,
        "kind": kind.name,
        "title": _quoted(title or kind.title(language)),
        "language": language,
        "owner": owner,
        "process": next(iter(processes), ""),
        "classification": kind.classification,
        "reason": _quoted(speak(NEW_REASON)),
        "summary": _quoted(speak(NEW_SUMMARY)),
        "method": next(iter(house.profile.raw.fields("feedback_methods")), "survey"),
        "placeholder": _quoted(PLACEHOLDER),
        "sections": "\n".join(sections) or f"{PLACEHOLDER}\n",
    }


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
