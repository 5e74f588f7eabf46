"""A register of any size in two languages, full of ways from one text to another.

    python -m tests.site.many_texts FOLDER COUNT

Every text has references, anchors within itself and in others, pictures, attachments,
steps, forms and footnotes; two in three are translated, one in five has an earlier
revision, one in four is not public. A charter with its promises leads to some of them.
Most were taken over from paper by one signature, so that thousands are laid in seconds.
"""

from __future__ import annotations

import re
import shutil
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.approvals import (
    BEGIN,
    NOW,
    Put,
    deeds_of,
    lay_root,
    moments,
    sign,
    write_people,
)
from benchmarks.corpus import OFFICES, code
from qms.model.approval.control import Control
from qms.store.archive import read_archive
from tests.approval_tree import Office

TOWN = Path(__file__).parents[2]
SINCE = "2024-05-01"
CHARTER = "CH-01"
KINDS = {CHARTER: "charter", "CQ-": "questionnaire"}
FOLDERS = {"charter": "charter", "questionnaire": "questionnaires"}
_PROCEDURE = re.compile(r"\b(?:PO|IL|PS)-[0-9]{2,3}\b")
_FORM = re.compile(r"\bF-[0-9]+-[0-9]\b")


class Text(NamedTuple):
    """A text that was put up, with the files that belong to it."""

    document: str
    revision: int
    language: str
    files: Mapping[str, str | bytes]
    translates: str = ""


class Words(NamedTuple):
    """What a text says, in a language."""

    title: str
    scope: str
    work: str
    first: str
    again: str
    ends: str
    see: str
    picture: str


SAID = {
    "ro": Words(
        "Procedura {n}: ștampile & „semnături” <nr. {n}>",
        "Scop",
        "Descrierea activității",
        "Verificare & analiză: 50 % din cazuri?",
        "Primire",
        "Responsabilități",
        "vezi",
        "Schema pașilor",
    ),
    "hu": Words(
        "{n}. eljárás: pecsétek és „aláírások” <{n}. sz.>",
        "Cél",
        "A tevékenység leírása",
        "Vizsgálat & elemzés: az esetek 50 %-a?",
        "Átvétel",
        "Felelősségek",
        "lásd",
        "A lépések rajza",
    ),
}


def lay_many(root: Path, count: int) -> int:
    """Lay the register in an empty folder; gives how many texts it has in all."""
    for name in ("qms.yaml", "governance/profile.yaml"):
        _write(root, name, (TOWN / name).read_text(encoding="utf-8"))
    texts = [*_charter(count)]
    for number in range(count):
        texts.extend(_texts(number, count))
    lay_texts(root, texts)
    return len(texts)


def lay_texts(root: Path, texts: list[Text]) -> None:
    """Lay texts in force in a folder that has an organisation and a profile."""
    write_people(root)
    office = Office(root)
    lay_root(office)
    _sign(office, texts)
    for each in texts:
        _lay_working(root, each)


def _sign(office: Office, texts: list[Text]) -> None:
    """First revisions are taken over, then later ones signed; translations last."""
    clock = moments(BEGIN)
    put_up: dict[tuple[str, int], str] = {}
    _adopt(office, [each for each in texts if not each.revision], put_up, clock)
    later = [each for each in texts if each.revision and not each.translates]
    rules = Control(read_archive(office.root), datetime.fromisoformat(NOW)).governance
    assert rules
    puts = [Put("registry", _put_up(office, each, put_up)) for each in later]
    for deed in deeds_of(rules):
        sign(office, rules, deed, puts, clock)
    rest = [each for each in texts if each.revision and each.translates]
    _adopt(office, rest, put_up, clock)


def _adopt(
    office: Office,
    texts: list[Text],
    put_up: dict[tuple[str, int], str],
    clock: Iterator[datetime],
) -> None:
    names = [_put_up(office, each, put_up) for each in texts]
    office.sign(
        "adopt",
        names,
        "quality-officer",
        next(clock).isoformat(),
        office="quality-officer",
        step=None,
        archive_no="D 1/2024",
        in_force_since=dict.fromkeys(names, SINCE),
    )


def _put_up(office: Office, text: Text, put_up: dict[tuple[str, int], str]) -> str:
    key = (text.document, text.revision)
    fields: dict[str, object] = {"kind": _kind(text.document)}
    if text.document == CHARTER:
        fields["edition"] = 3
    if text.translates:
        fields["translates"] = office.digests[put_up[key]]
    name = office.submit(
        text.document,
        text.files,
        language=text.language,
        revision=text.revision,
        **fields,
    )
    if not text.translates:
        put_up[key] = name
    return name


def _kind(document: str) -> str:
    found = (kind for name, kind in KINDS.items() if document.startswith(name))
    return next(found, "operational-procedure")


def _texts(number: int, count: int) -> Iterator[Text]:
    """The revisions of a document, then the translation of the last one."""
    name = code(number)
    last = 1 if number % 5 == 0 else 0
    for revision in range(last + 1):
        data = _source(number, count, revision)
        yield Text(name, revision, "ro", {f"{name}.md": data, **_files(name)})
    if number % 3 != 2:
        data = _translation(number, count, last)
        yield Text(name, last, "hu", {f"{name}.md": data}, "ro")


def _source(number: int, count: int, revision: int) -> str:
    name = code(number)
    near = [code((number + step) % count) for step in (1, 2, 7, 31)]
    office = OFFICES[number % len(OFFICES)]
    head = (
        f"id: {name}\nkind: operational-procedure\nlanguage: ro\nedition: 1\n"
        f"title: '{SAID['ro'].title.format(n=number)}'\nrevision: {revision}\n"
        f"owner: registry\nprocess: citizens\napplies_to: [{office}, registry]\n"
        'clauses: ["ISO 9001:2015 8.2.1"]\n'
        f"references: [{', '.join(near)}, EXT-999]\nforms: [{near[0]}]\n"
        f"attachments: [{', '.join(_files(name))}]\n"
        f"classification: {'internal' if number % 4 == 3 else 'public'}\n"
        f"change: {{reason: legea, summary: revizia {revision}}}\nsteps:\n"
        f"  - {{id: s1, title: Primire, office: registry, output: cererea {number}}}\n"
        f"  - {{id: s2, title: Răspuns, office: {office}, input: cererea {number}}}\n"
    )
    return f"---\n{head}---\n" + "\n".join(_body("ro", number, near, revision))


def _translation(number: int, count: int, revision: int) -> str:
    near = [code((number + step) % count) for step in (1, 2, 7, 31)]
    head = (
        f"id: {code(number)}\ntitle: '{SAID['hu'].title.format(n=number)}'\n"
        f"language: hu\ntranslates: {{edition: 1, revision: {revision}}}\n"
    )
    return f"---\n{head}---\n" + "\n".join(_body("hu", number, near, revision))


def _body(language: str, number: int, near: list[str], revision: int) -> Iterator[str]:
    words, name = SAID[language], code(number)
    own, other = _slug(words.first), _slug(words.scope)
    yield f"# {words.scope}\n"
    yield f"{words.see} {near[0]}, [{near[1]}]({near[1]}.md) [^1] UAT.\n"
    yield f"- [{words.see}]({near[2]}.md#{other}), [x]({near[3]}.md#nicăieri)"
    yield f"- [{words.see}](#{own}), [2](#{_slug(words.again)}-1), [y](#nimic)"
    yield f"- [tabel]({name}/tabel.csv), [z]({name}/lipsa.csv), [{near[0]}](EXT-999.md)"
    yield "- <https://www.example.org/a?b=1&c=2>, info@example.org\n"
    yield f"[^1]: {words.see} {near[3]}.\n"
    yield "# Definiții și abrevieri\n\n- **UAT** – unitatea & orașul\n"
    yield f"# {words.work}\n\n## {words.again}\n\n{number}: {revision}\n"
    yield f"## {words.first}\n\n![{words.picture}]({name}/schema.png)\n"
    yield f"## {words.again}\n\n| {near[0]} | x |\n| --- | --- |\n| {near[1]} | y |\n"
    yield f"# {words.ends}\n\n## Проверка {number}\n\nUAT, {name}.\n"


def _slug(heading: str) -> str:
    kept = re.sub(r"[^\w\s-]", "", heading.casefold())
    return re.sub(r"\s", "-", kept.strip())


def _files(name: str) -> dict[str, bytes]:
    return {
        f"{name}/schema.png": png(name),
        f"{name}/tabel.csv": f"id;titlu\n{name};Procedură\n".encode(),
    }


def png(name: str) -> bytes:
    """A picture of one point, of its own colour for every name."""
    point = zlib.compress(b"\0" + zlib.crc32(name.encode()).to_bytes(4, "big")[:3])
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", point),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data))
        + tag
        + data
        + struct.pack(">I", zlib.crc32(tag + data))
        for tag, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _charter(count: int) -> Iterator[Text]:
    """The town's charter, whose services rest on these procedures."""
    files = {
        tag: (TOWN / f"procedures/charter/CH-01{suffix}.yaml").read_text("utf-8")
        for tag, suffix in (("ro", ""), ("hu", ".hu"))
    }
    named: dict[str, str] = {}

    def instead(found: re.Match[str]) -> str:
        return named.setdefault(found[0], code(len(named) % count))

    for tag, text in files.items():
        told = _FORM.sub(instead, _PROCEDURE.sub(instead, text))
        kept = {f"{CHARTER}.yaml": told}
        yield Text(CHARTER, 0, tag, kept, "" if tag == "ro" else "ro")


def _lay_working(root: Path, text: Text) -> None:
    """The working text; that of the last revision remains."""
    folder = f"procedures/{FOLDERS.get(_kind(text.document), 'operational')}"
    tag = f".{text.language}" if text.translates else ""
    for name, data in text.files.items():
        stem, dot, suffix = name.rpartition(".")
        own = "/" not in name
        path = f"{folder}/{stem}{tag if own else ''}{dot}{suffix}"
        _write(root, path, data)


def _write(root: Path, path: str, data: str | bytes) -> None:
    full = root / path
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(data.encode() if isinstance(data, str) else data)


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    lay_many(folder, count)


if __name__ == "__main__":
    main()
