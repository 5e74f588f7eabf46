"""A process that carries an act out, for tests that kill it: `-m tests.store.carrying`.

Words: `act`, `refused` (a hook will), `write` (without a commit), `recover`, or
with a name of its own.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from qms.errors import QmsError
from qms.store.act_files import carry_out, recover
from tests.store.office import ACT

HERE = Path()


def main(words: list[str]) -> None:
    match words:
        case ["act"]:
            carry_out(HERE, ACT, "act")
        case ["refused"]:
            with suppress(QmsError):
                carry_out(HERE, ACT, "act")
        case ["write"]:
            carry_out(HERE, ACT, "act", commit=False)
        case ["recover"]:
            recover(HERE)
        case ["own", name]:
            path = f"approvals/statements/2026/0212/{name}.json"
            carry_out(HERE, {path: name.encode()}, name)


if __name__ == "__main__":
    main(sys.argv[1:])
