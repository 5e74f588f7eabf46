"""What must not be read is refused by name, in bounded time and memory."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from qms.office.limits import Limits
from qms.office.reading import read_source
from qms.office.refused import RefusedError
from qms.office.running import said
from tests.office.hostile import MADE, hostile

pytest.importorskip("resource")
import resource


@pytest.mark.parametrize("name", MADE)
def test_a_harmful_file_is_refused_and_says_why(name: str) -> None:
    file, data = hostile(name)
    before, begun = peak(), time.process_time()
    with pytest.raises(RefusedError, match=MADE[name][2]) as refused:
        read_source(file, data)
    assert refused.value.hint
    assert time.process_time() - begun < 10
    assert peak() - before < 600_000_000


def peak() -> int:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_a_file_beyond_measure_is_not_opened() -> None:
    with pytest.raises(RefusedError, match="larger than 1 megabytes"):
        read_source("a.docx", bytes(1_000_001), limits=Limits(file=1_000_000))


def test_a_program_without_end_is_ended() -> None:
    words = (sys.executable, "-c", "while True: pass")
    begun = time.monotonic()
    with pytest.raises(RefusedError, match="longer than 1 seconds"):
        said(words, b"", Limits(seconds=1))
    assert time.monotonic() - begun < 5


def test_a_program_that_says_too_much_is_ended() -> None:
    words = (sys.executable, "-c", "while True: print('x' * 100_000)")
    with pytest.raises(RefusedError, match="swells"):
        said(words, b"", Limits(unpacked=10_000_000))


def test_what_a_program_began_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "late"
    later = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"
    first = (
        "import subprocess, sys, time;"
        f"subprocess.Popen([sys.executable, '-c', {later!r}]); time.sleep(60)"
    )
    with pytest.raises(RefusedError, match="longer than 1 seconds"):
        said((sys.executable, "-c", first), b"", Limits(seconds=1))
    time.sleep(1.5)
    assert not mark.exists()


def test_a_program_that_fails_refuses_the_file() -> None:
    with pytest.raises(RefusedError, match="gives up"):
        said((sys.executable, "-c", "raise SystemExit(1)"), b"", Limits())
