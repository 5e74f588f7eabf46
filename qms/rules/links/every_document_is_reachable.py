"""Every document is reached from the manual, or belongs to a process.

What nothing leads to is not found by those who should work by it. An outside
document is reached where one rests on it; governance and replaced documents need
no way that leads to them.

```yaml conforms
process: citizens
```

```yaml breaks
process: null
```
"""

from collections.abc import Iterable, Iterator

from qms.i18n import N_
from qms.model.facts import Facts
from qms.model.finding import Place
from qms.model.legal import Acts
from qms.model.linked import linked
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS412"
SEVERITY = "warning"
MESSAGE = N_("nothing leads to {document}: no other document, and no process")
REMEDY = N_("name its process, or cite it in the manual or in a procedure")


def check(register: Register) -> Hits:
    """Every document that no way from the manual or a process reaches."""
    reached = _reached(register)
    if not reached:
        return
    for facts in register.sources:
        if facts.id not in reached and not _is_exempt(register, facts):
            yield Place(facts.path, at="id"), {"document": facts.id}


def _reached(register: Register) -> set[str]:
    acts = Acts(register)
    by_id = register.by_id
    waiting = [each for each in register.sources if _is_start(register, each)]
    reached = {each.id for each in waiting}
    while waiting:
        facts = waiting.pop()
        for name in _leads_to(register, facts, acts):
            if name in by_id and name not in reached:
                reached.add(name)
                waiting.append(by_id[name])
    return reached


def _is_start(register: Register, facts: Facts) -> bool:
    kind = register.profile.kinds.get(facts.kind)
    is_root = kind is not None and kind.is_root
    return is_root or facts.process in register.profile.processes


def _leads_to(register: Register, facts: Facts, acts: Acts) -> Iterator[str]:
    yield from (target for target, _ in facts.cited)
    yield from facts.mentioned
    yield from _documents_at(register, facts)
    yield from acts.documents(facts.legal_basis)


def _documents_at(register: Register, facts: Facts) -> Iterable[str]:
    by_path = register.by_path
    paths = (linked(facts.path, target).path for target in facts.links)
    return (by_path[path].id for path in paths if path in by_path)


def _is_exempt(register: Register, facts: Facts) -> bool:
    kind = register.profile.kinds.get(facts.kind)
    is_governance = kind is not None and kind.form == "governance"
    is_read = facts.id and facts.kind  # a file that was not read has no kind
    return not is_read or is_governance or facts.id in register.superseded
