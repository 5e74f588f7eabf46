"""A text becomes HTML that can do nothing but be read.

What an author writes is converted, its headings stand one level below the page's
title, its tags become ids, what it names is marked, and the outcome is cleaned element
by element. That much depends on the text and its wording alone and can be kept; the
ways out of it are filled in on the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup

from qms.model.heading import Heading
from qms.model.outline import Outline
from qms.site.leaf import digest_of
from qms.site.text.cleaning import SETTINGS as CLEANER
from qms.site.text.cleaning import clean, framed
from qms.site.text.converter import SETTINGS, converted
from qms.site.text.places import Ways, filled, led_inside, no_way
from qms.site.text.remarks import told
from qms.site.text.seams import seams
from qms.site.text.wording import Wording

PLAIN = Wording()


@dataclass(frozen=True)
class Part:
    """A heading of the first level with the HTML under it; before it, none."""

    heading: Heading | None
    html: Markup


def parts_of(
    outline: Outline,
    files: Mapping[str, str],
    wording: Wording = PLAIN,
    ways: Ways = no_way,
) -> tuple[Part, ...]:
    """The text, cut before each heading of the first level.

    `files` are addresses by the targets that the text uses; any other picture is
    replaced by its description. `ways` gives the way to a document.
    """
    return shown(written(outline, wording), files, ways)


def key_of(outline: Outline, wording: Wording) -> str:
    """Texts with equal keys become equal HTML."""
    return digest_of(SETTINGS, CLEANER, outline.first, outline.text, wording.digest)


def written(outline: Outline, wording: Wording) -> str:
    """The clean parts with the ways out of them open, as one text that can be kept."""
    raw, cuts = converted(outline, wording)
    names = (wording.table.format(number=number) for number in count(1))
    remarks = {**wording.remarks, 0: (wording.no_words,)}
    tame = led_inside(clean(piece) for piece in seams.split(raw))
    pieces = [framed(told(piece, remarks), names) for piece in tame]
    heads = [None, *((each.level, each.title, each.line, each.anchor) for each in cuts)]
    pairs = zip(heads, pieces, strict=True)
    found = [(head, html) for head, html in pairs if head or html]
    return json.dumps(found, ensure_ascii=False)


def shown(kept: str, files: Mapping[str, str], ways: Ways = no_way) -> tuple[Part, ...]:
    """The parts on a page, with the ways that lead from it."""
    return tuple(
        Part(Heading(*head) if head else None, filled(html, ways, files))
        for head, html in json.loads(kept)
    )
