"""The fields of a document's front matter, and of a language version's."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.parts import CLAUSE, OFFICE_FIELD, need
from qms.model.leaves import (
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    LANGUAGE_LEAF,
    NAME_LEAF,
    PATH,
    PERIOD_LEAF,
    TEXT,
    TRUTH,
    choice,
)
from qms.model.shape import Field, Keyed, ListOf, Structure

CHANGE = Structure(
    (
        need("reason", TEXT, N_("why the text changes")),
        need("summary", TEXT, N_("what changes, in one sentence")),
    )
)

STEP = Structure(
    (
        need("id", NAME_LEAF, N_("a short name, unique in the document")),
        need("title", TEXT, N_("what is done")),
        Field("office", NAME_LEAF, N_("the one office that answers for the step")),
        Field("within", TEXT, N_("by when, counted from the step before")),
        Field("input", TEXT, N_("what the step starts from")),
        Field("output", TEXT, N_("what the step leaves behind")),
        Field("form", ID_LEAF, N_("the form that is filled in")),
        Field("text", TEXT, N_("how it is done")),
        Field("next", ListOf(NAME_LEAF), N_("the steps that may follow")),
    )
)

STEP_TEXTS = Structure(
    tuple(
        Field(name, TEXT, STEP.by_name[name].about)
        for name in ("title", "within", "input", "output", "text")
    )
)

COMMITMENT = Structure(
    (
        need("id", NAME_LEAF, N_("the tag that marks the sentence in the text")),
        need(
            "about",
            choice("purpose", "requirements", "improvement", "other"),
            N_("what the sentence commits to"),
        ),
        Field(
            "reach",
            choice("system", "part"),
            N_("whether it holds for the whole system or a part of the work"),
        ),
        Field("objectives", ListOf(ID_LEAF), N_("the objectives that carry it out")),
        Field("value_statement", TRUTH, N_("true: a value, not measured by itself")),
    )
)

EXTERNAL = Structure(
    (
        need("publisher", TEXT, N_("who issues it")),
        Field("act", TEXT, N_("how it is cited, as in legal_basis")),
        Field("version", TEXT, N_("the version that the office relies on")),
        need("where", TEXT, N_("where the text is found")),
        need("as_of", DAY_LEAF, N_("the day on which it was last compared")),
        need("check_every", PERIOD_LEAF, N_("how often it is compared again")),
        Field("checked_by", NAME_LEAF, OFFICE_FIELD),
    )
)

TRANSLATES = Structure(
    (
        need("edition", INTEGER_LEAF, N_("the edition that is translated")),
        need("revision", INTEGER_LEAF, N_("the revision that is translated")),
        Field("submission", TEXT, N_("digest of the submission that is translated")),
    )
)

BELONGS_TO_APPROVAL = N_(
    "it is computed from signed approvals, and never typed: see qms status"
)

BELONGS_TO_EFFECT = N_(
    "it is asked for when the text is submitted for approval: qms submit --effect"
)

BELONGS_TO_PROFILE = N_("it is computed from the interval in governance/profile.yaml")

BELONGS_TO_FILES = N_("the language versions beside the file tell it")

CONTROL_FACTS = {
    **dict.fromkeys(
        [
            "status",
            "state",
            "approved",
            "approved_by",
            "approved_on",
            "approval",
            "approvals",
            "approval_date",
            "signatory",
            "signatories",
            "signature",
            "signatures",
            "signed",
            "signed_by",
            "signed_on",
            "signed_at",
            "approver",
            "approvers",
            "verified_by",
            "checked_by",
            "endorsed_by",
            "prepared_by",
        ],
        BELONGS_TO_APPROVAL,
    ),
    **dict.fromkeys(
        [
            "effective",
            "effective_from",
            "effective_date",
            "effective_until",
            "in_force",
            "in_force_from",
            "valid_from",
            "valid_until",
            "expires",
            "expires_on",
            "published_at",
            "published_on",
            "released",
            "released_on",
            "withdrawn",
            "withdrawn_on",
            "date",
            "dates",
        ],
        BELONGS_TO_EFFECT,
    ),
    **dict.fromkeys(
        [
            "review",
            "review_due",
            "next_review",
            "review_date",
            "reviewed",
            "reviewed_on",
        ],
        BELONGS_TO_PROFILE,
    ),
    **dict.fromkeys(["translations", "languages"], BELONGS_TO_FILES),
}

IDENTITY = (
    need("id", ID_LEAF, N_("the document's id, never reused")),
    need("title", TEXT, N_("the title in the document's language")),
    need("language", LANGUAGE_LEAF, N_("the language of the text")),
)

HEAD = Structure(
    (
        *IDENTITY,
        need("kind", NAME_LEAF, N_("a kind that governance/profile.yaml declares")),
        Field("edition", INTEGER_LEAF, N_("the edition, a whole number")),
        Field("revision", INTEGER_LEAF, N_("the revision within the edition, from 0")),
        Field("owner", NAME_LEAF, OFFICE_FIELD),
        Field("process", NAME_LEAF, N_("a process that the profile declares")),
        Field("applies_to", ListOf(NAME_LEAF), N_("the offices that work by it")),
        Field("clauses", ListOf(CLAUSE), N_("the clauses that it claims to answer")),
        Field("legal_basis", ListOf(TEXT), N_("the acts that it rests on")),
        Field("references", ListOf(ID_LEAF), N_("the documents that it cites")),
        Field("forms", ListOf(ID_LEAF), N_("the forms that belong to it")),
        Field("attachments", ListOf(PATH), N_("the files that belong to it")),
        Field("body", PATH, N_("a file that holds the text instead of this one")),
        Field("supersedes", ListOf(ID_LEAF), N_("the documents that it replaces")),
        Field(
            "classification",
            choice("public", "internal", "restricted"),
            N_("who may read it"),
        ),
        Field("audience", ListOf(NAME_LEAF), N_("for whom it is written")),
        Field("retention", TEXT, N_("code of the filing plan")),
        Field("change", CHANGE, N_("what this revision changes, and why")),
        Field("steps", ListOf(STEP, alone=False), N_("the steps, as data")),
        Field("commitments", ListOf(COMMITMENT, alone=False), N_("tagged commitments")),
        Field("external", EXTERNAL, N_("where an outside document comes from")),
        Field("project", TEXT, N_("the project that paid for it")),
    ),
    CONTROL_FACTS,
)

VERSION_HEAD = Structure(
    (
        *IDENTITY,
        need("translates", TRANSLATES, N_("what it translates")),
        Field("change", CHANGE, N_("what this version changes, and why")),
        Field("attachments", ListOf(PATH), N_("the files that belong to it")),
        Field("body", PATH, N_("a file that holds the text instead of this one")),
        Field(
            "steps", Keyed(NAME_LEAF, STEP_TEXTS), N_("the steps' texts by their ids")
        ),
    ),
    CONTROL_FACTS,
)
