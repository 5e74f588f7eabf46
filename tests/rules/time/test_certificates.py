"""The life of a certificate, from half a year before its end to the day after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.told import findings, told

CODES = ("QMS307", "QMS308", "QMS309")


def certificate(number: int, until: str, more: str = "") -> str:
    return (
        f"=== records/certificates/CERT-0{number}.yaml\n"
        f"{{qms: 1, id: CERT-0{number}, kind: certificate, standard: 'NORM 100:2020',"
        f" body: Certifier, from: 2020-11-07, until: {until}{more}}}\n"
    )


def codes(root: Path, text: str, day: str) -> list[str]:
    return [
        code
        for code in CODES
        for _ in findings(root / code, code, "files", text, date.fromisoformat(day))
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-05-09", [], id="181 days left"),
        pytest.param("2026-05-10", ["QMS309"], id="180 days left"),
        pytest.param("2026-06-01", ["QMS309"], id="158 days left"),
        pytest.param("2026-08-07", ["QMS309"], id="91 days left"),
        pytest.param("2026-08-08", ["QMS308"], id="90 days left"),
        pytest.param("2026-08-10", ["QMS308"], id="88 days left"),
        pytest.param("2026-10-07", ["QMS308"], id="30 days left"),
        pytest.param("2026-11-06", ["QMS308"], id="last day"),
        pytest.param("2026-11-07", ["QMS307"], id="the day after"),
        pytest.param("2026-11-21", ["QMS307"], id="a fortnight after"),
    ],
)
def test_a_certificate_of_three_years(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    assert codes(tmp_path, certificate(1, "2026-11-06"), day) == expected


def test_what_is_told(tmp_path: Path) -> None:
    text = certificate(1, "2026-11-06")
    assert told(tmp_path / "1", "QMS307", "files", text, date(2026, 11, 21)) == [
        "the certificate to NORM 100:2020 expired on 2026-11-06"
    ]
    assert told(tmp_path / "2", "QMS308", "files", text, date(2026, 8, 10)) == [
        "the certificate to NORM 100:2020 ends on 2026-11-06; days left: 88"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            certificate(1, "2023-11-06") + certificate(2, "2028-11-06"),
            [],
            id="renewed",
        ),
        pytest.param(
            certificate(1, "2023-11-06")
            + certificate(2, "2028-11-06").replace("100:2020", "100:2010"),
            [],
            id="renewed to another edition",
        ),
        pytest.param(
            certificate(1, "2023-11-06")
            + certificate(2, "2028-11-06").replace("NORM 100", "NORM 200"),
            ["QMS307"],
            id="another standard",
        ),
        pytest.param(
            certificate(1, "2023-11-06", ", closed: 2023-11-07"), [], id="closed"
        ),
        pytest.param(certificate(1, "some day"), [], id="no day: another rule's"),
    ],
)
def test_several_certificates(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert codes(tmp_path, text, "2026-11-22") == expected
