"""Documents of Word 97 to 2003 are read where LibreOffice is; elsewhere it is said."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qms.office.limits import Limits
from qms.office.reading import read_source
from qms.office.refused import RefusedError
from tests.office.hostile import container
from tests.office.made import made
from tests.office.raw import p, package
from tests.office.test_word import line

NAME = "a Romanian procedure"
OLD = container("WordDocument")


def stand_in(folder: Path, work: str) -> None:
    """A program in the place of LibreOffice, which does some work in its folder."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, time\n{work}\n")
    program.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_libreoffice_it_is_said_what_to_do(programs: Path) -> None:
    with pytest.raises(RefusedError, match="Word 97 to 2003") as refused:
        read_source("a.doc", OLD)
    assert "save it as .docx" in refused.value.hint


def test_the_newer_document_is_read_and_told_of(programs: Path) -> None:
    (programs / "newer").write_bytes(package(p("Text vechi.")))
    stand_in(
        programs,
        "assert '--headless' in sys.argv\n"
        "assert any(each.startswith('-env:UserInst') for each in sys.argv)\n"
        "assert open('document.doc', 'rb').read(4) == b'\\xd0\\xcf\\x11\\xe0'\n"
        f"data = open({str(programs / 'newer')!r}, 'rb').read()\n"
        "open('document.docx', 'wb').write(data)",
    )
    source = read_source("a.doc", OLD)
    assert [line(each) for each in source.blocks] == ["paragraph: Text vechi."]
    assert source.format == "doc"
    assert "LibreOffice made a newer document" in source.told[0].sentence


@pytest.mark.parametrize(
    ("work", "reason", "seconds"),
    [
        pytest.param("pass", "gives up", 60, id="makes nothing"),
        pytest.param("sys.exit(1)", "gives up", 60, id="fails"),
        pytest.param("time.sleep(60)", "longer than 1 seconds", 1, id="never ends"),
        pytest.param(
            "open('document.docx', 'wb').write(b'PK\\x03\\x04')",
            "damaged",
            60,
            id="makes half of it",
        ),
    ],
)
def test_what_it_cannot_read_is_refused(
    programs: Path, work: str, reason: str, seconds: int
) -> None:
    stand_in(programs, work)
    with pytest.raises(RefusedError, match=reason):
        read_source("a.doc", OLD, limits=Limits(seconds=seconds))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")
def test_a_real_one_is_read_like_the_newer(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(made(NAME))
    settings = f"-env:UserInstallation={(tmp_path / 'settings').as_uri()}"
    words = ["soffice", "--headless", settings, "--convert-to", "doc", "paper.docx"]
    subprocess.run(words, cwd=tmp_path, check=True, timeout=120, capture_output=True)
    old = read_source("paper.doc", (tmp_path / "paper.doc").read_bytes())
    new = read_source("paper.docx", made(NAME))
    assert [each.plain for each in old.blocks] == [each.plain for each in new.blocks]
