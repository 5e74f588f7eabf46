"""Scripts of acts that the tests of approval share."""

from __future__ import annotations

PUT_UP = "submit PO-01 by brook.paul\n"
CHECKED = f"{PUT_UP}approve PO-01 step=checked by brook.paul\n"
SIGNED = f"{CHECKED}approve PO-01 by stone.mary\n"
RELEASED = f"{SIGNED}release PO-01 by field.anna\n"
NEXT = f"on 2026-03-02\nrevise PO-01\n{RELEASED}"
ROMANIAN = """\
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
---
# Scop

De ce o facem.

# Activitate

Cum o facem.
=== acts
"""
IN_ROMANIAN = """\
submit PO-01/ro by brook.paul
approve PO-01/ro step=checked by brook.paul
release PO-01/ro by field.anna
"""
GONE = "=== procedures/PO-01.md\n(absent)\n"
WITHDRAWN = f"""\
{RELEASED}on 2026-05-04
submit PO-01 purpose=withdrawal from=2026-05-31 reason=unused by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 effective=2026-05-31 by field.anna
"""
