"""The way in: choose the language, then build the command line, then run it."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

from qms.cli.exits import Exit
from qms.i18n import speak_as_asked, without_language


def main() -> None:
    """Run qms with the words of the command line."""
    words = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console of an old code page
            stream.reconfigure(errors="replace")
    speak_as_asked(words)
    try:
        from qms.cli.app import run  # the language comes first: help is built on import

        code = run(without_language(words))
        if "duckdb" not in sys.modules:  # which tells of all that is left of it
            gc.freeze()  # the end is near: no need to look for circles in what is left
        sys.exit(code)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)


if __name__ == "__main__":
    main()
