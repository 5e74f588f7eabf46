"""A file is text in UTF-8.

Other encodings turn letters into others on the next computer: ő becomes õ, and an
approval of the one would not be an approval of the other. The file is not read
until it is saved anew.

```bytes conforms
---\\nid: PO-01\\n---\\nŐszi \\u0151
```

```bytes breaks
---\\nid: PO-01\\n---\\n\\xd5szi
```

```bytes breaks
\\xff\\xfe-\\0-\\0-\\0
```
"""

from qms.i18n import N_

CODE = "QMS102"
SEVERITY = "error"
MESSAGE = N_("the file is not UTF-8; it looks like {encoding}")
REMEDY = N_(
    "open it in the editor as {encoding}, see that all letters are right, "
    "and save it with the encoding UTF-8"
)
SPOKEN = ("encoding",)
