"""Every sentence of the tool has a translation in every language, with its places."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from qms.i18n import LANGUAGES
from tools.messages import gathered, read_language, source_of, written

SPOKEN = LANGUAGES[1:]
PLACE = re.compile(r"\{[a-z_]*\}")
# of Python 3.11 babel reads no call inside of an f-string
IN_AN_F_STRING = re.compile(r"""\{(?:_|[a-z]+\(N_)\('([^']*)'""")
CHECKOUT = Path(__file__).resolve().parent.parent
CODE_WORDS = re.compile(r"qms|--|: |\.yaml|\{|[A-Z]{3}|^[^ ]+$|#")


@pytest.fixture(scope="module")
def sentences() -> Catalog:
    return gathered()


@pytest.fixture(scope="module", params=SPOKEN)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def strings(message: Message) -> list[str]:
    found = message.string
    return [found] if isinstance(found, str) else list(found or ())


def places(text: str) -> list[str]:
    return sorted(PLACE.findall(text))


def test_every_sentence_is_translated_and_none_is_left_over(
    sentences: Catalog, language: str
) -> None:
    known = read_language(language)
    wanted = {(message.context, message.id) for message in sentences if message.id}
    had = {(message.context, message.id) for message in known if message.id}
    missing = [
        message.id for message in known if message.id and not all(strings(message))
    ]
    assert (wanted - had, had - wanted, missing) == (set(), set(), [])


def test_no_sentence_hides_in_an_f_string(sentences: Catalog) -> None:
    wanted = {message.id for message in sentences}
    hidden = [
        said.group(1)
        for path in sorted((CHECKOUT / "qms").rglob("*.py"))
        for said in IN_AN_F_STRING.finditer(path.read_text(encoding="utf-8"))
        if said.group(1) not in wanted
    ]
    assert hidden == []


def test_every_translation_keeps_the_places(language: str) -> None:
    for message in read_language(language):
        if message.id:
            both = [message.id] if isinstance(message.id, str) else list(message.id)
            allowed = [places(text) for text in both]
            for text in strings(message):
                assert places(text) in allowed, message.id


def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    catalog = read_language(language)
    for message in catalog:
        if message.id and message.pluralizable:
            assert len(strings(message)) == catalog.num_plurals


def test_nothing_is_guessed(language: str) -> None:
    assert [message.id for message in read_language(language) if message.fuzzy] == []


def test_letters_are_composed(language: str) -> None:
    text = source_of(language).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_long_sentences_are_not_left_in_english(language: str) -> None:
    same = [
        message.id
        for message in read_language(language)
        if isinstance(message.id, str)
        and message.string == message.id
        and not CODE_WORDS.search(message.id)
    ]
    assert same == []


def test_the_file_is_as_the_tool_writes_it(language: str) -> None:
    assert source_of(language).read_bytes() == written(read_language(language))
