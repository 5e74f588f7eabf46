"""Whatever is typed, wherever: no page carries anything active or asks outside."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache

import pytest

from qms.actions.render import Wanted, subject_of
from qms.model.document import Document
from qms.model.located import Fields, Items, Scalar, Value
from qms.model.organisation import Organisation
from qms.model.outline import Outline
from qms.site.pages import page_of
from qms.site.running import quoted
from qms.site.shell import policy_of
from qms.site.subject import Subject
from tests.site.page_read import TOWN, read, town
from tests.site.payloads import PAYLOADS

KEPT = frozenset({"kind", "language"})
FORBIDDEN = {
    *("script", "iframe", "object", "embed", "form", "input", "button", "base"),
    *("video", "audio", "template", "noscript", "dialog", "math", "animate"),
    *("foreignobject", "frame", "frameset", "applet", "portal", "template"),
}
TARGET = re.compile(r"#|https?://|mailto:|tel:|[A-Za-z0-9-]+\.[A-Za-z-]+\.html\Z")
TEXTS = [
    pytest.param(text, id=name.replace(" ", "-")) for name, text in PAYLOADS.items()
]
PAGES = (("CH-01", "en"), ("PO-012", ""), ("PC-01", "hu"))
# each payload in one of three documents; in all of them where QMS_FUZZ is set
PLACED = [
    pytest.param(*page, text, id=f"{page[0]}-{name.replace(' ', '-')}")
    for number, (name, text) in enumerate(PAYLOADS.items())
    for place, page in enumerate(PAGES)
    if "QMS_FUZZ" in os.environ or number % len(PAGES) == place
]


@cache
def town_subject(document: str, language: str = "") -> Subject:
    return subject_of(TOWN, town(), Wanted(document, language))


def _with(value: Value, payload: str) -> Value:
    """Every text of a value, however deep, with something hostile behind it."""
    if isinstance(value, Scalar):
        return Scalar(f"{value}{payload}")
    if isinstance(value, Items):
        items = Items()
        items.extend(_with(each, payload) for each in value)
        return items
    fields = Fields()
    fields.update({name: _with(each, payload) for name, each in value.items()})
    return fields


def hostile(subject: Subject, payload: str, keep: frozenset[str] = KEPT) -> Subject:
    def spoilt(document: Document) -> Document:
        head = _with(document.head, payload)
        assert isinstance(head, Fields)
        for name in keep & set(document.head):
            head[name] = document.head[name]
        text = document.outline.text
        heading = f"# Scop {payload}\n\n{payload}\n\n- {payload}\n\n| {payload} |\n"
        body = f"{payload}\n\n{heading}| --- |\n| {payload} |\n\n{text}"
        return replace(document, head=head, outline=Outline(body))

    raw = _with(subject.register.organisation.raw, payload)
    assert isinstance(raw, Fields)
    raw["languages"] = subject.register.organisation.raw["languages"]
    house = replace(subject.register.house, organisation=Organisation(raw))
    version = subject.version
    return replace(
        subject,
        register=replace(subject.register, house=house),
        source=spoilt(subject.source),
        version=None if version is None else spoilt(version),
    )


def _assert_tame(html: str) -> None:
    page = read(html)
    names = {tag for tag, _attributes in page.elements}
    assert not names & FORBIDDEN
    assert len(page.all("link")) == 1
    assert (len(page.all("style")), len(page.all("title"))) == (
        1,
        1 + html.count("<svg viewBox"),
    )
    assert [each["content"] for each in page.all("meta") if "http-equiv" in each] == [
        policy_of(page.style)
    ]
    assert page.all("link") == [{"rel": "icon", "href": "data:,"}]
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert "style" not in attributes
        assert tag == "link" or TARGET.match(attributes.get("href", "#"))
        assert attributes.get("src", "data:image/").startswith("data:image/")
        assert not {"srcset", "srcdoc", "action", "formaction", "data"} & {*attributes}
    assert "://" not in page.style
    assert "@import" not in page.style


@pytest.mark.parametrize(("document", "language", "payload"), PLACED)
def test_a_page_is_tame(document: str, language: str, payload: str) -> None:
    subject = town_subject(document, language)
    _assert_tame(page_of(hostile(subject, payload)))
    _assert_tame(page_of(hostile(subject, payload, keep=frozenset())))


@pytest.mark.parametrize("payload", TEXTS)
def test_a_quoted_text_cannot_end_its_quotes(payload: str) -> None:
    inner = quoted(payload)[1:-1]
    assert re.fullmatch(r"(?:[^\W]|[ ._-]|\\[0-9a-f]+ )*", inner)


def test_the_policy_names_the_style_of_the_page_and_forbids_the_rest() -> None:
    html = page_of(town_subject("CH-01"))
    page = read(html)
    (policy,) = (each["content"] for each in page.all("meta") if "http-equiv" in each)
    assert policy == policy_of(page.style)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
