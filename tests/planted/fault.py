"""The table of faults: one a rule, how it is planted, and where it must be found.

Each row of `faults.yaml` bears the rule's code. `plant` is one act or several, as
planting.py knows them. `at` are the words at which the finding must stand (the first
in the file, or the first after the words `after`); without them it is about the file
as a whole. `in` names the file (with `*`, the last that fits), where it is not that of
the last act. `also` are the
codes of other rules that the same fault cannot but break.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qms.model.located import Fields
from qms.store.yaml import read_yaml
from tests.planted.planting import changed, find, plant

TABLE = Path(__file__).with_name("faults.yaml")


@dataclass(frozen=True)
class Fault:
    """One fault: the code of the rule that it breaks, and the row that tells of it."""

    code: str
    row: Fields

    def path(self, town: Path) -> str:
        """The file in which it must be found, as a report names it."""
        *_, last = self.row.rows("plant")
        path = str(self.row.text("in")) or changed(last)
        if "*" in path:
            *_, found = sorted(town.glob(path))
            path = found.relative_to(town).as_posix()
        return path.encode(errors="replace").decode()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all rules that it breaks."""
        return frozenset({self.code, *map(str, self.row.texts("also"))})

    def plant(self, town: Path) -> None:
        """Plant it in a copy of the town."""
        for act in self.row.rows("plant"):
            plant(town, act)

    def place(self, town: Path) -> tuple[int, int]:
        """Line and column at which it must be found, from 1; zeros for a whole file."""
        words = self.row.text("at")
        if not words:
            return 0, 0
        text = (town / self.path(town)).read_bytes().decode(errors="replace")
        at = find(text, words, self.row.text("after"))
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def faults() -> dict[str, Fault]:
    """The faults by the codes of their rules."""
    table, flaws = read_yaml(TABLE.read_text(encoding="utf-8"))
    assert not flaws, flaws
    return {str(code): Fault(str(code), table.fields(code)) for code in table}
