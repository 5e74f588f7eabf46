"""An office that documents are brought into: a Romanian one, with its own profile."""

from __future__ import annotations

from pathlib import Path

from qms.store.profiles import shipped_profile

ORGANISATION = """\
qms: 1
name: {ro: Primăria Orașului Câmpu Teiului}
languages: [ro, hu, bg, en]
"""
PEOPLE = "qms: 1\npeople: []\n"


def lay_office(root: Path, profile: str = "ro-600-2018") -> Path:
    """Lay an office without documents; its offices and kinds are the profile's."""
    files = {
        "qms.yaml": ORGANISATION,
        "governance/people.yaml": PEOPLE,
        "governance/profile.yaml": shipped_profile(profile).copy(),
    }
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (root / "procedures").mkdir()
    return root
