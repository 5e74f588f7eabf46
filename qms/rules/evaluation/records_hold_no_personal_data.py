"""No record holds a person's number, private address or mobile telephone.

Records are copied to every colleague and kept for ever. What somebody wrote or said
is summed up without saying who it was.

```files conforms
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion,
 summary: A bench in front of the office}
```

```files breaks
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion,
 summary: "Anna Field asks for a bench, anna.field@gmail.com"}
```

```files breaks
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: complaint,
 summary: the petition of 1800101221144 was not answered}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.identity_number import identity_numbers
from qms.model.located import Items, Scalar, Value
from qms.model.private_contact import mobile_numbers, private_mails
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS551"
SEVERITY = "error"
MESSAGE = N_("a person's data stand here: {data}")
REMEDY = N_("take them out; ask who must be told, for they stay in earlier versions")
DIGEST = "sha256:"
SHORTEST = 6  # of a text that can hold any of them


def check(register: Register) -> Hits:
    """Every text of a record that holds what belongs to a person."""
    language = register.organisation.binding.partition("-")[0]
    for record in register.records:
        for text in _texts(record.fields):
            for data in _found(text, language):
                yield Place(record.path, text.line, text.column), {"data": data}


def _texts(value: Value) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        if len(value) >= SHORTEST and not value.startswith(DIGEST):
            yield value
    elif isinstance(value, Items):
        for item in value:
            yield from _texts(item)
    else:
        for item in value.values():
            yield from _texts(item)


def _found(text: str, language: str) -> Iterator[str]:
    for line in text.splitlines():
        for hit in identity_numbers(line, language):
            yield f"{hit.kind} {hit.masked}"
        for _column, masked in (*private_mails(line), *mobile_numbers(line)):
            yield masked
