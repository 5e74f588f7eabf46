"""A house that measures its promises: a charter, a case log on record, and its file."""

from __future__ import annotations

from pathlib import Path

from tests.example_tree import lay_example

NOW = "2026-10-05T12:00:00+03:00"
RECORD = "records/case-logs/LOG-PETITIONS.yaml"
LOG = """\
qms: 1
id: LOG-PETITIONS
kind: case-log
title: The registry's log
opened: 2026-01-12
owner: registry
file: {separator: ";", encoding: utf-8, header: 1}
times: {style: "DD.MM.YYYY HH:mm", zone: Europe/Bucharest}
columns: {case: No, start: Registered, stop: Answered, paused: Waited}
excluded:
  - {reason: withdrawn, where: {State: [withdrawn]}}
cases:
  - {promise: petition-reply, where: {Kind: [petition]}}
closed: null
"""
HEAD = "No;Kind;State;Registered;Answered;Waited;Name"
ROWS = """\
1;petition;closed;01.07.2026 09:00;10.07.2026 10:00;;Mary Client
2;petition;closed;01.07.2026 09:00;21.07.2026 23:00;;John Client
3;petition;closed;01.07.2026 09:00;22.07.2026 00:10;;Anna Client
4;petition;closed;01.07.2026 09:00;25.07.2026 10:00;4;Paul Client
5;petition;withdrawn;02.07.2026 09:00;;;Vera Client
6;petition;open;01.08.2026 09:00;;;Ivan Client
7;petition;open;29.09.2026 09:00;;;Mary Client
8;petition;closed;30.06.2026 23:59;05.07.2026 10:00;;Mary Client
9;permit;closed;01.07.2026 09:00;25.09.2026 10:00;;Mary Client
10;petition;closed;03.07.2026 09:00;02.07.2026 10:00;;Mary Client
11;petition;closed;;05.07.2026 10:00;;Mary Client
12;petition;closed;31.06.2026 09:00;05.07.2026 10:00;;Mary Client
13;petition;closed;07.07.2026 09:00;09.07.2026 10:00;;Mary Client
13;petition;closed;07.07.2026 09:00;09.07.2026 10:00;;Mary Client
14;petition;closed;07.07.2026 09:00;09.07.2026 10:00;;Mary Client
14;petition;closed;07.07.2026 09:00;19.07.2026 10:00;;Mary Client
15;petition;open;07.11.2026 09:00;;;Mary Client
16;petition
17;petition;closed;08.07.2026 09:00;09.07.2026 10:00;;=HYPERLINK("x")
18;petition;closed;08.07.2026 09:00;28.07.2026 10:00;;Mary Client
"""


def lay_cases(
    top: Path, rows: str = ROWS, log: str = LOG, charter: str = ""
) -> tuple[Path, Path]:
    """Lay the house under a folder, and the file of its log beside it."""
    files = f"=== {RECORD}\n{log}"
    if charter:
        files += f"=== procedures/CH-01.yaml\n{charter}"
    root = lay_example(top / "house", "files", files)
    path = top / "petitions.csv"
    path.write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    return root, path
