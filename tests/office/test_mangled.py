"""Whatever is done to a Word file, it is read or refused: nothing else happens."""

from __future__ import annotations

import io
import os
import random
import re
import zipfile
from contextlib import suppress

import pytest

from qms.model.importing.source import Source
from qms.office.reading import read_source
from qms.office.refused import RefusedError
from tests.office.made import COLLECTION, made
from tests.office.raw import zipped

ROUNDS = int(os.environ.get("QMS_FUZZ", "120"))
VALUES = re.compile(r'(?<==")[^"]*(?=")')
ELEMENTS = re.compile(r"<(/?)(\w+:\w+)")
STRANGE = ("", "-1", "99999999999999999999", "rId9", "true", "ș", "../x", "0x")


@pytest.mark.parametrize("seed", range(4))
def test_a_mangled_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    for _round in range(ROUNDS // 4):
        data = mangled(made(chance.choice(list(COLLECTION))), chance)
        with suppress(RefusedError):
            assert isinstance(read_source("paper.docx", data), Source)


def mangled(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.2:
        at = chance.randrange(len(data))
        return data[:at] + chance.randbytes(chance.randrange(9)) + data[at + 4 :]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([each for each in parts if each.endswith((".xml", ".rels"))])
    text = parts[name].decode("utf-8", "replace")
    for _step in range(chance.randrange(1, 6)):
        text = chance.choice((with_values, with_elements, with_pieces))(text, chance)
    return zipped({**parts, name: text})


def with_values(text: str, chance: random.Random) -> str:
    """Another value for some attribute."""
    found = [each for each in VALUES.finditer(text) if "/" not in each[0]]
    if not found:
        return text
    at = chance.choice(found)
    return text[: at.start()] + chance.choice(STRANGE) + text[at.end() :]


def with_elements(text: str, chance: random.Random) -> str:
    """All elements of one name become those of another."""
    names = sorted({each[2] for each in ELEMENTS.finditer(text)})
    if not names:
        return text
    old, new = chance.choice(names), chance.choice(names)
    return re.sub(rf"<(/?){old}\b", rf"<\1{new}", text)


def with_pieces(text: str, chance: random.Random) -> str:
    """A passage between two tags is cut out, or doubled."""
    tags = [each.start() for each in ELEMENTS.finditer(text)]
    if len(tags) < 3:
        return text
    first, last = sorted(chance.sample(tags, 2))
    return text[:first] + text[first:last] * chance.choice((0, 2)) + text[last:]
