"""Ways that lead to a document, and acts that a document rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.told import findings

LOST = "=== procedures/PO-01.md\nprocess: null\n"
MANUAL = "=== procedures/MQ-01.md\n"
ACT = (
    "=== procedures/EXT-001.md\nkind: external-document\nprocess: null\n"
    "external: {publisher: Council, act: Legea 16/1996, where: the archive,"
    " as_of: 2026-11-01, check_every: 12 months}\n"
)


@pytest.mark.parametrize(
    ("text", "unreached"),
    [
        pytest.param(LOST, ["PO-01"], id="nothing leads there"),
        pytest.param(
            f"{LOST}{MANUAL}references: [PO-01, PC-01, CH-01]\n", [], id="the manual"
        ),
        pytest.param(
            f"{LOST}{MANUAL}title: x\n---\n\n# All\n\nSee PO-01, PC-01.\n",
            [],
            id="a mention",
        ),
        pytest.param(
            f"{LOST}{MANUAL}title: x\n---\n\n# All\n\n[there](PO-01.md), PC-01\n",
            [],
            id="a link",
        ),
        pytest.param(
            f"{LOST}references: [PO-02]\n=== procedures/PO-02.md\n"
            "process: null\nreferences: [PO-01]\n",
            ["PO-01", "PO-02"],
            id="two that know one another",
        ),
        pytest.param(
            f"{LOST}=== procedures/PO-02.md\nreferences: [PO-01]\n",
            [],
            id="one of a process",
        ),
        pytest.param(ACT, ["EXT-001"], id="an act that nobody rests on"),
        pytest.param(
            f"{ACT}=== procedures/PO-01.md\nlegal_basis: [legea  16/1996 art. 3]\n",
            [],
            id="an act cited in legal basis",
        ),
        pytest.param(
            f"{ACT}=== procedures/PO-01.md\nreferences: [EXT-001]\n",
            [],
            id="an act cited by its id",
        ),
        pytest.param(
            f"{LOST}=== procedures/PO-02.md\nsupersedes: [PO-01]\n", [], id="replaced"
        ),
    ],
)
def test_reach(tmp_path: Path, text: str, unreached: list[str]) -> None:
    found = findings(tmp_path, "QMS412", "files", text)
    assert [each.values["document"] for each in found] == unreached


def test_without_manual_and_processes_nothing_is_asked(tmp_path: Path) -> None:
    text = (
        "=== procedures/MQ-01.md\n(absent)\n=== procedures/CH-01.yaml\nprocess: null\n"
    )
    assert findings(tmp_path, "QMS412", "files", text) == []


@pytest.mark.parametrize(
    ("entries", "unknown"),
    [
        pytest.param("[HR 1/2026]", [], id="a source of the profile"),
        pytest.param("[HR 1/2026 art. 8 alin. (2)]", [], id="with its article"),
        pytest.param("[HR 1/20261]", ["HR 1/20261"], id="a longer number"),
        pytest.param(
            "[Legea 16/1996, Legea 17/1996]", ["Legea 17/1996"], id="one of 2"
        ),
        pytest.param('["Legea 16/1996, art. 3"]', [], id="comma"),
        pytest.param("Legea 99/1999", ["Legea 99/1999"], id="alone"),
        pytest.param('["Закон 1/2020", "2023. évi C. törvény"]', None, id="bg and hu"),
    ],
)
def test_legal_basis(tmp_path: Path, entries: str, unknown: list[str] | None) -> None:
    text = f"{ACT}=== procedures/PO-01.md\nlegal_basis: {entries}\n"
    found = [each.values["act"] for each in findings(tmp_path, "QMS417", "files", text)]
    assert found == (unknown or []) if unknown is not None else len(found) == 2


def test_each_unknown_act_is_told_once(tmp_path: Path) -> None:
    text = "".join(
        f"=== procedures/PO-0{number}.md\nlegal_basis: [Legea 99/1999]\n"
        for number in range(1, 5)
    )
    (found,) = findings(tmp_path, "QMS417", "files", text)
    assert found.place.path == "procedures/PO-01.md"
