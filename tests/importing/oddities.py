"""Foreign texts in every style of stating facts, encoding and way of writing a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

DAY = date(2023, 2, 28)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1250", "cp1251", "iso-8859-2")
GUESSED = ("cp1250", "cp1251", "iso-8859-2")

LABELS: Mapping[str, Mapping[str, str]] = {
    "ro": {
        "id": "Cod",
        "title": "Titlul procedurii",
        "edition": "Ediția",
        "revision": "Revizia",
        "owner": "Compartiment",
        "since": "Data intrării în vigoare",
        "approved": "Aprobat",
    },
    "hu": {
        "id": "Azonosító",
        "title": "Az eljárás címe",
        "edition": "Kiadás",
        "revision": "Módosítás",
        "owner": "Felelős",
        "since": "Hatályos",
        "approved": "Jóváhagyta",
    },
    "bg": {
        "id": "Код",
        "title": "Наименование",
        "edition": "Издание",
        "revision": "Изменение",
        "owner": "Отговорник",
        "since": "В сила от",
        "approved": "Утвърдил",
    },
    "en": {
        "id": "Code",
        "title": "Title",
        "edition": "Edition",
        "revision": "Revision",
        "owner": "Owner",
        "since": "Effective date",
        "approved": "Approved by",
    },
}
TITLES = {
    "ro": "Soluționarea petițiilor",
    "hu": "Panaszok és kérelmek intézése",
    "bg": "Разглеждане на жалби",
    "en": "Answering petitions",
}
OFFICES = {"ro": "Primar", "hu": "Polgármester", "bg": "Кмет", "en": "Mayor"}
BODIES = {
    "ro": "Procedura spune cum se rezolvă o petiție: cine o primește, din ce birou, "
    "pentru ce termen și cu care răspuns; nu este pentru alte cereri, după cum știm.",
    "hu": "Az eljárás azt mondja meg, hogy ki és hogyan intézi a panaszt, és ha az nem "
    "ide tartozik, akkor mit kell tenni vele; ezt a hivatal minden osztálya követi.",
    "bg": "Процедурата казва как се разглежда жалба: кой я приема, в какъв срок и при "
    "какви условия, за да бъде отговорено на всички, които са се обърнали тук.",
    "en": "This procedure tells how the office answers a petition: who takes "
    "it, by when, with which words, and that no petition is lost on the way to the "
    "desk that must answer.",
}
MONTHS = {"ro": "februarie", "hu": "február", "bg": "февруари", "en": "February"}
EDITIONS = (("2", "1"), ("II", "1"), ("a II-a", "01"), ("2.", "1"))
DAYS: Mapping[str, Callable[[str], str]] = {
    "ISO": lambda _language: "2023-02-28",
    "with points": lambda _language: "28.02.2023",
    "year first": lambda _language: "2023.02.28.",
    "with a stroke": lambda _language: "28/02/2023",
    "in words": lambda language: (
        f"2023. {MONTHS[language]} 28."
        if language == "hu"
        else f"28 {MONTHS[language]} 2023"
    ),
    "American": lambda _language: "Feb 28 2023",
    "Roman month": lambda _language: "28.II.2023",
    "ambiguous": lambda _language: "02/03/2023",
}


@dataclass(frozen=True)
class Oddity:
    """A text, and what it states."""

    name: str
    id: str
    language: str
    encoding: str
    day: str
    text: str

    @property
    def data(self) -> bytes:
        return self.text.encode(self.encoding)

    @property
    def since(self) -> list[str]:
        """The day, or both that are meant."""
        ambiguous = ["2023-03-02", "2023-02-03"]
        return ambiguous if self.day == "ambiguous" else [DAY.isoformat()]


Facts = dict[str, str]


def _yaml(labels: Mapping[str, str], facts: Facts, body: str) -> str:
    lines = (f'{labels[key]}: "{text}"' for key, text in facts.items())
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def _lines(labels: Mapping[str, str], facts: Facts, body: str) -> str:
    lines = (f"{labels[key]}: {text}" for key, text in facts.items())
    return "\n".join(lines) + f"\n\n{body}\n"


def _apart(labels: Mapping[str, str], facts: Facts, body: str) -> str:
    lines = (f"{labels[key]}: {text}" for key, text in facts.items())
    return "\n\n".join(lines) + f"\n\n{body}\n"


def _bold(labels: Mapping[str, str], facts: Facts, body: str) -> str:
    lines = (f"**{labels[key]}:** {text}  " for key, text in facts.items())
    return f"# {facts['title']}\n\n" + "\n".join(lines) + f"\n\n{body}\n"


def _table(labels: Mapping[str, str], facts: Facts, body: str) -> str:
    rows = (f"| {labels[key]} | {text} |" for key, text in facts.items())
    return "\n".join(["|  |  |", "|---|---|", *rows]) + f"\n\n{body}\n"


def _stacked(labels: Mapping[str, str], facts: Facts, body: str) -> str:
    head = " | ".join(labels[key] for key in facts)
    row = " | ".join(facts.values())
    ruler = "|".join("---" for _ in facts)
    return f"| {head} |\n|{ruler}|\n| {row} |\n\n{body}\n"


def _tabs(labels: Mapping[str, str], facts: Facts, body: str) -> str:
    rows = (f"{labels[key]}\t{text}" for key, text in facts.items())
    return "\n".join(rows) + f"\n\n{body}\n"


STYLES: Mapping[str, tuple[str, Callable[[Mapping[str, str], Facts, str], str]]] = {
    "front matter": (".md", _yaml),
    "bold lines": (".md", _bold),
    "table of pairs": (".md", _table),
    "table of columns": (".md", _stacked),
    "lines of Markdown": (".md", _lines),
    "lines of text": (".txt", _lines),
    "lines apart": (".txt", _apart),
    "tabs": (".txt", _tabs),
}


def oddities() -> Iterator[Oddity]:
    """Every style in every language and encoding that has its letters."""
    number = 0
    for style, (ending, make) in STYLES.items():
        for language, labels in LABELS.items():
            for encoding in ENCODINGS:
                number += 1
                day = list(DAYS)[number % len(DAYS)]
                edition, revision = EDITIONS[number % len(EDITIONS)]
                facts = {
                    "id": f"P.O. {number:03d}" if number % 3 else f"PO–{number:03d}",
                    "title": TITLES[language],
                    "edition": edition,
                    "revision": revision,
                    "owner": OFFICES[language],
                    "since": DAYS[day](language),
                    "approved": "Ion Ionescu",
                }
                text = make(labels, facts, BODIES[language])
                name = f"{style}, {language}, {encoding}, {number}{ending}"
                made = Oddity(name, f"PO-{number:03d}", language, encoding, day, text)
                if _has_letters(text, encoding):
                    yield made


def _has_letters(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return encoding not in GUESSED or not text.isascii()
