"""What columns of a file of answers are called, beside those of the questions.

Words of four languages. What is personal is never kept, and is named when dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from qms.i18n import N_

RESPONDENT, DURATION, DROP = "respondent", "duration", "drop"
ROLES = (RESPONDENT, DURATION, DROP)

PERSONAL = N_("personal data")
MOMENT = N_("a moment, by which a person could be found")
FREE_TEXT = N_("free text, which is never kept")
NO_ITEM = N_("no item of the questionnaire")
TOLD_SO = N_("left out as told")
FOR_DUPLICATES = N_("used to find duplicates, and not kept")
FOR_SPEEDERS = N_("used to find who hurried, and not kept")

_RESPONDENT = """
id | respondent | respondent id | responseid | response id | participant id | token |
serial | no | nr | sorszám | azonosító | válaszadó | nr crt | cod | cod respondent |
номер | № | код | код на респондента
"""
_DURATION = """
duration | duration in seconds | interviewtime | total time | time taken | seconds |
időtartam | kitöltési idő | másodperc | durata | durată | durată în secunde |
timp de completare | продължителност | време за попълване | секунди
"""
_PERSONAL = """
name | surname | firstname | lastname | fullname | username | e mail | email | mail |
phone | telephone | mobile | fax | address | street | birth | birthdate | born | ip |
ipaddress | ip address | latitude | longitude | signature |
név | neve | vezetéknév | keresztnév | e mail cím | telefon | telefonszám | mobil |
cím | címe | lakcím | utca | születési | született | személyi | taj | aláírás |
nume | numele | prenume | prenumele | adresa | adresă | strada | stradă | nașterii |
cnp | semnătura | semnătură |
име | имена | фамилия | презиме | имейл | поща | телефон | мобилен | адрес | улица |
раждане | рождена | егн | лнч | подпис
"""
_MOMENT = """
timestamp | date | startdate | enddate | start date | end date | recordeddate |
submitdate | datestamp | időbélyeg | dátum | időpont | marcaj de timp | data | ora |
клеймо | дата | час
"""
_MARKED = """
1 | x | ✓ | ✔ | y | yes | true | checked | selected | igen | igaz | da | adevărat |
да | вярно
"""
_UNMARKED = """
0 | n | no | false | unchecked | not selected | nem | hamis | nu | fals | не | невярно
"""
_FILLERS = "response | open-ended response | válasz | răspuns | отговор"
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> str:
    """The words of a name, in small letters and apart by one blank."""
    return " ".join(_WORD.findall(text.casefold()))


def _table(text: str) -> frozenset[str]:
    return frozenset(words_of(each) for each in text.split("|"))


def _words(text: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in text.split("|"))


MARKED, UNMARKED = _words(_MARKED), _words(_UNMARKED)
FILLERS = _words(_FILLERS)
_WHOLE: Mapping[str, frozenset[str]] = {
    RESPONDENT: _table(_RESPONDENT) | {"№"},
    DURATION: _table(_DURATION),
}
_WITHIN: Mapping[str, frozenset[str]] = {
    PERSONAL: _table(_PERSONAL),
    MOMENT: _table(_MOMENT),
}


def role_of(name: str) -> str:
    """The part that a column plays by its name: respondent, duration, or none."""
    plain = words_of(name) or name.strip()
    return next((role for role, known in _WHOLE.items() if plain in known), "")


def sort_of(name: str) -> str:
    """Why a column of this name is not kept; nothing where its name does not tell."""
    plain = f" {words_of(name)} "
    return next(
        (
            reason
            for reason, known in _WITHIN.items()
            if any(f" {word} " in plain for word in known)
        ),
        "",
    )
