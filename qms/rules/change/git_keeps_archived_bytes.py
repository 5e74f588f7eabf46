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
            for line, reason in _reasons(each.before, each.after):
                yield Place(path, line, min(line, 1)), {"path": path, "reason": reason}


def _reasons(before: State, after: State | None) -> Iterator[tuple[int, str]]:
    """What is wrong with the lines, the first thing only, and in which line."""
    kept = [line for line in _lines(before) if _is_of_archive(line)]
    lines = list(_lines(after)) if after else []
    if any(line not in lines for line in kept):
        yield 0, LOST
        return
    last = max((lines.index(line) for line in kept), default=len(lines))
    old = set(_lines(before))
    for number, line in enumerate(lines[last + 1 :], last + 2):
        if line and line not in old and _may_reach(line):
            yield number, LATER
            return


def _lines(state: State) -> Iterator[str]:
    text = (state.data or b"").decode(errors="replace")
    return map(str.strip, text.splitlines())


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
