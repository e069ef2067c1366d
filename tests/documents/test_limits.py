"""Limits of a process of our own: set where the system takes them, and no reason to fail where it does not."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

from samreview.documents.limits import limit_this_process

if TYPE_CHECKING:
    import pytest


def test_memory_and_time_are_limited_and_the_hard_limits_stay() -> None:
    code = (
        "import resource\n"
        "from samreview.documents.limits import limit_this_process\n"
        "before = [resource.getrlimit(one)[1] for one in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]\n"
        "limit_this_process(megabytes=600, seconds=7)\n"
        "after = [resource.getrlimit(one) for one in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]\n"
        "assert after == [(600 * 1024 * 1024, before[0]), (7, before[1])], after\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_system_that_refuses_one_limit_still_gets_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """As macOS does, where every process has more memory mapped than any limit that would help."""
    taken = []

    def set_one(limit: int, limits: tuple[int, int]) -> None:
        if limit == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")
        taken.append((limit, limits[0]))

    monkeypatch.setattr(resource, "setrlimit", set_one)
    limit_this_process(megabytes=512, seconds=5)
    assert taken == [(resource.RLIMIT_CPU, 5)]


def test_a_system_without_limits_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    before = resource.getrlimit(resource.RLIMIT_CPU)
    limit_this_process(megabytes=512, seconds=5)
    assert resource.getrlimit(resource.RLIMIT_CPU) == before
