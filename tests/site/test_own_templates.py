"""An organisation's own templates, through `qms build`: what they may, and may not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qms.site import sandbox
from qms.site.templates import environment
from tests.acting_town import Town
from tests.signers import Ended

NOW = "2026-11-22T12:00:00+02:00"
PLACE = "overrides/site"
BEGIN = '{% extends "qms/start.html" %}\n{% block page %}'


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    found = Town(tmp_path_factory.mktemp("own"))
    vera = found.person("lake.vera")
    vera.run("submit", "PO-01", now="2026-02-02T09:00:00+02:00").succeeds()
    found.sign_all("PO-01", "2026-02-03")
    return found


@pytest.fixture
def own(town: Town) -> Iterator[Path]:
    """The folder of own templates, empty again after each test."""
    folder = town.root / PLACE
    folder.mkdir(parents=True)
    yield folder
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.rmdir()


def build(town: Town, target: Path) -> Ended:
    words = ("build", "--internal", "--out", str(target))
    return town.person("field.anna").run(*words, now=NOW)


def start_of(target: Path) -> str:
    return (target / "en/index.html").read_text(encoding="utf-8")


def in_block(text: str) -> str:
    return f"{BEGIN}\n{text}\n{{% endblock %}}"


def test_an_own_template_replaces_a_part_of_a_page_and_a_style_joins(
    town: Town, own: Path, tmp_path: Path
) -> None:
    (own / "start.html").write_text(in_block("<h1>Our own {{ list.title }}</h1>"))
    (own / "parts").mkdir()
    (own / "parts/motto.html").write_text("<p>{{ page.title }} – our motto</p>")
    (own / "document.html").write_text(
        '{% extends "qms/document.html" %}{% block lead %}'
        '{% include "parts/motto.html" %}{{ super() }}{% endblock %}'
    )
    (own / "ours.css").write_text("h1 { color: navy }")
    build(town, tmp_path / "site").succeeds()
    assert "<h1>Our own Model office</h1>" in start_of(tmp_path / "site")
    assert 'id="part.lists"' not in start_of(tmp_path / "site")
    page = (tmp_path / "site/en/documents/PO-01.html").read_text(encoding="utf-8")
    assert "<p>Answering petitions – our motto</p>" in page
    assert "The registry answers within 30 days." in page
    sheet = (tmp_path / "site/assets/site.css").read_text(encoding="utf-8")
    assert sheet.rstrip().endswith("h1 { color: navy }")


def test_the_example_of_the_manual_works(town: Town, own: Path, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs/site.md").read_text(encoding="utf-8")
    example = text.partition("```jinja\n")[2].partition("```")[0]
    assert PLACE in example
    example = example.replace("{% endblock %}", "{{ super() }}{% endblock %}")
    (own / "start.html").write_text(example, encoding="utf-8")
    build(town, tmp_path / "site").succeeds()
    page = start_of(tmp_path / "site")
    assert "<p>Model office – open to everybody" in page
    assert "The texts by which this office works" in page


def test_what_an_own_template_shows_is_escaped(
    town: Town, own: Path, tmp_path: Path
) -> None:
    (own / "start.html").write_text(
        in_block("<h1>{{ '<b onclick=x>' }}</h1>{{ '<i>' ~ '\"' }}")
    )
    build(town, tmp_path / "site").succeeds()
    assert "<h1>&lt;b onclick=x&gt;</h1>&lt;i&gt;&#34;" in start_of(tmp_path / "site")


BROKEN = {
    "a block that does not end": ("{% block page %}", "start.html:1"),
    "an unknown sign": ("\n\n{% extnds 'x' %}", "start.html:3"),
    "an unknown name": (in_block("{{ nobody }}"), "start.html:3"),
    "an unknown field": (in_block("\n{{ list.nothing }}"), "start.html:4"),
    "an unknown filter": (in_block("{{ 'x'|safe }}"), "start.html:3"),
    "a wrong sum": (in_block("{{ 1 / 0 }}"), "start.html:3"),
    "a wrong place": (in_block("{{ '{0}{1}'.format(1) }}"), "start.html:3"),
    "a wrong key": (in_block("{{ '{x}'.format() }}"), "start.html:3"),
    "a wrong call": (in_block("{{ list.way(1, 2, 3) }}"), "start.html:3"),
    "a missing template": (in_block("{% include 'gone.html' %}"), "start.html:3"),
    "itself without end": (in_block("{% include 'start.html' %}"), "start.html:"),
    "a macro without end": (
        in_block("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"),
        "start.html:3",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_template_is_told_by_file_and_line_and_leaves_the_old_site(
    town: Town, own: Path, tmp_path: Path, case: str
) -> None:
    (tmp_path / "site").mkdir()
    text, place = BROKEN[case]
    (own / "start.html").write_text(text)
    told = build(town, tmp_path / "site").fails(f"{PLACE}/{place}")
    assert "mend it, or move it away" in told.err
    assert "Traceback" not in told.err
    assert list((tmp_path / "site").iterdir()) == []


def test_a_broken_template_leaves_the_old_site_as_it_is(
    town: Town, own: Path, tmp_path: Path
) -> None:
    build(town, tmp_path / "site").succeeds()
    before = {each: each.read_bytes() for each in (tmp_path / "site").rglob("*.html")}
    (own / "document.html").write_text("{{ nobody }}")
    build(town, tmp_path / "site").fails(f"{PLACE}/document.html:1")
    after = {each: each.read_bytes() for each in (tmp_path / "site").rglob("*.html")}
    assert after == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["site"]


ESCAPES = (
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f_class__') }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{0.__class__}'|format(1) }}",
    "{% set f = '{0.__class__.__mro__}'.format %}{{ f(1) }}",
    "{{ ['{0.__class__}']|map('format', 1)|list }}",
    "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "{{ ([list]|map(attribute='__class__')|first).x }}",
    "{{ list.way.__globals__ }}",
    "{{ list.way.__func__.__code__ }}",
    "{{ _.__self__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "{{ view.services.append(1) }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../../etc/passwd' %}",
    "{% include 'qms/../../documents/x.md' %}",
    "{% import 'os' as os %}{{ os.getcwd() }}",
    "{% extends '/etc/passwd' %}",
    "{{ open('/etc/passwd').read() }}",
    "{{ range(1000000000)|list }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 10 ** 1000000000 }}",
)


@pytest.mark.parametrize("text", ESCAPES)
def test_nothing_leads_out_of_the_sandbox(
    town: Town, own: Path, tmp_path: Path, text: str
) -> None:
    (own / "start.html").write_text(in_block(text))
    told = build(town, tmp_path / "site").fails(f"{PLACE}/start.html:")
    assert "root:" not in told.err
    assert "Traceback" not in told.err
    assert not (tmp_path / "site").exists()


LONG = {
    "a loop": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}"
    "{% endfor %}",
    "calls": "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}"
    "{% endmacro %}{{ a(90) }}",
}


@pytest.mark.parametrize("case", LONG)
def test_what_does_not_end_is_ended(
    town: Town, own: Path, tmp_path: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "MOST_STEPS", 20_000)
    (own / "start.html").write_text(in_block(LONG[case]))
    told = build(town, tmp_path / "site").fails(f"{PLACE}/start.html:3")
    assert "it does not come to an end" in told.err


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../outside.html"])
def test_a_link_out_of_the_folder_is_refused(
    town: Town, own: Path, tmp_path: Path, target: str
) -> None:
    (own / "start.html").symlink_to(target)
    told = build(town, tmp_path / "site").fails(f"{PLACE}/start.html")
    assert "root:" not in told.err
    assert not (tmp_path / "site").exists()


HEAD = """\
<!doctype html>
<html lang="{{ shell.language }}">
<head>
<meta charset="utf-8">
"""
POLICY = '<meta http-equiv="Content-Security-Policy" content="{{ shell.policy }}">\n'
LESS_SAFE = {
    "no policy": HEAD,
    "a policy of its own": f"{HEAD}{POLICY.replace('shell.policy', '1')}",
    "a policy in a comment": f"{HEAD}<!-- {POLICY} -->",
    "a policy in the text": f"{HEAD}<title>x</title></head><body>{POLICY}",
    "a script before it": f"<script src=//x.example></script>{HEAD}{POLICY}",
    "a word before it": f"x {HEAD}{POLICY}",
    "a handler before it": f"{HEAD.replace('<head>', '<head onload=x>')}{POLICY}",
    "another address at once": f"{HEAD}{POLICY}"
    "<META content='0;url=//x.example' http-equiv=refresh>",
    "a name asked for ahead": f"{HEAD}{POLICY}<link rel=preconnect href='//x.example'>",
    "a name asked for by scheme": f"{HEAD}{POLICY}"
    "<link\nrel=dns-prefetch href=https://x.example>",
}


@pytest.mark.parametrize("case", LESS_SAFE)
def test_a_page_that_would_protect_its_readers_less_is_refused(
    town: Town, own: Path, tmp_path: Path, case: str
) -> None:
    (own / "start.html").write_text(f"{LESS_SAFE[case]}</head><body>x</body></html>")
    told = build(town, tmp_path / "site").fails(f"{PLACE}/start.html")
    assert "keep its head" in told.err
    assert not (tmp_path / "site").exists()


def test_a_page_with_an_own_head_that_keeps_the_policy_is_taken(
    town: Town, own: Path, tmp_path: Path
) -> None:
    (own / "start.html").write_text(f"{HEAD}{POLICY}<title>x</title></head><h1>x</h1>")
    build(town, tmp_path / "site").succeeds()
    assert "<title>x</title>" in start_of(tmp_path / "site")


def test_a_style_cannot_end_itself(town: Town, own: Path, tmp_path: Path) -> None:
    (own / "ours.css").write_text("a{}</style><script>alert(1)</script>")
    build(town, tmp_path / "site").fails(f"{PLACE}/ours.css holds </")


def test_every_shipped_template_is_known_to_the_sandbox() -> None:
    own = environment((("x.css", ""),))
    for name in environment().list_templates(extensions=["html"]):
        assert (
            own.get_template(name).filename == own.get_template(f"qms/{name}").filename
        )
