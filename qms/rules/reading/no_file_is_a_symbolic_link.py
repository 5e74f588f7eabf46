"""No file is a symbolic link.

A link shows whatever lies elsewhere: outside the repository, on one computer only,
changed by anybody after the approval. It is not followed.

```files conforms
=== procedures/PO-02.md
title: A procedure
```

```files breaks
=== procedures/PO-02.md
(link ../../elsewhere/PO-02.md)
```
"""

from qms.i18n import N_

CODE = "QMS115"
SEVERITY = "error"
MESSAGE = N_("the file is a symbolic link to {target}, and is not followed")
REMEDY = N_("put the file itself in its place")
