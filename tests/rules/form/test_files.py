"""Files, names and folders: edges and innocents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.told import findings

ONE = "=== procedures/PO-01.md\nid: PO-01\n"
VERSION = (
    "---\nid: PO-01\ntitle: Eljárás\nlanguage: {}\n"
    "translates: {{edition: 1, revision: 0}}\n---\n# Cél\n"
)


def paths(root: Path, code: str, text: str) -> list[str]:
    return [each.place.path for each in findings(root, code, "files", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ONE, [], id="one file"),
        pytest.param(
            ONE + "=== procedures/z/PO-01.md\nid: PO-01\n",
            ["procedures/z/PO-01.md"],
            id="a copy",
        ),
        pytest.param(
            ONE + "=== procedures/PO-01.hu.md\n" + VERSION.format("hu"),
            [],
            id="a language version",
        ),
        pytest.param(
            ONE
            + "=== procedures/PO-01.hu.md\n"
            + VERSION.format("hu")
            + "=== procedures/z/PO-01.hu.md\n"
            + VERSION.format("hu"),
            [],
            id="a version twice is told as a language that is there already",
        ),
        pytest.param(
            "=== records/objectives/OB-02.yaml\nqms: 1\nid: OB-01\nkind: objective\n",
            [],
            id="a record twice is told by the records' own rule",
        ),
        pytest.param(
            ONE + "=== records/x.yaml\nqms: 1\nid: PO-01\nkind: objective\n",
            [],
            id="so is a record with a document's id",
        ),
        pytest.param(
            "=== procedures/PO-01.md\nid: ~\n=== procedures/PO-02.md\nid: ~\n",
            [],
            id="two without an id",
        ),
    ],
)
def test_ids_are_unique(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert paths(tmp_path, "QMS138", text) == expected


@pytest.mark.parametrize(
    ("ids", "twins"),
    [
        pytest.param(["PO-01", "PO-02"], 0, id="different"),
        pytest.param(["PO-01", "PO-O1"], 1, id="O and 0"),
        pytest.param(["PO-11", "PO-1I"], 1, id="I and 1"),
        pytest.param(["IL-01", "PO-01"], 0, id="kinds with I and O"),
    ],
)
def test_twins(tmp_path: Path, ids: list[str], twins: int) -> None:
    text = "".join(f"=== procedures/{each}.md\nid: {each}\n" for each in ids)
    assert len(paths(tmp_path, "QMS139", text)) == twins


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        pytest.param("PO-02.md", "id: PO-02", "", id="as it should be"),
        pytest.param("po-02.md", "id: PO-02", "PO-02.md", id="small letters"),
        pytest.param("PO-02.v2.md", "id: PO-02", "PO-02.md", id="a number of its own"),
        pytest.param("PO-02(1).md", "id: PO-02", "PO-02.md", id="a downloaded copy"),
        pytest.param("PO-03.md", "id: PO-02", "PO-02.md", id="another id"),
        pytest.param("PO-02.md", "id: РО-02", "", id="a look-alike is QMS137's"),
        pytest.param("PO-02.md", "id: po 2", "", id="no id is QMS132's"),
    ],
)
def test_names_of_files(tmp_path: Path, name: str, head: str, expected: str) -> None:
    found = findings(tmp_path, "QMS140", "files", f"=== procedures/{name}\n{head}\n")
    assert [each.values["expected"] for each in found] == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        pytest.param("PO-01.hu.md", "hu", "", id="as it should be"),
        pytest.param("PO-01.hu.md", "ro", "PO-01.ro.md", id="another language"),
        pytest.param("PO-01-hu.md", "hu", "PO-01.hu.md", id="a hyphen for the point"),
        pytest.param("PO-01.sr-Latn.md", "sr-Latn", "", id="a tag with a script"),
        pytest.param("PO-01.md", "hu", "PO-01.hu.md", id="no tag"),
    ],
)
def test_names_of_versions(
    tmp_path: Path, name: str, language: str, expected: str
) -> None:
    text = f"=== procedures/{name}\n{VERSION.format(language)}"
    found = findings(tmp_path, "QMS140", "files", text)
    assert [each.values["expected"] for each in found] == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("files", "clashes"),
    [
        pytest.param(["a/x.svg", "a/y.svg"], 0, id="different"),
        pytest.param(["a/x.svg", "a/X.svg"], 1, id="files"),
        pytest.param(["a/x.svg", "A/x.svg"], 1, id="folders, told once"),
        pytest.param(["a/x.svg", "A/y.svg"], 1, id="folders of different files"),
        pytest.param(["a/x.svg", "b/X.svg"], 0, id="in different folders"),
        pytest.param(["a/ő.svg", "a/Ő.svg"], 1, id="Hungarian"),
        pytest.param(["a/ц.svg", "a/Ц.svg"], 1, id="Bulgarian"),
        pytest.param(["a/ș.svg", "a/s\u0326.svg"], 1, id="accents as signs"),
    ],
)
def test_case(tmp_path: Path, files: list[str], clashes: int) -> None:
    text = "".join(f"=== procedures/{each}\nx\n" for each in files)
    assert len(paths(tmp_path, "QMS141", text)) == clashes


@pytest.mark.parametrize(
    ("folder", "path", "count"),
    [
        pytest.param("procedures", "procedures/PO-02.md", 0, id="in it"),
        pytest.param("procedures/op", "procedures/op/tax/PO-02.md", 0, id="below it"),
        pytest.param("procedures/op", "procedures/PO-02.md", 1, id="above it"),
        pytest.param("procedures/op", "procedures/oppo/PO-02.md", 1, id="beside it"),
    ],
)
def test_folders(tmp_path: Path, folder: str, path: str, count: int) -> None:
    profile = (
        "=== governance/profile.yaml\nkinds:\n  procedure:\n    title: {en: P}\n"
        f'    id: "PO-[0-9]{{2}}"\n    folder: {folder}\n'
    )
    assert len(paths(tmp_path, "QMS142", f"{profile}=== {path}\nid: PO-02\n")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("=== procedures/notes.txt\nx\n", ["–"], id="nobody's"),
        pytest.param(
            "=== procedures/PO-02.MD\nx\n", ["–"], id="a document in capitals"
        ),
        pytest.param(
            "=== procedures/PO-01.md\nbody: PO-01.docx\n=== procedures/PO-01.docx\nx\n",
            [],
            id="the text itself",
        ),
        pytest.param(
            "=== procedures/PO-01.md\nattachments: [PO-01/a.svg, PO-01/a.svg]\n"
            "=== procedures/PO-01/a.svg\nx\n",
            [],
            id="listed twice by one",
        ),
        pytest.param(
            "=== procedures/PO-01.md\nattachments: [PO-01/a.svg]\n"
            f"=== procedures/PO-01.hu.md\n{VERSION.format('hu')}".replace(
                "---\n# Cél", "attachments: [PO-01/a.svg]\n---\n# Cél"
            )
            + "=== procedures/PO-01/a.svg\nx\n",
            [],
            id="shared with a version",
        ),
        pytest.param(
            "=== procedures/x/PO-01.md\nattachments: [a.svg]\n"
            "=== procedures/a.svg\nx\n",
            ["–"],
            id="in another folder",
        ),
        pytest.param(
            "=== procedures/PO-01.md\nattachments: [PO-01/ű.svg]\n"
            "=== procedures/PO-01/u\u030b.svg\nx\n",
            [],
            id="accents as signs",
        ),
        pytest.param("=== procedures/a.svg\n(link x)\n", [], id="a link is QMS115's"),
        pytest.param("=== procedures/.hidden\nx\n", [], id="hidden"),
        pytest.param(
            "=== procedures/PO-02.md\n(KB 20)\n=== procedures/PO-02/a.svg\nx\n",
            [],
            id="of a document that cannot be read",
        ),
    ],
)
def test_owners(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = findings(tmp_path, "QMS153", "files", text)
    assert [each.values["owners"] for each in found] == expected


@pytest.mark.parametrize(
    ("path", "reasons"),
    [
        pytest.param("procedures/a/aux.svg", 1, id="device"),
        pytest.param("procedures/nul/a.svg", 1, id="device as folder"),
        pytest.param("procedures/a/Com1.txt", 1, id="device in capitals"),
        pytest.param("procedures/a/auxiliar.svg", 0, id="a word that begins so"),
        pytest.param("procedures/a/lpt.txt", 0, id="no number"),
        pytest.param("procedures/a/a:b.svg", 1, id="colon"),
        pytest.param("procedures/a/what?.svg", 1, id="question mark"),
        pytest.param("procedures/a/end.", 1, id="point at the end"),
        pytest.param("procedures/a./b.svg", 1, id="folder with a point at the end"),
        pytest.param(f"procedures/a/{'b' * 140}.svg", 1, id="long"),
        pytest.param("procedures/a/űrlap – kérelem (új).svg", 0, id="Hungarian"),
        pytest.param("procedures/a/заявление.svg", 0, id="Bulgarian"),
        pytest.param("procedures/a/cerere înregistrată.svg", 0, id="Romanian"),
        pytest.param("procedures/a/u\u030brlap.svg", 1, id="accents as signs"),
    ],
)
def test_portable_names(tmp_path: Path, path: str, reasons: int) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("x", encoding="utf-8")
    assert len(paths(tmp_path, "QMS165", "")) == reasons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="the example house"),
        pytest.param("=== qms.yaml\n(absent)\n", ["qms.yaml"], id="no qms.yaml"),
        pytest.param(
            "=== governance/people.yaml\n(absent)\n",
            ["governance/people.yaml"],
            id="no people",
        ),
        pytest.param(
            "=== governance/profile.yaml\n(absent)\n",
            ["governance/profile.yaml"],
            id="no profile",
        ),
        pytest.param("=== qms.yaml\nlanguages: []\n", ["qms.yaml"], id="no language"),
        pytest.param("=== qms.yaml\nlanguages: en\n", [], id="one language"),
        pytest.param(
            "=== governance/profile.yaml\nkinds: [\n", [], id="unreadable is QMS108's"
        ),
    ],
)
def test_the_house(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert paths(tmp_path, "QMS166", text) == expected
