"""What every test may rely on: no cache or key of the user's, English, no colour."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from qms.i18n import speak
from tests import once

# how long a test takes on a busy machine says nothing of what it tests
settings.register_profile(
    "qms", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("qms")

# what others compute with is held to small numbers: threads would only stand in line
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# a shell lets what it starts in the background ignore Ctrl-C, and that is inherited
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _once(tmp_path_factory: pytest.TempPathFactory) -> None:
    once.begin(tmp_path_factory)


@pytest.fixture(autouse=True)
def _alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    cache: Path = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("QMS_CACHE", str(cache))
    monkeypatch.setenv("XDG_STATE_HOME", str(cache.with_name("state")))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("QMS_LANG", raising=False)
    speak("en")
    yield
    speak("en")
