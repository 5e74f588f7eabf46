"""The life of the town, played line by line over a copy of the checkout."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from qms.store.documents import split
from qms.store.yaml import read_yaml
from tools.town.kept import FOLDERS, closed_on, kept_on
from tools.town.person import CHECKOUT, Person, StoppedError
from tools.town.raw import raw_files
from tools.town.texts import HERE, PEOPLE, ZONE, governed, laid_back, widened

TOWN = ("qms.yaml", ".gitattributes", "governance", "procedures", "records")
LISTS = ("adopted.csv", "adopted.hu.csv")
SEALED = "plic sigilat, nr. arhivă 7/2026"
COUNTING = ("services", "survey")
WITHDRAWN = ("PO-014.md", "procedures/operational/PO-014.md")


class Act(NamedTuple):
    """One line of the life: when, who, and what he does."""

    line: int
    moment: datetime
    person: str
    words: tuple[str, ...]


def acts() -> Iterator[Act]:
    """The lines of `life.txt`."""
    day = ""
    lines = (HERE / "life.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("= "):
            day = line.removeprefix("= ")
        elif line and not line.startswith("#"):
            time, person, *words = shlex.split(line)
            moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZONE)
            yield Act(number, moment, person, tuple(words))


class Life:
    """A repository in a folder that is thrown away, and the people who act in it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "town"
        self.homes = folder / "homes"
        self.root.mkdir(parents=True)
        for name in TOWN:
            _copy(CHECKOUT / name, self.root / name)
        for name in LISTS:
            shutil.copyfile(HERE / name, folder / name)
        (folder / "raw").mkdir()
        for name, data in raw_files():
            (folder / "raw" / name).write_bytes(data)
        shutil.copyfile(HERE / WITHDRAWN[0], self.root / WITHDRAWN[1])
        for name in FOLDERS:
            shutil.rmtree(self.root / "records" / name, ignore_errors=True)
        laid_back(self.root)
        widened(self.root)
        self.begun = False

    def person(self, name: str) -> Person:
        """Somebody at work in the repository."""
        return Person(name, self.root, self.homes)

    def live(self, tell: Callable[[str], None]) -> None:
        """Play the whole life; raises StoppedError with the line that fails."""
        for act in acts():
            tell(f"{act.moment:%Y-%m-%d %H:%M}  {act.person}  {' '.join(act.words)}")
            try:
                self._play(act)
            except StoppedError as error:
                raise StoppedError(f"life.txt:{act.line}: {error}") from error

    def _play(self, act: Act) -> None:
        verb, *rest = act.words
        person = self.person(act.person)
        if not self.begun:
            self.begun = True
            person.git(act.moment, "init", "--quiet", "--initial-branch", "main")
            self._commit(person, act.moment, "the working texts of January")
        if verb == "qms":
            person.qms(act.moment, *rest)
            if rest[0] in COUNTING:
                self._commit(person, act.moment, " ".join(rest))
            return
        VERBS[verb](self, person, act.moment, *rest)
        if verb not in ("key", "recovery"):
            self._commit(person, act.moment, " ".join(act.words))

    def _key(self, person: Person, now: datetime, witness: str) -> None:
        public, fingerprint = person.make_key(now)
        person.qms(now, "key", "new", "--as", person.id, "--existing", str(public))
        words = (person.id, str(public), "--witness", witness)
        other = self.person(witness)
        other.qms(now, "key", "add", *words, "--fingerprint", fingerprint)

    def _recovery(self, person: Person, now: datetime) -> None:
        sealed = Person("recovery", self.root, self.homes)
        public, _fingerprint = sealed.make_key(now, "recovery")
        key = " ".join(public.read_text(encoding="utf-8").split()[:2])
        path = self.root / PEOPLE
        row = f'recovery: {{key: {key}, held: "{SEALED}"}}\n'
        path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")

    def _revises(self, person: Person, now: datetime, document: str) -> None:
        path = self._working(document)
        today = (CHECKOUT / path).read_text(encoding="utf-8")
        head, _flaws = read_yaml(today if path.suffix == ".yaml" else split(today)[0])
        change = head.fields("change")
        words = ["--reason", change.text("reason"), "--summary", change.text("summary")]
        if head.text("revision") == "0":
            words.append("--edition")
        told = person.qms(now, "revise", document, *words)
        number = f"{head.text('edition')}.{head.text('revision')}"
        if number not in told:
            raise StoppedError(f"today it is {number}: {told}")
        for each in (path, *(path.parent / name for name in head.texts("attachments"))):
            _copy(CHECKOUT / each, self.root / each)

    def _writes(self, _person: Person, _now: datetime, path: str) -> None:
        _copy(CHECKOUT / path, self.root / path)

    def _keeps(self, _person: Person, now: datetime, *records: str) -> None:
        for record in records:
            path, text = kept_on(record, now.date())
            (self.root / path.parent).mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, encoding="utf-8")

    def _closes(self, _person: Person, now: datetime, *records: str) -> None:
        for record in records:
            path = self.root / kept_on(record, now.date())[0]
            text = closed_on(path.read_text(encoding="utf-8"), now.date())
            path.write_text(text, encoding="utf-8")

    def _governs(self, _person: Person, _now: datetime, label: str) -> None:
        governed(self.root, label)

    def _removes(self, _person: Person, _now: datetime, path: str) -> None:
        (self.root / path).unlink()

    def _working(self, document: str) -> Path:
        names = (f"{document}.md", f"{document}.yaml")
        folder = CHECKOUT / "procedures"
        found = next(each for each in folder.rglob("*") if each.name in names)
        return found.relative_to(CHECKOUT)

    def _commit(self, person: Person, now: datetime, message: str) -> None:
        person.git(now, "add", "--all")
        words = ("commit", "--quiet", "--allow-empty", "--message", message)
        person.git(now, *words)


VERBS: dict[str, Callable[..., None]] = {
    "key": Life._key,
    "recovery": Life._recovery,
    "revises": Life._revises,
    "writes": Life._writes,
    "keeps": Life._keeps,
    "closes": Life._closes,
    "governs": Life._governs,
    "removes": Life._removes,
}


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, copy_function=shutil.copyfile)
    else:
        shutil.copyfile(source, target)
