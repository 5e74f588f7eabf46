"""Every line of a concession still excuses something.

A permission that nobody needs any more is a permission to break the rule again.

```files conforms
=== procedures/PO-01.md
ownr: registry
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-01, who: a.b,
 office: mayor, why: it will be mended, until: 2099-12-31}
```

```files breaks
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PC-01, who: a.b,
 office: mayor, why: it will be mended, until: 2099-12-31}
```
"""

from qms.i18n import N_

CODE = "QMS502"
SEVERITY = "warning"
MESSAGE = N_("the concession excuses nothing: {rule} in {document}")
REMEDY = N_("remove this line, or close the concession")
