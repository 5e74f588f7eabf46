"""The parts of a charter: paths, contacts, standards, services, money."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import validate
from tests.example_tree import lay_example
from tests.rules.told import DAY, findings, told

COMPLAINT = (
    "  complaint:\n    text: Write to us.\n"
    "    channels: [{kind: e-mail, value: office@town.example}]\n"
    "    limit: {value: 8, unit: days}\n    does_not_stop_limit: It stops nothing.\n"
)
CHALLENGE = "  challenge: {text: Challenge it., limit: as written, where: at court}\n"
OUTSIDE = "  outside: [{body: The ombudsman}]\n"
WHOLE = f"dissatisfied:\n{COMPLAINT}{CHALLENGE}{OUTSIDE}"


@pytest.mark.parametrize(
    ("without", "sentences"),
    [
        pytest.param("nothing", [], id="whole"),
        pytest.param(COMPLAINT, ["how to complain about the service"], id="complaint"),
        pytest.param(CHALLENGE, ["how to challenge a decision"], id="challenge"),
        pytest.param(OUTSIDE, ["which outside body to turn to"], id="outside"),
        pytest.param(
            ", limit: as written", ["by when a decision can be challenged"], id="limit"
        ),
        pytest.param(
            ", where: at court", ["where a decision can be challenged"], id="where"
        ),
        pytest.param(
            "    limit: {value: 8, unit: days}\n",
            ["by when a complaint is answered"],
            id="answer",
        ),
        pytest.param(
            "    channels: [{kind: e-mail, value: office@town.example}]\n",
            ["where a complaint can be handed in"],
            id="channels",
        ),
    ],
)
def test_three_paths(tmp_path: Path, without: str, sentences: list[str]) -> None:
    text = WHOLE.replace(without, "")
    start = "whoever is dissatisfied does not learn "
    assert told(tmp_path, "QMS610", "charter", text) == [
        start + each for each in sentences
    ]


def test_warning_is_asked_for_only_with_a_complaint(tmp_path: Path) -> None:
    without = WHOLE.replace("    does_not_stop_limit: It stops nothing.\n", "")
    assert findings(tmp_path / "1", "QMS611", "charter", without)
    bare = WHOLE.replace(COMPLAINT, "")
    assert not findings(tmp_path / "2", "QMS611", "charter", bare)


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        pytest.param("dissatisfied", {"QMS601"}, id="one finding, not four"),
        pytest.param("purpose", {"QMS601"}, id="not told by the kind as well"),
        pytest.param("equality", {"QMS608"}, id="no item, so its own rule"),
        pytest.param("contacts", {"QMS622"}, id="no item: each part"),
        pytest.param("standards", {"QMS612"}, id="no item: each standard"),
        pytest.param("promises", set(), id="no item, and no rule asks for any"),
    ],
)
def test_what_is_missing_is_told_once(
    tmp_path: Path, field: str, codes: set[str]
) -> None:
    lay_example(tmp_path, "charter", f"{field}:\n")
    told = [each.code for each in validate(tmp_path, DAY).findings]
    assert set(told) == codes
    assert field == "contacts" or len(told) == len(codes)


DIGITAL = """\
contacts:
  checked: 2026-11-01
  channels: [{kind: web, value: town.example}]
  hours: [{days: [mon], open: "08:00", close: "16:00"}]
"""


@pytest.mark.parametrize(
    ("access", "kind", "count"),
    [
        pytest.param("access: {languages: [en]}", "e-mail", 1, id="digital only"),
        pytest.param("access: {non_digital: []}", "web", 1, id="an empty list"),
        pytest.param("access: {non_digital: [A box.]}", "web", 0, id="said so"),
        pytest.param("access: {languages: [en]}", "phone", 0, id="telephone"),
        pytest.param("access: {languages: [en]}", "post", 0, id="letter"),
        pytest.param("access: {languages: [en]}", "box", 0, id="box"),
        pytest.param("access: {languages: [en]}", "visit", 0, id="visit"),
        pytest.param("access:", "counter", 0, id="counter"),
    ],
)
def test_non_digital(tmp_path: Path, access: str, kind: str, count: int) -> None:
    complaint = WHOLE.replace("kind: e-mail", f"kind: {kind}")
    text = f"{access}\n{DIGITAL}{complaint}"
    assert len(findings(tmp_path, "QMS607", "charter", text)) == count


@pytest.mark.parametrize(
    ("checked", "day", "count"),
    [
        pytest.param("2025-11-22", "2026-11-22", 0, id="a year to the day"),
        pytest.param("2025-11-21", "2026-11-22", 1, id="a day over"),
        pytest.param("2024-02-29", "2025-02-28", 0, id="leap day, a year"),
        pytest.param("2024-02-29", "2025-03-01", 1, id="leap day, over"),
        pytest.param("2026-11-23", "2026-11-22", 0, id="later than the day"),
        pytest.param("9999-12-31", "2026-11-22", 0, id="the end of the calendar"),
        pytest.param("soon", "2026-11-22", 0, id="no day: told by its form"),
    ],
)
def test_contacts_age(tmp_path: Path, checked: str, day: str, count: int) -> None:
    text = DIGITAL.replace("2026-11-01", checked)
    found = findings(tmp_path, "QMS615", "charter", text, date.fromisoformat(day))
    assert len(found) == count


@pytest.mark.parametrize(
    ("opens", "closes", "count"),
    [
        pytest.param("08:00", "16:00", 0, id="a day"),
        pytest.param("08:00", "24:00", 0, id="till midnight"),
        pytest.param("16:00", "08:00", 1, id="turned round"),
        pytest.param("08:00", "08:00", 1, id="no time at all"),
        pytest.param("8", "16", 0, id="no hours: told by their form"),
    ],
)
def test_hours(tmp_path: Path, opens: str, closes: str, count: int) -> None:
    text = DIGITAL.replace("08:00", opens).replace("16:00", closes)
    assert len(findings(tmp_path, "QMS623", "charter", text)) == count


@pytest.mark.parametrize(
    ("row", "weak", "missing"),
    [
        pytest.param("id: queue, target: 20, unit: minutes", 0, 0, id="as set"),
        pytest.param("id: queue, target: 15, unit: minutes", 0, 0, id="better"),
        pytest.param("id: queue, target: 25, unit: minutes", 1, 0, id="weaker"),
        pytest.param("id: queue, target: 1, unit: hours", 1, 0, id="in hours"),
        pytest.param("id: queue", 0, 0, id="as a sentence only"),
        pytest.param("id: queu, target: 25, unit: minutes", 0, 1, id="misspelt"),
    ],
)
def test_general_standards(tmp_path: Path, row: str, weak: int, missing: int) -> None:
    text = f"standards: [{{text: You wait., {row}}}]\n"
    assert len(findings(tmp_path / "1", "QMS621", "charter", text)) == weak
    assert len(findings(tmp_path / "2", "QMS612", "charter", text)) == missing


@pytest.mark.parametrize(
    ("authority", "sentences"),
    [
        pytest.param("authority: own, office: registry", [], id="own"),
        pytest.param("authority: {body: The tax office}", [], id="another's"),
        pytest.param(
            "authority: own", ["service p does not say which office gives it"], id="who"
        ),
        pytest.param(
            "office: registry", ["service p does not say whose service it is"], id="no"
        ),
        pytest.param(
            "authority: {body: }",
            ["service p does not say whose service it is"],
            id="nobody",
        ),
    ],
)
def test_authority(tmp_path: Path, authority: str, sentences: list[str]) -> None:
    text = f"services: [{{id: p, title: P, {authority}}}]\n"
    assert told(tmp_path, "QMS609", "charter", text) == sentences


@pytest.mark.parametrize("field", ["services", "principles", "promises", "standards"])
def test_ids_twice(tmp_path: Path, field: str) -> None:
    text = f"{field}:\n  - {{id: a}}\n  - {{id: b}}\n  - {{id: a}}\n  - {{text: t}}\n"
    [sentence] = told(tmp_path, "QMS620", "charter", text)
    assert sentence.startswith(f"the id a stands twice under {field}")


MONEY = """\
=== governance/profile.yaml
currency: {code: EUR, from: 2026-01-01, before: [BGN, лв, лева], source: house}
=== procedures/CH-01.yaml
language: bg
"""


@pytest.mark.parametrize(
    ("fields", "given"),
    [
        pytest.param("expectations: [Носете 5 лв. за копието.]", ["5 лв"], id="short"),
        pytest.param(
            "expectations: ['Таксата е 12,50 лева.']", ["12,50 лева"], id="word"
        ),
        pytest.param("expectations: [Таксата е 5 BGN.]", ["5 BGN"], id="code"),
        pytest.param("expectations: [Таксата е 5 ЛВ.]", ["5 ЛВ"], id="capitals"),
        pytest.param("expectations: [Таксата е 3 евро.]", [], id="the new one"),
        pytest.param("expectations: [Платете в лева или евро.]", [], id="no amount"),
        pytest.param("expectations: [Стая 5 лвица.]", [], id="a longer word"),
        pytest.param("expectations: [Кметът брои 5 лъва.]", [], id="five lions"),
    ],
)
def test_money(tmp_path: Path, fields: str, given: list[str]) -> None:
    found = findings(tmp_path, "QMS616", "files", f"{MONEY}{fields}\n")
    assert [each.values["given"] for each in found] == given


def test_money_before_the_change(tmp_path: Path) -> None:
    text = f"{MONEY}expectations: [Носете 5 лв. за копието.]\n"
    assert not findings(tmp_path, "QMS616", "files", text, date(2025, 12, 31))


VERSION = """\
=== procedures/CH-01.bg.yaml
{id: CH-01, title: Харта, language: bg, translates: {edition: 1, revision: 0},
 expectations: [Носете 5 лв. за копието.]}
"""


def test_money_in_a_language_version(tmp_path: Path) -> None:
    found = findings(tmp_path, "QMS616", "files", MONEY + VERSION)
    assert [each.place.path for each in found] == ["procedures/CH-01.bg.yaml"]


def test_a_version_is_asked_for_nothing_of_its_source(tmp_path: Path) -> None:
    lay_example(tmp_path, "files", VERSION.replace("5 лв.", "3 евро"))
    codes = {each.code for each in validate(tmp_path, DAY).findings}
    assert not {code for code in codes if code.startswith("QMS6")}


@pytest.mark.parametrize(
    ("methods", "method", "count"),
    [
        pytest.param("{survey: {en: S}}", "survey", 0, id="known"),
        pytest.param("{survey: {en: S}}", "mystery", 1, id="unknown"),
        pytest.param("{}", "mystery", 0, id="a profile without methods"),
    ],
)
def test_feedback(tmp_path: Path, methods: str, method: str, count: int) -> None:
    text = f"=== governance/profile.yaml\nfeedback_methods: {methods}\n"
    text += f"=== procedures/CH-01.yaml\nfeedback: [{{method: {method}, text: t}}]\n"
    assert len(findings(tmp_path, "QMS618", "files", text)) == count


def test_a_charter_that_is_an_attachment_is_not_asked(tmp_path: Path) -> None:
    lay_example(tmp_path, "charter", "body: CH-01/CH-01.pdf\npurpose:\npromises:\n")
    codes = {each.code for each in validate(tmp_path, DAY).findings}
    assert not {code for code in codes if code.startswith("QMS6")}
