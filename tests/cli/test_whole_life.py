"""From `qms init` to a withdrawn procedure: with two keys, and once on paper alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.signers import Person

ANA, MARIA, IVAN = "field.anna", "stone.mary", "wood.ivan"
BEGIN = (
    *("init", ".", "--country", "", "--languages", "en", "--name", "Office"),
    *("--head", "Stone, Mary", "--officer", "Field, Anna"),
)
FILLED = {
    "[…]": "The registry writes down what comes, and answers it within 30 days.",
    "within: The registry writes down what comes, and answers it within 30 days.": (
        "within: 30 days"
    ),
}


def write(person: Person, name: str) -> Path:
    """Begin a procedure and fill its gaps as its author would."""
    told = person.run(
        "new", "work-instruction", "--title", "Answering letters"
    ).succeeds()
    path = person.folder / str(re.findall(r"written: (\S+)", told.out)[0])
    text = path.read_text(encoding="utf-8")
    for gap, words in FILLED.items():
        text = text.replace(gap, words)
    path.write_text(text, encoding="utf-8")
    assert path.stem == name
    return path


def hours(day: str) -> list[str]:
    return [f"{day}T{hour:02}:00:00+00:00" for hour in range(8, 20)]


def shorten(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("30 days", "20 days"), encoding="utf-8")


def test_with_two_signers_a_passphrase_and_an_agent(tmp_path: Path) -> None:
    anna, mary = Person(tmp_path, ANA), Person(tmp_path, MARIA)
    mary.make_key()
    public = mary.keys / f"{MARIA}.pub"
    begin = (*BEGIN, "--key", f"{ANA}=new", "--key", f"{MARIA}={public}")
    anna.run(*begin, now=hours("2026-03-02")[0]).succeeds()
    mary.folder = anna.folder
    with mary.agent():
        anna.run(
            "approve", "GOVERNANCE", "--yes", now=hours("2026-03-02")[1]
        ).succeeds()
        mary.run(
            "approve", "GOVERNANCE", "--yes", now=hours("2026-03-02")[2]
        ).succeeds()
        anna.run("release", "GOVERNANCE", now=hours("2026-03-02")[3]).succeeds()
        path = write(anna, "WI-01")
        _around(anna, mary, "2026-03-03")
        _says(anna, "2026-03-03", "1.0", "in force")
        anna.now = hours("2026-05-04")[0]
        words = ("revise", "WI-01", "--reason", "law", "--summary", "20 days")
        anna.run(*words).succeeds()
        shorten(path)
        _around(anna, mary, "2026-05-04")
        _says(anna, "2026-05-04", "1.1", "in force")
        anna.now = hours("2026-07-06")[0]
        anna.run("withdraw", "WI-01", "--reason", "no longer done").succeeds()
        _sign(anna, mary, "2026-07-06")
        _says(anna, "2026-07-06", "", "withdrawn")
    anna.run("verify", "--allow", "root-not-pinned").succeeds()


def test_on_paper_alone(tmp_path: Path) -> None:
    anna, ivan = Person(tmp_path, ANA), Person(tmp_path, IVAN)
    for each in (anna, ivan):
        each.make_key()
    keys = [
        *("--key", f"{ANA}={anna.keys / f'{ANA}.pub'}"),
        *("--holder", "registrar=Wood, Ivan"),
        *("--key", f"registrar={ivan.keys / f'{IVAN}.pub'}"),
    ]
    anna.run(*BEGIN, *keys, now=hours("2026-03-02")[0]).succeeds()
    ivan.folder = anna.folder
    anna.run("approve", "GOVERNANCE", "--yes", now=hours("2026-03-02")[1]).succeeds()
    _paper(ivan, "GOVERNANCE", "2026-03-02", (MARIA,), 2)
    anna.run("release", "GOVERNANCE", now=hours("2026-03-02")[3]).succeeds()
    path = write(anna, "WI-01")
    anna.now = hours("2026-03-03")[0]
    anna.run("submit", "WI-01").succeeds()
    _paper(ivan, "WI-01", "2026-03-03", (MARIA,), 1)
    anna.run("release", "WI-01", now=hours("2026-03-03")[4]).succeeds()
    _says(anna, "2026-03-03", "1.0", "in force")
    anna.now = hours("2026-05-04")[0]
    words = ("revise", "WI-01", "--reason", "law", "--summary", "20 days")
    anna.run(*words).succeeds()
    shorten(path)
    anna.run("submit", "WI-01").succeeds()
    _paper(ivan, "WI-01", "2026-05-04", (MARIA,), 1)
    anna.run("release", "WI-01", now=hours("2026-05-04")[4]).succeeds()
    _says(anna, "2026-05-04", "1.1", "in force")
    anna.now = hours("2026-07-06")[0]
    anna.run("withdraw", "WI-01", "--reason", "no longer done").succeeds()
    _paper(ivan, "WI-01", "2026-07-06", (MARIA,), 1, "--act", "withdraw")
    anna.run("release", "WI-01", now=hours("2026-07-06")[4]).succeeds()
    _says(anna, "2026-07-06", "", "withdrawn")
    anna.run("verify", "--allow", "root-not-pinned").succeeds()


def _around(anna: Person, mary: Person, day: str) -> None:
    """Put up, signed by everybody, released."""
    anna.run("submit", "WI-01", now=hours(day)[1]).succeeds()
    _sign(anna, mary, day)


def _sign(anna: Person, mary: Person, day: str) -> None:
    mary.run("approve", "WI-01", "--yes", now=hours(day)[3]).succeeds()
    anna.run("release", "WI-01", now=hours(day)[4]).succeeds()


def _paper(
    ivan: Person, name: str, day: str, who: tuple[str, ...], hour: int, *more: str
) -> None:
    signed = [word for each in who for word in ("--signatory", each)]
    words = ("--signed-on", day, "--archive-no", "7/2026", *more)
    moment = hours(day)[hour]
    ivan.run("vouch", "paper", name, *signed, *words, now=moment).succeeds()


def _says(person: Person, day: str, label: str, word: str) -> None:
    told = person.run("status", "WI-01", "--as-of", day, "--format", "csv").succeeds()
    row = told.lines[1]
    assert word in row
    assert label in row


@pytest.mark.parametrize("word", ["approvals", "in force"])
def test_an_office_without_approvals_is_told_so(tmp_path: Path, word: str) -> None:
    anna = Person(tmp_path, ANA)
    anna.run(*BEGIN).succeeds()
    told = (
        anna.run("verify") if word == "approvals" else anna.run("approve", "--waiting")
    )
    assert told.code != 0
    assert word in told.out + told.err
