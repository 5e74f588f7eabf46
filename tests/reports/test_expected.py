"""Every form tells the samples exactly as the files of `tests/expected` show.

After an intended change: `QMS_WRITE_EXPECTED=1 pytest tests/reports/test_expected.py`,
then read the difference.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import Wanted, validate
from qms.reports.formats import REPORTS, Telling
from tests.example_tree import lay_example
from tests.reports.sample import SAMPLES

EXPECTED = Path(__file__).parent.parent / "expected" / "validate"
TREE = """\
=== procedures/PO-01.md
steps:
  - {id: s1, title: register the petition}
  - {id: s2, title: отговор на молбата, office: registry}
  - {id: s3, title: válasz}
=== procedures/PO-02.md
steps:
  - {id: s1, title: answer it}
"""


def held_against(name: str, told: str) -> None:
    path = EXPECTED / f"{name}.txt"
    if os.environ.get("QMS_WRITE_EXPECTED"):
        path.write_bytes(told.encode())
    assert told == path.read_bytes().decode()


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_form_tells_sample(form: str, sample: str) -> None:
    report = SAMPLES[sample]()
    held_against(f"{sample}-{form}", REPORTS[form](report, Telling()))


@pytest.mark.parametrize("sample", SAMPLES)
def test_text_is_coloured_only_if_asked(sample: str) -> None:
    report = SAMPLES[sample]()
    plain = REPORTS["text"](report, Telling())
    coloured = REPORTS["text"](report, Telling(is_coloured=True))
    assert "\033" not in plain
    held_against(f"{sample}-text-coloured", coloured)


def test_text_of_a_tree(tmp_path: Path) -> None:
    root = lay_example(tmp_path, "files", TREE)
    report = validate(root, date(2026, 11, 22), Wanted(rules=("QMS131",)))
    held_against("tree-text", REPORTS["text"](report, Telling()))


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_two_runs_are_the_same_bytes(form: str, sample: str) -> None:
    render = REPORTS[form]
    first = render(SAMPLES[sample](), Telling())
    assert render(SAMPLES[sample](), Telling()) == first


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_no_form_promises_conformity(form: str, sample: str) -> None:
    told = REPORTS[form](SAMPLES[sample](), Telling()).lower()
    assert "complian" not in told
    assert "conform" not in told


@pytest.mark.parametrize("form", REPORTS)
def test_no_form_shows_a_line_with_a_personal_number(form: str) -> None:
    assert "1850101123455" not in REPORTS[form](SAMPLES["mixed"](), Telling())
