"""What whole commands need: a width, and an example house to answer for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.example_tree import lay_example

TREE = """\
=== procedures/PO-01.md
title: Answering petitions
references: [PC-01]
clauses: ["NORM 100:2020 4.1"]
legal_basis: [HR 1/2026]
attachments: [PO-01/flow.svg]
steps:
  - {id: s1, title: register the petition, office: registry}
---

# Purpose

See PC-01 for why.

# Activity

We answer.
=== procedures/PO-01.ro.md
---
id: PO-01
title: Răspunsul la petiții
language: ro
translates: {edition: 1, revision: 0}
---

# Scop

Vezi PC-01.

# Activitate

Răspundem.
=== procedures/PO-01/flow.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
=== procedures/PO-10.md
title: "Ügyrend | rend"
kind: procedure
steps: [{id: s1, title: do it}]
"""


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_example(tmp_path / "town", "files", TREE)
