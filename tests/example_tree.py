"""Trees for tests: the example house, with an example laid over it.

An example is either the fields or the text of one procedure, or several files, each
after a line `=== path`, or acts of approval with files between them (see acts.py). A
change is the same, with `=== change` between what stood before and what comes then.
Fields that an example leaves out are taken from the file of the example house that
bears the same path, from the part that bears its name, else from a whole and faultless
head.
A file may also be `(absent)`, a `(link TARGET)`, or one of `(KB 3000)`; the signs of
its name may be escaped.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.acts import Acts

HOUSE = Path(__file__).parent / "example_house"
PARTS = Path(__file__).parent / "example_parts"
DEFAULT_PATH = "procedures/PO-01.md"
PATHS = {
    "charter": "procedures/CH-01.yaml",
    "questionnaire": "procedures/CQ-01.yaml",
}
DEFAULT_HEAD = {
    "id": "{stem}",
    "kind": "procedure",
    "title": "A procedure",
    "language": "en",
    "edition": "1",
    "revision": "0",
    "owner": "registry",
    "process": "citizens",
    "classification": "internal",
    "change": "{reason: first edition, summary: all is new}",
}
DEFAULT_BODY = """
# Purpose

This procedure tells how the office works.

# Activity

The registry writes it down.
"""
_SPECIAL = re.compile(r"\((absent|link|KB) ?(\S*)\)")
_FILE = re.compile(r"^=== (\S+)\n", re.M)
_ESCAPE = re.compile(rb"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|[nrt0])")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0"}
_KEY = re.compile(r"^([A-Za-z_]+):", re.M)


def lay_house(root: Path) -> Path:
    """Lay the example house in an empty folder."""
    shutil.copytree(HOUSE, root, dirs_exist_ok=True)
    return root


def lay_example(root: Path, sort: str, text: str) -> Path:
    """Lay an example over the example house; `sort` is the word of its fence."""
    lay_house(root)
    if sort in ("acts", "change"):
        _lay_file(root, DEFAULT_PATH, "")
        lay_acts(root, text)
    elif sort == "files":
        parts = _FILE.split(text)[1:]
        for path, content in zip(parts[::2], parts[1::2], strict=True):
            _lay_file(root, path, content)
    elif sort == "bytes":
        data = _ESCAPE.sub(_byte, text.rstrip("\n").encode())
        (root / DEFAULT_PATH).write_bytes(data)
    elif sort == "markdown":
        _write(root, DEFAULT_PATH, _head(DEFAULT_PATH, {}), f"\n{text}")
    else:
        _lay_file(root, PATHS.get(sort, DEFAULT_PATH), text)
    return root


def lay_acts(root: Path, text: str) -> Acts:
    """Play a script of acts over a tree; `=== path` lays a file, `=== acts` goes on.

    At `=== change` what stands there is committed to git: the rest is a change of it.
    """
    first, *rest = _FILE.split(text)
    acts = Acts(root)
    parts = list(zip(rest[::2], rest[1::2], strict=True))
    for path, content in [("acts", first), *parts]:
        if path == "change":
            _commit(root)
        elif path != "acts":
            _lay_file(root, path, content)
        if path in ("acts", "change") and content.strip():
            acts.play(content)
    return acts


def _commit(root: Path) -> None:
    """Commit all that stands in a tree, which becomes a repository of git."""
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "-qm", "base")):
        subprocess.run(["git", *who, *words], cwd=root, check=True)


def _lay_file(root: Path, path: str, content: str) -> None:
    special = _SPECIAL.fullmatch(content.strip())
    if special or "\\" in path:
        _lay_special(root / os.fsdecode(_ESCAPE.sub(_byte, path.encode())), special)
        return
    is_document = path.startswith("procedures/") and path.endswith((".md", ".yaml"))
    is_whole = content.startswith(("---\n", "{")) or not is_document
    if is_whole and not _is_house_file(path, content):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
        return
    fields, dashes, body = content.partition("\n---\n")
    given = fields_of(fields)
    base_head, base_body = _base(path)
    head = "".join({**base_head, **given}.values())
    _write(root, path, head, body if dashes else base_body)


def _lay_special(target: Path, special: re.Match[str] | None) -> None:
    """A file taken away, a link, a very large file, or one with an odd name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if special is None:
        target.write_bytes(b"")
    elif special[1] == "absent":
        target.unlink()
    elif special[1] == "link":
        target.unlink(missing_ok=True)
        target.symlink_to(special[2])
    else:
        target.write_bytes(b"x" * 1024 * int(special[2]))


def _is_house_file(path: str, content: str) -> bool:
    return path in {"qms.yaml", "governance/profile.yaml", "governance/people.yaml"}


def _base(path: str) -> tuple[dict[str, str], str]:
    source = HOUSE / path
    if not source.is_file():
        source = PARTS / Path(path).name
    if not source.is_file():
        return fields_of(_head(path, {})), DEFAULT_BODY
    text = source.read_text(encoding="utf-8")
    if path.endswith(".yaml"):
        return fields_of(text), ""
    _, head, body = text.split("---\n", 2)
    return fields_of(head), body


def _head(path: str, given: dict[str, str]) -> str:
    stem = Path(path).name.split(".")[0]
    rows = {**DEFAULT_HEAD, **given}
    return "".join(
        f"{name}: {text.replace('{stem}', stem)}\n" for name, text in rows.items()
    )


def fields_of(text: str) -> dict[str, str]:
    """The top-level fields of a YAML text: name to the lines that it stands on."""
    starts = [match.start() for match in _KEY.finditer(text)]
    ends = [*starts[1:], len(text)][: len(starts)]
    found = {}
    for start, end in zip(starts, ends, strict=True):
        lines = text[start:end].rstrip("\n") + "\n"
        found[lines.split(":", 1)[0]] = lines
    return found


def _write(root: Path, path: str, head: str, body: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    text = head if path.endswith(".yaml") else f"---\n{head}---\n{body}"
    target.write_text(text, encoding="utf-8", newline="")


def _byte(match: re.Match[bytes]) -> bytes:
    told = match[1]
    if told in _SIGNS:
        return _SIGNS[told]
    code = int(told[1:], 16)
    return bytes([code]) if told.startswith(b"x") else chr(code).encode()
