"""What a finished process cost, and two of them in turn as a ratio."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Cost:
    """CPU seconds, peak memory in MiB, exit code and seconds of one finished process.

    CPU is user and system, those of finished children included; the peak is that of
    the largest single process; `wall` is what somebody waits.
    """

    cpu: float
    peak: float
    code: int
    wall: float = 0.0


Run = Callable[[], Cost]


def measured(
    words: Sequence[str], environment: Mapping[str, str], answers: str = ""
) -> Cost:
    """Run a command to its end, its output thrown away."""
    began = time.monotonic()
    surroundings = {**os.environ, "PYTHONPATH": str(TOP), **environment}
    with subprocess.Popen(
        words,
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        if process.stdin:
            process.stdin.write(answers.encode())
            process.stdin.close()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    wall = time.monotonic() - began
    return Cost(cpu, usage.ru_maxrss / 1024, process.returncode, wall)


def paired(first: Run, floor: Run, pairs: int) -> str:
    """Both in turn: median ratio with its range, median CPU of each, peak memory."""
    costs = [(first(), floor()) for _pair in range(pairs)]
    ratios = [ours.cpu / bare.cpu for ours, bare in costs]
    ours = statistics.median(each.cpu for each, _bare in costs)
    bare = statistics.median(each.cpu for _ours, each in costs)
    peak = max(each.peak for each, _bare in costs)
    return (
        f"{statistics.median(ratios):6.2f}  {min(ratios):5.2f}-{max(ratios):5.2f}  "
        f"{ours:8.3f}  {bare:8.3f}  {peak:6.0f}"
    )


def paired_by_wall(first: Run, floor: Run, pairs: int) -> str:
    """The same by what somebody waits; CPU of each and peak memory beside it."""
    costs = [(first(), floor()) for _pair in range(pairs)]
    ratios = [ours.wall / bare.wall for ours, bare in costs]
    ours = statistics.median(each.wall for each, _bare in costs)
    bare = statistics.median(each.wall for _ours, each in costs)
    cpu = statistics.median(each.cpu for each, _bare in costs)
    peak = max(each.peak for each, _bare in costs)
    return (
        f"{statistics.median(ratios):6.2f}  {min(ratios):5.2f}-{max(ratios):5.2f}  "
        f"{ours:8.3f}  {bare:8.3f}  {cpu:8.3f}  {peak:6.0f}"
    )
