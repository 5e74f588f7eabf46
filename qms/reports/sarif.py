"""A report as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from qms.model.report import Report
from qms.model.rule import RuleCard
from qms.reports.entry import Entry, card_of, entries
from qms.reports.json import dumped
from qms.reports.sentence import Speak, general, speaker, tame
from qms.reports.telling import Telling

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"


def render(report: Report, telling: Telling) -> str:
    """One run: the rules that found something, and what they found."""
    language = telling.language or "en"
    speak = speaker(language)
    told = list(entries(report, speak))
    codes = sorted({entry.code for entry in told})
    run = {
        "tool": {
            "driver": {
                "name": "qms",
                "version": report.version,
                "rules": [_rule(card_of(report, code), speak) for code in codes],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "the root of the repository"}}
        },
        "results": [_result(entry, codes, telling.prefix) for entry in told],
        "properties": {
            "asOf": report.as_of.isoformat(),
            "documents": report.documents,
        },
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(card: RuleCard, speak: Speak) -> dict[str, object]:
    help_lines = [general(card.remedy, speak), *map(tame, card.basis)]
    text = "\n".join(filter(None, help_lines)) or card.code
    return {
        "id": card.code,
        "name": card.name,
        "shortDescription": {"text": card.title},
        "fullDescription": {"text": general(card.message, speak)},
        "help": {"text": text},
        "defaultConfiguration": {"level": card.severity},
        "properties": {"tags": [card.family] if card.family else []},
    }


def _result(entry: Entry, codes: Sequence[str], prefix: str) -> dict[str, object]:
    return {
        "ruleId": entry.code,
        "ruleIndex": codes.index(entry.code),
        "level": entry.finding.severity,
        "message": {"text": "\n".join(filter(None, (entry.message, entry.remedy)))},
        "locations": [{"physicalLocation": _location(entry, prefix)}],
        "partialFingerprints": {"qmsFinding/v1": entry.fingerprint},
        # an empty list says "not suppressed"; without one it would be unknown
        "suppressions": _suppressions(entry),
    }


def _location(entry: Entry, prefix: str) -> dict[str, object]:
    place = entry.finding.place
    # forges count from the root of the repository, whatever base is named; the bytes
    # of the name, whatever they are: a colon would begin a scheme
    path = quote(_bytes(f"{prefix}{place.path}"))
    artifact = {"uri": path, "uriBaseId": _ROOT}
    if not place.line:
        return {"artifactLocation": artifact}
    region = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
    return {"artifactLocation": artifact, "region": region}


def _suppressions(entry: Entry) -> list[dict[str, str]]:
    if not entry.concession:
        return []
    reason = entry.concession
    return [{"kind": "external", "status": "accepted", "justification": reason}]


def _bytes(path: str) -> bytes:
    """A path as the system has it, names that are no text included."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")
