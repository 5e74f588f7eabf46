"""Every file has a name that all computers can bear.

Windows has no files called `con` or `nul.txt`, none that end with a point, and none
with a colon or a question mark; long paths fail there, too. On such a computer the
whole repository cannot be fetched.

```files conforms
=== procedures/PO-01.md
attachments: [PO-01/cerere-înregistrată.odt]
=== procedures/PO-01/cerere-înregistrată.odt
```

```files breaks
=== procedures/PO-01.md
attachments: [PO-01/aux.svg]
=== procedures/PO-01/aux.svg
```
"""

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS165"
SEVERITY = "error"
MESSAGE = N_("not every computer can bear this name: {why}")
REMEDY = N_("rename the file, and the documents that list it along with it")
SPOKEN = ("why",)

LONGEST = 150
RESERVED = re.compile(
    r"(?:\A|/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.[^/]*)?(?:/|\Z)", re.I
)
SIGNS = re.compile(r"[<>:\"|?*\\\0-\x1f\x7f-\x9f]")
ENDS = re.compile(r"[. ](?:/|\Z)")


def check(register: Register) -> Hits:
    """Every path with a name that some computers refuse."""
    records = {record.path for record in register.records}
    for path in sorted(register.paths | records):
        for why in _reasons(path):
            yield Place(path), {"why": why}


def _reasons(path: str) -> Iterator[str]:
    if RESERVED.search(path):
        yield N_("Windows keeps it for a device")
    if SIGNS.search(path):
        yield N_('it has one of the signs < > : " | ? * \\ or a hidden one')
    if ENDS.search(path):
        yield N_("a name ends with a point or a blank")
    if len(path) > LONGEST:
        yield N_("with its folders it is too long")
    if not path.isascii() and not is_normalized("NFC", path):
        yield N_("its accents are signs of their own, as an older Mac writes them")
