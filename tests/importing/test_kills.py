"""An import killed at any step leaves whole documents, and the next one goes on."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from qms.store.act_files import recover
from tests.cli.console import qms
from tests.importing.test_import import PROCEDURE
from tests.importing.town import lay_office
from tests.kills import every_kill

STRIDE = 1 if "QMS_FUZZ" in os.environ else 37
IDS = ("PO-012", "PO-013", "PO-014")


def test_each_document_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in IDS:
        text = PROCEDURE.replace("PO-012", name)
        (old / f"{name}.txt").write_text(text, encoding="utf-8")
    numbers = count()
    words = ("-m", "qms", "import", str(old), "--yes", "--root", ".")

    def laid() -> Path:
        return lay_office(tmp_path / f"town{next(numbers)}")

    kills = 0
    for step, root in every_kill(words, laid, stride=STRIDE):
        kills += 1
        recover(root)
        for name in IDS:
            document = root / f"procedures/operational/{name}.md"
            original = document.with_suffix("") / f"{name}.txt"
            assert document.exists() == original.exists(), step
        told = qms("import", old, "--yes", "--root", root)
        assert (told.code, "Traceback" in told.err) == (0, False), told.err
        found = sorted(path.name for path in (root / "procedures").rglob("*"))
        assert [name for name in found if name.startswith(".")] == []
        assert [f"{name}.md" for name in IDS] == [
            each for each in found if each.endswith(".md")
        ]
    assert kills > 3
