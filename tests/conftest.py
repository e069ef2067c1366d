"""Fixtures for all tests: tools that only some machines have, and hypothesis profiles."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.tools import needed

if TYPE_CHECKING:
    from collections.abc import Callable

settings.register_profile(
    "samreview", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("SAMREVIEW_HYPOTHESIS", "samreview"))

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def need_tool() -> Callable[[str, str], str]:
    """Return a program's path, or skip with the reason; in CI a missing one fails unless CI says it can't be had."""

    return needed


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the checkout's folder."""
    return ROOT


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the battery did: states of the disk, kills, flipped bits, answered lines."""
    done: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) == "call":
                done.update({name: value for name, value in report.user_properties if isinstance(value, int)})
    if done:
        told = ", ".join(f"{count:,} {name}" for name, count in sorted(done.items()))
        terminalreporter.write_line(f"battery: {told}; 0 lost, 0 silent, where all passed")
