"""Fixtures for rules: a plan with marks where findings are expected."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.checks.engine import check
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

MARK = "¦"
HEAD = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, fiscal_year_starts: 4, owner: dana}
updated: 2026-11-02
growth: {baseline: 4.2M, target: 5.4M}
team:
  - {id: dana, name: Dana Whitfield, function: sales}
  - {id: priya, name: Priya Raman, function: engineering}
"""


def _found(text: str, on: str) -> tuple[Finding, ...]:
    loaded = load_plan(text.encode(), "plan.yaml")
    assert loaded.plan is not None, [str(finding) for finding in loaded.findings]
    return check(loaded.plan, dt.date.fromisoformat(on), "plan.yaml")


@pytest.fixture
def found() -> Callable[..., tuple[Finding, ...]]:
    """Return what `check` finds of one rule in a plan; the sections of every plan may be left out."""

    def run(code: str, text: str, on: str = "2026-11-24") -> tuple[Finding, ...]:
        whole = text if "samreview:" in text else HEAD + text
        return tuple(finding for finding in _found(whole, on) if finding.code == code)

    return run


@pytest.fixture
def expect() -> Callable[..., tuple[Finding, ...]]:
    """Check that a rule is broken at each `¦` of a plan and nowhere else; return its findings."""

    def run(code: str, text: str, on: str = "2026-11-24") -> tuple[Finding, ...]:
        whole = text if "samreview:" in text else HEAD + text
        wanted = []
        for number, line in enumerate(whole.split("\n"), 1):
            pieces = line.split(MARK)
            wanted += [(number, sum(map(len, pieces[:count])) + 1) for count in range(1, len(pieces))]
        findings = tuple(finding for finding in _found(whole.replace(MARK, ""), on) if finding.code == code)
        assert [(finding.line, finding.column) for finding in findings] == wanted, [str(each) for each in findings]
        return findings

    return run
