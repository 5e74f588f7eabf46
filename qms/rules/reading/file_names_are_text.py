"""The name of every file is text in UTF-8.

Archives made on an older Windows bring names whose letters no other computer
knows. Such a file cannot be listed, cited or approved, and is not read.

```files conforms
=== procedures/PO-01.md
attachments: [PO-01/urlap.docx]
=== procedures/PO-01/urlap.docx
```

```files breaks
=== procedures/PO-01/\\xfbrlap.docx
```
"""

from qms.i18n import N_

CODE = "QMS117"
SEVERITY = "error"
MESSAGE = N_("the name of the file has letters in an older encoding (shown as ?)")
REMEDY = N_("rename the file")
