"""No line is longer than a page.

Such lines are no sentences, but pictures and other files turned into letters. No
person can check them, and the file is not read.

```files conforms
=== procedures/PO-01.md
title: A procedure
```

```files breaks
=== procedures/PO-02.md
(KB 20)
```
"""

from qms.i18n import N_

CODE = "QMS118"
SEVERITY = "error"
MESSAGE = N_("a line has more than {most} letters")
REMEDY = N_("break the line; list a picture as an attachment")
