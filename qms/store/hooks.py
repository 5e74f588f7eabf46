"""Git's hooks: ours laid before each commit; what stood there is kept and run first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.store.git import Answer, ask_git
from qms.store.lasting import disk_faults_told
from qms.store.repository import prefix_of, work_tree
from qms.store.writing import write_whole

HOOKS = ("pre-commit", "pre-merge-commit")
KEPT = ".before-qms"
SETTING = "qms.hookRoot"
_MARK = b"# Laid by `qms hooks install`, taken away by `qms hooks remove`.\n"
_SCRIPT = """\
#!/bin/sh
{mark}# Looks at what the next commit would hold; what stood here before runs first.
test -z "$QMS_HOOK_RUNS" || exit 0
earlier="$0{kept}"
if test -x "$earlier"; then
    QMS_HOOK_RUNS=1 "$earlier" "$@" || exit $?
fi
case "$GIT_INDEX_FILE" in
    ''|/*|?:*) ;;
    *) GIT_INDEX_FILE="$PWD/$GIT_INDEX_FILE"; export GIT_INDEX_FILE ;;
esac
unset GIT_DIR GIT_WORK_TREE GIT_PREFIX
python={python}
run() {{
    if test -x "$python"; then
        "$python" -P -m qms "$@" </dev/null
    elif command -v qms >/dev/null; then
        qms "$@" </dev/null
    else
        echo "qms is not where it was: $python" >&2
        echo "install it, then run: qms hooks install" >&2
        return 1
    fi
}}
git config --get-all {setting} | {{
    ended=0
    while IFS= read -r root; do
        test -f "$root/qms.yaml" || continue
        said=$(run validate --staged --root "$root" 2>&1) || {{
            ended=1
            printf '%s\\n' "$said" >&2
        }}
        said=$(run check --staged --base HEAD --root "$root" 2>&1) || {{
            ended=1
            printf '%s\\n' "$said" >&2
        }}
    done
    exit $ended
}}
"""


def install_hooks(root: Path) -> list[Path]:
    """Lay the hooks that look at each commit of a quality system; the files of ours.

    Laid anew they are as if laid once. Raises UsageError where there is no git,
    QmsError where hooks cannot be laid; then nothing is changed.
    """
    folder, name = _folder(root), _name(root)
    for each in HOOKS:
        path, kept = folder / each, folder / f"{each}{KEPT}"
        if os.path.lexists(path) and os.path.lexists(kept) and not _is_ours(path):
            raise QmsError(
                _("a hook stands in {path}, and one was kept already").format(
                    path=path
                ),
                hint=_("join the two in one file, and remove the other: {path}").format(
                    path=kept
                ),
            )
    for each in HOOKS:
        _lay(folder / each)
    if name not in _roots(root):
        _told(root, "config", "--local", "--add", SETTING, name)
    return [folder / each for each in HOOKS]


def remove_hooks(root: Path) -> list[Path]:
    """Look at this quality system's commits no more; the files taken away.

    They stay while another quality system of the repository has them, and in a folder
    that other repositories share: there they do nothing for this one.
    """
    folder, name = _folder(root), _name(root)
    if name in _roots(root):
        value = f"^{_escaped(name)}$"
        _told(root, "config", "--local", "--unset-all", SETTING, value)
    if _roots(root) or not _is_own(root, folder):
        return []
    gone = [folder / each for each in HOOKS if _is_ours(folder / each)]
    with disk_faults_told():
        for path in gone:
            kept = path.with_name(f"{path.name}{KEPT}")
            if os.path.lexists(kept):
                kept.replace(path)
            else:
                path.unlink()
    return gone


def _lay(path: Path) -> None:
    with disk_faults_told():
        if os.path.lexists(path) and not _is_ours(path):
            path.replace(path.with_name(f"{path.name}{KEPT}"))
        text = _SCRIPT.format(
            mark=_MARK.decode(),
            kept=KEPT,
            python=_quoted(Path(sys.executable).as_posix()),
            setting=SETTING,
        )
        write_whole(path, text.encode(errors="surrogateescape"))
        path.chmod(0o755)


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with disk_faults_told():
        return _MARK in path.read_bytes()


def _folder(root: Path) -> Path:
    """The folder of the hooks, wherever the settings or a second work tree have it."""
    top = work_tree(root)
    if top is None:
        raise UsageError(
            _("there is no git here, and so no commit to look at"),
            hint=_("begin one: git init"),
        )
    folder = top / os.fsdecode(
        _told(root, "rev-parse", "--git-path", "hooks").given[:-1]
    )
    if os.path.lexists(folder) and not folder.is_dir():
        raise QmsError(
            _("git's setting core.hooksPath names no folder: {path}").format(
                path=folder
            ),
            hint=_("name a folder, or take it away: git config --unset core.hooksPath"),
        )
    return folder


def _is_own(root: Path, folder: Path) -> bool:
    """Whether a folder of hooks is this repository's alone."""
    top = work_tree(root) or root
    common = os.fsdecode(_told(root, "rev-parse", "--git-common-dir").given[:-1])
    places = (top.resolve(), (top / common).resolve())
    return any(folder.resolve().is_relative_to(place) for place in places)


def _name(root: Path) -> str:
    return prefix_of(root).rstrip("/") or "."


def _roots(root: Path) -> list[str]:
    given = _asked(root, "config", "--local", "--get-all", "-z", SETTING).given
    return [os.fsdecode(each) for each in given.split(b"\0") if each]


def _asked(root: Path, *words: str) -> Answer:
    return ask_git(work_tree(root) or root, *words)


def _told(root: Path, *words: str) -> Answer:
    answer = _asked(root, *words)
    if answer.code:
        raise QmsError(
            _("git refused: {said}").format(said=answer.said or words[0]),
            hint=_("see what git says: git status"),
        )
    return answer


def _quoted(text: str) -> str:
    """A text as a shell reads it back."""
    return "'" + text.replace("'", "'\\''") + "'"


def _escaped(text: str) -> str:
    """A text as a pattern of git that means itself."""
    return "".join(f"[{each}]" if each in ".*+?(){}|$" else each for each in text)
