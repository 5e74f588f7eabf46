"""The shape of the project: what stands where, who imports what, how long it is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from qms.rules.tables import FAMILIES, RULES

TOP = Path(__file__).resolve().parent.parent
MODULES = sorted((TOP / "qms").rglob("*.py"))
FAMILY_FOLDERS = sorted(
    path.name for path in (TOP / "qms/rules").iterdir() if (path / "table.py").is_file()
)
LONGEST_FILE = 250
LONGEST_FUNCTION = 50

# package: the only places that import it
DOORS = {
    "babel": ("qms/site/",),
    "cryptography": ("qms/store/public_keys.py", "qms/store/signatures.py"),
    "duckdb": ("qms/store/cases/database.py",),
    "git": ("qms/store/git.py",),
    "holidays": ("qms/store/holidays.py",),
    "imagesize": ("qms/site/pictures.py",),
    "jinja2": ("qms/site/",),
    "markdown": ("qms/site/text/",),
    "markupsafe": ("qms/site/",),
    "nh3": ("qms/site/text/cleaning.py",),
    "pypandoc": ("qms/office/pandoc.py",),
    "rich": ("qms/cli/console.py", "qms/reports/text.py", "qms/reports/colour.py"),
    "segno": ("qms/site/qr.py",),
    "sqlite3": ("qms/store/cache.py", "qms/store/kept_texts.py"),
    "sshsig": ("qms/store/public_keys.py",),
    "typer": ("qms/cli/",),
    "yaml": ("qms/store/",),
}
# law and standards are data; a docstring may name them as an example
LAW = re.compile(
    r"ISO 9001|ISO 9000|\bEN ISO|CAF 20|\bEMAS\b|GDPR"
    r"|\bOG 27|\bOSGG|\bSGG\b|Ordin(?:ul|anța)|Legea? [0-9]|HG [0-9]"
    r"|\bKet\.|Infotv|[0-9]{4}\. évi|törvény [0-9]"
    r"|Наредба|Закон за|\bАПК\b"
    r"|Romania|România|Hungary|Magyarország|Bulgaria|България"
    r"|Europe/(?:Bucharest|Budapest)"
)


def name_of(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_module_begins_with_what_it_answers() -> None:
    bare = [path for path in MODULES if not ast.get_docstring(parsed(path))]
    assert [name_of(path) for path in bare if path.name != "__init__.py"] == []


def test_no_file_is_too_long() -> None:
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
    }
    assert {path: each for path, each in lengths.items() if each > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name_of(path)} {node.name}": lines_of(node)
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {
        name: each for name, each in lengths.items() if each > LONGEST_FUNCTION
    } == {}


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function; of a command its body's, since options are data."""
    is_command = any("command" in ast.unparse(each) for each in node.decorator_list)
    first = node.body[0].lineno if is_command else node.lineno
    return (node.end_lineno or 0) - first + 1


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def test_each_outside_package_has_one_door() -> None:
    wrong = [
        (name_of(path), name)
        for path in MODULES
        for name in imports(path)
        for package in [name.partition(".")[0]]
        if package in DOORS and not name_of(path).startswith(DOORS[package])
    ]
    assert wrong == []


def test_nothing_is_imported_that_the_project_does_not_name() -> None:
    known = {*sys.stdlib_module_names, *DOORS, "pymdownx", "qms"}
    found = {name.partition(".")[0] for path in MODULES for name in imports(path)}
    assert found - known == set()


def test_imports_run_downhill() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=TOP,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout


DAILY = ("daily_archive", "daily_control", "read_register")


def test_only_questions_of_daily_use_remember_the_archive() -> None:
    users = {
        path.stem
        for path in (TOP / "qms").rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        and any(each.name in DAILY for each in node.names)
    }
    daily = {
        *("listing", "render", "site_read", "status", "survey", "today", "trace"),
        "validate",
    }
    # the last one reads every byte, and says so
    assert users == daily | {"controlled", "documents", "fix", "root", "staged"}
    told = {
        (path.stem, keyword.value.value)
        for path in (TOP / "qms/actions").rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "is_daily" and isinstance(keyword.value, ast.Constant)
    }
    assert told == {("reading_ahead", True), ("status", True), ("root", False)}


def constants(path: Path) -> Iterator[str]:
    """The texts of a module's code, docstrings left out."""
    for node in ast.walk(parsed(path)):
        for child in ast.iter_child_nodes(node):
            is_said = isinstance(node, ast.Expr)
            if isinstance(child, ast.Constant) and not is_said:
                yield str(child.value)


def test_law_is_data() -> None:
    found = [(name_of(path), text) for path in MODULES for text in constants(path)]
    assert [(path, text) for path, text in found if LAW.search(text)] == []


@pytest.mark.parametrize("name", FAMILY_FOLDERS)
def test_every_rule_stands_in_the_table_of_its_family(name: str) -> None:
    files = {
        path.stem
        for path in (TOP / "qms/rules" / name).glob("*.py")
        if path.stem not in ("__init__", "table")
        and re.search(r"^CODE = ", path.read_text(encoding="utf-8"), re.M)
    }
    table = import_module(f"qms.rules.{name}.table")
    listed = [
        rule.__name__.rpartition(".")[2]
        for part in ("FOUND", "SHEET", "DOCUMENT", "REGISTER", "CHANGE")
        for rule in getattr(table, part, ())
    ]
    assert sorted(files) == sorted(listed)


def test_every_family_stands_in_the_table_of_families() -> None:
    assert sorted(each.__name__.split(".")[2] for each in FAMILIES) == FAMILY_FOLDERS


def test_every_code_is_used_once() -> None:
    codes = Counter(
        found[1]
        for path in (TOP / "qms/rules").rglob("*.py")
        if (
            found := re.search(
                r'^CODE = "(.+)"', path.read_text(encoding="utf-8"), re.M
            )
        )
    )
    assert [code for code, count in codes.items() if count > 1] == []
    assert set(codes) == set(RULES)
    assert all(re.fullmatch(r"QMS[1-9][0-9]{2}", code) for code in codes)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_tells_of_itself(code: str) -> None:
    rule = RULES[code]
    assert rule.SEVERITY in ("error", "warning", "note")
    for sentence in (rule.MESSAGE, rule.REMEDY):
        assert sentence
        assert not sentence.endswith(".")
        assert sentence[0].islower() or not sentence[0].isalpha() or "{" in sentence[:2]
