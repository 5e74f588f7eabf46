"""A text is not larger than a text can be.

Two megabytes are more than a thousand pages. What is larger is no document, and
would only hold up everyone who checks the rest; it is not read.

```files conforms
=== procedures/PO-01.md
title: A procedure
```

```files breaks
=== procedures/PO-02.md
(KB 2100)
```
"""

from qms.i18n import N_

CODE = "QMS107"
SEVERITY = "error"
MESSAGE = N_("the file has {size} KB; no text over {most} KB is read")
REMEDY = N_("divide the document, or list pictures and tables as attachments")
