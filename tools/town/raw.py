"""Write the raw files that the town's evaluation starts from: logs, and answers.

python -m tools.town.raw FOLDER

They are made, and no one's; and they never enter the repository, as real ones may not.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qms.model.located import Fields
from tools.town.answers import answer_sheets
from tools.town.cases import Row, certificates, logs, petitions, requests
from tools.town.queue import attestations, tickets


class Form(NamedTuple):
    """How an office's program writes a CSV."""

    make: Callable[[Fields], list[Row]]
    separator: str
    encoding: str


FORMS: Mapping[str, Form] = {
    "attestations": Form(attestations, ",", "utf-8"),
    "certificates": Form(certificates, ",", "utf-8-sig"),
    "petitions": Form(petitions, ";", "cp1250"),
    "requests": Form(requests, ";", "utf-8"),
    "tickets": Form(tickets, ";", "utf-8"),
}


def raw_files() -> Iterator[tuple[str, bytes]]:
    """The name of each raw file, and its bytes: the same in every run."""
    for name, plan in logs():
        form = FORMS[plan.text("log")]
        rows = form.make(plan)
        heads = list(rows[0])
        cells = [heads, *([row[head] for head in heads] for row in rows)]
        yield name, written(cells, form.separator, form.encoding)
    for sheet in answer_sheets():
        yield sheet.file, written(sheet.cells, sheet.separator, sheet.encoding)


def written(rows: Sequence[Sequence[str]], separator: str, encoding: str) -> bytes:
    """A CSV with the line ends of most office programs."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def main(words: Sequence[str]) -> int:
    """Write the files; gives the exit code."""
    if len(words) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in raw_files():
        (folder / name).write_bytes(data)
        sys.stdout.write(f"{name}  {len(data.splitlines())}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
