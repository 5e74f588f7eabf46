"""No scan, photograph or office file lies among records and rules.

A scanned signature sheet holds names, numbers and hands. Its place is the archive of
paper; here stand the number under which it lies there, and its digest.

```change conforms
=== change
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective}
```

```change breaks
=== change
=== records/audits/scan-0001.pdf
%PDF-1.4
```
"""

from qms.i18n import N_
from qms.model.change.change import RECORDS, Change
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS720"
SEVERITY = "error"
MESSAGE = N_("a scan or office file was put here: {name}")
REMEDY = N_(
    "take it out before it is shared; name the archive number of the paper instead"
)
PLACES = (RECORDS, "governance/")
BEGINNINGS = (
    *(b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"GIF8", b"PK\3\4"),
    *(b"\xd0\xcf\x11\xe0", b"{\\rtf", b"BM"),
)
ENDINGS = (
    *(".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".heic"),
    *(".webp", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".zip"),
    *(".eml", ".msg", ".mp3", ".mp4", ".p7m", ".p7s"),
)


def check(change: Change) -> Hits:
    """Every such file added among records and in governance, by its name or bytes."""
    for each in change.under(*PLACES):
        if each.after is None or not each.is_added:
            continue
        name = each.path.rpartition("/")[2]
        is_named = name.lower().endswith(ENDINGS)
        if is_named or (each.after.data or b"").startswith(BEGINNINGS):
            yield Place(each.path), {"name": name}
