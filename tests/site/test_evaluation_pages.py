"""The pages of what was measured, asked and planned, with the tables beside them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from qms.actions.build import build
from qms.model.publication import Audience, LeftOut, Wanted
from qms.site.lists.heard import UNASKED
from tests.site.measured_town import LANGUAGES, lay_town
from tests.site.page_read import DAY, Page, read
from tests.site.site_links import link_faults
from tests.town.test_oracle import NOW

NB = "\u00a0"
BASE = "https://calitate.camputeiului.example/"
PUBLIC, INTERNAL = Audience(), Audience(is_internal=True)
PAGES = ("results", "heard", "heard/SUR-2025-01", "strategy")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_town(tmp_path_factory.mktemp("measured") / "town")


@pytest.fixture(scope="module")
def public(town: Path) -> Path:
    return build(town, DAY, Wanted(PUBLIC), town / "public", NOW).folder


@pytest.fixture(scope="module")
def internal(town: Path) -> Path:
    return build(town, DAY, Wanted(INTERNAL), town / "internal", NOW).folder


def page(site: Path, path: str) -> Page:
    return read((site / path).read_text(encoding="utf-8"))


def plain(site: Path, path: str) -> str:
    return page(site, path).text.replace(NB, " ")


def table(site: Path, path: str) -> list[dict[str, str]]:
    text = (site / path).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound(public: Path, name: str, language: str) -> None:
    found = page(public, f"{language}/{name}.html")
    assert (found.faults, found.open) == ([], [])
    assert len(found.all("h1")) == 1
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    named = {each for one in found.values("aria-labelledby") for each in one.split()}
    assert named <= set(ids)


def test_every_way_leads_somewhere(public: Path, internal: Path) -> None:
    assert link_faults(public, BASE).faults == []
    assert link_faults(internal, BASE).faults == []


def test_every_promise_is_told_those_not_measured_too(public: Path) -> None:
    text = plain(public, "en/results.html")
    for words in (
        "4 ✓ Kept",
        "1 ✗ Not kept",
        "1 ◔ Not shown",
        "1 – Not measured",
        "1 – Too few cases",
        "Nobody has measured this promise yet.",
        "There were 3 cases: too few to tell without telling of people.",
        "54 of 69 cases were in time, that is 78%. Promised: 90%.",
    ):
        assert words in text


def test_the_table_of_results_has_every_period(public: Path) -> None:
    rows = table(public, "en/results.csv")
    assert len(rows) == 4 + 7 + 1
    petition = [each for each in rows if each["promise"] == "petition-answer"]
    assert [(each["period"], each["in time (%)"]) for each in petition] == [
        ("2026-Q2", "88.6"),
        ("2026-Q3", "91.4"),
    ]
    few = next(each for each in rows if each["promise"] == "information-complex")
    assert (few["cases"], few["in time"], few["late"]) == ("3", "", "")
    assert few["verdict"] == "Too few cases"
    assert "91,4" in table(public, "hu/results.csv")[1].values()


def test_groups_are_told_apart_with_what_may_be_concluded(public: Path) -> None:
    text = plain(public, "en/heard.html")
    for words in (
        "410 answered of 620 asked (66.1%), of 21,340 in all.",
        "4 to 5: 82.4% (78.5%–85.8%)",
        "✓ Improved : +11.5 percentage points, between +5.7 and +17.3",
        "✗ Worsened : −11.2 percentage points",
        "◔ No clear change : +3 percentage points",
        "Net score: +10.7 (+2.6 … +18.7) points",
        "Fewer than ten answered: counts alone, no percentages.",
        "9 answered of 620 asked",
    ):
        assert words in text
    partners = text[text.index("Instituții partenere") :]
    assert "%" not in partners[partners.index("Cât de") : partners.index("What we")]


def test_scores_stand_in_the_table_of_answers(public: Path) -> None:
    rows = table(public, "hu/heard.csv")
    scores = {
        (each["válasz"], each["pont"]) for each in rows if each["tétel"] == "recommend"
    }
    assert ("10", "10,7") in scores
    assert {each["pont"] for each in rows if each["tétel"] == "wait"} == {""}


def test_a_questionnaire_speaks_the_language_of_the_page(public: Path) -> None:
    assert "Mennyire elégedett összességében?" in plain(public, "hu/heard.html")
    assert "Cât de mulțumit" not in plain(public, "hu/heard.html")
    assert {"lang": "ro"} in page(public, "bg/heard.html").all("span")


def test_what_was_found_leads_to_what_was_done(public: Path) -> None:
    text = plain(public, "en/heard.html")
    found = text.index("Oamenii cer ca programul să fie mai lung")
    goal = text.index("Oamenii nu așteaptă degeaba", found)
    assert text.index("Un al treilea ghișeu deschis dimineața", goal) > goal
    assert "ACT-2026-02 · ✗ Late · due on 30 October 2026" in text


def test_feedback_is_counted_with_its_decisions(public: Path) -> None:
    rows = table(public, "en/feedback.csv")
    assert [each["decision"] for each in rows] == [
        "",
        "accepted in part",
        "accepted",
    ]
    assert rows[2]["led to"] == "ACT-2026-02"
    assert "Programul de joi" not in plain(public, "en/heard.html")


def test_the_public_sees_objectives_and_no_money(public: Path, internal: Path) -> None:
    text, whole = plain(public, "en/strategy.html"), plain(internal, "en/strategy.html")
    for told in (text, whole):
        assert "Așteptare mai scurtă la ghișeul unic" in told
        assert "✓ Improved" in told
    assert "BUGET-51" not in text
    assert "BUGET-51 60,500 RON 2" in whole
    assert not (public / "en/indicators.html").exists()
    assert "lacks:" not in text


def test_indicators_are_there_for_programs(internal: Path) -> None:
    told = json.loads((internal / "indicators.json").read_text(encoding="utf-8"))
    (found,) = [each for each in told["indicators"] if each["record"] == "OB-2026-11"]
    assert (found["verdict"], found["target_is"]) == ("improved", "not reached")
    assert found["readings"][-1] == {
        "value": 81.9,
        "low": None,
        "high": None,
        "n": 2077,
        "met": 1702,
        "on": "2026-09-30",
    }
    rows = table(internal, "ro/indicators.csv")
    assert len(rows) == len(told["indicators"])


def test_two_builds_are_alike_and_a_record_changes_its_pages(
    town: Path, public: Path
) -> None:
    again = build(town, DAY, Wanted(PUBLIC), town / "again", NOW)
    files = [each for each in sorted(public.rglob("*")) if each.is_file()]
    for each in files:
        path = each.relative_to(public)
        assert (again.folder / path).read_bytes() == each.read_bytes(), path
    record = town / "records/measurements/MES-2026-002.yaml"
    before = record.read_text(encoding="utf-8")
    record.write_text(before.replace("met: 171, late: 12", "met: 161, late: 22"))
    wave = town / "records/surveys/SUR-2025-01.yaml"
    asked = wave.read_text(encoding="utf-8")
    wave.write_text(asked.replace("{id: CQ-01", "{id: CQ-09"), encoding="utf-8")
    changed = build(town, DAY, Wanted(PUBLIC), town / "again", NOW)
    record.write_text(before, encoding="utf-8")
    wave.write_text(asked, encoding="utf-8")
    assert LeftOut("SUR-2025-01", "", UNASKED) in changed.left_out
    assert "Sondajul de toamnă 2025" not in plain(again.folder, "en/heard.html")
    assert "161 of 187 cases" in plain(again.folder, "en/documents/CH-01.html")
    assert "161 of 187 cases" in plain(again.folder, "en/results.html")
    assert "✗ Not kept" in plain(again.folder, "en/documents/CH-01.html")
    assert "✗ Nerespectată" in plain(again.folder, "ro/documents/CH-01.html")


def test_the_pages_are_found_by_search_and_on_the_map(
    public: Path, internal: Path
) -> None:
    def told(site: Path) -> str:
        rows = sorted((site / "assets/search/en").glob("d-*.js"))
        return "".join(each.read_text(encoding="utf-8") for each in rows)

    for title in ("How we kept our promises", "What you told us and what we did"):
        assert title in told(public)
    assert "Indicators" not in told(public)
    assert "Indicators" in told(internal)
    found = (public / "sitemap.xml").read_text(encoding="utf-8")
    for path in ("results", "heard", "heard/SUR-2025-01", "strategy"):
        assert f"{BASE}hu/{path}.html" in found
