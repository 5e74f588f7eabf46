"""A text has no control characters.

Nobody sees them on paper, a terminal obeys them, and a program may end the text
where one stands. They come from old word processors and damaged files.

```bytes conforms
---\\nid: PO-01\\n---\\nText\\twith a tab
```

```bytes breaks
---\\nid: PO-01\\n---\\nText\\0with a zero
```

```bytes breaks
---\\nid: PO-01\\n---\\n1992 \\u0096 1995
```
"""

from qms.i18n import N_

CODE = "QMS105"
SEVERITY = "error"
MESSAGE = N_("a control character stands in the text: {character}")
REMEDY = N_("take it out; where a dash or a quotation mark was meant, type it anew")

# what old editors and file systems filled a file's last block with
FILLING = b"\0\x1a"


def clean(data: bytes) -> bytes:
    """The same text, without the filling after its end; what stands within stays."""
    return data.rstrip(FILLING)
