"""Ids and links that lead somewhere, in all the ways that people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.told import findings, told

OTHER = "=== procedures/PO-02.md\ntitle: Another procedure\n"


def saying(text: str, more: str = "") -> str:
    return (
        f"=== procedures/PO-01.md\ntitle: A procedure\n---\n\n# Purpose\n\n{text}\n"
        f"\n# Activity\n\nThe registry writes it down.\n{more}"
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param("See PO-02.", ["PO-99"][:0], id="there"),
        pytest.param("See PO-99.", ["PO-99"], id="not there"),
        pytest.param("A PO-99-ben leírt módon.", ["PO-99"], id="hu suffix"),
        pytest.param("A PO-02-ben leírt módon.", [], id="hu suffix, there"),
        pytest.param("Potrivit PO-99-ului și PO-02.", ["PO-99"], id="ro suffix"),
        pytest.param("Съгласно PO-99, т. 3.", ["PO-99"], id="bg"),
        pytest.param("See PO-01.", [], id="itself"),
        pytest.param("See OB-01.", [], id="a record"),
        pytest.param("```\nPO-99\n```", [], id="in code"),
        pytest.param("The file PO-99/map.svg and #PO-99.", ["PO-99"], id="a path"),
        pytest.param("A part of XPO-99 and PO-999.", [], id="longer words"),
        pytest.param("COVID-19 and ISO-9001 are no ids.", [], id="other capitals"),
        pytest.param("PO-99, PO-98 and PO-99.", ["PO-98", "PO-99"], id="each once"),
    ],
)
def test_ids_in_the_text(tmp_path: Path, text: str, missing: list[str]) -> None:
    found = findings(tmp_path, "QMS402", "files", saying(text, OTHER))
    assert sorted(str(each.values["target"]) for each in found) == missing


def test_an_id_is_found_as_a_whole_word(tmp_path: Path) -> None:
    text = "Not PO-991 but\nthe shorter PO-99."
    (found,) = findings(tmp_path, "QMS402", "files", saying(text))
    lines = (tmp_path / "procedures/PO-01.md").read_text(encoding="utf-8").split("\n")
    line = lines[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith("PO-99.")


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        pytest.param("[a](#activity)", [], id="own section"),
        pytest.param("[a](#Activity)", ["QMS403"], id="capital letter"),
        pytest.param("[a](#)", [], id="own top"),
        pytest.param("[a](#top)", [], id="top"),
        pytest.param("[a](PO-02.md)", [], id="beside"),
        pytest.param("[a](./PO-02.md#purpose)", [], id="section beside"),
        pytest.param("[a](PO-02.md#nowhere)", ["QMS403"], id="no section beside"),
        pytest.param("[a](PO-99.md#purpose)", ["QMS404"], id="no file, told once"),
        pytest.param("[a](PO-02.MD)", ["QMS404"], id="capital ending"),
        pytest.param("[a](../records/staff.yaml)", [], id="a record"),
        pytest.param("[a](../records/scan.pdf)", [], id="beside a record"),
        pytest.param("[a](../records/none.yaml)", ["QMS404"], id="no record"),
        pytest.param("[a](../governance/people.yaml)", [], id="governance"),
        pytest.param("[a](../qms.yaml)", [], id="the organisation"),
        pytest.param("[a](../approvals/PO-01/x.json)", [], id="an approval"),
        pytest.param("[a](../..)", ["QMS404"], id="out of the repository"),
        pytest.param("[a](../../etc/passwd)", ["QMS404"], id="far out"),
        pytest.param("[a](/procedures/PO-02.md)", ["QMS404"], id="from the root"),
        pytest.param("[a](..\\PO-02.md)", ["QMS404"], id="backslash"),
        pytest.param("[a]()", ["QMS404"], id="empty"),
        pytest.param("[a](https://example.org/x#y)", [], id="web"),
        pytest.param("[a](mailto:office@town.example)", [], id="mail"),
        pytest.param("[a](//example.org/x)", [], id="another rule's"),
        pytest.param("[a](CH-01.yaml#promises)", [], id="a charter"),
        pytest.param("```\n[a](PO-99.md)\n```", [], id="in code"),
        pytest.param("![a](PO-01/map.svg)", ["QMS404"], id="a picture"),
    ],
)
def test_links(tmp_path: Path, link: str, codes: list[str]) -> None:
    text = saying(f"See {link}." if not link.startswith("`") else link, OTHER)
    found = [
        code
        for number, code in enumerate(("QMS403", "QMS404"))
        for _ in findings(tmp_path / str(number), code, "files", text)
    ]
    assert found == codes


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        pytest.param("Definiții și abrevieri", "definiții-și-abrevieri", id="ro"),
        pytest.param("Felelősségek, hatáskörök", "felelősségek-hatáskörök", id="hu"),
        pytest.param("Описание на дейността", "описание-на-дейността", id="bg"),
        pytest.param("5.1 Steps (short)", "51-steps-short", id="numbers and signs"),
        pytest.param("Steps {#way}", "way", id="given"),
        pytest.param("Cél", "c%C3%A9l", id="percent"),
    ],
)
def test_anchors_of_headings(tmp_path: Path, heading: str, anchor: str) -> None:
    text = saying(f"[here](#{anchor})\n\n## {heading}\n\nText.")
    assert findings(tmp_path, "QMS403", "files", text) == []


def test_a_tag_of_a_sentence_is_an_anchor(tmp_path: Path) -> None:
    text = saying("[here](#commit-quick)\n\nWe are quick. {#commit-quick}")
    assert findings(tmp_path, "QMS403", "files", text) == []


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        pytest.param("references: [PO-02, PO-99]", ["PO-99"], id="references"),
        pytest.param("references: PO-99", ["PO-99"], id="alone"),
        pytest.param("forms: [F-01-1]", ["F-01-1"], id="forms"),
        pytest.param(
            "steps: [{id: s1, title: t, office: registry, form: F-01-2}]",
            ["F-01-2"],
            id="a step's form",
        ),
        pytest.param("references: []", [], id="none"),
        pytest.param("references: null", [], id="nothing"),
        pytest.param("supersedes: [PO-98]\nreferences: [PO-98]", [], id="replaced"),
    ],
)
def test_citations(tmp_path: Path, head: str, missing: list[str]) -> None:
    text = f"=== procedures/PO-01.md\n{head}\n{OTHER}"
    found = findings(tmp_path, "QMS401", "files", text)
    assert [each.values["target"] for each in found] == missing


OLD = "=== procedures/PO-01.md\nsupersedes: [PO-02]\n{more}\n" + OTHER


@pytest.mark.parametrize(
    ("more", "places"),
    [
        pytest.param("=== procedures/PO-03.md\nreferences: [PO-02]", 1, id="cited"),
        pytest.param(
            "=== procedures/PO-03.md\nreferences: [PO-02]\n---\n\n# Purpose\n\nPO-02\n",
            1,
            id="cited and mentioned, told once",
        ),
        pytest.param(
            "=== procedures/PO-03.md\ntitle: x\n---\n\n# Purpose\n\nAs PO-02 says.\n",
            1,
            id="mentioned",
        ),
        pytest.param(
            "=== procedures/PO-04.md\nsupersedes: [PO-03]\n"
            "=== procedures/PO-03.md\nreferences: [PO-02]",
            0,
            id="by an obsolete one",
        ),
        pytest.param(
            "=== procedures/PO-04.md\nsupersedes: [PO-02]\nreferences: [PO-02]",
            0,
            id="by another that replaces it",
        ),
    ],
)
def test_obsolete_documents(tmp_path: Path, more: str, places: int) -> None:
    text = OLD.replace("{more}", more)
    assert len(findings(tmp_path, "QMS410", "files", text)) == places


@pytest.mark.parametrize(
    ("pairs", "circles"),
    [
        pytest.param(["1 2", "2 3"], [], id="a chain"),
        pytest.param(["1 1"], ["PO-01 → PO-01"], id="itself"),
        pytest.param(["1 2", "2 3", "3 1"], ["PO-01 → PO-02 → PO-03 → PO-01"], id="3"),
        pytest.param(["1 2", "2 3", "3 2"], ["PO-02 → PO-03 → PO-02"], id="led into"),
        pytest.param(["1 9", "2 9"], [], id="two replace one that is gone"),
        pytest.param(
            ["1 2", "2 1", "3 4", "4 3"],
            ["PO-01 → PO-02 → PO-01", "PO-03 → PO-04 → PO-03"],
            id="two circles",
        ),
    ],
)
def test_circles(tmp_path: Path, pairs: list[str], circles: list[str]) -> None:
    rows = [pair.split() for pair in pairs]
    text = "".join(
        f"=== procedures/PO-0{new}.md\nsupersedes: [PO-0{old}]\n" for new, old in rows
    )
    start = "the documents replace one another in a circle: "
    expected = [start + circle for circle in circles]
    assert told(tmp_path, "QMS411", "files", text) == expected


@pytest.mark.parametrize(
    ("head", "files", "count"),
    [
        pytest.param("attachments: [PO-01/a.svg]", ["PO-01/a.svg"], 0, id="there"),
        pytest.param("attachments: [PO-01/a.svg]", ["PO-01/A.svg"], 1, id="case"),
        pytest.param("attachments: PO-01/a.svg", [], 1, id="alone"),
        pytest.param("body: PO-01/PO-01.docx", ["PO-01/PO-01.docx"], 0, id="body"),
        pytest.param("body: PO-01/PO-01.docx", [], 1, id="no body"),
        pytest.param("attachments: null", [], 0, id="none"),
    ],
)
def test_attachments(tmp_path: Path, head: str, files: list[str], count: int) -> None:
    text = f"=== procedures/PO-01.md\n{head}\n"
    text += "".join(f"=== procedures/{file}\nx\n" for file in files)
    assert len(findings(tmp_path, "QMS405", "files", text)) == count


def test_a_language_version_is_checked_too(tmp_path: Path) -> None:
    text = (
        "=== procedures/PO-01.ro.md\n---\nid: PO-01\ntitle: Procedura\nlanguage: ro\n"
        "translates: {edition: 1, revision: 0}\n---\n\n# Scop\n\n"
        "Vezi PO-99 și [aici](#nicaieri).\n"
    )
    for code in ("QMS402", "QMS403"):
        (found,) = findings(tmp_path / code, code, "files", text)
        assert found.place.path == "procedures/PO-01.ro.md"
