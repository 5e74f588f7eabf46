"""A survey names a questionnaire, a revision and groups that there are.

What people answered means something only beside what they were asked. A revision that
nobody has ever put up, or a group that the questionnaire does not know, was not asked.

```files conforms
=== procedures/CQ-01.yaml
kind: questionnaire
=== records/surveys/SUR-2026-01.yaml
qms: 1
id: SUR-2026-01
kind: survey
title: Autumn 2026
opened: 2026-09-28
owner: registry
questionnaire: {id: CQ-01, revision: "1.0"}
asked: {from: 2026-10-05, until: 2026-10-30}
mode: paper at the desk
selection: random
groups: [{group: clients, population: 2000, invited: 300}]
```

```files breaks
=== procedures/CQ-01.yaml
kind: questionnaire
=== records/surveys/SUR-2026-01.yaml
qms: 1
id: SUR-2026-01
kind: survey
title: Autumn 2026
opened: 2026-09-28
owner: registry
questionnaire: {id: CQ-01, revision: "2.0"}
asked: {from: 2026-10-05, until: 2026-10-30}
mode: paper at the desk
selection: random
groups: [{group: clients}]
```

```files breaks
=== procedures/CQ-01.yaml
kind: questionnaire
=== records/surveys/SUR-2026-01.yaml
qms: 1
id: SUR-2026-01
kind: survey
title: Autumn 2026
opened: 2026-09-28
owner: registry
questionnaire: {id: CQ-01, revision: "1.0"}
asked: {from: 2026-10-05, until: 2026-10-30}
mode: paper at the desk
selection: random
groups: [{group: villagers}]
```
"""

from collections.abc import Iterator, Mapping

from qms.i18n import N_
from qms.model.document import Document
from qms.model.finding import Place
from qms.model.questionnaire import questionnaires
from qms.model.register import Register
from qms.model.revision import revision_key, revision_text
from qms.model.rule import Hits
from qms.model.wave import Wave, surveys

CODE = "QMS536"
SEVERITY = "error"
MESSAGE = N_("{name}: {problem}")
REMEDY = N_("name the questionnaire, revision and groups that people were really asked")
SPOKEN = ("problem",)

NO_QUESTIONNAIRE = N_("no questionnaire has this id")
NO_REVISION = N_("the questionnaire has no such revision")
NO_GROUP = N_("the questionnaire knows no such group")
TWICE = N_("this group stands twice")
NOT_ASKED = N_("this group has results, and was not asked")

Problem = tuple[str, str, str]


def check(register: Register) -> Hits:
    """Every name in a survey that leads to nothing."""
    known = {str(each.id): each for each in questionnaires(register)}
    for record, wave in surveys(register):
        for at, name, problem in _problems(register, wave, known):
            yield Place(record.path, at=at), {"name": name, "problem": problem}


def _problems(
    register: Register, wave: Wave, known: Mapping[str, Document]
) -> Iterator[Problem]:
    name = wave.questionnaire
    document = known.get(name)
    if name and document is None and not _archived(register, name):
        yield "questionnaire.id", name, NO_QUESTIONNAIRE
        return
    facts = register.by_id.get(name)
    working = revision_text(facts.edition, facts.revision) if facts else ""
    if not _is_known(register, wave, working):
        yield "questionnaire.revision", wave.revision, NO_REVISION
    if document is not None and wave.revision == working:
        groups = {str(row.text("id")) for row in document.head.rows("groups")}
        for number, each in enumerate(wave.groups):
            if each.group not in groups:
                yield f"groups.{number}.group", each.group, NO_GROUP
    yield from _of_results(wave)


def _of_results(wave: Wave) -> Iterator[Problem]:
    asked = [each.group for each in wave.groups]
    for field, names in (
        ("groups", asked),
        ("results", [each.group for each in wave.results]),
    ):
        for number, name in enumerate(names):
            if name in names[:number]:
                yield f"{field}.{number}.group", name, TWICE
            elif name not in asked:
                yield f"{field}.{number}.group", name, NOT_ASKED


def _is_known(register: Register, wave: Wave, working: str) -> bool:
    """Whether a revision was put up, or is the working one.

    Where no approvals of it are kept, earlier revisions may have been.
    """
    archived = _archived(register, wave.questionnaire)
    if not archived:
        return revision_key(wave.revision) <= revision_key(working)
    return wave.revision in {working, *archived}


def _archived(register: Register, name: str) -> frozenset[str]:
    """The revisions of a document that were put up."""
    control = register.control
    rounds = control.rounds.get((name, ""), ()) if control else ()
    return frozenset(each.submission.label for each in rounds if each.submission)
