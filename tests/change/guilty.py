"""What a change may not do to the model town: deeds, each with what must be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from qms.model.approval.statement import Subject
from tests.change.town import (
    CLOSED,
    FLOW,
    HU,
    OBJECTIVE,
    PEOPLE,
    PO_012,
    PO_013,
    PO_020,
    PO_090,
    PROCEDURE,
    PROFILE,
    Deed,
    Seen,
    Town,
)

TWIN = "procedures/citizens/PO-020.md"
Place = str | Callable[[Town], str]


class Told(NamedTuple):
    """What must be told: the code, the file, and words of the line that is shown."""

    code: str
    path: Place
    words: str = ""

    def at(self, town: Town) -> Seen:
        """The same, in a town in which the deed is done."""
        path = self.path if isinstance(self.path, str) else self.path(town)
        return Seen(self.code, path, self.words)


class Case(NamedTuple):
    """A deed, and all that is told of it."""

    deed: Deed
    told: tuple[Told, ...]
    verdict: int = 1


CON = """\
qms: 1
id: CON-2026-009
kind: concession
title: Probă
opened: 2026-11-02
owner: registry
rule: QMS143
document: {document}
who: {who}
office: {office}
why: până la revizie
until: 2027-01-31
"""
PO_020_HU = "procedures/operational/PO-020.hu.md"
CONCESSION = "records/concessions/CON-2026-002.yaml"
GRANT = (
    "      - {office: quality-officer, from: 2022-02-14, until: null, act: D 41/2022}\n"
)
MAYOR = "      - {office: mayor, from: 2026-01-01, until: null, act: none}\n"


def content(town: Town) -> str:
    """The archived text that is in force."""
    return f"{town.laid['PO-012', '']}/content/PO-012.md"


def submission(town: Town) -> str:
    """What was put up with it."""
    return f"{town.laid['PO-012', '']}/submission.json"


def put_up(town: Town) -> str:
    """What the case itself put up."""
    return f"{town.round('PO-012')}/submission.json"


def governance(town: Town) -> str:
    """The governance that the case itself put up."""
    names = town.git("status", "--porcelain", "-uall", "approvals/GOVERNANCE")
    paths = [line[3:] for line in names.splitlines()]
    return next(path for path in paths if path.endswith("/submission.json"))


def release(town: Town) -> str:
    """The statement by which a text was brought into force."""
    return town.release


def signature(town: Town) -> str:
    """The signature of that statement."""
    return f"{town.release}.sig"


def act(back: int) -> Callable[[Town], str]:
    """A statement that the case itself signed, counted from the last."""
    return lambda town: town.signed(back)


def edit_content(town: Town) -> None:
    town.edit(content(town), "20 de zile", "28 de zile")


def edit_both(town: Town) -> None:
    edit_content(town)
    town.edit(PO_012, "20 de zile", "28 de zile")


def edit_submission(town: Town) -> None:
    town.edit(submission(town), '"revision":1', '"revision":3')


def edit_statement(town: Town) -> None:
    town.edit(release(town), '"comment":""', '"comment":"!"')


def edit_signature(town: Town) -> None:
    path = signature(town)
    town.edit(path, town.read(path).split("\n")[2][:8], "AAAAAAAA")


def convert_lines(town: Town) -> None:
    town.write(content(town), town.read(content(town)).replace("\n", "\r\n"))


def remove_round(town: Town) -> None:
    town.remove(town.laid["PO-012", ""])


def move_round(town: Town) -> None:
    town.move(town.laid["PO-012", ""], "records/old/round")


def remove_statement(town: Town) -> None:
    town.remove(release(town))
    town.remove(signature(town))


def remove_signature(town: Town) -> None:
    town.remove(signature(town))


def lower(town: Town) -> None:
    town.edit(PO_012, "revision: 1", "revision: 0")


def skip(town: Town) -> None:
    town.edit(PO_012, "revision: 1", "revision: 3")


def skip_edition(town: Town) -> None:
    town.edit(PO_012, "edition: 2\nrevision: 1", "edition: 4\nrevision: 0")


def submit_skipping(town: Town) -> None:
    town.edit(PO_012, "revision: 1", "revision: 3")
    town.play("submit PO-012 by biro.katalin")


def use_again(town: Town) -> None:
    town.edit(PO_090, "edition: 2", "edition: 3")
    town.edit(PO_090, "title: ", "title: Altceva, ")


def swap_ids(town: Town) -> None:
    town.edit(PO_012, "id: PO-012", "id: PO-092")


def move_and_rename(town: Town) -> None:
    text = town.read(PO_013).replace("PO-013", "PO-093")
    town.remove(PO_013)
    town.write("procedures/operational/PO-093.md", text)


def delete_all_of(town: Town) -> None:
    for path in (PO_012, HU, "procedures/operational/PO-012"):
        town.remove(path)


def reopen(town: Town) -> None:
    town.edit(CLOSED, "closed: 2026-10-30", "closed: null")


def retarget(town: Town) -> None:
    town.edit(CLOSED, "target: 90", "target: 60")


def rewrite_log(town: Town) -> None:
    town.edit(OBJECTIVE, "148 din 167", "160 din 167")


def drop_line(town: Town) -> None:
    lines = town.read(OBJECTIVE).splitlines(keepends=True)
    kept = [line for line in lines if "Trimestrul III" not in line]
    town.write(OBJECTIVE, "".join(kept))


def slip_in(town: Town) -> None:
    row = "  - {on: 2026-05-04, by: balogh.eszter, note: totul în regulă}\n"
    town.edit(OBJECTIVE, "  - {on: 2026-07-13", f"{row}  - {{on: 2026-07-13")


def remove_record(town: Town) -> None:
    town.remove(OBJECTIVE)


def concede(document: str, who: str, office: str) -> Deed:
    def deed(town: Town) -> None:
        text = CON.format(document=document, who=who, office=office)
        town.write("records/concessions/CON-2026-009.yaml", text)

    return deed


def concede_own(town: Town) -> None:
    town.play("on 2026-11-02")
    begin_revision(town)
    concede("PO-012", "nagy.peter", "secretary-general")(town)


def widen(town: Town) -> None:
    town.edit(CONCESSION, "until: 2027-06-30", "until: 2029-06-30")
    town.edit(CONCESSION, "who: nagy.peter", "who: ionescu.ana")
    town.edit(CONCESSION, "office: secretary-general", "office: mayor")
    grant(town)


def begin_revision(town: Town) -> None:
    town.edit(PO_012, "revision: 1", "revision: 2")


def grant(town: Town) -> None:
    town.edit(PEOPLE, GRANT, GRANT + MAYOR)


def confirm_all(town: Town) -> None:
    town.play("on 2026-11-02\nconfirm PO-012 checked= by biro.katalin")


def confirm_many(town: Town) -> None:
    assert town.acts is not None
    names = [town.acts.rounds["PO-012", ""], town.acts.rounds["PO-012", "hu"]]
    rows = [Subject(f"{names[0]}-{n}", f"sha256:{n:064}") for n in range(11)]
    signed = town.acts.office.sign(
        "confirm",
        [*names[:1], *rows],
        "biro.katalin",
        "2026-11-02T09:00:00+02:00",
        office="registry",
        step=None,
        outcome="confirmed",
        checked=["law"],
    )
    town.acts.signed.append(signed)


def remove_evidence(town: Town) -> None:
    path = "records/audits/raport.txt"
    town.write(path, "Raportul auditului.\n")
    town.commit("evidence")
    town.remove(path)


def cut_end(town: Town) -> None:
    lines = town.read(PO_012).rstrip("\n").splitlines(keepends=True)
    town.write(PO_012, "".join(lines[:-6]))


def drop_step(town: Town) -> None:
    rules = town.read(PROFILE)
    start = rules.index("  operational-procedure:")
    step = "      - {step: approved, office: mayor,"
    at = rules.index(step, start)
    end = rules.index("\n", at) + 1
    town.write(PROFILE, rules[:at] + rules[end:])


def soften_separation(town: Town) -> None:
    rules = town.read(PROFILE)
    at = rules.index("  operational-procedure:")
    at = rules.index("approved, error]", at)
    end = at + len("approved, error]")
    town.write(PROFILE, f"{rules[:at]}approved, warning]{rules[end:]}")


def drop_step_and_write(town: Town) -> None:
    drop_step(town)
    begin_revision(town)


def soften_and_submit(town: Town) -> None:
    soften_separation(town)
    begin_revision(town)
    town.play("on 2026-11-02\nsubmit PO-012 by biro.katalin")


def grant_and_sign(town: Town) -> None:
    grant(town)
    town.play("on 2026-11-02\ngovern")
    begin_revision(town)
    town.play("submit PO-012 by biro.katalin")
    town.play("approve PO-012 office=mayor by ionescu.ana")


def grant_oneself(town: Town) -> None:
    row = "{office: mayor, from: 2026-06-15, until: null, act: HCL 70/2026}"
    town.edit(PEOPLE, row, f"{row}\n      - {{office: registrar, from: 2026-01-01}}")
    town.play("on 2026-11-02\ngovern")


def leave_translation(town: Town) -> None:
    begin_revision(town)
    town.play(f"on 2026-11-02\n{PROCEDURE.format(id='PO-012')}")


def swap_drawing(town: Town) -> None:
    town.write(FLOW, "<svg xmlns='http://www.w3.org/2000/svg'/>")


def orphan(town: Town) -> None:
    begin_revision(town)
    town.edit(PO_012, "attachments: [PO-012/flux.svg]\n", "")


def lose_drawing(town: Town) -> None:
    town.remove(FLOW)


def add_loose(town: Town) -> None:
    town.write("procedures/operational/schita.svg", "<svg/>")


def tighten_law(town: Town) -> None:
    town.edit(PROFILE, "    value: 30\n    unit: days", "    value: 15\n    unit: days")


def scan(path: str, data: bytes) -> Deed:
    return lambda town: town.write(path, data)


def personal_number(town: Town) -> None:
    row = "  - {on: 2026-11-16, by: balogh.eszter, note: CNP 1800101221144}\n"
    town.edit(OBJECTIVE, "closed: null", f"{row}closed: null")


def personal_number_in_draft(town: Town) -> None:
    town.add(PO_020, "\nDosarul lui 1800101221144 arată cum.\n")


def usurp(town: Town) -> None:
    town.play("on 2026-11-02\nusurp")


def link(town: Town) -> None:
    town.remove(PO_020)
    (town.root / PO_020).symlink_to("PO-012.md")


def convert_by_attributes(town: Town) -> None:
    town.add(".gitattributes", "* text=auto\n")


def drop_attributes(town: Town) -> None:
    town.write(".gitattributes", "procedures/** -text\n")


def attributes_inside(town: Town) -> None:
    town.write("approvals/.gitattributes", "* text eol=crlf\n")


def forged_approval(town: Town) -> None:
    town.play("on 2026-11-02")
    town.play("approve PO-013 step=checked key=biro.katalin by balogh.eszter")


def wrong_office(town: Town) -> None:
    town.play("on 2026-11-02")
    town.play("approve PO-013 step=checked office=mayor by balogh.eszter")


def released_early(town: Town) -> None:
    town.play("on 2026-11-02\nrelease PO-013 by ionescu.ana")


def stray_statement(town: Town) -> None:
    town.write("approvals/statements/2026/1102/note.txt", "nota")


def stray_content(town: Town) -> None:
    town.write(f"{town.laid['PO-012', '']}/content/extra.md", "# Anexă\n")


def turn_off(town: Town) -> None:
    town.add("qms.yaml", "severity: {QMS704: off, QMS705: off, QMS701: off}\n")
    town.edit(PO_012, "20 de zile", "25 de zile")


def excuse_oneself(town: Town) -> None:
    town.edit(PO_013, "# Scop", "# Scop\n\nAltceva.")
    text = CON.format(document="PO-013", who="nagy.peter", office="secretary-general")
    town.write(
        "records/concessions/CON-2026-009.yaml", text.replace("QMS143", "QMS704")
    )


def once(code: str, path: Place, words: str = "") -> tuple[Told, ...]:
    """One finding."""
    return (Told(code, path, words),)


GUILTY: dict[str, Case] = {
    "an archived text is edited": Case(edit_content, once("QMS701", content)),
    "archive and working text are edited alike": Case(
        edit_both,
        (Told("QMS701", content), Told("QMS704", PO_012, "28 de zile")),
    ),
    "a submission is edited": Case(edit_submission, once("QMS701", submission)),
    "a statement is edited": Case(edit_statement, once("QMS701", release)),
    "a signature is edited": Case(edit_signature, once("QMS701", signature)),
    "an archived text gets other line ends": Case(
        convert_lines, once("QMS701", content)
    ),
    "a submission is removed": Case(remove_round, once("QMS702", submission)),
    "a submission is moved out": Case(move_round, once("QMS702", submission)),
    "a statement is removed": Case(remove_statement, once("QMS702", release)),
    "a signature is removed": Case(remove_signature, once("QMS702", signature)),
    "a file is slipped into an archived text": Case(
        stray_content,
        once("QMS201", lambda town: f"{town.laid['PO-012', '']}/content/extra.md"),
    ),
    "a file is slipped in among the statements": Case(
        stray_statement, once("QMS201", "approvals/statements/2026/1102/note.txt")
    ),
    "a text in force is edited": Case(
        lambda town: town.edit(PO_012, "20 de zile", "25 de zile"),
        once("QMS704", PO_012, "25 de zile"),
    ),
    "a text under way is edited": Case(
        lambda town: town.add(PO_013, "\nÎncă un rând.\n"),
        once("QMS704", PO_013, "Încă un rând."),
    ),
    "a translation in force is edited": Case(
        lambda town: town.add(HU, "\nMég egy sor.\n"),
        once("QMS704", HU, "Még egy sor."),
    ),
    "a revision number is lowered": Case(lower, once("QMS705", PO_012, "revision: 0")),
    "a revision number is skipped": Case(skip, once("QMS705", PO_012, "revision: 3")),
    "an edition is skipped": Case(skip_edition, once("QMS705", PO_012, "revision: 0")),
    "a skipped number is put up": Case(
        submit_skipping,
        once("QMS705", put_up),
    ),
    "a withdrawn number is used again": Case(
        use_again, once("QMS706", PO_090, "id: PO-090")
    ),
    "the number of a text in force is changed": Case(
        swap_ids, once("QMS707", PO_012, "id: PO-092")
    ),
    "a text under way is moved to another number": Case(
        move_and_rename,
        once("QMS707", "procedures/operational/PO-093.md", "id: PO-093"),
    ),
    "a document in force is deleted with all of its files": Case(
        delete_all_of, (Told("QMS708", PO_012), Told("QMS708", HU))
    ),
    "a text under way is deleted": Case(
        lambda town: town.remove(PO_013), once("QMS708", PO_013)
    ),
    "a closed record is opened again": Case(reopen, once("QMS709", CLOSED, "closed:")),
    "a closed record is changed": Case(retarget, once("QMS709", CLOSED, "indicator:")),
    "a line of a log is rewritten": Case(
        rewrite_log, once("QMS710", OBJECTIVE, "160 din 167")
    ),
    "a line of a log is taken out": Case(drop_line, once("QMS710", OBJECTIVE, "log:")),
    "a line is slipped into a log": Case(
        slip_in, once("QMS710", OBJECTIVE, "totul în regulă")
    ),
    "a record is removed": Case(remove_record, once("QMS711", OBJECTIVE)),
    "somebody excuses a text of his own office": Case(
        concede("PO-012", "biro.katalin", "registry"),
        once("QMS712", "records/concessions/CON-2026-009.yaml", "who:"),
    ),
    "a text and its excuse come together": Case(
        concede_own,
        once("QMS712", "records/concessions/CON-2026-009.yaml", "document:"),
    ),
    "a concession is widened in an office granted with it": Case(
        widen, once("QMS712", CONCESSION, "office: mayor")
    ),
    "a review does not say what was checked": Case(confirm_all, once("QMS713", act(1))),
    "a step is dropped with the text that needs it": Case(
        drop_step_and_write, once("QMS714", PROFILE, "steps:")
    ),
    "a separation is softened with a submission": Case(
        soften_and_submit, once("QMS714", PROFILE, "separate:")
    ),
    "somebody signs in an office that the change gives him": Case(
        grant_and_sign, once("QMS715", act(1))
    ),
    "somebody approves the governance that gives him an office": Case(
        grant_oneself, once("QMS715", act(2))
    ),
    "a translation is left behind": Case(
        leave_translation, once("QMS716", HU, "translates:"), verdict=0
    ),
    "a text without approvals leaves its translation": Case(
        lambda town: town.edit(PO_020, "revision: 3", "revision: 4"),
        once("QMS716", PO_020_HU, "translates:"),
        verdict=0,
    ),
    "a text under way loses its number": Case(
        lambda town: town.edit(PO_013, "edition:", "editia:"),
        once("QMS704", PO_013, "editia:"),
    ),
    "a text under way cannot be read any more": Case(
        lambda town: town.edit(PO_013, "title: ", "title: ["),
        once("QMS704", PO_013, "title: ["),
    ),
    "a record is hidden": Case(
        lambda town: town.move(OBJECTIVE, "records/objectives/.OB-2026-01.yaml"),
        once("QMS711", OBJECTIVE),
    ),
    "a record is put among the documents": Case(
        lambda town: town.move(OBJECTIVE, "procedures/OB-2026-01.yaml"),
        once("QMS711", OBJECTIVE),
    ),
    "evidence beside a record is removed": Case(
        remove_evidence, once("QMS711", "records/audits/raport.txt")
    ),
    "very many reviews are confirmed at once, and half done": Case(
        confirm_many, once("QMS713", act(1))
    ),
    "an attachment is swapped": Case(swap_drawing, once("QMS717", FLOW)),
    "an attachment is orphaned": Case(orphan, once("QMS718", FLOW)),
    "an attachment is lost": Case(lose_drawing, once("QMS718", PO_012, "attachments:")),
    "the end of a text in force is cut off": Case(cut_end, once("QMS704", PO_012, " ")),
    "a loose file is added": Case(
        add_loose, once("QMS718", "procedures/operational/schita.svg")
    ),
    "the law is tightened under a promise": Case(
        tighten_law, once("QMS719", PROFILE, "value: 15")
    ),
    "a scan is added to the records": Case(
        scan("records/audits/pagina1.pdf", b"%PDF-1.4"),
        once("QMS720", "records/audits/pagina1.pdf"),
    ),
    "a photograph under another name is added": Case(
        scan("governance/semnaturi", b"\xff\xd8\xff\xe0JFIF"),
        once("QMS720", "governance/semnaturi"),
    ),
    "a person's number is added to a record": Case(
        personal_number, once("QMS721", OBJECTIVE, "CNP")
    ),
    "a person's number is added to a draft": Case(
        personal_number_in_draft, once("QMS721", PO_020, "Dosarul")
    ),
    "a second root is put up": Case(
        usurp, (Told("QMS202", act(1)), Told("QMS722", governance))
    ),
    "a document becomes a link": Case(link, once("QMS723", PO_020)),
    "git is told to convert the archive": Case(
        convert_by_attributes, once("QMS724", ".gitattributes", "* text=auto")
    ),
    "git forgets to keep the archive": Case(
        drop_attributes, once("QMS724", ".gitattributes")
    ),
    "a draft takes the number of another": Case(
        lambda town: town.write(TWIN, town.read(PO_020)),
        once("QMS725", TWIN, "id: PO-020"),
    ),
    "attributes are laid inside the archive": Case(
        attributes_inside, once("QMS724", "approvals/.gitattributes")
    ),
    "an approval is signed with another's key": Case(
        forged_approval, once("QMS202", act(1))
    ),
    "an approval is signed in another's office": Case(
        wrong_office, once("QMS206", act(1))
    ),
    "a text is released before its steps": Case(released_early, once("QMS205", act(1))),
    "the rule is turned off in the same change": Case(
        turn_off, once("QMS704", PO_012, "25 de zile")
    ),
    "the change brings its own excuse": Case(
        excuse_oneself,
        (
            Told("QMS704", PO_013, "Altceva."),
            Told("QMS712", "records/concessions/CON-2026-009.yaml", "document:"),
        ),
    ),
}
