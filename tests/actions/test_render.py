"""`qms render`: one page of a document, written whole."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qms.cli.render import app
from tests.example_tree import lay_example, lay_house

RUN = CliRunner()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\r\n"[:2]))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def test_the_page_lies_where_it_is_asked_for(tmp_path: Path) -> None:
    lay_house(tmp_path)
    target = tmp_path / "out" / "page.html"
    result = RUN.invoke(app, ["CH-01", "--root", str(tmp_path), "-o", str(target)])
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>\n")


def test_without_a_place_it_is_named_by_id_and_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_house(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = RUN.invoke(app, ["ch-01"])
    assert (result.exit_code, result.stdout) == (0, "CH-01.en.html\n")
    assert (tmp_path / "CH-01.en.html").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["CH-02"], "did you mean: CH-01", id="nearest id"),
        pytest.param(
            ["CH-01", "--language", "hu"], "it is written in: en", id="language"
        ),
        pytest.param(["CH-01", "--as-of", "soon"], "2026-11-22", id="no day"),
    ],
)
def test_wrong_words_are_told(tmp_path: Path, words: list[str], told: str) -> None:
    result = RUN.invoke(app, [*words, "--root", str(lay_house(tmp_path))])
    assert result.exit_code == 2
    assert told in result.stderr
    assert list(Path().glob("CH-0*.html")) == []


def test_a_document_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    lay_house(tmp_path)
    path = tmp_path / "procedures" / "CH-01.yaml"
    target = tmp_path / "page.html"
    path.write_text(path.read_text() + "id: CH-01\n  : [", encoding="utf-8")
    words = ["CH-01", "--root", str(tmp_path), "-o", str(target)]
    result = RUN.invoke(app, words)
    assert result.exit_code in (2, 3)
    assert not target.exists()


def test_the_day_is_the_one_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    words = ["CH-01", "--root", str(lay_house(tmp_path)), "-o", str(target)]
    RUN.invoke(app, [*words, "--as-of", "2027-02-03"])
    assert "3 February 2027" in target.read_text(encoding="utf-8").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "data", "is_carried"),
    [
        pytest.param("a.png", png(), True, id="a picture"),
        pytest.param("a.PNG", png(), True, id="capitals"),
        pytest.param("a.svg", b"<svg/>", True, id="a drawing"),
        pytest.param("a.png", b"<html>", False, id="no picture"),
        pytest.param("a.html", b"<script>", False, id="another sort"),
        pytest.param("a.png", png() + b"\0" * 3_000_000, False, id="too large"),
        pytest.param("../../qms.yaml", b"", False, id="a way out"),
    ],
)
def test_pictures_are_carried_if_they_belong_and_are_small(
    tmp_path: Path, name: str, data: bytes, is_carried: bool
) -> None:
    fields = f"attachments: [PO-01/{name}]\n---\n\n# Purpose\n\n![Way](PO-01/{name})\n"
    lay_example(tmp_path, "yaml", fields)
    folder = tmp_path / "procedures" / "PO-01"
    folder.mkdir()
    if data:
        (folder / name).write_bytes(data)
    target = tmp_path / "page.html"
    words = ["PO-01", "--root", str(tmp_path), "-o", str(target)]
    result = RUN.invoke(app, words)
    assert result.exit_code == 0, result.output
    assert ('<img alt="Way" src="data:image/' in target.read_text()) == is_carried


def test_a_picture_behind_a_link_is_not_carried(tmp_path: Path) -> None:
    fields = "attachments: [PO-01/a.png]\n---\n\n# Purpose\n\n![Way](PO-01/a.png)\n"
    lay_example(tmp_path, "yaml", fields)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.png").write_bytes(png())
    (tmp_path / "procedures" / "PO-01").symlink_to(outside)
    target = tmp_path / "page.html"
    RUN.invoke(app, ["PO-01", "--root", str(tmp_path), "-o", str(target)])
    assert "<img" not in target.read_text()
