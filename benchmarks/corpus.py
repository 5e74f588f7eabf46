"""A register of any size, the same on every run: procedures as offices write them.

    python -m benchmarks.corpus FOLDER COUNT

Each procedure has some 11 KB: about 30 lines of front matter, seven sections, steps,
two tables, lists, references to others. The profile and the people are those of the
project's own model town. Nothing in it is random between runs: a small generator of
numbers with a fixed start decides.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

ACTS = {"EXT-001": "OSGG 600/2018", "EXT-003": "OG 27/2002"}
TOWN = Path(__file__).resolve().parent.parent
OFFICES = (
    "registry",
    "urbanism",
    "local-taxes",
    "civil-registry",
    "procurement",
    "human-resources",
    "social-services",
    "economic",
    "it",
)
PROCESSES = ("citizens", "urbanism", "taxes", "civil-registry", "social", "resources")
SUBJECTS = (
    "cererilor de certificat",
    "petițiilor cetățenilor",
    "dosarelor de urbanism",
    "declarațiilor fiscale",
    "actelor de stare civilă",
    "ofertelor de preț",
    "contractelor de muncă",
    "anchetelor sociale",
    "documentelor contabile",
    "copiilor de siguranță",
    "sesizărilor scrise",
    "avizelor tehnice",
)
ACTIONS = (
    "Primirea",
    "Verificarea",
    "Înregistrarea",
    "Soluționarea",
    "Arhivarea",
    "Eliberarea",
    "Evaluarea",
    "Repartizarea",
    "Comunicarea",
    "Actualizarea",
)
SENTENCES = (
    "Solicitarea se depune la ghișeu sau prin poștă, cu actele cerute în listă.",
    "Persoana care primește verifică dacă dosarul este complet și cere ce lipsește.",
    "Termenul curge de la data la care dosarul este complet, nu de la prima depunere.",
    "Răspunsul se redactează în limba cererii și se semnează de conducătorul biroului.",
    "Cererea care privește altă instituție se trimite acesteia, iar solicitantul află.",
    "Fiecare abatere se notează, iar cauza se caută împreună cu biroul care a lucrat.",
    "Documentele se păstrează după nomenclator, în ordinea numerelor de înregistrare.",
    "Șeful biroului verifică lunar un eșantion de zece dosare și notează ce a găsit.",
    "Accesul la dosar îl au numai cei care lucrează la el și cei care îl controlează.",
    "Taxa se achită înainte de eliberare, iar dovada plății rămâne în dosar.",
    "Informarea cetățeanului se face clar, fără termeni pe care acesta nu îi cunoaște.",
    "Orice întârziere se comunică solicitantului în scris, cu motivul și noul termen.",
)
TOPICS = (
    "Primire",
    "Verificare",
    "Analiză",
    "Redactare",
    "Semnare",
    "Comunicare",
    "Arhivare",
    "Situații deosebite",
)


class Chance:
    """A small linear generator: the same numbers on every system and version."""

    def __init__(self, start: int) -> None:
        self.state = start * 2654435761 % 2**32 or 1

    def below(self, bound: int) -> int:
        """The next number from 0 to one below the bound."""
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % bound

    def of(self, words: tuple[str, ...]) -> str:
        """One of the words."""
        return words[self.below(len(words))]


def code(number: int) -> str:
    """The id of a procedure: a letter group and a number, for as many as wanted."""
    group, rest = divmod(number, 990)
    letters = chr(65 + group // 26) + chr(65 + group % 26)
    return f"PO-{letters}-{rest + 10:03d}"


def procedure(number: int, count: int) -> str:
    """The text of one procedure."""
    chance = Chance(number + 1)
    subject = SUBJECTS[number % len(SUBJECTS)]
    title = f"{ACTIONS[number // len(SUBJECTS) % len(ACTIONS)]} {subject}"
    office = OFFICES[number % len(OFFICES)]
    near = [code((number + step) % count) for step in (1, 7, 31, 101)]
    return "".join(_head(number, title, office, near, chance)) + "".join(
        _body(title, subject, near, chance)
    )


def _head(
    number: int, title: str, office: str, near: list[str], chance: Chance
) -> Iterator[str]:
    yield f"---\nid: {code(number)}\nkind: operational-procedure\n"
    yield f"title: {title}, partea {number + 1}\nlanguage: ro\n"
    yield f"edition: {1 + number % 3}\nrevision: {number % 5}\n"
    yield f"owner: {office}\nprocess: {chance.of(PROCESSES)}\n"
    yield f"applies_to: [{office}, registry]\n"
    yield 'clauses: ["ISO 9001:2015 8.2.1", "ISO 9001:2015 8.5.1"]\n'
    yield "legal_basis: [OSGG 600/2018, OG 27/2002 art. 8]\n"
    yield f"references: [{near[0]}, {near[1]}, {near[2]}]\n"
    yield 'classification: internal\naudience: [staff]\nretention: "S-10"\n'
    yield "change: {reason: revizuire periodică, summary: termene și responsabili}\n"
    yield "steps:\n"
    for step, topic in enumerate(TOPICS[:7], 1):
        yield (
            f"  - {{id: s{step}, title: {topic}, office: {office}, within: "
            f"{1 + chance.below(5)} zile, input: cererea, output: dosarul}}\n"
        )
    yield "---\n"


def _body(title: str, subject: str, near: list[str], chance: Chance) -> Iterator[str]:
    yield f"\n# Scop\n\n{_text(chance, 4)}\n"
    yield f"\n# Domeniul de aplicare\n\n{_text(chance, 4)}\n"
    yield f"Se aplică împreună cu {near[3]}.\n"
    yield "\n# Documente de referință\n\n"
    for each in near:
        yield f"- procedura {each}, pentru pașii care urmează\n"
    yield "\n# Definiții și abrevieri\n\n"
    yield "- **dosar** – totalitatea actelor unei cereri\n"
    yield "- **UAT** – unitatea orașului\n"
    yield "\n# Descrierea activității\n"
    for topic in TOPICS:
        yield f"\n## {topic}\n\n{_text(chance, 7)}\n\n"
        for _ in range(3):
            yield f"- {chance.of(SENTENCES)}\n"
    yield f"\nPentru {subject} lucrează biroul din UAT.\n"
    yield "\n# Responsabilități\n\n| Pas | Răspunde | Termen | Dovadă |\n"
    yield "| --- | --- | --- | --- |\n"
    for topic in TOPICS:
        yield f"| {topic} | șeful biroului | {1 + chance.below(9)} zile | dosarul |\n"
    yield "\n# Anexe\n\n| Anexă | Conținut |\n| --- | --- |\n"
    for index in range(4):
        yield f"| Anexa {index + 1} | {chance.of(SENTENCES)} |\n"


def _text(chance: Chance, sentences: int) -> str:
    return " ".join(chance.of(SENTENCES) for _ in range(sentences))


def write_corpus(folder: Path, count: int) -> None:
    """Write a register with so many procedures; an old one there is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "governance").mkdir(parents=True)
    for name in ("qms.yaml", "governance/people.yaml", "governance/profile.yaml"):
        shutil.copy(TOWN / name, folder / name)
    (folder / "records").mkdir()
    shutil.copy(TOWN / "records/staff.yaml", folder / "records/staff.yaml")
    (folder / "procedures/external").mkdir(parents=True)
    for name, act in ACTS.items():
        text = outside_document(name, act)
        (folder / f"procedures/external/{name}.md").write_text(text, encoding="utf-8")
    for number in range(count):
        target = folder / "procedures/operational" / f"{number // 990:03d}"
        target.mkdir(parents=True, exist_ok=True)
        text = procedure(number, count)
        (target / f"{code(number)}.md").write_text(text, encoding="utf-8")


def outside_document(name: str, act: str) -> str:
    """An act that the procedures rest on."""
    return (
        f"---\nid: {name}\nkind: external-document\ntitle: Actul {act}\nlanguage: ro\n"
        "edition: 1\nrevision: 0\nowner: secretary-general\nclassification: public\n"
        "change: {reason: înregistrare, summary: act nou}\nexternal:\n"
        f"  publisher: editorul oficial\n  act: {act}\n  where: biblioteca\n"
        "  as_of: 2026-11-01\n  check_every: 12 months\n"
        "---\n\n# Utilizare\n\nBirourile lucrează după acest act.\n"
    )


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    write_corpus(given.folder, given.count)


if __name__ == "__main__":
    main()
