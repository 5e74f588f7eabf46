"""A site of what is in force: which texts it shows, and how it comes into its place."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from qms.actions.build import Built, build
from qms.errors import QmsError, UsageError
from qms.model.publication import Audience, Wanted
from qms.store.exchanging import exchanged
from tests.acting_town import Town
from tests.kills import every_kill
from tests.town.test_oracle import NOW as TOWN_NOW
from tests.town.test_oracle import ORACLE

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NOW = datetime.fromisoformat("2026-11-22T12:00:00+02:00")
TODAY = date(2026, 11, 22)
INTERNAL = Audience(is_internal=True)
# at every step in `make proof`, at a few in `make test`
STRIDE = 1 if "QMS_FUZZ" in os.environ else 61


def built(town: Town, target: Path, audience: Audience = INTERNAL) -> Built:
    return build(town.root, TODAY, Wanted(audience), target, NOW)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Town:
    found = Town(tmp_path_factory.mktemp("lived"))
    vera = found.person("lake.vera")
    vera.run("submit", "PO-01", "PO-02", now="2026-02-02T09:00:00+02:00").succeeds()
    found.sign_all("PO-01", "2026-02-03")
    return found


@pytest.fixture
def town(lived: Town, tmp_path: Path) -> Town:
    """A copy of it, for a test to change."""
    return lived.copied(tmp_path)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "site"


def revise(town: Town, old: str, new: str, day: str = "2026-05-04") -> None:
    """The next revision of PO-01, put up, signed and released on a day."""
    vera = town.person("lake.vera")
    words = ("revise", "PO-01", "--reason", "law", "--summary", "a shorter limit")
    vera.run(*words, now=f"{day}T08:00:00+02:00").succeeds()
    path = town.root / "procedures/PO-01.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), "utf-8")
    vera.run("submit", "PO-01", now=f"{day}T09:00:00+02:00").succeeds()
    town.sign_all("PO-01", day)


def test_what_is_in_force_has_a_page_and_what_is_put_up_has_none(
    town: Town, target: Path
) -> None:
    built(town, target)
    page = (target / "en/documents/PO-01.html").read_text("utf-8")
    assert "The registry answers within 30 days." in page
    assert not (target / "en/documents/PO-02.html").exists()


def test_the_public_sees_only_what_is_public(town: Town, target: Path) -> None:
    done = built(town, target, Audience())
    assert done.documents == 0
    assert [(each.document, each.reason) for each in done.left_out] == [
        ("PO-01", "it is not classified as public"),
        ("PO-02", "no text of it is in force"),
    ]
    told = b"".join(files(target).values())
    assert b"PO-01" not in told
    assert b"Answering petitions" not in told


def test_the_working_text_is_never_shown_for_the_one_in_force(
    town: Town, target: Path
) -> None:
    path = town.root / "procedures/PO-01.md"
    path.write_text(path.read_text("utf-8").replace("30 days", "99 days"), "utf-8")
    built(town, target)
    assert all(b"99 days" not in data for data in files(target).values())


def test_a_draft_is_shown_to_who_asks_for_it_and_marked(
    town: Town, target: Path
) -> None:
    vera = town.person("lake.vera")
    words = ("revise", "PO-01", "--reason", "law", "--summary", "shorter")
    vera.run(*words, now="2026-05-04T08:00:00+02:00").succeeds()
    path = town.root / "procedures/PO-01.md"
    path.write_text(path.read_text("utf-8").replace("30 days", "12 days"), "utf-8")
    built(town, target)
    assert not (target / "en/documents/PO-01/draft.html").exists()
    built(town, target, Audience(is_internal=True, with_drafts=True))
    page = (target / "en/documents/PO-01/draft.html").read_text("utf-8")
    assert "12 days" in page
    assert "DRAFT" in page
    assert "30 days" in (target / "en/documents/PO-01.html").read_text("utf-8")


def test_an_earlier_revision_is_marked_and_leads_to_the_one_in_force(
    town: Town, target: Path
) -> None:
    revise(town, "30 days", "20 days")
    built(town, target)
    now = (target / "en/documents/PO-01.html").read_text("utf-8")
    before = (target / "en/documents/PO-01/1.0.html").read_text("utf-8")
    assert "20 days" in now
    assert "30 days" in before
    assert "SUPERSEDED" in before
    assert 'href="../PO-01.html"' in before
    assert 'href="PO-01/1.0.html"' in now


def test_a_broken_archive_stops_the_build_and_names_the_document(
    town: Town, target: Path
) -> None:
    archived = next(town.root.glob("approvals/PO-01/1.0/round-*/content/PO-01.md"))
    archived.write_bytes(archived.read_bytes().replace(b"30 days", b"90 days"))
    with pytest.raises(QmsError, match=r"PO-01 1\.0"):
        built(town, target)
    assert not target.exists()
    allowed = Audience(is_internal=True, allowed=frozenset({"broken"}))
    done = built(town, target, allowed)
    assert [each.document for each in done.left_out if each.doubt] == ["PO-01"]
    assert all(b"within 90 days" not in data for data in files(target).values())


def test_two_builds_are_alike_to_the_last_byte(
    town: Town, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(town, target)
    again = built(town, target)
    assert (again.made, again.kept) == (0, first.made)
    before = files(target)
    monkeypatch.setenv("QMS_CACHE", "off")
    other = target.with_name("other")
    built(town, other)
    assert files(other) == before


def test_what_changed_is_made_again_as_if_all_were_new(
    town: Town, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(town, target)
    town.sign_all("PO-02", "2026-04-01")
    revise(town, "30 days", "20 days, see PO-02")
    done = built(town, target)
    assert done.kept
    monkeypatch.setenv("QMS_CACHE", "off")
    fresh = target.with_name("fresh")
    built(town, fresh)
    assert files(target) == files(fresh)


def test_a_page_of_the_old_site_that_somebody_changed_is_made_again(
    town: Town, target: Path
) -> None:
    built(town, target)
    before = files(target)
    page = target / "en/documents/PO-01.html"
    page.write_bytes(page.read_bytes().replace(b"30 days", b"31 days"))
    done = built(town, target)
    assert done.made == 1
    assert files(target) == before


def test_every_file_is_in_the_sums(town: Town, target: Path) -> None:
    built(town, target)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=target,
        check=False,
    )
    assert done.returncode == 0
    listed = (target / "SHA256SUMS").read_text().splitlines()
    assert {line.partition("  ")[2] for line in listed} == set(files(target)) - {
        "SHA256SUMS"
    }


def test_a_folder_of_somebody_else_is_left_alone(town: Town, target: Path) -> None:
    target.mkdir(parents=True)
    (target / "letter.txt").write_text("dear")
    with pytest.raises(QmsError, match="did not make"):
        built(town, target)
    assert files(target) == {"letter.txt": b"dear"}


@pytest.mark.parametrize("place", ["", "procedures", "approvals/x", ".git/x", ".."])
def test_a_site_never_buries_the_offices_own_files(town: Town, place: str) -> None:
    with pytest.raises(UsageError, match="no place for a site"):
        built(town, town.root / place)


def test_a_language_that_the_organisation_has_not_is_refused(
    town: Town, target: Path
) -> None:
    wanted = Wanted(INTERNAL, ("fr",))
    with pytest.raises(UsageError, match="fr"):
        build(town.root, TODAY, wanted, target, NOW)


def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for each in (one, other):
        each.mkdir()
        (each / "name").write_text(each.name)
    if not exchanged(one, other):
        pytest.skip("this system cannot exchange two folders")
    assert (one / "name").read_text() == "other"
    assert (other / "name").read_text() == "one"


def test_where_folders_cannot_change_places_the_site_still_comes_whole(
    town: Town, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms.store.site_folder.exchanged", lambda *_two: False)
    built(town, target)
    before = files(target)
    revise(town, "30 days", "20 days")
    built(town, target)
    assert files(target) != before
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def killed_builds(town: Town, target: Path, stride: int) -> Iterator[tuple[int, Path]]:
    words = ["-m", "qms", "build", "--internal", "--out", str(target)]
    env = {"QMS_NOW": NOW.isoformat(), "QMS_CACHE": "off"}
    yield from every_kill(words, lambda: town.root, stride=stride, first=5, env=env)


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(
    town: Town, target: Path
) -> None:
    built(town, target)
    old = files(target)
    revise(town, "30 days", "20 days")
    other = target.with_name("other")
    built(town, other)
    new = files(other)
    assert old != new
    kills = 0
    for step, _root in killed_builds(town, target, STRIDE):
        assert files(target) in (old, new), step
        kills += 1
    assert kills >= 5
    built(town, target)
    assert files(target) == new
    assert sorted(path.name for path in target.parent.iterdir()) == ["other", "site"]


DAYS = [*ORACLE["days"]][:7]


@pytest.mark.parametrize("day", DAYS)
def test_the_towns_texts_are_those_in_force_on_the_day(
    day: str, tmp_path: Path
) -> None:
    audience = Audience(is_internal=True, allowed=frozenset({"unproven"}))
    when = date.fromisoformat(day)
    build(CHECKOUT, when, Wanted(audience, ("ro",)), tmp_path / "site", TOWN_NOW)
    for name, (label, _word, _coming) in ORACLE["days"][day].items():
        document, _space, language = name.partition(" ")
        if language or document == "GOVERNANCE":
            continue
        page = tmp_path / f"site/ro/documents/{document}.html"
        shown = page.read_text("utf-8") if page.exists() else ""
        assert (f"{document} · {label}" in unescaped(shown)) == bool(label), name
        above_results = shown.partition('<p class="result">')[0]
        assert ("chip past" in above_results) <= (label == ""), name


def unescaped(page: str) -> str:
    """The head of the printed sheet, in plain letters."""
    return page.replace("\\b7 ", "·")


def settled(town: Town) -> None:
    """Let two seconds pass for everything that the town holds."""
    before = time.time() - 10
    for path in (town.root, *town.root.rglob("*")):
        os.utime(path, (before, before), follow_symlinks=False)
    time.sleep(2.1)  # the time of change cannot be set


def test_nothing_is_read_again_where_nothing_changed(
    town: Town, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(town)
    first = built(town, target)
    before = files(target)
    with monkeypatch.context() as changed:
        changed.setattr("qms.actions.site_read.read_site", None)
        again = built(town, target)
    assert (again.made, again.kept) == (0, first.made)
    assert (again.documents, again.pages) == (first.documents, first.pages)
    assert again.left_out == first.left_out
    assert files(target) == before


def test_a_page_that_nobody_touched_is_not_read_and_one_with_false_times_is(
    town: Town, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(town)
    built(town, target)
    before = files(target)
    time.sleep(2.1)
    built(town, target)
    with monkeypatch.context() as changed:
        changed.setattr("qms.store.site_folder._digest_of", None)
        assert built(town, target).made == 0
    page = target / "en/documents/PO-01.html"
    state = page.stat()
    page.write_bytes(page.read_bytes().replace(b"30 days", b"31 days"))
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert built(town, target).made == 1
    assert files(target) == before


@pytest.mark.parametrize(
    "name", ["procedures/PO-01.md", "qms.yaml", "governance/profile.yaml"]
)
def test_whatever_changed_is_read_again(
    town: Town, target: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(town)
    built(town, target)
    path = town.root / name
    state = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b" ")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    monkeypatch.setattr("qms.actions.site_read.read_site", None)
    with pytest.raises(TypeError):
        built(town, target)


def test_another_day_and_another_reader_have_sites_of_their_own(
    town: Town, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(town)
    built(town, target)
    monkeypatch.setattr("qms.actions.site_read.read_site", None)
    with pytest.raises(TypeError):
        built(town, target, Audience())
    with pytest.raises(TypeError):
        build(town.root, date(2026, 11, 21), Wanted(INTERNAL), target, NOW)


def test_a_file_too_many_in_the_site_is_taken_away(town: Town, target: Path) -> None:
    settled(town)
    built(town, target)
    before = files(target)
    (target / "en" / "more.html").write_text("more")
    built(town, target)
    assert files(target) == before


def test_a_text_altered_under_its_old_number_is_a_draft_beside_the_one_in_force(
    town: Town, target: Path
) -> None:
    path = town.root / "procedures/PO-01.md"
    path.write_text(path.read_text("utf-8").replace("30 days", "77 days"), "utf-8")
    built(town, target)
    assert all(b"77 days" not in data for data in files(target).values())
    built(town, target, Audience(is_internal=True, with_drafts=True))
    main, draft = (
        (target / "en/documents" / name).read_text("utf-8")
        for name in ("PO-01.html", "PO-01/draft.html")
    )
    assert "77 days" in draft
    assert "not the one that was put up as revision 1.0" in draft
    assert '<div class="watermark" aria-hidden="true">DRAFT' in draft
    assert 'href="../PO-01.html">Read revision 1.0, which is in force' in draft
    assert "77 days" not in main
    assert "30 days" in main
    assert '<a href="PO-01/draft.html">1.0</a></th><td>altered</td>' in main
    waits = (target / "en/waiting.html").read_text("utf-8")
    written = waits.partition('id="waits.write"')[2]
    assert "put back the text, or give it the next number" in written
    rows = (target / "en/documents.csv").read_text("utf-8").splitlines()
    (row,) = (each.split(";") for each in rows if each.startswith("PO-01;"))
    assert {"1.0", "altered"} <= {*row}
