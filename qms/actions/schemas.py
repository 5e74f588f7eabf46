"""Schema: the JSON Schema of a kind of document or of a file, for editors."""

from __future__ import annotations

import json
from pathlib import Path

from qms.errors import UsageError
from qms.i18n import _, language
from qms.model.fields.calendar import COUNTRY_CALENDAR
from qms.model.fields.charter import CHARTER_VERSION
from qms.model.fields.forms import form_named
from qms.model.fields.head import VERSION_HEAD
from qms.model.fields.organisation import ORGANISATION
from qms.model.fields.people import PEOPLE
from qms.model.fields.profile import PROFILE
from qms.model.fields.questionnaire import QUESTIONNAIRE_VERSION
from qms.model.fields.record import RECORD, RECORDS
from qms.model.kind import Kind
from qms.model.profile import Profile
from qms.model.schema import Json, document_schema
from qms.model.shape import Structure
from qms.model.sheet import demanding
from qms.store.house import read_house

EDITOR_FOLDER = ".vscode/"
FILES: dict[str, Structure] = {
    "organisation": ORGANISATION,
    "people": PEOPLE,
    "profile": PROFILE,
    "record": RECORD,
    "language-version": VERSION_HEAD,
    "charter-version": CHARTER_VERSION,
    "questionnaire-version": QUESTIONNAIRE_VERSION,
    **RECORDS,
}
SHIPPED: dict[str, Structure] = {"calendar": COUNTRY_CALENDAR}
"""Files of the tool itself, which no office keeps and whoever adds a year edits."""


def schema_text(root: Path, name: str) -> str:
    """The schema of a kind or a file, as text; raises UsageError on another name."""
    return text_of(schema(read_house(root).house.profile.kinds, name))


def schema(kinds: dict[str, Kind], name: str) -> Json:
    """The schema of a kind of the profile, or of a file of ours."""
    kind = kinds.get(name)
    if kind:
        shape = form_named(kind.form).fields
        return document_schema(demanding(shape, kind.needs), kind, language())
    files = FILES | SHIPPED
    if name in files:
        return document_schema(files[name], None, language())
    raise UsageError(
        _("no kind is called {name}").format(name=name),
        hint=_("there are: {known}").format(known=", ".join([*kinds, *files])),
    )


def text_of(found: Json) -> str:
    """A schema as JSON text with one LF at its end."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def editor_files(profile: Profile) -> dict[str, str]:
    """Schemas beside the documents, and the line that tells an editor of them."""
    kinds = profile.kinds
    names = [each for each, kind in kinds.items() if kind.form != "governance"]
    files = {
        f".qms/schemas/{name}.json": text_of(schema(kinds, name))
        for name in (*names, *FILES)
    }
    settings = {
        "yaml.schemas": _associations(profile),
        "files.encoding": "utf8",
        "files.eol": "\n",
    }
    wanted = {"recommendations": ["redhat.vscode-yaml"]}
    for name, told in (("settings", settings), ("extensions", wanted)):
        files[f"{EDITOR_FOLDER}{name}.json"] = json.dumps(told, indent=2) + "\n"
    return files


def _associations(profile: Profile) -> dict[str, object]:
    folder = ".qms/schemas"
    found: dict[str, object] = {
        f"{folder}/organisation.json": "qms.yaml",
        f"{folder}/people.json": "governance/people.yaml",
        f"{folder}/profile.json": "governance/profile.yaml",
        f"{folder}/staff.json": "records/staff.yaml",
        f"{folder}/concession.json": "records/concessions/*.yaml",
    }
    others: list[str] = []
    for name, row in profile.record_kinds.items():
        pattern = f"{row.text('folder')}/*.yaml"
        if name in RECORDS and row.text("folder"):
            found[f"{folder}/{name}.json"] = pattern
        elif row.text("folder"):
            others.append(pattern)
    found[f"{folder}/record.json"] = others
    for name, kind in profile.kinds.items():
        if form_named(kind.form).is_data:
            stem = kind.example.rstrip("0123456789")
            found[f"{folder}/{name}.json"] = f"{kind.folder}/{stem}[0-9]*[0-9].yaml"
            version = f"{folder}/{kind.form}-version.json"
            found[version] = f"{kind.folder}/{stem}*.*.yaml"
    return found
