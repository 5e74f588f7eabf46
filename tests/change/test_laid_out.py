"""Files from git laid into a folder: none outside of it, none that is a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.model.change.touched import LINK, SUBMODULE, State
from qms.store.archive import read_archive
from qms.store.laid_out import laid_out


def state(data: bytes = b"x", mode: str = "100644") -> State:
    return State(mode, "", lambda: data)


def test_files_are_laid_byte_for_byte_and_gone_afterwards() -> None:
    data = b"a\r\n\xff\0"
    with laid_out({"approvals/PO-01/a b.md": state(data)}) as folder:
        assert (folder / "approvals/PO-01/a b.md").read_bytes() == data
    assert not folder.exists()


@pytest.mark.parametrize(
    "path", ["../x", "approvals/../../x", "/x", "a//b", "./x", "C:/x", "a\\b"]
)
def test_no_path_leads_out(path: str) -> None:
    with laid_out({path: state(), "kept": state()}) as folder:
        found = [each.relative_to(folder).as_posix() for each in folder.rglob("*")]
        assert found == ["kept"]
        assert not Path("/x").exists()


@pytest.mark.parametrize("mode", [LINK, SUBMODULE])
def test_what_is_no_file_is_refused_by_the_reader(mode: str) -> None:
    files = {"approvals/statements/2026/x.json": state(mode=mode)}
    with laid_out(files) as folder:
        archive = read_archive(folder)
    faults = [*archive.faults, *(each.faults for each in archive.entries)]
    assert faults
