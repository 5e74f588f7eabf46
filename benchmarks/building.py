"""How long it takes to build a site, against the floor and beside other generators.

The floor converts the same texts with bare Python-Markdown, puts each in one Jinja2
page and writes it. Others are run beside, on the same texts, where they are installed:
mkdocs with its material theme, and hugo with two plain templates.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.corpus import code
from benchmarks.cost import Cost, Run, measured, paired_by_wall
from benchmarks.proving import Archive, laid

LIMITS = {"cold": 1.3, "same": 0.06, "one": 0.1}
MKDOCS = "site_name: Town\ntheme: {name: material}\n"
SINGLE = """\
<!doctype html><html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\
</html>
"""
LIST = """\
<!doctype html><html><title>{{ .Title }}</title><ul>{{ range .Pages }}\
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></html>
"""


def measure_sites(
    place: Path, count: int, floor: Path, pairs: int, others: Mapping[str, str]
) -> Iterator[str]:
    """The rows of one size: cold, nothing changed, one changed, and the others.

    The corpus: one language, one released revision each, signed in one lot.
    """
    archive = laid(place, count, count)
    _one_language(archive.folder)
    site, bare_site = place / "site", place / "floor"
    texts = archive.folder / "procedures"
    words = [sys.executable, str(floor), "render", str(texts), str(bare_site)]

    def bare() -> Cost:
        return measured(words, {})

    def build() -> Cost:
        return archive.qms("build", "--internal", "--draft", "--out", str(site))

    def cold() -> Cost:
        archive.forget()
        shutil.rmtree(site, ignore_errors=True)
        return build()

    changed = iter(range(1, count))

    def one() -> Cost:
        _begin_revision(archive, next(changed))
        return build()

    bare()
    rows: dict[str, Run] = {"cold": cold, "same": build, "one": one}
    for name, run in rows.items():
        told = paired_by_wall(run, bare, pairs)
        yield f"{count:6}  {name:8}  {told}  ≤ {LIMITS[name]}"
    for name, tool in others.items():
        run = _other(name, tool, texts, place / name)
        yield f"{count:6}  {name:8}  {paired_by_wall(run, bare, min(pairs, 2))}"
    shutil.rmtree(place)


def _one_language(folder: Path) -> None:
    path = folder / "qms.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [
        "languages: [ro]" if line.startswith("languages:") else line for line in lines
    ]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def _begin_revision(archive: Archive, number: int) -> None:
    """Begin the next revision of one procedure: its draft has a page now."""
    path = next((archive.folder / "procedures").rglob(f"{code(number)}.md"))
    text = path.read_text(encoding="utf-8")
    text = text.replace("revision: 0\n", "revision: 1\n", 1)
    path.write_text(f"{text}\nO propoziție în plus.\n", encoding="utf-8")


def _other(name: str, tool: str, texts: Path, place: Path) -> Run:
    """Another generator on the same texts, each time from nothing."""
    folder = place / ("docs" if name == "mkdocs" else "content")
    shutil.copytree(texts, folder)
    layouts = place / "layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(SINGLE, encoding="utf-8")
    (layouts / "list.html").write_text(LIST, encoding="utf-8")
    (place / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (place / "hugo.toml").write_text('title = "Town"\n', encoding="utf-8")
    words = {
        "mkdocs": [tool, "build", "-q", "-f", str(place / "mkdocs.yml")],
        "hugo": [tool, "--quiet", "--source", str(place)],
    }[name]

    def run() -> Cost:
        for made in ("site", "public"):
            shutil.rmtree(place / made, ignore_errors=True)
        return measured(words, {})

    return run
