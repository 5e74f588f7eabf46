"""No key, token or password stands in a document.

A repository is copied to every colleague and keeps every version. What was once in
it is known, and the key must be changed.

```markdown conforms
# Purpose

The password has at least 12 signs; password: kept by the IT officer. A public key
is printed in the register.
```

````markdown breaks
# Purpose

```
-----BEGIN OPENSSH PRIVATE KEY-----
```
````

```markdown breaks
# Purpose

Log in with the password: Nyar-2026!
```
"""

import re

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS905"
SEVERITY = "error"
MESSAGE = N_("this looks like a secret: {sort}")
REMEDY = N_("change the key or password at once, and then take it out of the text")
SPOKEN = ("sort",)

PRIVATE_KEY = N_("a private key")
TOKEN = N_("an access token")
PASSWORD = N_("a password")

SIGNS = (b"PRIVATEKEY", b"AKIA", b"PTTY-U-K-F")
SECRETS = (
    (re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|PuTTY-User-Key-File"), PRIVATE_KEY),
    (re.compile(r"(?<![A-Z0-9])AKIA[A-Z0-9]{16}(?![A-Z0-9])"), TOKEN),
    (re.compile(r"(?<!\w)(?:gh[pousr]|github_pat)_\w{30,}"), TOKEN),
    (
        re.compile(
            r"(?i)(?<!\w)(?:parol[aăe]|jelsz[oó]|парола|password|passwd)(?:[^\W\d_]{0,3})"
            r"\s*[:=]\s*[\"'„“]?(?=\S*[0-9])(?=\S*[^\W\d_])\S{6,}"
        ),
        PASSWORD,
    ),
)
UNDERLINED = re.compile(rb"_[A-Za-z0-9]{20}")
WORDS = {"bg": "арола", "hu": "elszó", "ro": "arol"}
COMMON = "assw"


def check(document: Document) -> Hits:
    """Every line that holds a key, a token or a password."""
    if not _is_suspect(document):
        return
    for number, line in enumerate(document.source.lines, 1):
        for form, sort in SECRETS:
            match = form.search(line)
            if match:
                yield document.on(number, match.start() + 1), {"sort": sort}


def _is_suspect(document: Document) -> bool:
    source = document.source
    if any(sign in source.signs for sign in SIGNS):
        return True
    word = WORDS.get(document.language.partition("-")[0], COMMON)
    if word in source.text or COMMON in source.text:
        return True
    return UNDERLINED.search(source.data) is not None
