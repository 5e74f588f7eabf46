"""What a change of the model town may do: deeds, of which nothing must be told."""

from __future__ import annotations

from collections.abc import Callable

from tests.change.guilty import (
    CONCESSION,
    begin_revision,
    concede,
    content,
    drop_step,
    grant,
    release,
    signature,
    soften_separation,
    submission,
)
from tests.change.town import (
    CLOSED,
    FLOW,
    HU,
    OBJECTIVE,
    PO_012,
    PO_020,
    PO_041,
    PO_090,
    PO_091,
    PROCEDURE,
    PROFILE,
    VERSION,
    Deed,
    Town,
)

PO_020_HU = "procedures/operational/PO-020.hu.md"
CHARTER = "procedures/charter/CH-01.yaml"
ODD = "procedures/operational/PO-012/schiță „nouă”\t(1).svg"


def revise_with_drawing(town: Town) -> None:
    begin_revision(town)
    town.edit(PO_012, "20 de zile", "18 zile")
    town.write(FLOW, "<svg/>")


def revise_and_submit(town: Town) -> None:
    begin_revision(town)
    town.play("on 2026-11-02\nsubmit PO-012 by biro.katalin")


def revise_with_translation(town: Town) -> None:
    begin_revision(town)
    town.edit(HU, "revision: 1}", "revision: 2}")
    town.play(f"on 2026-11-02\n{PROCEDURE.format(id='PO-012')}")
    town.play(VERSION.format(id="PO-012"))


def next_edition(town: Town) -> None:
    town.edit(PO_012, "edition: 2\nrevision: 1", "edition: 3\nrevision: 0")


def two_revisions(town: Town) -> None:
    revise_with_translation(town)
    town.edit(PO_012, "revision: 2", "revision: 3")


def written_on(town: Town) -> None:
    town.add(PO_041, "\nCeea ce lipsea la întoarcere.\n")


def put_up_again(town: Town) -> None:
    written_on(town)
    town.play("on 2026-11-02\nsubmit PO-041 round=2 by antal.csilla")


def move_document(town: Town) -> None:
    town.move(PO_012, "procedures/citizens/PO-012.md")
    town.move(HU, "procedures/citizens/PO-012.hu.md")
    town.move("procedures/operational/PO-012", "procedures/citizens/PO-012")


def crlf(path: str) -> Deed:
    def deed(town: Town) -> None:
        town.write(path, town.read(path).replace("\n", "\r\n"))

    return deed


def executable(town: Town) -> None:
    (town.root / PO_012).chmod(0o755)


def touch(town: Town) -> None:
    town.write(PO_012, town.read(PO_012))


def renumber_draft(town: Town) -> None:
    town.write(
        PO_091.replace("091", "095"), town.read(PO_091).replace("PO-091", "PO-095")
    )
    town.remove(PO_091)


def new_draft(town: Town) -> None:
    text = town.read(PO_020).replace("PO-020", "PO-021A").replace("PO-021A", "PO-022")
    town.write("procedures/operational/PO-022.md", text)


def copy_as_template(town: Town) -> None:
    text = town.read(PO_012).replace("id: PO-012", "id: PO-023")
    text = text.replace("attachments: [PO-012/flux.svg]\n", "")
    town.write("procedures/operational/PO-023.md", text)


def withdraw_and_delete(town: Town) -> None:
    acts = town.acts
    assert acts is not None
    town.play("on 2026-11-02")
    town.play(
        "submit PO-012 purpose=withdrawal reason=over from=2026-11-02 by biro.katalin\n"
        "approve PO-012 step=checked by balogh.eszter\n"
        "approve PO-012 step=endorsed by nagy.peter\n"
        "approve PO-012 by szabo.maria\n"
        "release PO-012 by ionescu.ana"
    )
    for path in (PO_012, HU, "procedures/operational/PO-012"):
        town.remove(path)


def repair(place: Callable[[Town], str], old: str, new: str) -> Deed:
    """An archived file was altered on the main branch, and is brought back."""

    def deed(town: Town) -> None:
        path = place(town)
        right = town.read(path)
        town.edit(path, old, new)
        already(town)
        town.write(path, right)

    return deed


def already(town: Town) -> None:
    """Let what stands there be what the main branch has."""
    town.git("branch", "--force", "--quiet", "was", "main")
    town.commit("already")


def take_out_stray(town: Town) -> None:
    path = "approvals/statements/2026/0706/notite.txt"
    town.write(path, "nota")
    already(town)
    town.remove(path)


def bring_signature_back(town: Town) -> None:
    path = signature(town)
    right = town.read(path)
    town.remove(path)
    already(town)
    town.write(path, right)


def begin_archive(town: Town) -> None:
    town.move("approvals", "away")
    already(town)
    town.move("away", "approvals")


def shorten_concession(town: Town) -> None:
    town.edit(CONCESSION, "until: 2027-06-30", "until: 2026-12-31")


def revise_without_archive(town: Town) -> None:
    town.edit(PO_020_HU, "revision: 3}", "revision: 4}")
    town.edit(PO_020, "revision: 3", "revision: 4")


def rename_language_version(town: Town) -> None:
    town.move(HU, HU.replace("operational", "hu"))


def add_to_log(town: Town) -> None:
    row = "  - {on: 2026-11-16, by: balogh.eszter, note: în grafic}\n"
    town.edit(OBJECTIVE, "closed: null", f"{row}closed: null")


def close_record(town: Town) -> None:
    add_to_log(town)
    town.edit(OBJECTIVE, "closed: null", "closed: 2026-11-20")


def reformat_closed(town: Town) -> None:
    text = town.read(CLOSED).replace('unit: "%"', "unit: '%'")
    town.write(CLOSED, f"# arhivat\n{text}")


def new_record(town: Town) -> None:
    text = town.read(OBJECTIVE).replace("OB-2026-01", "OB-2026-06")
    town.write("records/objectives/OB-2026-06.yaml", text)


def move_record(town: Town) -> None:
    town.move(OBJECTIVE, "records/objectives/2026/OB-2026-01.yaml")


def staff(town: Town) -> None:
    town.edit("records/staff.yaml", "offices:", "# nou\noffices:")


def confirm(town: Town) -> None:
    town.play("on 2026-11-02\nconfirm PO-012 by biro.katalin")


def sign(town: Town) -> None:
    town.play("on 2026-11-02\napprove PO-013 step=checked by balogh.eszter")


def sign_all(town: Town) -> None:
    town.play("on 2026-11-02\n" + PROCEDURE.format(id="PO-013").partition("\n")[2])


def send_back(town: Town) -> None:
    town.play("on 2026-11-02\nreturn PO-013 reason=vague by balogh.eszter")


def new_governance(town: Town) -> None:
    grant(town)
    town.play("on 2026-11-02\ngovern")


def stricter_with_text(town: Town) -> None:
    rules = town.read(PROFILE)
    at = rules.index(
        "      - {step: approved, office: mayor,",
        rules.index("  operational-procedure:"),
    )
    town.write(
        PROFILE,
        f"{rules[:at]}      - {{step: legality, office: secretary-general}}\n"
        f"{rules[at:]}",
    )
    begin_revision(town)


def separate_more(town: Town) -> None:
    rules = town.read(PROFILE)
    at = rules.index("    separate:", rules.index("  operational-procedure:"))
    end = rules.index("\n", at) + 1
    town.write(
        PROFILE, f"{rules[:end]}      - [checked, endorsed, error]\n{rules[end:]}"
    )
    begin_revision(town)


def ease_law(town: Town) -> None:
    town.edit(PROFILE, "    value: 30\n    unit: days", "    value: 45\n    unit: days")


def tighten_little(town: Town) -> None:
    town.edit(PROFILE, "    value: 30\n    unit: days", "    value: 25\n    unit: days")


def attach(town: Town) -> None:
    begin_revision(town)
    town.write(ODD, "<svg/>")
    name = ODD.removeprefix("procedures/operational/").replace("\t", "\\t")
    town.edit(PO_012, "[PO-012/flux.svg]", f'[PO-012/flux.svg, "{name}"]')


def detach(town: Town) -> None:
    begin_revision(town)
    town.edit(PO_012, "attachments: [PO-012/flux.svg]\n", "")
    town.remove("procedures/operational/PO-012")


def long_numbers(town: Town) -> None:
    row = "  - {on: 2026-11-16, by: balogh.eszter, note: dosarul 1234567890123}\n"
    town.edit(OBJECTIVE, "closed: null", f"{row}closed: null")


def more_attributes(town: Town) -> None:
    town.add(".gitattributes", "*.png binary\nbuild/** -diff\n")


def dropping(town: Town) -> None:
    town.write("approvals/PO-012/.DS_Store", b"\0")


def other_files(town: Town) -> None:
    town.write("README.md", "# Citește-mă\n")
    town.write("scripts/x.py", "print(1)\n")


def broken_yaml(town: Town) -> None:
    town.edit(PO_020, "title: ", "title: [")


def odd_name(town: Town) -> None:
    text = town.read(PO_020).replace("PO-020", "PO-024")
    town.write("procedures/operational/PO-024 „ciornă”.md", text)


def turn_on(town: Town) -> None:
    town.add("qms.yaml", "severity: {QMS315: off}\n")


def undo_draft(town: Town) -> None:
    """A draft revision on the main branch is given up: the text in force comes back."""
    right = town.read(PO_012)
    begin_revision(town)
    already(town)
    town.write(PO_012, right)


INNOCENT: dict[str, Deed] = {
    "nothing at all": lambda town: None,
    "a file is saved again": touch,
    "a next revision is begun": begin_revision,
    "a next edition is begun": next_edition,
    "a revision has another drawing": revise_with_drawing,
    "a revision is put up": revise_and_submit,
    "a revision comes into force with its translation": revise_with_translation,
    "two revisions come in one change": two_revisions,
    "a draft revision is given up": undo_draft,
    "a returned text is written on": written_on,
    "a returned text is put up again": put_up_again,
    "a document is moved with all of its files": move_document,
    "a document gets other line ends": crlf(PO_012),
    "a record gets other line ends": crlf(CLOSED),
    "a document becomes executable": executable,
    "a draft is edited": lambda town: town.edit(PO_020, "# Scop", "# Scop\n\nNou."),
    "a draft is renumbered": renumber_draft,
    "a draft is deleted": lambda town: town.remove(PO_091),
    "a draft is begun": new_draft,
    "a draft is copied from a text in force": copy_as_template,
    "a draft has an odd name": odd_name,
    "a draft cannot be read": broken_yaml,
    "a document is withdrawn and then deleted": withdraw_and_delete,
    "the file of a withdrawn document is deleted": lambda town: town.remove(PO_090),
    "an altered text is brought back": repair(content, "20 de zile", "40 de zile"),
    "an altered submission is brought back": repair(
        submission, '"revision":1', '"revision":7'
    ),
    "an altered statement is brought back": repair(
        release, '"comment":""', '"comment":"!"'
    ),
    "an altered signature is brought back": repair(
        signature, "SIGNATURE-----\n", "SIGNATURE-----\nAAAA"
    ),
    "a lost signature is brought back": bring_signature_back,
    "a stray file is taken out of the archive": take_out_stray,
    "the archive begins": begin_archive,
    "a concession is shortened": shorten_concession,
    "a text without approvals goes on with its translation": revise_without_archive,
    "a language version is moved": rename_language_version,
    "a line is added to a log": add_to_log,
    "a record is closed": close_record,
    "a closed record gets a comment": reformat_closed,
    "a record is added": new_record,
    "a record is moved": move_record,
    "the list of staff changes": staff,
    "a concession is given by another office": concede(
        "PO-020", "nagy.peter", "secretary-general"
    ),
    "a review says what was checked": confirm,
    "a step is signed": sign,
    "all steps are signed, and it is released": sign_all,
    "a text is sent back": send_back,
    "a governance is approved by itself": new_governance,
    "a step is dropped by itself": drop_step,
    "a separation is softened by itself": soften_separation,
    "a step is added with a text": stricter_with_text,
    "a separation is added with a text": separate_more,
    "the law is eased": ease_law,
    "the law is tightened above the promise": tighten_little,
    "an attachment with an odd name is added": attach,
    "an attachment is taken out with its line": detach,
    "a long number is nobody's": long_numbers,
    "more attributes are laid": more_attributes,
    "a program leaves a file behind": dropping,
    "files of something else are added": other_files,
    "a severity is set": turn_on,
}
