"""The words before a colon by which papers state their facts, in four languages.

`Cod`, `Azonosító`, `Code` and `Код` all announce an id. A label is compared folded:
without case, accents and points, so that `Ediţia:` and `EDITIA` are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qms.model.folding import words_in

LONGEST_LABEL = 70
_WORDS: Mapping[str, str] = {
    "id": """
        id | cod | codul | cod document | codul documentului | cod procedură
        codul procedurii | indicativ | kód | kódja | kódszám
        azonosító | azonosítója | dokumentum azonosítója | dokumentumazonosító
        dokumentum kódja | eljárás kódja | az eljárás kódja | azonosító jel
        azonosító jele | code | document code | document id | document number
        document no | doc no | procedure code | код | код на документа
        код на процедурата | идентификатор | номер на документа
        """,
    "title": """
        titlu | titlul | titlul procedurii | titlul documentului | denumire
        denumirea | denumirea procedurii | denumirea documentului
        denumire document | denumire procedură | cím | címe | megnevezés
        dokumentum címe | a dokumentum címe | eljárás címe | az eljárás címe
        dokumentum megnevezése | title | document title | procedure title | name
        document name | заглавие | наименование | наименование на документа
        наименование на процедурата | име на документа
        """,
    "kind": """
        tip | tipul | tip document | tipul documentului | típus
        dokumentum típusa | dokumentumtípus | type | kind | document type
        вид | вид на документа | тип | тип на документа
        """,
    "edition": """
        edition | issue | edition no | ediția | ediție | ed | kiadás
        kiadás száma | издание | издание номер
        """,
    "revision": """
        revision | rev | revision no | revizia | revizie | nr revizie
        módosítás | módosítás száma | revízió | изменение | изм | ревизия | рев
        """,
    "version": """
        version | version no | ver | versiunea | versiune | verzió | verziószám
        verzió száma | változat | változatszám | версия | редакция
        """,
    "owner": """
        owner | process owner | document owner | responsible | department
        office | unit | proprietar | proprietarul procesului
        proprietar de proces | proprietarul procedurii | responsabil
        responsabil de proces | responsabil proces | responsabil procedură
        compartiment | compartimentul | compartiment emitent | serviciul
        serviciu | birou | biroul | direcția | emitent | felelős
        folyamatgazda | eljárásgazda | a folyamat gazdája | gazda
        szervezeti egység | felelős szervezeti egység | készítő szervezeti egység
        отговорник | собственик | собственик на процеса | отговорно звено
        звено | отдел | дирекция | отговорна служба
        """,
    "process": """
        process | proces | procesul | folyamat | процес
        """,
    "language": """
        language | lang | limba | nyelv | език
        """,
    "in_force_since": """
        effective | effective date | effective from | in force since
        in force from | valid from | date of effect
        data intrării în vigoare | intră în vigoare | în vigoare de la
        intrare în vigoare | data aplicării | data de la care se aplică
        se aplică de la | hatályos | hatálybalépés | hatályba lép
        hatálybalépés napja | hatálybalépés dátuma | hatálybalépés ideje
        hatály kezdete | érvényes | érvényesség kezdete | в сила от
        влиза в сила | влиза в сила от | дата на влизане в сила | действа от
        """,
    "approved_on": """
        approved on | approval date | date of approval | data aprobării
        aprobat la | aprobat la data de | jóváhagyás dátuma
        jóváhagyás napja | jóváhagyás kelte | jóváhagyva | утвърдено на
        дата на утвърждаване | одобрено на
        """,
    "date": """
        date | data | dátum | kelt | kelte | дата
        """,
    "archive_no": """
        archive no | registration no | registration number | reg no
        nr înregistrare | număr de înregistrare | nr de înregistrare
        număr înregistrare | iktatószám | iktatási szám | ügyiratszám
        nyilvántartási szám | рег | рег номер | регистрационен номер
        """,
    "prepared": """
        prepared | prepared by | written by | author | elaborat | elaborat de
        întocmit | întocmit de | elaborare | készítette | összeállította
        kidolgozta | изготвил | съставил | разработил | изготвено от
        """,
    "checked": """
        checked | checked by | reviewed by | verified by | verificat
        verificat de | verificare | ellenőrizte | átvizsgálta | felülvizsgálta
        проверил | проверено от
        """,
    "endorsed": """
        endorsed | endorsed by | avizat | avizat de | avizare | véleményezte
        egyetért | съгласувал | съгласувано с
        """,
    "approved": """
        approved | approved by | aprobat | aprobat de | aprobare | aprob
        jóváhagyta | jóváhagyom | engedélyezte | jóváhagyó | утвърдил
        утвърждавам | одобрил | утвърдено от
        """,
    "status": """
        status | state | stare | starea | statut | állapot | státusz | статус
        състояние
        """,
    "review": """
        review | review date | next review | review due | data revizuirii
        următoarea revizuire | felülvizsgálat | következő felülvizsgálat
        felülvizsgálat ideje | следващ преглед | дата на преглед
        """,
    "form_code": """
        cod formular | codul formularului | cod form | form code | form no
        nyomtatvány kódja | űrlap kódja | код на формуляра
        """,
    "page": """
        page | pages | pagina | pag | nr pagini | oldal | oldalszám | страница
        стр
        """,
}
SIGNATURES = ("prepared", "checked", "endorsed", "approved")
_BY_LABEL = {
    " ".join(words_in(label)): name
    for name, labels in _WORDS.items()
    for line in labels.splitlines()
    for label in line.split("|")
    if label.strip()
}
_PAIR = re.compile(
    r"([^:：\t]{1,70}?)[ \t]*(?:[:：]|\t|[ \t][–—-][ \t])[ \t]*(.*)", re.S
)
_PIECES = re.compile(r"[|;\t\n]|[ ]{3,}")
_MARKS = " \t*_`#>•|"


class Labelled(NamedTuple):
    """A fact that a paper states with its label: the field, what is said, the words."""

    name: str
    value: str
    quote: str


def field_of(label: str) -> str:
    """The field that a label announces, and nothing if it is none."""
    if len(label) > LONGEST_LABEL:
        return ""
    words = [word for word in words_in(label) if not word.isdigit()]
    return _BY_LABEL.get(" ".join(words).replace("_", " "), "")


def labelled(text: str) -> Iterator[Labelled]:
    """Every fact that a line or a cell states as `label: value`."""
    pieces = [piece for piece in _PIECES.split(text) if piece.strip(_MARKS)]
    whole = _pair(text)
    if whole and (len(pieces) < 3 and not any(map(_pair, pieces[1:]))):
        yield from _parted(whole)
        return
    for piece in pieces:
        found = _pair(piece)
        if found:
            yield from _parted(found)


def _parted(found: Labelled) -> Iterator[Labelled]:
    """A value in which, after a comma, the next label follows."""
    before, comma, after = found.value.partition(", ")
    inner = _pair(after) if comma else None
    if inner is None:
        yield found
    else:
        yield found._replace(value=before, quote=found.quote[: -len(after) - 2])
        yield from _parted(inner)


def _pair(text: str) -> Labelled | None:
    found = _PAIR.match(text.strip(_MARKS))
    if not found:
        return None
    name = field_of(found[1])
    value = found[2].strip(_MARKS + "„”“\"'")
    return Labelled(name, value, " ".join(text.split())) if name and value else None
