"""Live the town's life in a folder that is thrown away, and bring its archive here.

python -m tools.town              live, check, and replace approvals/ and governance/
python -m tools.town --keep DIR   live in a folder that stays, and change nothing here
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from tools.town.life import Life
from tools.town.person import CHECKOUT, StoppedError
from tools.town.texts import ZONE, MisfitError

TODAY = datetime(2026, 11, 22, 12, tzinfo=ZONE)
BROUGHT = ("governance/people.yaml", "governance/profile.yaml")
LEFT = frozenset({".git", "approvals", *BROUGHT})


def main(words: Sequence[str]) -> int:
    """Live the life; gives the exit code."""
    try:
        if words[:1] == ["--keep"] and len(words) == 2:
            live(Path(words[1]).resolve())
            return 0
        if words:
            sys.stderr.write(__doc__ or "")
            return 2
        with tempfile.TemporaryDirectory(prefix="town-") as folder:
            bring(live(Path(folder)))
    except (StoppedError, MisfitError) as error:
        sys.stderr.write(f"{error}\n")
        return 3
    return 0


def live(folder: Path) -> Path:
    """Live in a folder, and check what came of it; gives the town's root."""
    life = Life(folder)
    life.live(_tell)
    auditor = life.person("auditor")
    digest = root_of(life.root)
    auditor.qms(TODAY, "verify", "--root", digest)
    _tell(f"\nroot of governance: {digest}")
    require_texts_of_today(life.root)
    return life.root


def root_of(root: Path) -> str:
    """The digest of the first governance, as a sheet of paper would have it."""
    [found] = root.glob("approvals/GOVERNANCE/1.0/*/submission.json")
    return f"sha256:{sha256(found.read_bytes()).hexdigest()}"


def require_texts_of_today(root: Path) -> None:
    """Raise StoppedError where the town's working texts are not those from here."""
    for path in sorted(each for each in root.rglob("*") if each.is_file()):
        name = path.relative_to(root)
        if name.parts[0] in LEFT or name.as_posix() in LEFT:
            continue
        ours = CHECKOUT / name
        if not ours.is_file() or ours.read_bytes() != path.read_bytes():
            raise StoppedError(f"after all, {name} is not as it is here")


def bring(root: Path) -> None:
    """Replace the archive and the governance of the checkout by those lived."""
    shutil.rmtree(CHECKOUT / "approvals", ignore_errors=True)
    shutil.copytree(
        root / "approvals", CHECKOUT / "approvals", copy_function=shutil.copyfile
    )
    for name in BROUGHT:
        shutil.copyfile(root / name, CHECKOUT / name)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
