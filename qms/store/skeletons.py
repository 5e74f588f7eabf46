"""The skeletons of new documents, as shipped."""

from __future__ import annotations

from pathlib import Path
from string import Template

from qms import resources


def skeleton(kind: str, form: str) -> Template:
    """The skeleton of a kind, else of its form, else of any text."""
    folder = resources.templates() / "documents"
    for name in (f"{kind}.md", f"{kind}.yaml", f"{form}.md", f"{form}.yaml", "text.md"):
        path = folder / name
        if path.is_file():
            return Template(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(Path(folder, "text.md"))


def first_policy(language: str) -> Template:
    """A short policy in a language, else in English, for a new quality system."""
    folder = resources.templates() / "documents"
    path = folder / f"first-policy.{language}.md"
    if not path.is_file():
        path = folder / "first-policy.en.md"
    return Template(path.read_text(encoding="utf-8"))


def record_skeleton(kind: str) -> Template | None:
    """The skeleton of a kind of record; none where it has no more than its fields."""
    path = resources.templates() / "records" / f"{kind}.yaml"
    return Template(path.read_text(encoding="utf-8")) if path.is_file() else None
