"""The register for machines: every document that is shown, with its proofs by digest.

Its form is published beside it as a JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from qms import resources
from qms.model.approval.archive import Round
from qms.model.approval.text_in_force import signed_text
from qms.model.listed import public_word, word_of
from qms.model.located import Fields
from qms.model.publication import Shelf, Showing
from qms.site import places
from qms.site.feeds.addresses import at_base
from qms.site.leaf import Leaf, digest_of, plain_leaf
from qms.site.signed import name_in
from qms.site.site import Site

Json = object
PATH = "register.json"
SCHEMA_PATH = "register.schema.json"
SCHEMA = "urn:qms-toolkit:register:v1"
SHIPPED = "schemas/register-1.json"
_COMMA = ",\n"


def leaves(site: Site) -> Iterator[Leaf]:
    """The register and its schema."""
    shipped = resources.templates() / SHIPPED
    yield plain_leaf(SCHEMA_PATH, shipped.read_bytes())
    control = site.register.control
    statements = sorted(control.ledger.entries) if control else []
    yield Leaf(
        PATH,
        digest_of(site.everything, statements),
        lambda: _written(_register(site)),
    )


def _written(told: Mapping[str, Json]) -> bytes:
    """A line for each value, and one for each document, so that lines can be compared.

    Indented all through, it would take ten times as long to write.
    """
    lines = (f"{_line(name)}: {_lines(value)}" for name, value in told.items())
    return f"{{\n{_COMMA.join(lines)}\n}}\n".encode("utf-8", "replace")


def _lines(value: Json) -> str:
    if not isinstance(value, list):
        return _line(value)
    return f"[\n{_COMMA.join(map(_line, value))}\n]"


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _register(site: Site) -> Mapping[str, Json]:
    register, profile = site.register, site.register.profile
    organisation = register.organisation
    return {
        "qms": 1,
        "schema": SCHEMA,
        "version": site.origin.version,
        "as_of": site.as_of.isoformat(),
        "for": "internal" if site.is_internal else "public",
        "organisation": {tag: organisation.name(tag) for tag in site.languages},
        "languages": list(site.languages),
        "base": site.base or None,
        "root": site.origin.root or None,
        "kinds": {
            name: dict(sorted(kind.titles.items()))
            for name, kind in sorted(profile.kinds.items())
        },
        "offices": _titles(profile.offices),
        "processes": _titles(profile.processes),
        "documents": [_document(site, each) for each in site.in_order],
    }


def _titles(rows: Mapping[str, Fields]) -> Json:
    """The titles of rows of the profile, by name and language."""
    return {
        name: {tag: str(row.fields("title").text(tag)) for tag in row.fields("title")}
        for name, row in sorted(rows.items())
    }


def _document(site: Site, shelf: Shelf) -> Json:
    main, status = shelf.main, shelf.status
    facts, state = main.card.facts, main.state
    edition, _dot, revision = main.label.partition(".")
    return {
        "id": shelf.document,
        "titles": {
            facts.language: main.card.title,
            **{tag: card.title for tag, card in sorted(main.versions.items())},
        },
        "kind": facts.kind,
        "owner": facts.owner or None,
        "process": facts.process or None,
        "classification": main.classification,
        "edition": _number(edition),
        "revision": _number(revision),
        "status": word_of(status) if site.is_internal else public_word(status),
        "in_force": shelf.is_in_force,
        "since": str(state.since) if state and state.since else None,
        "until": str(state.until) if state and state.until else None,
        "next_review": str(status.review_due) if status.review_due else None,
        "language": facts.language,
        "translations": [_translation(main, tag) for tag in sorted(main.versions)],
        "text": _text(main) if shelf.has_text else None,
        "submission": main.round.digest if main.round and shelf.has_text else None,
        "approvals": list(_approvals(site, main.round)) if shelf.has_text else [],
        "revisions": [_revision(site, shelf, each) for each in shelf.revisions],
        "address": {
            tag: _address(site, places.document(tag, shelf.document))
            for tag in site.languages_of(shelf)
        },
    }


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _text(showing: Showing, language: str = "") -> str:
    """The digest of a text, or of its translation."""
    return f"sha256:{showing.card_in(language).facts.digest}"


def _translation(showing: Showing, language: str) -> Json:
    return {
        "language": language,
        "text": _text(showing, language),
        "submission": showing.version_rounds[language].digest,
    }


def _revision(site: Site, shelf: Shelf, showing: Showing) -> Json:
    state = showing.state
    is_main = showing is shelf.main
    return {
        "revision": showing.label,
        "state": showing.part,
        "since": str(state.since) if state and state.since else None,
        "until": str(state.until) if state and state.until else None,
        "text": _text(showing) if shelf.has_text else None,
        "address": {
            tag: _address(
                site,
                places.document(tag, shelf.document)
                if is_main
                else places.revision(tag, shelf.document, showing.label),
            )
            for tag in site.languages_of(shelf)
        },
    }


def _approvals(site: Site, found: Round | None) -> Iterator[Json]:
    """The signatures on a text, as its page tells them."""
    control = site.register.control
    if control is None or found is None:
        return
    for each in signed_text(control, found).fills:
        yield {
            "step": each.step,
            "office": each.office,
            "person": name_in(site.register, each.person) if each.person else None,
            "for": name_in(site.register, each.acting_for) if each.acting_for else None,
            "day": str(each.day),
            "method": each.method,
            "archive_no": each.archive_no or None,
        }


def _address(site: Site, path: str) -> str:
    """The whole address of a page; where it is not known, the way from the top."""
    return at_base(site, path) or places.way(PATH, path)
