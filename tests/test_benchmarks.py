"""What is measured is what an office has, and a sitting costs one of each."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.approvals import NOW, write_approvals
from benchmarks.corpus import code, write_corpus
from benchmarks.proving import measure_sitting
from qms.model.approval.control import Control
from qms.store.archive import read_archive

DAY = datetime.fromisoformat(NOW)


@pytest.mark.parametrize(
    ("lot", "statements"),
    [
        pytest.param(1, 4 + 5 * 3, id="one statement a document a step"),
        pytest.param(2, 4 + 7 + 5, id="in lots, one statement an office a step"),
        pytest.param(3, 4 + 9, id="in bulk"),
    ],
)
def test_every_measured_document_is_in_force(
    tmp_path: Path, lot: int, statements: int
) -> None:
    write_corpus(tmp_path, 3)
    root = write_approvals(tmp_path, 3, lot)
    archive = read_archive(tmp_path)
    control = Control(archive, DAY, root)
    words = [control.status(code(each), "", DAY.date()).word for each in range(3)]
    assert words == ["in force"] * 3
    assert len(archive.entries) == statements
    assert (archive.faults, control.damage, control.unproven) == ((), {}, {})


def test_a_sitting_takes_as_many_processes_for_many_documents_as_for_few(
    tmp_path: Path,
) -> None:
    few = measure_sitting(tmp_path / "few", 2)
    many = measure_sitting(tmp_path / "many", 20)
    assert (many.signatures, many.commits, many.files) == (1, 1, 2)
    assert 0 < many.started == few.started
