"""Lines end with a line feed alone.

Windows ends lines with two signs; git takes one of them away if the repository's
`.gitattributes` says so. Without it, two people who change one word each change
every line.

```bytes conforms
---\\nid: PO-01\\n---\\nText\\n
```

```bytes breaks
---\\r\\nid: PO-01\\r\\n---\\r\\nText\\r\\n
```
"""

from qms.i18n import N_

CODE = "QMS104"
SEVERITY = "warning"
MESSAGE = N_("lines end in the way of Windows or of old Macs")
REMEDY = N_(
    "save the file with the line ends LF; the .gitattributes of qms init lets git do it"
)


def clean(data: bytes) -> bytes:
    """The same lines, each with a line feed at its end."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
