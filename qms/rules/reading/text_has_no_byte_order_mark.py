"""A text begins with its first letter, not with a byte order mark.

Some Windows programs put three hidden bytes before the text. Other programs then
do not see where the front matter begins, and the digest of the file changes though
no letter does.

```bytes conforms
---\\nid: PO-01\\n---\\nText
```

```bytes breaks
\\xef\\xbb\\xbf---\\nid: PO-01\\n---\\nText
```
"""

import codecs

from qms.i18n import N_

CODE = "QMS103"
SEVERITY = "warning"
MESSAGE = N_("three hidden bytes (a byte order mark) stand before the text")
REMEDY = N_("save the file with the encoding UTF-8, not UTF-8 with BOM")


def clean(data: bytes) -> bytes:
    """The same text, without the bytes before it."""
    return data.removeprefix(codecs.BOM_UTF8)
