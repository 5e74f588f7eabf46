"""Codes, editions, days and labels, each in the spellings in which papers have them."""

from __future__ import annotations

import pytest

from qms.model.importing.code import codes_in
from qms.model.importing.day import days_in
from qms.model.importing.decoding import (
    ENCODINGS,
    UnreadableTextError,
    decoded,
    telling_lines,
)
from qms.model.importing.edition import is_draft, numbers_in, numbers_told
from qms.model.importing.labels import labelled
from qms.model.importing.named import kind_named
from qms.store.profiles import shipped_profile

ROMANIAN = shipped_profile("ro-600-2018").profile
HUNGARIAN = shipped_profile("hu-municipal").profile
BULGARIAN = shipped_profile("bg-charter").profile


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("PO-012", "PO-012"),
        ("P.O. 12", "PO-12"),
        ("PS 01", "PS-01"),
        ("PO–12", "PO-12"),
        ("PO\u201112", "PO-12"),
        ("po_012", "PO-012"),
        ("PO012", "PO-012"),
        ("PS 1", "PS-01"),
        ("F 012/1", "F-012-1"),
        ("P.O.-URB-03", "PO-URB-03"),
        ("PO.URB.03", "PO-URB-03"),
        ("Cod: P.O. nr. 12", "PO-12"),
        ("Procedura PO - 012, pagina 1", "PO-012"),
        ("РО-12", "PO-12"),
        ("Procedura de sistem PS 5", "PS-05"),
        ("ISO 9001:2015", ""),
        ("PO-7.5", ""),
        ("QP/URB/3", ""),
        ("2012", ""),
    ],
)
def test_a_code_is_fitted_to_the_ids_of_the_kinds(text: str, meant: str) -> None:
    assert [each.id for each in codes_in(text, ROMANIAN)] == ([meant] if meant else [])


def test_the_profile_says_what_a_code_is() -> None:
    found = [*codes_in("ME-03 és MU 7", HUNGARIAN), *codes_in("ОР–012", BULGARIAN)]
    assert [(each.id, each.kind) for each in found] == [
        ("ME-03", "system-procedure"),
        ("MU-07", "work-instruction"),
        ("OP-012", "operational-procedure"),
    ]


@pytest.mark.parametrize(
    ("text", "edition", "revision"),
    [
        ("Ediția I, Revizia 2", 1, 2),
        ("Ediţia: I-a", 1, None),
        ("EDIŢIA A II-A REVIZIA 0", 2, 0),
        ("Editia 1 / Revizia 3", 1, 3),
        ("Ediția/Revizia: 2/1", 2, 1),
        ("Ed.I/Rev.0", 1, 0),
        ("Ediția întâi", 1, None),
        ("Revizia nr. 3", None, 3),
        ("Rev.6", None, 6),
        ("2. kiadás", 2, None),
        ("II. kiadás, 3. módosítás", 2, 3),
        ("Kiadás: 2 Módosítás: 0", 2, 0),
        ("kiadás száma: 4", 4, None),
        ("2. sz. verzió", 2, None),
        ("Verziószám: 1.4", 1, 4),
        ("3. változat", 3, None),
        ("Второ издание", 2, None),
        ("Издание 2, изменение 1", 2, 1),
        ("изд. 1, изм. 0", 1, 0),
        ("Версия 1.0", 1, 0),
        ("Ревизия № 3", None, 3),
        ("2nd edition", 2, None),
        ("Issue 3, Rev. 1", 3, 1),
        ("v2.1", 2, 1),
        ("Ediția sau, după caz, revizia în cadrul ediției", None, None),
        ("rev. 12.03.2020", None, None),
        ("verzió 2.1.3", None, None),
    ],
)
def test_edition_and_revision(
    text: str, edition: int | None, revision: int | None
) -> None:
    found = {each.name: each.number for each in numbers_in(text)}
    assert (found.get("edition"), found.get("revision")) == (edition, revision)


@pytest.mark.parametrize(
    ("label", "text", "edition", "revision"),
    [
        ("version", "0.1 (DRAFT)", 0, 1),
        ("version", "2. sz.", 2, None),
        ("edition", "a II-a", 2, None),
        ("edition", "I", 1, None),
        ("edition", "IX", 9, None),
        ("edition", "2, Revizia 5", 2, 5),
        ("revision", "06", None, 6),
        ("version", "A", None, None),
    ],
)
def test_a_number_under_its_label(
    label: str, text: str, edition: int | None, revision: int | None
) -> None:
    found = {each.name: each.number for each in numbers_told(label, text)}
    assert (found.get("edition"), found.get("revision")) == (edition, revision)


def test_a_text_that_calls_itself_a_draft() -> None:
    drafts = ("0.1 (DRAFT)", "Tervezet", "PROIECT", "проект")
    assert [is_draft(each) for each in drafts] == [True] * 4
    assert not is_draft("Ediția I")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025.12.08.", "2025-12-08"),
        ("2023. 4. 1.", "2023-04-01"),
        ("28.02.2023 г.", "2023-02-28"),
        ("Jun 1 2018", "2018-06-01"),
        ("1st June 2018", "2018-06-01"),
        ("March 5, 2024", "2024-03-05"),
        ("13/01/2026", "2026-01-13"),
        ("01/13/2026", "2026-01-13"),
        ("12/12/2020", "2020-12-12"),
        ("2024. március 5.", "2024-03-05"),
        ("2024. márc. 5-én", "2024-03-05"),
        ("12 martie 2024", "2024-03-12"),
        ("5 юни 2020 г.", "2020-06-05"),
        ("2024. III. 5.", "2024-03-05"),
        ("5.III.2024", "2024-03-05"),
        ("03/04/2024", "2024-04-03 2024-03-04"),
        ("12.03.24", "2024-03-12 2012-03-24"),
        ("31.02.2023", ""),
        ("ISO 9001:2015", ""),
    ],
)
def test_a_day_or_each_day_that_may_be_meant(text: str, days: str) -> None:
    meant = [str(day) for each in days_in(text) for day in each.meant]
    assert meant == days.split()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Cod: PO-012", [("id", "PO-012")]),
        ("**Cod:** PO-012", [("id", "PO-012")]),
        ("Cod\tPO-012", [("id", "PO-012")]),
        ("Cod – PO-12", [("id", "PO-12")]),
        ("Cod: PO-012 | Ediția: I", [("id", "PO-012"), ("edition", "I")]),
        ("Kód: ME-01; Felelős: jegyző", [("id", "ME-01"), ("owner", "jegyző")]),
        ("Titlu: Petiții, pe scurt: tot", [("title", "Petiții, pe scurt: tot")]),
        ("Azonosító: ME-01, Kiadás: 2", [("id", "ME-01"), ("edition", "2")]),
        ("Iktatószám: 12/2020", [("archive_no", "12/2020")]),
        ("В сила от: 28.02.2023 г.", [("in_force_since", "28.02.2023 г.")]),
        ("Az eljárás célja: hogy rend legyen", []),
        ("Felelős:", []),
    ],
)
def test_what_a_line_states_with_a_label(
    text: str, facts: list[tuple[str, str]]
) -> None:
    assert [(each.name, each.value) for each in labelled(text)] == facts


TEXTS = {
    "hu": "Az eljárás célja, hogy a jegyző „őrzi” az űrlapokat – és így tovább.",
    "ro": "Procedura stabileşte modul de soluţionare a petiţiilor în primărie.",
    "bg": "Харта на клиента – „общината” отговаря № 12.",
}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-32", *ENCODINGS])
@pytest.mark.parametrize("language", TEXTS)
def test_the_encoding_shows_itself_or_is_a_guess(language: str, encoding: str) -> None:
    text = TEXTS[language]
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("has no such letters")
    found = decoded(data)
    assert found.text == text
    has_mark = encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    assert found.is_guess is not has_mark
    assert telling_lines(found.text) == (text,)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (bytes(range(256)) * 4, ""),
        (b"\x00\x01\x02" * 50, ""),
        ("ő".encode("cp1250"), "utf-8"),
        (b"\x98", "cp1251"),
        (b"abc", "utf-16"),
    ],
)
def test_what_is_no_text_is_not_read_as_one(data: bytes, encoding: str) -> None:
    with pytest.raises(UnreadableTextError):
        decoded(data, encoding)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A városháza minőségpolitikája", "policy"),
        ("A HIVATAL MINŐSÉGIRÁNYÍTÁSI KÉZIKÖNYVE", "manual"),
        ("Az iroda etikai kódexe", "code"),
        ("Lásd a minőségpolitika", ""),
        ("A minőségpolitikánkról szóló hír", ""),
        ("Az iroda űrlapja", ""),
    ],
)
def test_a_kind_is_known_by_a_name_that_is_somebodys(line: str, kind: str) -> None:
    assert kind_named(line, HUNGARIAN) == kind
