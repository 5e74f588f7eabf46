"""Every file can be opened.

What nobody can open, nobody can check, sign or hand over. All other files are
read nevertheless.

```files conforms
=== procedures/PO-01.md
title: A procedure
```

```files breaks
=== procedures/PO-02.md/notes.txt
A folder that bears the name of a document.
```
"""

from qms.i18n import N_

CODE = "QMS101"
SEVERITY = "error"
MESSAGE = N_("the file cannot be read: {reason}")
REMEDY = N_("give yourself the right to read it, or put an ordinary file in its place")
SPOKEN = ("reason",)
