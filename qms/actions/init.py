"""Init: a new quality system that validates, from a few answers in plain words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qms.actions.attributes import ATTRIBUTES, ATTRIBUTES_PATH, with_lines
from qms.actions.key_add import enrolled, key_row
from qms.actions.new import NEW_REASON, NEW_SUMMARY
from qms.actions.plan import Plan, profile_for, require_sound
from qms.actions.schemas import EDITOR_FOLDER, editor_files
from qms.errors import QmsError, UsageError
from qms.i18n import _, catalogue
from qms.model.names import PersonName, read_name
from qms.model.profile import Profile
from qms.store.act_files import carry_out, recover
from qms.store.git import make_repository, remove_repository
from qms.store.lasting import disk_faults_told
from qms.store.profiles import ShippedProfile
from qms.store.skeletons import first_policy

OFFICER_OFFICES = ("quality-officer", "registrar", "registry")
FIRST = "first governance"
NOT_OFFICES = frozenset({"owner", "head-of-owner"})


def initialise(root: Path, plan: Plan, today: date) -> list[str]:
    """Write a new quality system, whole or not at all; the paths written.

    Raises QmsError where one stands already or it cannot be written, UsageError on
    answers that do not fit; then nothing was written.
    """
    recover(root)
    require_none(root)
    shipped = profile_for(plan)
    require_sound(plan, shipped.profile)
    files = _new_files(root, _all_files(plan, shipped, today))
    changes = {
        path: text.encode(errors="surrogateescape") for path, text in files.items()
    }
    _require_folder(root)
    is_new = plan.with_git and make_repository(root)
    try:
        carry_out(root, changes, _("a new quality system"), commit=False)
    except QmsError:
        if is_new:
            remove_repository(root)
        raise
    return sorted(files)


def _require_folder(root: Path) -> None:
    with disk_faults_told():
        root.mkdir(parents=True, exist_ok=True)


def require_none(root: Path) -> None:
    """Raise QmsError where a quality system stands already."""
    if (root / "qms.yaml").exists():
        raise QmsError(
            _("a quality system stands already in {folder}").format(folder=root),
            hint=_("take its findings over with: qms init --take-over"),
        )


def languages_of(plan: Plan, shipped: ShippedProfile) -> tuple[str, ...]:
    """The languages of the new system, the binding one first."""
    return plan.languages or tuple(map(str, shipped.fields.texts("languages")))


def _all_files(plan: Plan, shipped: ShippedProfile, today: date) -> dict[str, str]:
    profile = shipped.profile
    languages = languages_of(plan, shipped)
    return {
        "qms.yaml": _organisation(plan, languages),
        "governance/people.yaml": _people(plan, profile, languages[0], today),
        "governance/profile.yaml": _profile(shipped, plan),
        "records/staff.yaml": _staff(profile),
        ATTRIBUTES_PATH: ATTRIBUTES,
        **_policy(profile, languages[0]),
        **editor_files(profile),
    }


def _new_files(root: Path, files: Mapping[str, str]) -> dict[str, str]:
    """The files to write; what stands there is the office's own and stays.

    The attributes that git must know are added to those that there are.
    """
    found = dict(files)
    for path in files:
        if not (root / path).exists():
            continue
        if path == ATTRIBUTES_PATH:
            lines = (root / path).read_bytes().decode(errors="surrogateescape")
            found[path] = with_lines(lines, files[path])
        elif path.startswith((".qms/", EDITOR_FOLDER)):
            del found[path]
        else:
            raise QmsError(
                _("{path} exists already").format(path=root / path),
                hint=_("begin in an empty folder, then bring your documents in"),
            )
    return found


def signing_offices(profile: Profile) -> list[str]:
    """The offices that sign something, in the order of the profile."""
    named: set[str] = set()
    for kind in profile.kinds.values():
        for step in (*kind.steps, *kind.translation_steps):
            row = step.fields("office")
            named |= {step.text("office"), *row.texts("any_of"), *row.texts("all_of")}
    for act in profile.raw.fields("acts"):
        named |= set(profile.raw.fields("acts").texts(act))
    heads = {row.text("head") for row in profile.offices.values()}
    return [each for each in profile.offices if each in (named | heads) - NOT_OFFICES]


def head_office(profile: Profile) -> str:
    """The office that approves governance itself: the last step's."""
    steps = profile.kinds["governance"].steps
    return steps[-1].text("office")


def holders_of(
    plan: Plan, profile: Profile, language: str
) -> dict[PersonName, list[str]]:
    """The first people with their offices; raises UsageError where it is one alone."""
    top = head_office(profile)
    found: dict[PersonName, list[str]] = {}
    for office in dict.fromkeys([*signing_offices(profile), *OFFICER_OFFICES]):
        if office not in profile.offices:
            continue
        given = plan.holders.get(office)
        own = plan.officer if office in OFFICER_OFFICES else plan.head
        name = _name(given or (plan.head if office == top else own), language)
        known = next((each for each in found if each.id == name.id), name)
        found.setdefault(known, []).append(office)
    if len(found) == 1:
        raise UsageError(
            _("two people are needed, the head of the office and the quality officer"),
            hint=_("nobody approves alone what he wrote himself"),
        )
    return found


def _people(plan: Plan, profile: Profile, language: str, today: date) -> str:
    people = holders_of(plan, profile, language)
    ids = [name.id for name in people]
    rows = [
        _person(name, offices, today) + _keys(plan, name.id, ids)
        for name, offices in people.items()
    ]
    rest = "deputies: []\nabsences: []\n"
    key, held = plan.recovery
    if key:
        where = f", held: {_quoted(held)}" if held else ""
        rest += f"recovery: {{key: {key}{where}}}\n"
    return f"qms: 1\npeople:\n{''.join(rows)}{rest}"


def _keys(plan: Plan, person: str, people: list[str]) -> str:
    """The key of a person; another with a key confirms it by approving the root."""
    if person not in plan.keys:
        return ""
    others = [each for each in people if each != person]
    witness = next((each for each in others if each in plan.keys), others[0])
    row = key_row(plan.keys[person], enrolled(witness, FIRST, plan.keys[person]))
    return f"    keys:\n      - {row}\n"


def _name(text: str, language: str) -> PersonName:
    try:
        return read_name(text, language)
    except ValueError as error:
        raise UsageError(
            _("{name} is no whole name").format(name=text or "–"),
            hint=_("write family and given name, with a comma: Family, Given"),
        ) from error


def _person(name: PersonName, offices: list[str], today: date) -> str:
    parts = (
        f"family: {_quoted(name.family)}, given: {_quoted(name.given)}, "
        f"display: {_quoted(name.display)}"
    )
    rows = "".join(
        f"      - {{office: {office}, from: {today}, until: null}}\n"
        for office in offices
    )
    return f"  - id: {name.id}\n    name: {{{parts}}}\n    offices:\n{rows}"


def _organisation(plan: Plan, languages: tuple[str, ...]) -> str:
    lines = ["qms: 1", f"name: {{{languages[0]}: {_quoted(plan.name)}}}"]
    first = _("the first one binds")
    lines.append(f"languages: [{', '.join(languages)}]  # {first}")
    if plan.country:
        lines.append(f"country: {_quoted(plan.country)}")
    return "\n".join(lines) + "\n"


def _profile(shipped: ShippedProfile, plan: Plan) -> str:
    text = shipped.copy()
    zone = shipped.fields.text("timezone")
    if plan.timezone and plan.timezone != zone:
        text = text.replace(f"timezone: {zone}\n", f"timezone: {plan.timezone}\n", 1)
    return text


def _staff(profile: Profile) -> str:
    signing = {*signing_offices(profile), *OFFICER_OFFICES}
    units = [each for each in profile.offices if each not in signing]
    rows = "".join(f"  - {{office: {each}, count: 1}}\n" for each in units)
    head = "qms: 1\nid: STAFF\nkind: staff\ntitle: STAFF\n"
    return f"{head}offices:\n{rows}" if rows else f"{head}offices: []\n"


def _policy(profile: Profile, language: str) -> dict[str, str]:
    """A first policy, so that the new system holds a text that is its own."""
    kind = profile.kinds.get("policy")
    if kind is None:
        return {}
    speak = catalogue(language).gettext
    titles = {each.id: each.title(language) for each in kind.sections}
    text = first_policy(language).substitute(
        id=kind.example,
        title=_quoted(kind.title(language)),
        language=language,
        owner="quality-officer",
        process=next(iter(profile.processes), "quality"),
        reason=_quoted(speak(NEW_REASON)),
        summary=_quoted(speak(NEW_SUMMARY)),
        purpose=titles.get("purpose", "1"),
        commitments=titles.get("commitments", "2"),
    )
    return {f"{kind.folder}/{kind.example}.md": text}


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
