"""`qms import`, as a person types it."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest

from qms.actions.bring_in import Form, bring_in, prepare
from qms.actions.import_files import write_report
from qms.actions.import_survey import Usual, survey
from qms.store.adoptions import read_adoptions
from qms.store.foreign import ForeignFile
from tests.cli.console import Told, qms
from tests.importing.town import lay_office
from tests.office.made import made

PROCEDURE = """\
PROCEDURĂ OPERAȚIONALĂ
Soluționarea petițiilor
Cod: PO-012
Ediția I, Revizia 2
Compartiment: Primar
În vigoare de la: 28.02.2023
Nr. înregistrare: 118/2023
Aprobat: Ion Ionescu, primar, 27.02.2023

1. SCOPUL PROCEDURII

Procedura spune cum se rezolvă o petiție, de către cine și în ce termen,
din ziua în care a fost primită la ghișeu sau prin poștă.

2. DOMENIUL DE APLICARE

Se aplică în toate birourile.
"""
CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")
RULES = """\
Azonosító: XY/7

Ez egy szabályzat, amely azt mondja, hogy az ügyet meg kell oldani, és ki felel érte.
"""


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    return lay_office(tmp_path / "town")


def lay(name: str, text: str | bytes) -> Path:
    path = Path("old") / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "procedures").rglob("*"))
        if path.is_file()
    }


def brought(town: Path, *words: object) -> Told:
    return qms("import", "old", "--yes", "--root", town, *words)


def test_a_file_becomes_a_document_with_its_original_beside(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    told = brought(town)
    assert (told.err, told.code) == ("", 0)
    assert "1 document brought in\n" in told.out
    path = "procedures/operational/PO-012.md"
    assert files_of(town) == {
        path: (town / path).read_bytes(),
        "procedures/operational/PO-012/PO-012.txt": PROCEDURE.encode(),
    }
    text = (town / path).read_text(encoding="utf-8")
    head, _dashes, body = text.removeprefix("---\n").partition("---\n")
    assert head.splitlines()[:9] == [
        "id: PO-012",
        "kind: operational-procedure",
        "title: Soluționarea petițiilor",
        "language: ro",
        "edition: 1",
        "revision: 2",
        "owner: mayor",
        "classification: internal",
        "attachments:",
    ]
    assert body.startswith("# 1. SCOPUL PROCEDURII\n\nProcedura spune")
    assert "Ionescu" not in text
    assert "2023" not in text


def test_what_was_brought_in_lacks_only_what_the_paper_lacks(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    brought(town)
    told = qms(
        *("validate", town / "procedures/operational", "--root", town),
        *("--format", "csv", "--rules", "form"),
    )
    wrong = [line.split(";") for line in told.lines[1:]]
    assert sorted({(row[1], row[6].split(":")[0].strip('"')) for row in wrong}) == [
        ("QMS133", "field applies_to is missing"),
        ("QMS133", "field process is missing"),
        ("QMS143", "section Definiții și abrevieri is missing"),
        ("QMS143", "section Descrierea activității is missing"),
        ("QMS143", "section Documente de referință is missing"),
        ("QMS143", "section Responsabilități is missing"),
    ]


def test_the_preview_shows_each_value_with_its_place_and_words(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    told = qms("import", "old", "--dry-run", "--details", "--root", town)
    assert told.code == 0
    assert "nothing was written\n" in told.out
    assert "  id: PO-012  head of the text „Cod: PO-012”\n" in told.out
    assert "  revision: 2  head of the text „Ediția I, Revizia 2”\n" in told.out
    assert "  id: PO-012  file name „PO-012.txt”\n" in told.out
    assert files_of(town) == {}


def test_nothing_is_written_before_somebody_said_yes(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    told = qms("import", "old", "--root", town)
    assert told.code == 1
    assert "then add --yes" in told.err
    assert files_of(town) == {}
    assert not list(Path().glob("*.import-report.md"))


def test_importing_twice_changes_nothing(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    brought(town)
    before, reports = files_of(town), sorted(Path().iterdir())
    told = brought(town)
    assert told.code == 0
    assert "1 file is in the register already" in told.out
    assert (files_of(town), sorted(Path().iterdir())) == (before, reports)


def test_a_changed_original_is_told_and_overwrites_nothing(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    brought(town)
    before = files_of(town)
    lay("PO-012.txt", PROCEDURE.replace("birourile", "birourile mari"))
    told = brought(town)
    assert told.code == 1
    assert "changed since it was brought in" in told.err
    assert files_of(town) == before


def test_a_taken_id_is_told(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    brought(town)
    Path("old/PO-012.txt").rename("old/alta.txt")
    lay("alta.txt", PROCEDURE.replace("birourile", "birourile mari"))
    told = brought(town)
    assert told.code == 1
    assert "old/alta.txt: the id is taken: PO-012 is taken" in told.err


def test_two_files_for_one_id_both_stay_out(town: Path) -> None:
    lay("a.txt", PROCEDURE)
    lay("b.txt", PROCEDURE.replace("birourile", "birourile mari"))
    lay("c.txt", PROCEDURE)
    told = brought(town)
    assert told.code == 1
    assert "old/a.txt: twice in this run: PO-012 is also what old/b.txt" in told.err
    assert "old/c.txt: twice in this run: it is the same file as old/a.txt" in told.err
    assert files_of(town) == {}


def test_values_that_contradict_are_asked_and_not_chosen(town: Path) -> None:
    lay("PO-013.txt", PROCEDURE.replace("Revizia 2", "Revizia 2\nRevizia: 3"))
    told = qms("import", "old", "--dry-run", "--root", town)
    assert "id: the paper says it in two ways (PO-012, PO-013)" in told.out
    told = brought(town, "--ask-later", "later.csv")
    rows = Path("later.csv").read_text(encoding="utf-8-sig").splitlines()
    head = rows[0].split(";")
    row = dict(zip(head, rows[1].split(";"), strict=False))
    assert (row["id"], row["revision"], row["edition"]) == ("", "", "1")


def test_questions_are_filled_into_a_spreadsheet_and_read_again(town: Path) -> None:
    lay("szabalyzat.txt", RULES)
    told = qms("import", "old", "--ask-later", "later.csv", "--root", town)
    assert told.code == 1
    assert "wait for answers" not in told.err
    assert files_of(town) == {}
    text = Path("later.csv").read_text(encoding="utf-8-sig")
    assert "„Azonosító: XY/7”" in text
    head, row = text.splitlines()
    cells = dict(zip(head.split(";"), row.split(";"), strict=False))
    cells |= {"id": "PO 99", "title": "Ügyintézés, röviden", "owner": "Polgármester"}
    cells |= {"edition": "3", "asked": ""}
    Path("later.csv").write_text(
        ";".join(cells) + "\n" + ";".join(cells.values()) + "\n", encoding="utf-8"
    )
    told = brought(town, "--answers", "later.csv")
    assert told.code == 0
    made_of_it = (town / "procedures/operational/PO-99.md").read_text("utf-8")
    assert 'title: "Ügyintézés, röviden"\nlanguage: hu\nedition: 3\n' in made_of_it
    assert "revision" not in made_of_it
    report = Path("old.import-report.md").read_text("utf-8")
    assert "| edition | 3 | answers and options |  |\n" in report
    assert "| classification | internal | the profile |  |\n" in report
    assert "owner: mayor\n" in made_of_it


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id;kind\nPO-1;policy\n", "lacks the columns: file"),
        ("file;id\nold/a.txt;QX-1\n", "these cannot be: id QX-1"),
        ("file;owner\nold/a.txt;nobody\n", "these cannot be: owner nobody"),
        ('file;id\n"old/a.txt;PO-1\n', "line 2 cannot be read"),
    ],
)
def test_answers_that_cannot_be_are_refused_before_all(
    town: Path, text: str, sentence: str
) -> None:
    lay("a.txt", PROCEDURE)
    Path("answers.csv").write_text(text, encoding="utf-8")
    told = brought(town, "--answers", "answers.csv")
    assert told.code == 2
    assert sentence in told.err
    assert files_of(town) == {}


def test_options_hold_where_a_file_says_nothing(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    lay("IL 3.txt", "Cum se scrie\n\nScurt.\n")
    told = brought(town, "--owner", "registry", "--kind", "policy", "--language", "ro")
    assert "old/IL 3.txt" not in told.err or "title" in told.out
    text = (town / "procedures/operational/PO-012.md").read_text("utf-8")
    assert "owner: mayor\n" in text
    assert "kind: operational-procedure\n" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "poem"), "no kind is called poem"),
        (("--owner", "nobody"), "no office is called nobody"),
        (("--language", "Magyar"), "Magyar is no language"),
        (("--encoding", "ebcdic"), "ebcdic is none of"),
        (("--into", "../away"), "lies outside of procedures"),
        (("--report", "town/procedures/r.md"), "which is the register's own"),
        (("--ask-later", "town/records/r.csv"), "which is the register's own"),
    ],
)
def test_options_that_cannot_be_are_refused(
    town: Path, words: tuple[str, ...], sentence: str
) -> None:
    lay("PO-012.txt", PROCEDURE)
    told = brought(town, *words)
    assert told.code == 2
    assert sentence in told.err
    assert files_of(town) == {}


def test_no_file_and_no_folder(town: Path) -> None:
    assert "there is no file in old" in brought(town).err
    told = qms("import", "nowhere", "--root", town)
    assert (told.code, "there is no nowhere" in told.err) == (2, True)


def test_a_guessed_encoding_is_asked_before_anything_is_saved(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE.translate(CEDILLAS).encode("cp1250"))
    told = brought(town)
    assert told.code == 1
    assert files_of(town) == {}
    assert "encoding: it is only guessed" in told.out
    assert "„Soluţionarea petiţiilor”" in told.out
    told = brought(town, "--encoding", "cp1250")
    assert told.code == 0
    text = (town / "procedures/operational/PO-012.md").read_text("utf-8")
    assert "title: Soluţionarea petiţiilor\n" in text
    report = Path("old.import-report.md").read_text("utf-8")
    assert "it was in cp1250, and is UTF-8 now" in report
    assert "ş and ţ stand here with cedillas" in report


def test_a_wrong_encoding_is_refused_by_name(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE.encode())
    lay("wide.txt", PROCEDURE.encode("utf-16"))
    told = brought(town, "--encoding", "cp1251")
    assert "it is no text in cp1251" in told.err
    assert files_of(town) == {}


def test_damaged_letters_are_told_and_left(town: Path) -> None:
    text = RULES.replace("XY/7", "PO-7").replace("felel érte", "felelõs érte: a fûtõ")
    lay("x.txt", f"Cím: Fûtés\n{text}")
    assert brought(town, "--language", "hu").code == 0
    text = (town / "procedures/operational/PO-007.md").read_text("utf-8")
    assert "title: Fûtés\n" in text
    report = Path("old.import-report.md").read_text("utf-8")
    assert "- õ stands here where ő was meant (2): mend it\n" in report
    assert "- û stands here where ű was meant (2): mend it\n" in report


def test_markdown_keeps_its_body_byte_for_byte(town: Path) -> None:
    body = "## Scop\n\nText  cu   blancuri,\t și *semne*.\n* listă\n\n\n| a |\n"
    lay("po.md", f"---\nCod: PO-7\nlimba: ro\nautor: X\n---\n# Petiții\n\n{body}")
    told = brought(town)
    assert told.code == 0
    text = (town / "procedures/operational/PO-007.md").read_text("utf-8")
    assert text.endswith(f"---\n{body}")
    assert "title: Petiții\n" in text
    assert "  - PO-007/po.md.txt\n" in text
    assert "autor: X" in Path("old.import-report.md").read_text("utf-8")


def test_a_front_matter_that_cannot_be_read_stays_in_the_text(town: Path) -> None:
    typed = "---\nCod: [PO-7\n---\n# Petiții\n\nCum se face și din ce cauză.\n"
    lay("PO-007.md", typed)
    assert brought(town, "--language", "ro").code == 0
    text = (town / "procedures/operational/PO-007.md").read_text("utf-8")
    assert text.endswith(typed)
    report = Path("old.import-report.md").read_text("utf-8")
    assert "its front matter cannot be read, and stays in the text" in report


def test_a_front_matter_may_hold_lists_and_mappings(town: Path) -> None:
    head = (
        "document: {code: PO-8, tags: [a, b]}\nlimba: ro\nautori: [Ana, {nume: Ion}]\n"
        "proces: Relații cu cetățenii\ntitlu: Acte\n"
    )
    lay("x.md", f"---\n{head}---\n# Scop\n\nAșa.\n")
    assert brought(town).code == 0
    text = (town / "procedures/operational/PO-008.md").read_text("utf-8")
    assert "process: citizens\n" in text
    report = Path("old.import-report.md").read_text("utf-8")
    assert "document tags: a, b\n" in report
    assert "autori: Ana, nume: Ion\n" in report


def test_a_file_that_changes_meanwhile_stays_out(town: Path) -> None:
    path = lay("PO-012.txt", PROCEDURE)
    file = ForeignFile(path, path.as_posix())
    prepared = prepare(town, survey(town, [file], Usual(), {}), Form())
    path.write_text("altceva", encoding="utf-8")
    (done,) = bring_in(town, prepared, {file.shown: path})
    assert done.fault == "the file has changed since it was read"
    assert files_of(town) == {}
    write_report(Path("report.md"), date(2026, 11, 22), [done.row], [done])
    report = Path("report.md").read_text("utf-8")
    assert "not brought in: the file has changed since it was read" in report


def test_a_kind_whose_folder_lies_outside_takes_nothing(town: Path) -> None:
    profile = town / "governance/profile.yaml"
    text = profile.read_text("utf-8")
    text = text.replace("folder: procedures/operational", "folder: records")
    profile.write_text(text, encoding="utf-8")
    lay("PO-012.txt", PROCEDURE)
    told = brought(town)
    assert "records/PO-012.md lies outside of procedures" in told.err
    assert not (town / "records").exists()


def test_who_approved_by_a_front_matter_is_no_field_of_the_document(
    town: Path,
) -> None:
    head = "code: PO-7\nlang: ro\napproved_by: Ana Pop\nstatus: draft\ntitle: Acte\n"
    lay("x.md", f"---\n{head}---\n# Scop\n\nVezi PS-01.\n")
    brought(town, "--adoptions", "adopt.csv")
    text = (town / "procedures/operational/PO-007.md").read_text("utf-8")
    assert "Ana Pop" not in text
    assert "draft" not in text
    assert "approved: Ana Pop" in Path("adopt.csv").read_text("utf-8-sig")
    report = Path("old.import-report.md").read_text("utf-8")
    assert "status: draft" in report
    assert "- the paper calls itself a draft\n" in report


def test_an_id_that_the_head_only_mentions_is_not_its_own(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE.replace("Ediția", "Înlocuiește PO-011\nEdiția"))
    assert brought(town).code == 0
    assert (town / "procedures/operational/PO-012.md").is_file()


def test_a_file_may_stay_the_text(town: Path) -> None:
    lay("PO-012.docx", made("a Romanian procedure"))
    told = brought(town, "--register-only")
    assert told.code == 0
    text = (town / "procedures/operational/PO-012.md").read_text("utf-8")
    assert "body: PO-012/PO-012.docx\n" in text
    assert "attachments" not in text
    assert text.endswith("}\n---\n")
    told = qms(
        *("validate", town / "procedures/operational", "--root", town),
        *("--rules", "QMS162,QMS153,QMS161", "--format", "csv"),
    )
    assert [line.split(";")[1] for line in told.lines[1:]] == ["QMS162"]


def test_a_pdf_is_registered_by_its_name(town: Path) -> None:
    lay("PO-031.pdf", b"%PDF-1.7 nothing of it is read")
    assert "refused" in brought(town).err
    Path("answers.csv").write_text(
        "file;title;language\nold/PO-031.pdf;Arhivarea;ro\n", encoding="utf-8"
    )
    told = brought(town, "--register-only", "--answers", "answers.csv")
    assert told.code == 0
    text = (town / "procedures/operational/PO-031.md").read_text("utf-8")
    assert "title: Arhivarea\n" in text
    assert "body: PO-031/PO-031.pdf\n" in text


def test_one_that_fails_leaves_the_others(town: Path) -> None:
    lay("a.docx", b"PK\x03\x04 broken")
    lay("b.xlsx", b"\0\1\2")
    lay("c.txt", b"\x00\x01\x02" * 30)
    lay("d.docm", made("a Bulgarian procedure"))
    (Path("old") / "e.txt").symlink_to("/etc/hostname")
    lay("PO-012.txt", PROCEDURE)
    os.mkfifo("old/f.txt")
    told = brought(town)
    assert told.code == 1
    assert "1 document brought in" in told.out
    for name in ("a.docx", "b.xlsx", "c.txt", "e.txt", "f.txt"):
        assert f"  old/{name}: refused: " in told.err
    assert "Traceback" not in told.err
    report = Path("old.import-report.md").read_text("utf-8")
    assert "| old/a.docx | – | refused: " in report
    assert sorted(files_of(town)) == [
        "procedures/operational/PO-012.md",
        "procedures/operational/PO-012/PO-012.txt",
    ]


def test_what_stands_in_the_register_is_no_foreign_file(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    brought(town)
    told = qms("import", town / "procedures", "--yes", "--root", town)
    assert "it stands in the register already" in told.err


def test_who_signed_goes_to_a_list_for_adoption(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    told = brought(town, "--adoptions", "adopt.csv")
    assert "fill in adopt.csv, then: qms adopt --from adopt.csv" in told.out
    rows, problems = read_adoptions(Path("adopt.csv"))
    assert problems == []
    assert [(each.document, str(each.since), each.archive_no) for each in rows] == [
        ("PO-012", "2023-02-28", "118/2023")
    ]
    text = Path("adopt.csv").read_text("utf-8-sig")
    assert "approved: Ion Ionescu, primar, 2023-02-27" in text


def test_a_day_that_may_be_two_is_left_to_the_person(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE.replace("28.02.2023", "02/03/2023"))
    told = brought(town, "--adoptions", "adopt.csv")
    assert told.code == 0
    rows, problems = read_adoptions(Path("adopt.csv"))
    assert (rows, len(problems)) == ([], 1)
    report = Path("old.import-report.md").read_text("utf-8")
    assert "in force since: the paper says it in two ways" in report
    assert "(2023-03-02, 2023-02-03)" in report


def test_a_report_of_an_earlier_import_stays(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    brought(town)
    first = Path("old.import-report.md").read_bytes()
    lay("PO-013.txt", PROCEDURE.replace("PO-012", "PO-013"))
    brought(town)
    assert Path("old.import-report.md").read_bytes() == first
    second = Path("old-2.import-report.md").read_text("utf-8")
    assert "in the register already" in second


def test_programs_leavings_and_reports_are_no_papers(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    for name in ("~$PO-012.docx", ".hidden", "Thumbs.db", "x.import-report.md"):
        lay(name, "x")
    told = brought(town)
    assert (told.err, told.code) == ("", 0)


def test_names_that_no_computer_likes(town: Path) -> None:
    names = (
        os.fsdecode(b"proc\xff  PO-041.txt"),
        "a\nb PO-042.txt",
        "c:d|e PO-043.txt",
        "aux.PO-044.txt",
        f"{'lung ' * 40}PO-045.txt",
    )
    for name in names:
        text = PROCEDURE.replace("PO-012", name[-10:-4])
        (Path("old") / name).write_text(text, encoding="utf-8")
    told = brought(town)
    assert (told.err, told.code) == ("", 0)
    told = qms("validate", "--rules", "QMS153,QMS165,QMS401", "--root", town)
    assert told.code == 0, told.out


def test_a_giant_text_is_told_in_bounded_time(town: Path) -> None:
    lay("PO-050.txt", PROCEDURE.replace("PO-012", "PO-050") + "cuvânt, " * 400_000)
    lay("PO-051.txt", "Cod: PO-051\n" + "a: b, Cod: c, " * 100_000)
    lay("PO-052.md", "| a | b |\n" * 60_000)
    started = time.monotonic()
    told = brought(town)
    assert time.monotonic() - started < 30
    assert "not brought in: old/PO-050.txt: its text is too long" in told.err
    assert "Traceback" not in told.err


def test_answers_about_other_files_are_told(town: Path) -> None:
    lay("PO-012.txt", PROCEDURE)
    Path("answers.csv").write_text("file;id\nelsewhere.txt;PO-1\n", encoding="utf-8")
    told = brought(town, "--answers", "answers.csv")
    assert "these cannot be: id PO-1" not in told.err
    assert "answers about no file of this import: elsewhere.txt" in told.err


def test_a_narrow_terminal(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lay("o procedură cu un nume destul de lung.txt", PROCEDURE)
    told = qms("import", "old", "--dry-run", "--root", town)
    assert max(map(len, told.lines[:3])) <= 60
    assert "PO-012" in told.lines[2]
