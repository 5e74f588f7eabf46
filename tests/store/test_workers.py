"""Work shared out among processes: all of it is made, and whatever ends one is told."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from qms.errors import QmsError
from qms.store.workers import shared_out, workers

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="nothing is forked there"
)


def nothing() -> None:
    pass


def test_all_is_made_once_by_more_than_one_process() -> None:
    def work(number: int) -> tuple[int, int]:
        time.sleep(0.02)
        return number, os.getpid()

    made = list(shared_out(work, range(20), 2, nothing))
    assert sorted(number for number, _process in made) == list(range(20))
    processes = {process for _number, process in made}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_who_is_free_takes_the_next_portion() -> None:
    def work(number: int) -> int:
        time.sleep(1 if number == 0 else 0.01)
        return number

    assert list(shared_out(work, range(12), 2, nothing))[-1] == 0


def test_more_portions_than_a_line_holds_are_made() -> None:
    assert sorted(shared_out(int, range(20_000), 2, nothing)) == list(range(20_000))


def test_each_process_finishes_what_it_began(tmp_path: Path) -> None:
    list(shared_out(str, range(4), 2, lambda: (tmp_path / str(os.getpid())).touch()))
    assert len(list(tmp_path.iterdir())) == 2


def test_what_the_work_raises_is_raised_where_it_was_given() -> None:
    def work(number: int) -> int:
        if number == 3:
            raise QmsError("the page is too large")
        return number

    with pytest.raises(QmsError, match="too large"):
        list(shared_out(work, range(6), 2, nothing))


def test_a_process_that_is_killed_is_told_and_waited_for_in_vain() -> None:
    def work(number: int) -> int:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(QmsError, match="before its time"):
        list(shared_out(work, range(6), 2, nothing))


def test_who_wants_no_more_ends_the_others() -> None:
    def work(number: int) -> int:
        if number > 1:
            time.sleep(60)
        return os.getpid()

    some = shared_out(work, range(6), 2, nothing)
    process = next(some)
    some.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_where_other_threads_run_nothing_is_shared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert workers() == 1
