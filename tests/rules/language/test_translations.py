"""Language versions beside their sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.actions.validate import validate
from tests.example_tree import lay_example
from tests.rules.told import DAY, findings, told

HEAD = "---\nid: PO-01\ntitle: O procedură\nlanguage: {language}\n"
TEXT = "# Scop\n\nDe ce.\n\n# Activitate\n\nCum.\n"
FAMILY = ("QMS802", "QMS803", "QMS804", "QMS808", "QMS810", "QMS811", "QMS812")


def version(
    translates: str, text: str = TEXT, language: str = "ro", source: str = ""
) -> str:
    source = source or "edition: 2\nrevision: 10\n"
    head = HEAD.format(language=language)
    return (
        f"=== procedures/PO-01.md\n{source}"
        f"=== procedures/PO-01.ro.md\n{head}translates: {translates}\n---\n{text}"
    )


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        pytest.param(version("{edition: 2, revision: 10}"), [], id="current"),
        pytest.param(
            version("{edition: 2, revision: 9}"), ["QMS803"], id="9 before 10"
        ),
        pytest.param(version("{edition: 1, revision: 11}"), ["QMS803"], id="edition"),
        pytest.param(version("{edition: 2, revision: 11}"), ["QMS811"], id="ahead"),
        pytest.param(version("{edition: 3, revision: 0}"), ["QMS811"], id="far ahead"),
        pytest.param(version("{edition: two, revision: 0}"), [], id="unreadable"),
        pytest.param(
            version("{edition: 2, revision: 10}", "# Scop\n\nx\n\n## A\n\nx\n"),
            ["QMS804"],
            id="other levels",
        ),
        pytest.param(
            version("{edition: 2, revision: 9}", "# Scop\n\nx\n"),
            ["QMS803"],
            id="a stale one may have other headings",
        ),
        pytest.param(
            version("{edition: 2, revision: 10}", language="en"), ["QMS812"], id="same"
        ),
        pytest.param(
            version("{edition: 2, revision: 10}", language="bg"),
            ["QMS810"],
            id="foreign",
        ),
    ],
)
def test_versions(tmp_path: Path, files: str, codes: list[str]) -> None:
    lay_example(tmp_path, "files", files)
    found = [each.code for each in validate(tmp_path, DAY).findings]
    assert [code for code in found if code in FAMILY] == codes


def test_the_first_other_heading_is_told_with_its_line(tmp_path: Path) -> None:
    files = version("{edition: 2, revision: 10}", "# Scop\n\nx\n\n## A\n\nx\n")
    found = findings(tmp_path, "QMS804", "files", files)
    assert [(each.place.line, each.values["source"]) for each in found] == [
        (11, "# activity")
    ]


def test_a_missing_last_heading_is_told_at_the_text(tmp_path: Path) -> None:
    files = version("{edition: 2, revision: 10}", "# Scop\n\nx\n")
    found = findings(tmp_path, "QMS804", "files", files)
    assert [each.place.line for each in found] == [7]


CHARTER = (
    "=== procedures/CH-01.ro.yaml\nid: CH-01\ntitle: Ce promitem\nlanguage: ro\n"
    "translates: {edition: 1, revision: 0}\npurpose: De ce.\nbound: Cine.\nfor: Cui.\n"
    "equality: Toți.\nprinciples: {openness: Spunem.}\nexpectations: [Aduceți.]\n"
    "services: {petitions: {title: Petiții}}\nstandards: {queue: 20 de minute.}\n"
    "promises: {petition-reply: {text: În 20 de zile.}}\n"
    "dissatisfied: {complaint: {text: Scrieți.}}\n"
)


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        pytest.param("", "", [], id="whole"),
        pytest.param(
            "petition-reply: {text: În 20 de zile.}",
            "petition-reply: {text: x}, other: {text: y}",
            ["promises: without a text here: –; not in the source: other"],
            id="one too many",
        ),
        pytest.param(
            "{openness: Spunem.}",
            "{openness: }",
            ["principles: without a text here: openness; not in the source: –"],
            id="empty",
        ),
        pytest.param(
            "bound: Cine.\nfor: Cui.\n",
            "",
            ["charter: without a text here: bound, for; not in the source: –"],
            id="fields of the charter itself",
        ),
        pytest.param(
            "services: {petitions: {title: Petiții}}\n",
            "",
            ["services: without a text here: petitions; not in the source: –"],
            id="a part left out",
        ),
    ],
)
def test_charters(tmp_path: Path, old: str, new: str, sentences: list[str]) -> None:
    text = CHARTER.replace(old, new)
    assert told(tmp_path, "QMS809", "files", text) == sentences


STEPS = (
    "steps:\n  - {id: receive, title: Receive, office: registry, within: at once}\n"
    "  - {id: answer, title: Answer, office: registry, output: answer}\n"
)
WHOLE = "receive: {title: Primire, within: pe loc}, answer: {title: R, output: r}"


@pytest.mark.parametrize(
    ("steps", "sentences"),
    [
        pytest.param(f"steps: {{{WHOLE}}}\n", [], id="whole"),
        pytest.param("", ["receive, answer; not in the source: –"], id="none"),
        pytest.param(
            "steps: {receive: {title: Primire, within: pe loc}, answer: {}}\n",
            ["answer; not in the source: –"],
            id="a step without texts",
        ),
        pytest.param(
            "steps: {receive: {within: pe loc}, answer: {title: R}}\n",
            ["receive.title, answer.output; not in the source: –"],
            id="texts left out",
        ),
        pytest.param(
            f"steps: {{{WHOLE}, send: {{title: Trimite}}}}\n",
            ["–; not in the source: send"],
            id="an unknown step",
        ),
        pytest.param(
            f"steps: {{{WHOLE.replace('title: R,', 'title: R, text: cu grijă,')}}}\n",
            ["–; not in the source: answer.text"],
            id="a text that the source lacks",
        ),
    ],
)
def test_steps(tmp_path: Path, steps: str, sentences: list[str]) -> None:
    translates = f"{{edition: 2, revision: 10}}\n{steps}".rstrip("\n")
    source = f"edition: 2\nrevision: 10\n{STEPS}"
    files = version(translates, source=source)
    expected = [f"steps: without a text here: {each}" for each in sentences]
    assert told(tmp_path, "QMS813", "files", files) == expected


def test_a_stale_version_may_have_other_steps(tmp_path: Path) -> None:
    source = f"edition: 2\nrevision: 10\n{STEPS}"
    files = version("{edition: 2, revision: 9}", source=source)
    assert told(tmp_path, "QMS813", "files", files) == []


def test_missing_steps_are_told_where_the_steps_stand(tmp_path: Path) -> None:
    files = version(
        "{edition: 2, revision: 10}\nsteps: {receive: {title: P, within: p}}",
        source=f"edition: 2\nrevision: 10\n{STEPS}",
    )
    found = findings(tmp_path, "QMS813", "files", files)
    assert [each.place.line for each in found] == [6]


@pytest.mark.parametrize(
    ("steps", "code", "sentence"),
    [
        pytest.param(
            "{receive: {title: P, office: registry}}",
            "QMS130",
            "steps.receive.office",
            id="an office",
        ),
        pytest.param("[{id: receive, title: P}]", "QMS132", "steps", id="a list"),
        pytest.param("{receive: Primire}", "QMS132", "steps.receive", id="a text"),
    ],
)
def test_a_version_gives_texts_of_steps_by_id(
    tmp_path: Path, steps: str, code: str, sentence: str
) -> None:
    files = version("{edition: 2, revision: 10}\nsteps: " + steps)
    found = findings(tmp_path, code, "files", files)
    assert [str(each.values["field"]) for each in found] == [sentence]
    assert findings(tmp_path, "QMS131", "files", files) == []
