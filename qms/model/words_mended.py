"""Words of a text that can be written otherwise without meaning anything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qms.model.mend import Mend

_WORD = re.compile(r"\S+")
# a file goes by its very name: of one that ends so only its owner knows how it is spelt
_FILE = re.compile(r"/|\\|\]\(|\.[A-Za-z0-9]{2,5}\b")


def words_mended(lines: list[str], write: Callable[[str], str]) -> Iterator[Mend]:
    """A mend for each word that is to be written otherwise; names of files stay."""
    for number, line in enumerate(lines, 1):
        if write(line) == line:
            continue
        for found in _WORD.finditer(line):
            new = write(found[0])
            if new != found[0] and not _FILE.search(found[0]):
                yield Mend(number, found.start() + 1, found[0], new)
