"""Git goes on storing the archive byte for byte.

The lines in .gitattributes keep git from changing line ends and words in what was
signed. Without them, or with others after them, a checkout alters the archive for
whoever makes it.

```change conforms
=== .gitattributes
approvals/** -text
=== change
=== .gitattributes
approvals/** -text
*.png binary
```

```change breaks
=== .gitattributes
approvals/** -text
=== change
=== .gitattributes
* text=auto
```
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from qms.i18n import N_
from qms.model.change.change import PROCEDURES, Change
from qms.model.change.touched import State
from qms.model.finding import Place
from qms.model.register import ARCHIVE
from qms.model.rule import Hits

CODE = "QMS724"
SEVERITY = "error"
MESSAGE = N_("git would alter archived files: {reason}")
REMEDY = N_("put back the lines that qms init wrote, as the last ones of the file")
SPOKEN = ("reason",)
LOST = N_("{path} has lost a line that keeps them")
LATER = N_("{path} has a line behind those that keep them, and it overrules them")
INSIDE = N_("{path} may not stand there")
NAME = ".gitattributes"
FOLDERS = (f"{ARCHIVE}/", PROCEDURES)
ALTERING = frozenset(
    {"text", "eol", "crlf", "ident", "filter", "working-tree-encoding"}
    | {"export-subst", "export-ignore"}
)
# names as they lie in the archive
SAMPLES = tuple(
    f"x{ending}"
    for ending in (
        *(".md", ".yaml", ".json", ".json.sig", ".svg", ".png", ".jpg", ".jpeg"),
        *(".pdf", ".docx", ".xlsx", ".odt", ".ods", ".csv", ".txt"),
    )
)


def check(change: Change) -> Hits:
    """What the change does to the attributes that keep archived bytes."""
    for each in change.touched:
        path, name = each.path, each.path.rpartition("/")[2]
        if name.lower() != NAME:
            continue
        if path.startswith(FOLDERS) and each.after is not None:
            yield Place(path), {"path": path, "reason": INSIDE}
        elif path == NAME and each.before is not None:
            reason = _reason(each.before, each.after)
            if reason:
                yield Place(path), {"path": path, "reason": reason}


def _reason(before: State, after: State | None) -> str:
    kept = [line for line in _lines(before) if _is_of_archive(line)]
    lines = list(_lines(after)) if after else []
    if any(line not in lines for line in kept):
        return LOST
    if not kept:
        return ""
    later = lines[max(lines.index(line) for line in kept) + 1 :]
    old = set(_lines(before))
    return LATER if any(_may_reach(each) and each not in old for each in later) else ""


def _lines(state: State) -> Iterator[str]:
    text = (state.data or b"").decode(errors="replace")
    return (line.strip() for line in text.splitlines() if line.strip())


def _is_of_archive(line: str) -> bool:
    return line.startswith((f"{ARCHIVE}/", f"/{ARCHIVE}/"))


def _may_reach(line: str) -> bool:
    """Whether a line may make git alter archived texts and statements."""
    pattern, *words = line.split()
    if not any(word.partition("=")[0].lstrip("!") in ALTERING for word in words):
        return False
    pattern = pattern.lstrip("/")
    is_anywhere = "/" not in pattern or pattern.startswith("**/")
    name = pattern.rpartition("/")[2]
    return _is_of_archive(line) or (
        is_anywhere and any(fnmatchcase(each, name) for each in SAMPLES)
    )
