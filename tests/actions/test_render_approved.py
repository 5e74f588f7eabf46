"""`qms render` where approvals are kept: what is in force, and how all else is told."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from qms.actions.render import Wanted, render
from qms.errors import QmsError, UsageError
from tests.example_tree import lay_example
from tests.rules.approval.scripts import (
    CHECKED,
    GONE,
    IN_ROMANIAN,
    NEXT,
    RELEASED,
    ROMANIAN,
    SIGNED,
    WITHDRAWN,
)
from tests.site.page_read import Page, read

NOW = datetime.fromisoformat("2026-11-22T12:00:00+02:00")
OTHER = "=== procedures/PO-01.md\nrevision: 1\n---\n# Purpose\n\nAnother text.\n"
LATER = (
    RELEASED.replace("submit PO-01", "submit PO-01 effect=not-before:2026-12-01")
).replace("release PO-01", "release PO-01 effective=2026-12-01")
URGENT = """\
submit PO-01 emergency=mayor:2026-12-10 by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
"""
REVOKED = (
    f"{RELEASED}revoke stone.mary since=2026-02-05T00:00:00Z reason=x by field.anna"
)
ADOPTED = "adopt PO-01 since=2025-06-01 by field.anna\n"
VOUCHED = f"{ADOPTED}vouch PO-01 signed=2025-05-30:approved:stone.mary by field.anna\n"
DEPUTISED = """\
=== governance/people.yaml
people:
  - id: stone.mary
    name: {family: Stone, given: Mary, display: Mary Stone}
    offices: [{office: mayor, from: 2024-10-27, until: null}]
  - id: field.anna
    name: {family: Field, given: Anna, display: Anna Field}
    offices: [{office: quality-officer, from: 2020-01-01}]
  - id: brook.paul
    name: {family: Brook, given: Paul, display: Paul Brook}
    offices: [{office: public-relations-head, from: 2020-01-01}]
  - id: lake.vera
    name: {family: Lake, given: Vera, display: Vera Lake}
    offices: [{office: registry, from: 2020-01-01}]
absences: [{person: stone.mary, from: 2026-02-09, until: 2026-02-28}]
=== acts
submit PO-01 by lake.vera
approve PO-01 step=checked by brook.paul
approve PO-01 office=mayor acting_for=stone.mary by brook.paul
release PO-01 by field.anna
"""


def page(root: Path, script: str, day: str = "2026-11-22", **wanted: object) -> Page:
    """The page of PO-01 in a town with these approvals."""
    lay_example(root, "acts", script)
    asked = Wanted("PO-01", **wanted)  # type: ignore[arg-type]
    path = render(root, date.fromisoformat(day), asked, root / "page.html", NOW)
    found = read(path.read_text(encoding="utf-8"))
    assert found.faults == []
    return found


def text_of(found: Page) -> str:
    return found.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("script", "day", "told"),
    [
        pytest.param(
            RELEASED,
            "2026-11-22",
            ["✓ In force", "in force since 10 February 2026"],
            id="in force",
        ),
        pytest.param(RELEASED, "2026-02-09", ["Draft – not approved"], id="before"),
        pytest.param(CHECKED, "2026-11-22", ["◔ Draft – not approved"], id="in review"),
        pytest.param(
            SIGNED,
            "2026-11-22",
            ["◔ Approved – not in force yet", "is not set"],
            id="signed",
        ),
        pytest.param(
            LATER, "2026-11-22", ["comes into force on 1 December 2026"], id="waits"
        ),
        pytest.param(LATER, "2026-12-01", ["✓ In force"], id="its day has come"),
        pytest.param(
            RELEASED,
            "2028-02-11",
            ["◔ In force – review overdue", "review was due on 10 February 2028"],
            id="review overdue",
        ),
        pytest.param(
            URGENT,
            "2026-11-22",
            ["urgent change", "until 10 December 2026"],
            id="urgent",
        ),
        pytest.param(URGENT, "2026-12-11", ["Draft – not approved"], id="lapsed"),
        pytest.param(
            REVOKED,
            "2026-11-22",
            ["◔ In force – not proven", "can ratify the signature"],
            id="unproven",
        ),
        pytest.param(
            f"{WITHDRAWN}{GONE}",
            "2026-11-22",
            ["– Withdrawn", "withdrawn on 31 May 2026", "no text of it is in force"],
            id="withdrawn",
        ),
        pytest.param(
            ADOPTED,
            "2026-11-22",
            ["approved on paper before", "no. R 1/2020"],
            id="adopted",
        ),
    ],
)
def test_the_state_is_told(
    tmp_path: Path, script: str, day: str, told: list[str]
) -> None:
    text = text_of(page(tmp_path, script, day))
    assert [words for words in told if words not in text] == []


def test_the_control_block_tells_who_signed(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, RELEASED))
    for words in (
        "Status In force",
        "Approved 10 February 2026",
        "In force from 10 February 2026",
        "Next review 10 February 2028",
        "Shown as of 22 November 2026",
        "Who signed",
        "prepared Paul Brook, Registry 10 February 2026, with a key",
        "approved Mary Stone, Mayor 10 February 2026, with a key",
    ):
        assert words in text
    assert re.search(r"Check code [0-9a-f]{8}…[0-9a-f]{4}", text)
    assert re.search(r"Root of trust [0-9a-f]{8}…[0-9a-f]{4}", text)
    assert "not signed yet" not in text


def test_a_deputy_signs_for_somebody(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, DEPUTISED))
    assert "approved Paul Brook, Mayor for Mary Stone 10 February 2026" in text


def test_paper_tells_where_it_lies(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, VOUCHED))
    assert (
        "approved Mary Stone, Mayor 30 May 2025, on paper, archive no. R 2/2026" in text
    )


def test_the_text_in_force_comes_from_the_archive(tmp_path: Path) -> None:
    assert "Another text" not in page(tmp_path, f"{RELEASED}{OTHER}").text


def test_a_draft_is_asked_for(tmp_path: Path) -> None:
    found = page(tmp_path, f"{RELEASED}{OTHER}", is_draft=True)
    assert "Another text" in found.text
    assert "This text is a draft; revision 1.0 is in force." in found.text
    assert "DRAFT" in found.text


def test_a_revision_is_asked_for(tmp_path: Path) -> None:
    found = page(tmp_path, RELEASED + NEXT, revision="1.0")
    assert "– Superseded" in found.text
    assert "SUPERSEDED" in found.text
    assert "Do not work by this text: revision 1.1 is in force." in found.text
    assert "In force until 1 March 2026" in text_of(found)


def test_a_translation_stands_for_itself(tmp_path: Path) -> None:
    script = RELEASED + ROMANIAN + IN_ROMANIAN
    found = page(tmp_path / "a", script, language="ro")
    assert "Cum o facem." in found.text
    assert "10 februarie 2026" in text_of(found)
    found = page(tmp_path / "b", script + NEXT, language="ro")
    assert "Cum o facem." in found.text
    assert [each for each in found.all("p") if "waiting" in each.get("class", "")]


@pytest.mark.parametrize(
    ("script", "wanted", "error", "told"),
    [
        pytest.param(
            f"{RELEASED}spoil\n",
            {},
            QmsError,
            "is broken, and is not shown",
            id="broken",
        ),
        pytest.param(
            f"{RELEASED}spoil\n",
            {"revision": "1.0"},
            QmsError,
            "PO-01.md",
            id="asked for",
        ),
        pytest.param(
            RELEASED,
            {"revision": "9.9"},
            UsageError,
            "never released",
            id="no revision",
        ),
        pytest.param(
            CHECKED, {"revision": "1.0"}, UsageError, "never released", id="in review"
        ),
        pytest.param(
            RELEASED, {"language": "ro"}, UsageError, "not written in ro", id="language"
        ),
        pytest.param(
            RELEASED,
            {"revision": "1.0", "is_draft": True},
            UsageError,
            "draft",
            id="both",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused(
    tmp_path: Path,
    script: str,
    wanted: dict[str, object],
    error: type[QmsError],
    told: str,
) -> None:
    with pytest.raises(error, match=told):
        page(tmp_path, script, **wanted)  # type: ignore[arg-type]
    assert not (tmp_path / "page.html").exists()


def test_a_broken_text_can_still_be_drafted(tmp_path: Path) -> None:
    assert "DRAFT" in page(tmp_path, f"{RELEASED}spoil\n", is_draft=True).text
