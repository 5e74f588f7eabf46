"""The facts of a document, gathered from its head and its text."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from qms.model.clause import standards_named
from qms.model.document import Document
from qms.model.facts import Facts, Named
from qms.model.fields.head import STEP_TEXTS
from qms.model.located import NOTHING, Fields, Items, Scalar, Value
from qms.model.outline import Outline

ID_FIELDS = ("references", "forms")
PROSE_FIELDS = ("title", "change", "external", "purpose")


def facts_of(document: Document) -> Facts:
    """Gather the facts of a document."""
    head, outline = document.head, document.outline
    external = head.fields("external")
    translates = head.fields("translates")
    text = str(outline.prose) if document.has_text else ""
    return Facts(
        path=document.path,
        digest=document.digest,
        id=document.id,
        kind=sys.intern(head.text("kind")[:]),
        title=str(head.text("title")),
        language=sys.intern(str(document.language)),
        edition=str(head.text("edition")),
        revision=str(head.text("revision")),
        owner=str(head.text("owner")),
        process=str(head.text("process")),
        classification=str(head.text("classification")),
        body=str(head.text("body")),
        translates=(
            f"{translates.text('edition')}.{translates.text('revision')}"
            if document.is_version
            else ""
        ),
        clauses=_plain(head, "clauses"),
        legal_basis=_plain(head, "legal_basis"),
        attachments=_plain(head, "attachments"),
        supersedes=_plain(head, "supersedes"),
        objectives=tuple(_objectives(head)),
        cited=tuple(_cited(head)),
        offices=tuple(_offices(head)),
        mentioned=mentioned_in(document),
        standards=_standards(head, text),
        links=tuple(_links(document)),
        anchors="\n".join(_anchors(outline)),
        levels="".join(str(each.level) for each in outline.headings),
        act=str(external.text("act")),
        as_of=str(external.text("as_of")),
        check_every=str(external.text("check_every")),
        steps=tuple(_steps(document)),
    )


def _plain(head: Fields, name: str) -> tuple[str, ...]:
    return tuple(str(text) for text in head.texts(name)) if name in head else ()


def _objectives(head: Fields) -> Iterator[Named]:
    for number, row in enumerate(head.rows("commitments")):
        for index, text in enumerate(row.texts("objectives")):
            yield str(text), f"commitments.{number}.objectives.{index}"


def _cited(head: Fields) -> Iterator[Named]:
    for name in ID_FIELDS:
        for index, text in enumerate(head.texts(name)):
            yield str(text), sys.intern(f"{name}.{index}")
    for number, step in enumerate(head.rows("steps")):
        if step.text("form") not in NOTHING:
            yield str(step.text("form")), sys.intern(f"steps.{number}.form")
    for number, service in enumerate(head.rows("services")):
        if service.text("procedure") not in NOTHING:
            yield str(service.text("procedure")), f"services.{number}.procedure"
        for index, text in enumerate(service.texts("forms")):
            yield str(text), f"services.{number}.forms.{index}"


def _steps(document: Document) -> Iterator[Named]:
    for step in document.steps:
        yield str(step.text("id")), _texts(step)
    for name in document.step_texts:
        yield str(name), _texts(document.step_texts.fields(name))


def _texts(step: Fields) -> str:
    return sys.intern(" ".join(name for name in STEP_TEXTS.by_name if step.text(name)))


OFFICE_LISTS = ("steps", "services")
OWNER_LISTS = ("promises", "feedback")


def _offices(head: Fields) -> Iterator[Named]:
    if head.text("owner") not in NOTHING:
        yield str(head.text("owner")), "owner"
    for index, text in enumerate(head.texts("applies_to")):
        yield str(text), sys.intern(f"applies_to.{index}")
    for names, field in ((OFFICE_LISTS, "office"), (OWNER_LISTS, "owner")):
        for name in names:
            for number, row in enumerate(head.rows(name)):
                if row.text(field) not in NOTHING:
                    yield str(row.text(field)), sys.intern(f"{name}.{number}.{field}")
    complaint = head.fields("dissatisfied").fields("complaint")
    if complaint.text("owner") not in NOTHING:
        yield str(complaint.text("owner")), "dissatisfied.complaint.owner"
    if head.fields("external").text("checked_by") not in NOTHING:
        yield str(head.fields("external").text("checked_by")), "external.checked_by"


def mentioned_in(document: Document) -> tuple[str, ...]:
    """The ids of other documents that stand in the text."""
    if not document.has_text:
        return ()
    is_id = document.house.profile.ids.match
    own = document.id
    return tuple(
        sys.intern(word)
        for word in sorted(document.outline.capitals)
        if "-" in word and word != own and is_id(word)
    )


def _standards(head: Fields, text: str) -> tuple[str, ...]:
    """The editions of standards that the text names, as written."""
    found = dict.fromkeys(standards_named(text)) if ":" in text else {}
    names = head if "promises" in head else PROSE_FIELDS
    for name in names:
        for scalar in _prose_of(head.get(name, Scalar(""))):
            found.update(dict.fromkeys(standards_named(scalar)))
    return tuple(found)


def _prose_of(value: Value) -> Iterator[str]:
    if isinstance(value, Scalar):
        if ":" in value and " " in value:
            yield value
    elif isinstance(value, Items):
        for item in value:
            yield from _prose_of(item)
    else:
        for item in value.values():
            yield from _prose_of(item)


def _anchors(outline: Outline) -> Iterator[str]:
    yield from (each.anchor for each in outline.headings)
    yield from (name for name, _line, _column in outline.tags)


def _links(document: Document) -> Iterator[str]:
    for link in document.outline.links:
        if ":" not in link.target.partition("/")[0]:
            yield link.target
