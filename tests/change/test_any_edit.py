"""Whatever is done to the files: an answer, and never a pass for an altered archive."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from tests.change.town import Town

SAMPLE = int(os.environ.get("QMS_FUZZ", "600")) // 60
LINES = (
    *(b"", b"---", b"id: [", b"edition: 99999999999999999999", b"revision: {a: b}"),
    *(b"attachments: [../../etc/passwd, x]", b"log: 7", b"\xff\xfe", b"- " * 50),
)
SHEETS = (
    *(b"{}", b"[]", b"a: &x [*x]", b"---\nid: X\n---\n", b"people: 3\n"),
    b"kinds: {a: 1, b: [1], c: {steps: 5, separate: {x: y}}}\nlimits: 7\n",
    b"closed: 2020-01-01\nlog: {a: b}\nid: [1]\n",
)
Chance = random.Random


def flip(data: bytes, chance: Chance) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(1) + data[at + 1 :]


def cut(data: bytes, chance: Chance) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def line(data: bytes, chance: Chance) -> bytes:
    lines = data.split(b"\n")
    lines[chance.randrange(len(lines))] = chance.choice(LINES)
    return b"\n".join(lines)


def junk(_data: bytes, chance: Chance) -> bytes:
    return chance.choice((*SHEETS, chance.randbytes(200)))


WAYS: tuple[Callable[[bytes, Chance], bytes], ...] = (flip, cut, line, junk)


def spoil(town: Town, names: list[str], chance: Chance) -> None:
    """Do something to a file: edit it, take it away, or move it."""
    name = chance.choice(names)
    if not (town.root / name).exists():
        return
    deed = chance.random()
    if deed < 0.1 and name != "qms.yaml":
        town.remove(name)
    elif deed < 0.2 and name != "qms.yaml":
        town.move(name, f"{chance.choice(names)}x.md")
    else:
        data = (town.root / name).read_bytes()
        town.write(name, chance.choice(WAYS)(data, chance))


@pytest.mark.parametrize("seed", range(SAMPLE))
def test_any_edit_gets_an_answer(town: Town, seed: int) -> None:
    chance = random.Random(seed)
    names = town.git("ls-files", "-z").split("\0")[:-1]
    archived = [name for name in names if name.startswith("approvals/")]
    others = [name for name in names if name not in archived]
    for _ in range(chance.choice((1, 1, 2, 4))):
        spoil(town, archived if chance.random() < 0.3 else others, chance)
    code, _found, _report = town.seen("--base", "main")
    is_archive_altered = town.git("status", "--porcelain", "-uno", "approvals")
    assert code or not is_archive_altered
