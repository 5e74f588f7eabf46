"""A file is text in UTF-8.

Other encodings turn letters into others on the next computer: ő becomes õ, and an
approval of the one would not be an approval of the other.

```bytes conforms
---\\nid: PO-01\\n---\\nŐszi \\u0151
```

```bytes breaks
---\\nid: PO-01\\n---\\n\\xd5szi
```
"""

from qms.i18n import N_

CODE = "QMS102"
SEVERITY = "error"
MESSAGE = N_("the file is not UTF-8; it looks like {encoding}")
REMEDY = N_("open it in the editor, and save it with the encoding UTF-8")
