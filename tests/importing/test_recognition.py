"""What is recognised in sources made by hand, and what their text becomes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qms.model.house import House
from qms.model.importing.body import body_of
from qms.model.importing.deciding import accepted, decide
from qms.model.importing.evidence import evidence_name
from qms.model.importing.found import Recognised
from qms.model.importing.recognition import recognise
from qms.model.importing.sections import Settled, settled
from qms.model.importing.source import Block, Row, Source
from qms.store.profiles import shipped_profile

HOUSE = House(shipped_profile("ro-600-2018").profile)
KIND = HOUSE.profile.kinds["operational-procedure"]
LONG = "Procedura spune cum se face și din ce cauză, pentru cine este. " * 4


def text(plain: str, **more: object) -> Block:
    return replace(Block("paragraph", plain, plain), **more)  # type: ignore[arg-type]


def heading(plain: str, level: int = 1) -> Block:
    return Block("heading", plain, plain, level)


def table(*rows: Row) -> Block:
    return Block("table", rows=rows, plain_rows=rows)


def known(*blocks: Block, **more: object) -> Recognised:
    source = Source("paper.docx", "docx", "", blocks=blocks)
    return recognise(replace(source, **more), HOUSE)  # type: ignore[arg-type]


def made(*blocks: Block) -> Settled:
    return settled(blocks, known(*blocks).used, KIND)


def written(*blocks: Block) -> str:
    return body_of(made(*blocks).blocks, {})


def test_a_table_of_editions_tells_the_newest_row_and_its_day() -> None:
    found = known(
        table(
            ("Nr.", "Ediția/revizia", "Componenta", "Data de la care se aplică"),
            ("1", "Ediția I", "-", "01.02.2019"),
            ("2", "Revizia 1", "cap. 5", "05.03.2020"),
            ("3", "Ediția a II-a", "tot", "07.08.2022"),
        )
    )
    assert (found.value("edition"), found.value("revision")) == ("2", "0")
    assert found.value("in_force_since") == "2022-08-07"


def test_an_edition_alone_has_no_revision_where_nobody_writes_any() -> None:
    found = known(
        table(
            ("Kiadás", "A változás leírása", "Dátum"),
            ("1. kiadás", "első", "2019.02.01."),
            ("2. kiadás", "új", "2020.03.05."),
        )
    )
    assert (found.values("edition"), found.values("revision")) == (("2",), ())


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("", "Numele", "Funcția", "Data"),
            ("Elaborat", "Pop Ana", "inspector", "12.01.2026"),
            ("Aprobat", "Dan Ion", "primar", "19.01.2026"),
        ),
        (
            ("Elaborat", "Aprobat"),
            ("Pop Ana", "Dan Ion"),
            ("inspector", "primar"),
            ("12.01.2026", "19.01.2026"),
        ),
    ],
    ids=["by rows", "by columns"],
)
def test_who_signed_by_rows_and_by_columns(rows: tuple[Row, ...]) -> None:
    found = known(table(*rows), heading("Scop"), text(LONG))
    assert [
        (each.step, each.person, each.role, [str(day) for day in each.days])
        for each in found.signatories
    ] == [
        ("prepared", "Pop Ana", "inspector", ["2026-01-12"]),
        ("approved", "Dan Ion", "primar", ["2026-01-19"]),
    ]
    assert found.used == {0}


def test_a_plan_of_steps_in_the_text_is_no_table_of_signatures() -> None:
    plan = table(
        ("Activitate", "Elaborat", "Verificat"),
        ("răspuns", "registratura", "juridic"),
        ("adresă", "registratura", "secretar"),
    )
    blocks = (heading("Scop"), text(LONG), heading("Responsabilități"), plan)
    assert known(*blocks).signatories == ()
    assert "| adresă | registratura | secretar |" in written(*blocks)


def test_a_list_of_who_gets_a_copy_names_the_offices_that_work_by_it() -> None:
    copies = table(
        ("Scopul difuzării", "Exemplar", "Compartiment", "Data primirii"),
        ("aplicare", "1", "Primar", "20.01.2026"),
        ("aplicare", "2", "Compartimentul Registrator", "20.01.2026"),
    )
    found = known(copies, heading("Scop"), text(LONG))
    assert found.values("applies_to") == ("mayor", "registrar")
    facts = decide(found, {}, {}, HOUSE).facts
    assert facts["applies_to"] == "mayor, registrar"


def test_a_cover_table_is_no_text() -> None:
    cover = table(
        ("Primăria Orașului Câmpu Teiului", "PROCEDURĂ OPERAȚIONALĂ", "Ediția I"),
        ("", "Soluționarea petițiilor", "Cod: PO-012"),
    )
    blocks = (cover, heading("Soluționarea petițiilor"), heading("Scop"), text(LONG))
    assert known(*blocks).value("title") == "Soluționarea petițiilor"
    assert written(*blocks).startswith("# Scop\n")


def test_a_list_of_contents_makes_no_headings() -> None:
    titles = ("Scop", "Domeniul de aplicare", "Responsabilități")
    contents = [text(title) for title in titles]
    sections = [each for title in titles for each in (heading(title), text(LONG))]
    told = written(heading("Cuprins"), *contents, *sections)
    assert told.count("Scop\n") == 1
    assert told.startswith("# Scop\n")


def test_sections_without_styles_are_known_in_every_language() -> None:
    told = written(
        text("1. SCOPUL PROCEDURII", is_bold=True),
        text(LONG),
        Block("item", "Alkalmazási terület", "Alkalmazási terület", marker="2."),
        text(LONG),
        text("Отговорности"),
        text(LONG),
    )
    assert [line for line in told.split("\n") if line.startswith("#")] == [
        "# 1. SCOPUL PROCEDURII",
        "# 2. Alkalmazási terület",
        "# Отговорности",
    ]


def test_levels_begin_with_the_first_and_leave_none_out() -> None:
    told = written(
        heading("Scop", 2),
        text(LONG),
        heading("Amănunt", 5),
        text("x"),
        heading("y", 4),
    )
    assert [line for line in told.split("\n") if line.startswith("#")] == [
        "# Scop",
        "## Amănunt",
        "## y",
    ]


def test_parts_that_qms_makes_are_taken_out_up_to_the_next_heading() -> None:
    result = made(
        heading("Scop"),
        text(LONG),
        heading("Formular de evidență a modificărilor"),
        table(("a", "b"), ("c", "d")),
        heading("Anexe"),
        text("Anexa 1"),
    )
    assert [block.plain for block in result.blocks] == [
        *("Scop", LONG, "Anexe", "Anexa 1"),
    ]
    assert len(result.taken) == 2


def test_a_program_s_own_title_counts_only_where_the_paper_has_none() -> None:
    properties = {"title": "Microsoft Word - Document1", "language": "en-US"}
    found = known(heading("Petiții"), text(LONG), properties=properties)
    assert found.value("title") == "Petiții"
    assert found.value("language") == "ro"
    found = known(text(LONG), properties=properties)
    assert found.value("title") == "Microsoft Word - Document1"


def test_a_header_in_small_letters_spells_a_title_in_capitals() -> None:
    found = known(
        text("SOLUȚIONAREA PETIȚIILOR"),
        heading("Scop"),
        text(LONG),
        headers=(table(("Primăria X", "Soluționarea petițiilor", "Pagina 1")),),
    )
    assert found.value("title") == "Soluționarea petițiilor"


def test_an_office_that_nobody_knows_is_asked_with_its_words() -> None:
    found = known(text("Compartiment: Serviciul Îndoieli"), heading("Scop"), text(LONG))
    asks = {each.name: each for each in decide(found, {}, {}, HOUSE).asks}
    assert asks["owner"].said == ("Compartiment: Serviciul Îndoieli",)


@pytest.mark.parametrize(
    ("name", "answer", "value"),
    [
        ("id", "p.o. 12", "PO-12"),
        ("kind", "Procedură operațională", "operational-procedure"),
        ("owner", "primar", "mayor"),
        ("language", "hu", "hu"),
        ("edition", "2", "2"),
        ("in_force_since", "2020-01-01", "2020-01-01"),
        ("id", "x", None),
        ("kind", "poem", None),
        ("owner", "nimeni", None),
        ("language", "Magyar", None),
        ("edition", "02", None),
        ("in_force_since", "2020-02-31", None),
        ("title", "  ", None),
    ],
)
def test_an_answer_is_fitted_or_refused(
    name: str, answer: str, value: str | None
) -> None:
    if value is None:
        with pytest.raises(ValueError, match=r"."):
            accepted(name, answer, HOUSE)
    else:
        assert accepted(name, answer, HOUSE) == value


def test_an_id_of_another_kind_than_the_one_told_is_asked() -> None:
    found = known(text("Cod: PO-012"), heading("Scop"), text(LONG))
    asks = {each.name for each in decide(found, {"kind": "policy"}, {}, HOUSE).asks}
    assert "id" in asks
    named = known(text("Cod: PO-012"), text("Formular"), heading("Scop"), text(LONG))
    asked = {each.name: each for each in decide(named, {}, {}, HOUSE).asks}
    assert asked["kind"].values == ("form", "operational-procedure")


def test_odd_blocks_are_written_plainly() -> None:
    told = body_of(
        (
            text("Text[^1]"),
            table(("o coloană",), ("a doua",)),
            Block("quote", "citat", "citat"),
            Block("verbatim", "a ``` b", "a ``` b"),
            Block("item", "", ""),
            text("nota", place="footnote 1"),
            text("mai mult", place="footnote 1"),
            text("nechemată", place="footnote 2"),
        ),
        {},
    )
    assert told == (
        "Text[^1]\n\no coloană\n\na doua\n\n> citat\n\n````\na ``` b\n````\n\n- –\n\n"
        "[^1]: nota\n    mai mult\n\nnechemată\n"
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PO 012.docx", "PO 012.docx"),
        ("old.md", "old.md.txt"),
        ("OLD.YAML", "OLD.YAML.txt"),
        ("a:b?.txt", "a-b-.txt"),
        ("con.docx", "_con.docx"),
        ("aux.x.docx", "_aux.x.docx"),
        ("...", "original"),
        ("x  y\u00a0z.txt", "x y z.txt"),
        ("é.txt", "é.txt"),
        ("a" * 200 + ".docx", "a" * 80 + ".docx"),
    ],
)
def test_the_original_gets_a_name_for_every_computer(name: str, kept: str) -> None:
    assert evidence_name(name) == kept
