"""Survey foreign files: what each is, what must be asked, what is there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qms.actions.foreign import foreign_bytes, read_foreign
from qms.actions.new import ids_taken
from qms.i18n import N_
from qms.model.house import House
from qms.model.importing.damaged import damage_told
from qms.model.importing.deciding import decide
from qms.model.importing.evidence import evidence_name
from qms.model.importing.plan import GUESSED, Ask, Row, State
from qms.model.importing.recognition import recognise
from qms.model.importing.source import Told, composed
from qms.office.refused import RefusedError
from qms.store.foreign import ForeignFile
from qms.store.house import read_house
from qms.store.ordinary import digest_of, hash_file
from qms.store.tree import DOCUMENTS, is_document, walk

Tell = Callable[[int, int], None]
Answers = Mapping[str, Mapping[str, str]]

IN_REGISTER = N_("it was brought in before: {path}")
IS_CHANGED = N_("{path} was brought in from an earlier state of it, and stays")
IS_TAKEN = N_("{id} is taken, here or on another branch")
SAME_ID = N_("{id} is also what {others} would be")
SAME_BYTES = N_("it is the same file as {other}")
INSIDE = N_("it stands in the register already: {path}")


@dataclass(frozen=True)
class Usual:
    """What holds for files that do not say it themselves; and how texts are read."""

    kind: str = ""
    owner: str = ""
    language: str = ""
    encoding: str = ""
    registers_only: bool = False

    @property
    def facts(self) -> dict[str, str]:
        """The values by field."""
        told = {"kind": self.kind, "owner": self.owner, "language": self.language}
        return {name: text for name, text in told.items() if text}


@dataclass
class Known:
    """What the register holds: ids, and the files beside documents by size."""

    root: Path
    ids: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
    by_size: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> Known:
        """Look at the register of a root."""
        paths = tuple(each for each in walk(root, DOCUMENTS) if not is_document(each))
        known = cls(root, ids_taken(root), paths)
        for path in paths:
            size = (root / path).lstat().st_size
            known.by_size.setdefault(size, []).append(path)
        return known

    def same_bytes(self, data: bytes) -> str:
        """The path of a file beside a document that has just these bytes."""
        digest = digest_of(data)
        for path in self.by_size.get(len(data), ()):
            if hash_file(str(self.root / path))[0] == digest:
                return path
        return ""

    def earlier(self, name: str, file: str) -> str:
        """The path of an original of that name, kept beside the document of an id."""
        ending = f"/{name}/{evidence_name(file)}"
        return next((path for path in self.paths if path.endswith(ending)), "")


def survey(
    root: Path,
    files: Sequence[ForeignFile],
    usual: Usual,
    answers: Answers,
    tell: Tell = lambda done, of: None,
) -> list[Row]:
    """A row for each file; one that cannot be read is refused, and the others go on."""
    house, known = read_house(root).house, Known.of(root)
    rows = []
    for number, file in enumerate(files):
        rows.append(row_of(file, usual, answers.get(file.shown, {}), house, known))
        tell(number + 1, len(files))
    return without_twins(rows)


def answered(
    row: Row, answers: Mapping[str, str], usual: Usual, house: House, known: Known
) -> Row:
    """A row once more, with what somebody has answered."""
    if row.source is None:
        return row
    decided = decide(row.recognised, answers, usual.facts, house)
    asks = [each for each in decided.asks if each.name not in answers]
    if row.encoding and "encoding" not in answers and _is_asked(row, "encoding"):
        asks.insert(0, Ask("encoding", GUESSED, (row.encoding,), row.sample))
    fresh = replace(row, facts=decided.facts, asks=tuple(asks), reason=None)
    return _judged(fresh, known)


def row_of(
    file: ForeignFile,
    usual: Usual,
    answers: Mapping[str, str],
    house: House,
    known: Known,
) -> Row:
    """What one file is, with the answers that are given about it."""
    encoding = answers.get("encoding") or usual.encoding
    row = Row(file.shown)
    try:
        data = foreign_bytes(file)
        row = replace(row, digest=digest_of(data))
        inside = _inside(file, known.root)
        if inside:
            return _closed(row, State.REFUSED, INSIDE, path=inside)
        same = known.same_bytes(data)
        if same:
            return _closed(row, State.UNCHANGED, IN_REGISTER, path=same)
        read = read_foreign(file, data, encoding, registers_only=usual.registers_only)
    except RefusedError as error:
        told = Told(f"{error} ({error.hint})" if error.hint else str(error))
        return replace(row, state=State.REFUSED, reason=told)
    source = composed(read.source)
    recognised = recognise(source, house)
    damaged = damage_told(source, recognised.value("language"))
    source = replace(source, told=(*source.told, *damaged))
    row = replace(
        row,
        source=source,
        recognised=recognised,
        encoding=read.encoding,
        sample=read.sample,
        asks=(Ask("encoding", GUESSED),) if read.is_guess else (),
    )
    return answered(row, answers, usual, house, known)


def _judged(row: Row, known: Known) -> Row:
    """Whether a row is ready, or what is against it."""
    name = row.id
    file = row.source.name if row.source else row.file
    earlier = known.earlier(name, file) if name else ""
    if earlier:
        return _closed(row, State.CHANGED, IS_CHANGED, path=earlier)
    if name in known.ids:
        return _closed(row, State.TAKEN, IS_TAKEN, id=name)
    needed = any(each.is_needed for each in row.asks)
    return replace(row, state=State.ASKS if needed else State.READY)


def without_twins(rows: Sequence[Row]) -> list[Row]:
    """The rows with those told that would become one document, or are one file."""
    counts = Counter(row.id for row in rows if row.id and row.is_ready)
    first: dict[str, str] = {}
    found = []
    for row in rows:
        other = first.setdefault(row.digest, row.file) if row.digest else row.file
        if other != row.file and row.state != State.UNCHANGED:
            found.append(_closed(row, State.TWICE, SAME_BYTES, other=other))
        elif row.is_ready and counts[row.id] > 1:
            others = [
                each.file
                for each in rows
                if each.id == row.id and each.is_ready and each.file != row.file
            ]
            told = ", ".join(others)
            found.append(_closed(row, State.TWICE, SAME_ID, id=row.id, others=told))
        else:
            found.append(row)
    return found


def _closed(row: Row, state: State, sentence: str, **values: str) -> Row:
    return replace(row, state=state, reason=Told(sentence, values))


def _is_asked(row: Row, name: str) -> bool:
    return any(each.name == name for each in row.asks)


def _inside(file: ForeignFile, root: Path) -> str:
    """The path in the register of a file that stands in its folder of documents."""
    whole = file.path.parent.resolve() / file.path.name
    documents = root.resolve() / DOCUMENTS
    if not whole.is_relative_to(documents):
        return ""
    return whole.relative_to(root.resolve()).as_posix()
