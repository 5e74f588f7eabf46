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
    assert time.monotonic() - begun < 30


def test_a_program_that_says_too_much_is_ended() -> None:
    words = (sys.executable, "-c", "while True: print('x' * 100_000)")
    with pytest.raises(RefusedError, match="swells"):
        said(words, b"", Limits(unpacked=10_000_000))


def test_what_a_program_began_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    first = (
        "import subprocess, sys, time;"
        "words = [sys.executable, '-c', 'import time; time.sleep(600)'];"
        "later = subprocess.Popen(words);"
        f"open({str(mark)!r}, 'w').write(str(later.pid)); time.sleep(600)"
    )
    with pytest.raises(RefusedError, match="longer than 2 seconds"):
        said((sys.executable, "-c", first), b"", Limits(seconds=2))
    end = time.monotonic() + 20
    while is_alive(int(mark.read_text())) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(int(mark.read_text()))


def is_alive(process: int) -> bool:
    """Whether a process still works; one that nobody buried yet does not."""
    try:
        told = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] not in "ZX"


def test_a_program_that_fails_refuses_the_file() -> None:
    with pytest.raises(RefusedError, match="gives up"):
        said((sys.executable, "-c", "raise SystemExit(1)"), b"", Limits())
