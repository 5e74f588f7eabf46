"""One change, seen in every form: what it does, who approves it, what rests on it."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from cmarkgfm import Options

from qms.cli.check import FORMS
from qms.reports.summary import MOST_OF_COMMENT, MOST_OF_SUMMARY
from tests.change.guilty import GUILTY, begin_revision
from tests.change.innocent import INNOCENT, ODD, move_document, new_draft
from tests.change.town import (
    CLOSED,
    FLOW,
    HU,
    OBJECTIVE,
    PEOPLE,
    PO_012,
    PO_013,
    PO_020,
    PO_041,
    PO_091,
    Town,
)

EVIL = "@primar fixes #12 <script>alert(1)</script> [x](javascript:x) www.evil.example"
SCHEMED = ("gitlab", "json", "junit", "sarif")


def rewrite(town: Town, path: str, old: str, new: str) -> None:
    """Put words for words in the text of a document, and not in its head."""
    head, end, body = town.read(path).partition("\n---\n")
    assert old in body
    town.write(path, head + end + body.replace(old, new, 1))


def revise(town: Town) -> None:
    """Revise PO-012 in a step and a cell, put it up, have it checked."""
    begin_revision(town)
    rewrite(town, PO_012, "20 de zile", "18 zile")
    town.edit(PO_012, "    within: ", "    within: cel mult ")
    town.write(FLOW, "<svg/>")
    town.play("on 2026-11-02\nsubmit PO-012 by biro.katalin")
    town.play("approve PO-012 step=checked by balogh.eszter")


def change(town: Town) -> None:
    """A change with something of everything, and two things that may not be."""
    revise(town)
    rewrite(town, PO_013, "10 zile", "9 zile")
    town.add(PO_041, f"\nCeea ce lipsea la întoarcere: {EVIL}\n")
    new_draft(town)
    line = '  - {on: 2026-11-15, by: balogh.eszter, note: "Trimestrul IV: 140"}\n'
    town.edit(OBJECTIVE, "closed: null", f"{line}closed: null")
    town.edit(CLOSED, "title: ", "title: Alt titlu, ")


@pytest.fixture(scope="module")
def told(laid: Town) -> Mapping[str, str]:
    """The same change in every form; each says that it may not go in so."""
    laid.reset()
    change(laid)
    found = {}
    for form in FORMS:
        ended = laid.check("--base", "main", "--format", form)
        assert (ended.code, ended.err) == (1, ""), form
        found[form] = ended.out
    return found


class Page(HTMLParser):
    """A page as its reader has it: the text, the elements, the links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()
        self.links: list[str] = []
        self.marked: dict[str, list[str]] = {"ins": [], "del": []}
        self.within = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag in self.marked:
            self.within = tag
            self.marked[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = ""

    def handle_data(self, data: str) -> None:
        data = data.replace("\u2060", "").replace("\xa0", " ")
        self.text += data
        if self.within:
            self.marked[self.within][-1] += data


def rendered(markdown: str) -> Page:
    """A summary as GitHub renders it."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    return Page(html)


@pytest.fixture(scope="module")
def page(told: Mapping[str, str]) -> Page:
    return rendered(told["summary"])


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("text", "✗ error QMS704"),
        ("github", f"::error file={PO_013},line="),
        ("gitlab", '"check_name": "QMS704"'),
        ("sarif", '"ruleId": "QMS704"'),
        ("json", '"code": "QMS704"'),
        ("junit", "QMS704"),
        ("csv", "QMS704"),
        ("summary", "error QMS704"),
        ("comment", "error QMS704"),
        ("html", "QMS704"),
    ],
)
def test_every_form_tells_the_same_findings(
    told: Mapping[str, str], form: str, words: str
) -> None:
    codes = re.findall(r"QMS7\d\d", told[form])
    assert words in told[form]
    assert set(codes) == {"QMS704", "QMS709"}
    assert "PO-013" in told[form]


@pytest.mark.parametrize("form", SCHEMED)
def test_forms_for_machines_fit_their_schemas(
    told: Mapping[str, str], form: str
) -> None:
    from tests.reports.against_schemas import faults_of

    assert faults_of(form, told[form]) == []


def rows(page: str) -> dict[str, list[str]]:
    """The rows of the table of documents, by the document."""
    found = {}
    for line in page.splitlines():
        cells = [each.strip() for each in line.split("|")[1:-1]]
        if len(cells) == 5 and cells[0].startswith("<b>"):
            text = [re.sub(r"<br>", "; ", each) for each in cells]
            name, *rest = (re.sub(r"<[^>]+>", "", each) for each in text)
            found[name.partition(";")[0]] = [
                each.replace("&nbsp;", " ") for each in rest
            ]
    return found


def test_the_table_of_documents(told: Mapping[str, str]) -> None:
    table = rows(told["summary"])
    assert list(table) == ["PO-012", "PO-013", "PO-022", "PO-041"]
    what, revision, steps, missing = table["PO-012"]
    assert (what, revision) == ("next revision, put up, signed", "2.1 → 2.2")
    assert steps == (
        "✓ prepared: Bíró Katalin; ✓ checked: Balogh Eszter; "
        "○ endorsed: Monitoring commission; ○ approved: Mayor"
    )
    assert missing == (
        "sign: endorsed – Nagy Péter (Monitoring commission); "
        "translation left behind: Hungarian"
    )
    assert table["PO-013"][0] == "edited under a number that was put up"
    assert table["PO-013"][3].startswith("1 error; put back the text")
    assert table["PO-022"][:2] == ["new draft", "1.3"]
    assert table["PO-022"][3] == "put up – Tóth Andrea (Urban planning)"
    assert table["PO-041"][0] == "edited"


@pytest.mark.parametrize("form", ["summary", "comment", "html"])
def test_words_that_came_and_went_are_marked(
    told: Mapping[str, str], form: str
) -> None:
    page = Page(told[form]) if form == "html" else rendered(told[form])
    came = [re.sub(r"\[added: |\]", "", each) for each in page.marked["ins"]]
    went = [re.sub(r"\[removed: |\]", "", each) for each in page.marked["del"]]
    assert {"cel mult", "18"} <= set(came)
    assert {"20 de"} <= set(went)


@pytest.mark.parametrize("form", ["summary", "comment", "html"])
def test_what_rests_on_a_document_is_told(told: Mapping[str, str], form: str) -> None:
    page = Page(told[form]) if form == "html" else rendered(told[form])
    text = " ".join(page.text.split())
    assert "PO-012: 16 things rest on it" in text or form == "html"
    for words in (
        "Translations that are left behind",
        "Hungarian, follows revision 2.1",
        "CH-01 – Petiții, sesizări și propuneri: petition-answer, petition-forward",
        "F-012-1 – Registrul petițiilor",
        "PS-08 – Tratarea reclamațiilor privind serviciile",
    ):
        assert words in text


@pytest.mark.parametrize("form", ["summary", "comment", "html"])
def test_acts_and_records_are_told_in_sentences(
    told: Mapping[str, str], form: str
) -> None:
    page = Page(told[form]) if form == "html" else rendered(told[form])
    text = " ".join(page.text.split())
    for words in (
        "2 November 2026: Bíró Katalin (Citizens' desk and registry) put up PO-012 2.2",
        "Balogh Eszter (Head of public relations) signed PO-012 2.2 (checked)",
        "(Quality objective): log continued",
        "15 November 2026, Balogh Eszter: Trimestrul IV: 140",
        "changed: title",
        f"{FLOW} was changed",
    ):
        assert words in text


@pytest.mark.parametrize("form", ["summary", "comment", "html"])
def test_what_a_document_says_does_nothing(told: Mapping[str, str], form: str) -> None:
    page = Page(told[form]) if form == "html" else rendered(told[form])
    assert EVIL in " ".join(page.text.split())
    assert page.tags.isdisjoint({"script", "img", "iframe", "form", "input", "object"})
    if form == "html":
        assert all(each.startswith(("#", "data:,")) for each in page.links)
    else:
        assert page.links == []
        assert not re.search(r"@\w|#\d|www\.", unescape(told[form]))


def test_the_page_stands_alone(told: Mapping[str, str]) -> None:
    html = told["html"]
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in html
    assert "<script" not in html
    assert html.count("<main") == 1


def test_what_is_long_is_folded(told: Mapping[str, str], page: Page) -> None:
    """A new text stands whole, and closed; what was opened is closed."""
    summary = told["summary"]
    assert summary.count("<details>") == summary.count("</details>")
    folded = re.findall(r"<details><summary>(.*)</summary>", summary)
    assert any("PO-022" in each and "846 words" in each for each in folded)
    assert any(line.startswith("#### <b>PO-012</b>") for line in summary.splitlines())
    assert len(summary.encode()) < MOST_OF_SUMMARY
    assert len(told["comment"]) < MOST_OF_COMMENT


def summary_of(town: Town, *words: str) -> str:
    ended = town.check("--base", "main", "--format", "summary", *words)
    assert (ended.code, ended.err) == (0, ""), (ended.err, ended.out)
    assert "is not told" not in ended.out
    return ended.out


def test_the_same_is_told_of_every_tree(town: Town) -> None:
    revise(town)
    working = summary_of(town)
    town.git("add", "--all")
    assert summary_of(town, "--staged") == working
    town.branch("change")
    commit = town.commit()
    assert summary_of(town, "--head", commit) == working
    town.git("checkout", "--quiet", "--force", "main")
    assert summary_of(town, "--head", commit) == working


def test_a_text_that_comes_into_force(town: Town) -> None:
    revise(town)
    town.play(
        "approve PO-012 step=endorsed by nagy.peter\n"
        "approve PO-012 by szabo.maria\n"
        "release PO-012 by ionescu.ana"
    )
    what, _revision, steps, missing = rows(summary_of(town))["PO-012"]
    assert what == "next revision, put up, signed, released"
    assert steps.endswith("✓ endorsed: Nagy Péter; ✓ approved: Szabó Mária")
    assert missing.startswith("1 warning; in force from 2 November 2026")


def test_a_signature_alone(town: Town) -> None:
    town.play("on 2026-11-02\napprove PO-013 step=checked by balogh.eszter")
    table = rows(summary_of(town))
    assert list(table) == ["PO-013"]
    assert table["PO-013"][0] == "signed"
    assert "✓ checked: Balogh Eszter" in table["PO-013"][2]
    assert table["PO-013"][3].startswith("sign: endorsed")


def test_a_move_changes_no_word(town: Town) -> None:
    move_document(town)
    text = summary_of(town)
    table = rows(text)
    assert set(table) == {"PO-012", "PO-012 hu"}
    assert table["PO-012"][0] == f"moved from {PO_012}"
    assert table["PO-012"][2:] == ["–", "–"]
    assert "What changes in the words" not in text


def test_a_version_in_another_language(town: Town) -> None:
    begin_revision(town)
    town.edit(HU, "revision: 1}", "revision: 2}")
    town.play(
        "on 2026-11-02\nsubmit PO-012 by biro.katalin\nsubmit PO-012/hu by biro.katalin"
    )
    table = rows(summary_of(town))
    assert table["PO-012 hu"][1] == "2.1 → 2.2"
    assert table["PO-012 hu"][3].startswith("sign: checked")
    assert "left behind" not in table["PO-012"][3]


def test_a_review_is_no_new_text(town: Town) -> None:
    INNOCENT["a review says what was checked"](town)
    table = rows(summary_of(town))
    assert table == {"PO-012": ["reviewed", "2.1", "–", "–"]}


def test_an_act_that_does_not_hold_is_told_as_one(town: Town) -> None:
    GUILTY["an approval is signed in another's office"].deed(town)
    told = town.check("--base", "main", "--format", "summary").out
    assert "but this does not hold" in told
    assert rows(told)["PO-013"][0] == "an act that does not hold"


SECRET = "1800101221144"


@pytest.mark.parametrize("form", ["summary", "comment", "html"])
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(PO_020, "\n## ", f"\nCNP {SECRET}\n\n## ", id="text"),
        pytest.param(PO_020, "title: ", f"title: {SECRET} ", id="title"),
        pytest.param(OBJECTIVE, "title: ", f"title: {SECRET} ", id="record"),
        pytest.param(PEOPLE, "display: Nagy", f"display: {SECRET} Nagy", id="rules"),
        pytest.param(
            PO_020,
            "\n## ",
            "\n-----BEGIN OPENSSH PRIVATE KEY-----\n1800101221144\n\n## ",
            id="key",
        ),
    ],
)
def test_what_must_not_be_shown_is_not(
    town: Town, form: str, path: str, old: str, new: str
) -> None:
    """Not even where only other rules are asked for."""
    town.edit(path, old, new)
    told = town.check("--base", "main", "--format", form, "--rules", "QMS704").out
    assert SECRET not in told.replace("\u2060", "").replace("&#8288;", "")
    assert "It is not shown here" in told


def test_rules_and_settings(town: Town) -> None:
    town.edit(PEOPLE, "display: Nagy Péter", "display: Nagy P. Péter")
    town.add("qms.yaml", "severity: {QMS143: note}\n")
    text = summary_of(town)
    table = rows(text)
    assert table["Governance"][0] == "rules of the house changed"
    assert "○ approved: Mayor" in table["Governance"][2]
    assert table["Governance"][3].startswith("put up – ")
    assert table["qms.yaml"] == ["settings changed", "–", "–", "–"]
    assert "<ins><b>P.</b></ins>" in text


def test_drafts_come_and_go(town: Town) -> None:
    town.remove(PO_091)
    text = town.read(PO_020)
    town.remove(PO_020)
    town.write(PO_020.replace("020", "027"), text.replace("PO-020", "PO-027"))
    town.write(ODD, "<svg/>")
    told = town.check("--base", "main", "--format", "summary").out
    table = rows(told)
    assert table["PO-091"][0] == "deleted"
    assert table["PO-027"][0] == f"another number than PO-020, moved from {PO_020}"
    assert "### Other files" in told
    assert "schiță „nouă”\ufffd(1).svg</code>" in told


def test_nothing_is_touched(town: Town) -> None:
    text = summary_of(town)
    assert "This change touches nothing of the quality system." in text
    assert "###" not in text


@pytest.mark.parametrize("language", ["hu", "ro", "bg"])
def test_it_speaks_the_reader_s_language(town: Town, language: str) -> None:
    revise(town)
    words = ("--base", "main", "--lang", language, "--format")
    told = town.check(*words, "summary").out
    days = {"hu": "2026. november 2", "ro": "2 noiembrie 2026", "bg": "2 ноември 2026"}
    offices = {"hu": "Polgármester", "ro": "Primar", "bg": "Кмет"}
    assert days[language] in told
    assert offices[language] in told
    html = town.check(*words, "html").out
    assert f'<html lang="{language}"' in html
    assert days[language] in html.replace("\xa0", " ")


def test_a_comment_is_cut_with_a_word(town: Town) -> None:
    """Every text is new: far more than a comment holds, and still a whole page."""
    for path in sorted((town.root / "procedures").rglob("*.md")):
        name = path.relative_to(town.root).as_posix()
        text = town.read(name)
        town.write(name, text.replace("e", "e e").replace("---e e", "---e"))
    told = town.check("--base", "main", "--format", "comment").out
    assert MOST_OF_COMMENT // 2 < len(told) <= MOST_OF_COMMENT
    assert told.count("<details>") == told.count("</details>")
    assert "qms check --format html" in told.splitlines()[-1]
    assert "### Documents" in told.replace("&#35;", "#")
    assert "what rests on the texts is not told: more than 40 are touched" in told


def test_git_is_asked_no_more_for_more_documents(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, log = shutil.which("git"), tmp_path / "log"
    wrapper = tmp_path / "bin/git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\necho x >> {log}\nexec {real} "$@"\n', "utf-8")
    wrapper.chmod(0o755)

    def spawned() -> int:
        log.write_text("")
        with monkeypatch.context() as patched:
            patched.setenv("PATH", f"{wrapper.parent}:{os.environ['PATH']}")
            town.check("--base", "main", "--format", "summary")
        return len(log.read_text().splitlines())

    town.add(PO_041, "\nNou.\n")
    one = spawned()
    for path in sorted((town.root / "procedures").rglob("*.md"))[:20]:
        town.add(path.relative_to(town.root).as_posix(), "\nNou.\n")
    assert spawned() <= one


def test_the_report_in_json_stays_as_it_was(told: Mapping[str, str]) -> None:
    """The account is for people; machines read the findings."""
    assert "account" not in json.loads(told["json"])
