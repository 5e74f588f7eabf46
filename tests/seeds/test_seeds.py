"""The gaps of the seeds' documents are found, all of them and nothing else.

Each repository is whole but for what the town's document itself leaves out.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import validate
from tests.example_tree import lay_acts
from tests.seeds.seed_town import gaps, lay_seed

DAY = date(2026, 11, 22)
NO_STANDARDS = "standards: []\n"

Mends = dict[str, list[tuple[str, str]]]


def test_petrich_lacks_eight_items(tmp_path: Path) -> None:
    lay_seed(tmp_path, "petrich", "bg-charter", NO_STANDARDS)
    items = {("QMS601", number) for number in ("4", "5", "6", "8", "10", "11", "12")}
    assert gaps(tmp_path, DAY) == sorted({*items, ("QMS301", "2010-11-15")})


def test_kazincbarcika_commits_to_no_improvement_of_the_system(tmp_path: Path) -> None:
    lay_seed(tmp_path, "kazincbarcika", "hu-municipal", NO_STANDARDS)
    assert gaps(tmp_path, DAY) == [
        ("QMS133", "edition"),
        ("QMS133", "revision"),
        ("QMS301", "2018-09-15"),
        ("QMS653", ""),
    ]


COPY = "adopt MP-01 since=2011-07-28 by orban.judit\n"
SHOWN = """\
adopt MP-01 since=2024-10-20 by orban.judit
vouch MP-01 signed=2024-10-16:approved:varga.edit by orban.judit
on 2026-11-02
confirm MP-01 by orban.judit
"""


def test_the_copy_of_kazincbarcika_shows_neither_signatory_nor_version_nor_review(
    tmp_path: Path,
) -> None:
    lay_seed(tmp_path, "kazincbarcika", "hu-municipal", NO_STANDARDS)
    known = gaps(tmp_path, DAY)
    lay_acts(tmp_path, COPY)
    assert gaps(tmp_path, DAY) == sorted(
        [
            *known,
            ("QMS315", "2012-07-28"),
            ("QMS656", "review"),
            ("QMS656", "signatory"),
            ("QMS656", "version"),
        ]
    )


def test_what_a_copy_lacks_is_a_house_rule_of_the_profile(tmp_path: Path) -> None:
    lay_seed(tmp_path, "kazincbarcika", "hu-municipal", NO_STANDARDS)
    lay_acts(tmp_path, COPY)
    found = [each for each in validate(tmp_path, DAY).findings if each.code == "QMS656"]
    assert {each.severity for each in found} == {"warning"}
    assert {each.values["source"] for each in found} == {
        "A polgármesteri hivatalok szokása"
    }


def test_a_copy_that_is_vouched_for_and_reviewed_shows_all(tmp_path: Path) -> None:
    lay_seed(tmp_path, "kazincbarcika", "hu-municipal", NO_STANDARDS)
    path = tmp_path / POLICY
    path.write_text(path.read_text("utf-8").replace(*VERSION), "utf-8")
    lay_acts(tmp_path, SHOWN)
    codes = {code for code, _what in gaps(tmp_path, DAY)}
    assert codes.isdisjoint({"QMS315", "QMS656"})


def test_sopron_promises_what_nobody_can_measure(tmp_path: Path) -> None:
    lay_seed(tmp_path, "sopron", "hu-municipal", NO_STANDARDS)
    assert gaps(tmp_path, DAY) == [
        ("QMS133", "edition"),
        ("QMS133", "revision"),
        ("QMS301", "2018-09-15"),
        ("QMS602", "in-short-time"),
    ]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("2026-01-10", [], id="nothing to do yet"),
        pytest.param("2026-06-01", [("QMS309", "2026-11-06")], id="half a year"),
        pytest.param("2026-08-10", [("QMS308", "2026-11-06")], id="a quarter"),
        pytest.param(
            "2026-11-21",
            [("QMS302", "2029-09-30"), ("QMS307", "2026-11-06")],
            id="expired, and the edition gives way",
        ),
    ],
)
def test_csikszereda_has_to_renew(
    tmp_path: Path, day: str, found: list[tuple[str, str]]
) -> None:
    lay_seed(tmp_path, "csikszereda", "ro-600-2018")
    assert gaps(tmp_path, date.fromisoformat(day)) == found


VERSION = ("language: hu\n", "language: hu\nedition: 1\nrevision: 0\n")
CURRENT = ("ISO 9001:2008", "ISO 9001:2015")
POLICY = "procedures/policies/MP-01.md"
SYSTEM = "improvement, reach: system, value_statement: true}"
MEASURED = """\
    text: A hivatalos ügyek 90 %-át 8 napon belül elintézzük.
    metric: napok a beérkezéstől a döntésig
    unit: days
    target: 8
    share: 90 %
    start: a teljes kérelem beérkezése
    stop: a döntés elküldése
    calendar: calendar days
    complete: a kérelem és a felsorolt iratok
    pauses: [amíg az ügyfél hiánypótlására várunk]
    population: a negyedév minden ügye
    source: iktatókönyv
    period: quarter
"""


@pytest.mark.parametrize(
    ("town", "mends"),
    [
        pytest.param(
            "kazincbarcika",
            {
                POLICY: [
                    VERSION,
                    CURRENT,
                    ("improvement, reach: part, value_statement: true}", SYSTEM),
                ]
            },
            id="kazincbarcika",
        ),
        pytest.param(
            "sopron",
            {
                POLICY: [VERSION, CURRENT],
                "procedures/charter/UK-01.yaml": [
                    (
                        "    text: A hivatalos ügyeket rövid idő alatt, szakszerűen"
                        " intézzük.\n",
                        MEASURED,
                    )
                ],
            },
            id="sopron",
        ),
    ],
)
def test_what_is_mended_is_found_no_more(
    tmp_path: Path, town: str, mends: Mends
) -> None:
    lay_seed(tmp_path, town, "hu-municipal", NO_STANDARDS)
    for path, changes in mends.items():
        text = (tmp_path / path).read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / path).write_text(text, "utf-8")
    assert gaps(tmp_path, DAY) == []
