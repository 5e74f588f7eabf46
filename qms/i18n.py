"""In which language the tool speaks: one catalogue, chosen before all else."""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice

from qms.resources import LOCALE

LANGUAGES = ("en", "hu", "ro", "bg")
DOMAIN = "qms"
CONTEXT_ENDS = "\x04"  # as gettext keeps contexts in its catalogues


class _Voice:
    """The catalogue in use; English speaks without one."""

    language = "en"
    asked = ""
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark only"
    """Mark a sentence for translation without translating it."""
    return message


def NC_(context: str, message: str) -> str:  # noqa: N802 - as N_
    """Mark a word for translation that means different things in different places.

    The context says which is meant: `status`, `act`, `result`, `duty`, `step`,
    `verdict`; on pages, `range` of what begins and ends, `source` of where a text
    comes from; of files that are brought in, `field` of a head and `import` of what
    becomes of one.
    """
    return f"{context}{CONTEXT_ENDS}{message}"


def _(message: str) -> str:
    """Translate a sentence into the reader's language."""
    return in_language(_Voice.catalogue, message)


def pgettext(context: str, message: str) -> str:
    """Translate a word that means different things in different places."""
    return _(NC_(context, message))


@lru_cache(maxsize=4096)
def in_language(catalogue: _gettext.NullTranslations, message: str) -> str:
    """A sentence by a catalogue; without a translation, as it stands in English.

    A word that is not translated in its context is taken as it is without one.
    """
    found = catalogue.gettext(message) if message else ""
    _context, is_left, word = found.rpartition(CONTEXT_ENDS)
    return catalogue.gettext(word) if is_left else found


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a sentence that counts something."""
    return _Voice.catalogue.ngettext(one, many, count)


def language() -> str:
    """The language that the tool speaks now."""
    return _Voice.language


def language_asked() -> str | None:
    """The language that `--lang` asked for in so many words, if any."""
    return _Voice.asked or None


def speak(chosen: str) -> None:
    """Speak a language from now on; one that we do not have is English."""
    _Voice.language = chosen if chosen in LANGUAGES else "en"
    _Voice.catalogue = catalogue(_Voice.language)


@contextmanager
def spoken_in(chosen: str) -> Iterator[None]:
    """Speak a language for a while, as a document that is written in it needs."""
    before = language()
    speak(chosen)
    try:
        yield
    finally:
        speak(before)


def catalogue(chosen: str) -> _gettext.NullTranslations:
    """The catalogue of a language, whatever is spoken now."""
    if chosen == "en":
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, str(LOCALE), [chosen], fallback=True)


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for: `--lang`, then QMS_LANG, then the locale."""
    asked = [_asked_by_option(arguments), environment.get("QMS_LANG", "")]
    asked += environment.get("LANGUAGE", "").split(":")
    asked += [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    for tag in asked:
        if _primary(tag) in LANGUAGES:
            return _primary(tag)
    return "en"


def _asked_by_option(arguments: Sequence[str]) -> str:
    return _split(arguments)[0]


def without_language(arguments: Sequence[str]) -> list[str]:
    """The words of the command line without `--lang`, wherever it stands.

    One that names no language of ours stays, for the command line to refuse.
    """
    return _split(arguments)[1]


def _split(arguments: Sequence[str]) -> tuple[str, list[str]]:
    asked, rest = "", []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang" or word.startswith("--lang="):
            given = [word[7:]] if "=" in word else [*islice(words, 1)]
            if given and _primary(given[0]) in LANGUAGES:
                asked = given[0]
            else:
                rest = ["--lang", *given, *rest]
        else:
            rest.append(word)
    return asked, rest


def _primary(tag: str) -> str:
    """The language of a tag or of a locale: `hu` of `hu-RO` and `hu_HU.UTF-8`."""
    return tag.replace("-", "_").split("_")[0].split(".")[0].lower()


def speak_as_asked(arguments: Sequence[str]) -> None:
    """Choose the language from the command line and the environment.

    Sentences that the command line's library makes itself ("no such option") are
    looked up by gettext's own means, so they are told the language too.
    """
    speak(chosen_language(arguments, os.environ))
    _Voice.asked = language() if _asked_by_option(arguments) else ""
    os.environ["LANGUAGE"] = language()
    _gettext.bindtextdomain(DOMAIN, str(LOCALE))
    _gettext.textdomain(DOMAIN)
