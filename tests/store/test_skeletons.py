"""Skeletons: one for every kind that the profiles name, with nothing left over."""

from __future__ import annotations

from pathlib import Path
from string import Template

import pytest

from qms import resources
from qms.i18n import LANGUAGES
from qms.store.skeletons import first_policy, skeleton

FIELDS = {
    *("id", "kind", "title", "language", "owner", "process", "classification"),
    *("reason", "summary", "today", "placeholder", "sections", "method"),
}
FILES = sorted((resources.templates() / "documents").iterdir())


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_skeleton_asks_for_nothing_unknown(path: Path) -> None:
    template = Template(path.read_text(encoding="utf-8"))
    assert template.is_valid()
    more = {"purpose", "commitments"} if path.name.startswith("first-") else set()
    assert set(template.get_identifiers()) <= FIELDS | more


@pytest.mark.parametrize(
    ("kind", "form", "piece"),
    [
        pytest.param("operational-procedure", "text", "steps:", id="the kind's own"),
        pytest.param("poem", "charter", "promises:", id="its form's"),
        pytest.param("poem", "text", "$sections", id="any text's"),
        pytest.param("external-document", "external", "external:", id="of outside"),
    ],
)
def test_skeleton(kind: str, form: str, piece: str) -> None:
    assert piece in skeleton(kind, form).template


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_policy_in_every_language(language: str) -> None:
    text = first_policy(language).template
    assert "{#commit-improvement}" in text
    assert (language == "en") == ("every further rule" in text)


def test_a_first_policy_in_any_other_language_is_english() -> None:
    assert first_policy("de").template == first_policy("en").template


def test_without_any_skeleton_the_installation_is_told_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    with pytest.raises(FileNotFoundError):
        skeleton("poem", "text")
