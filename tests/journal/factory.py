"""Reviews of the shipped example to test with."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from samreview.agenda.template import load_template
from samreview.journal.clock import SimulatedClock
from samreview.journal.opening import open_review
from samreview.plan.loader import load_plan
from samreview.resources import data_bytes
from samreview.review.decide import Accepted

if TYPE_CHECKING:
    from samreview.agenda.model import Template
    from samreview.journal.clock import Clock
    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.resources import DataKind
    from samreview.review.fold import Review

START = dt.datetime(2026, 11, 24, 14, 0, tzinfo=dt.UTC)
"""15:00 in Berlin, when the example plan has its next review."""


@cache
def shipped(kind: DataKind, name: str) -> bytes:
    """Return an example or an agenda that comes with the program."""
    return data_bytes(kind, name)


@cache
def halden() -> Plan:
    """Return the plan of the shipped example."""
    plan = load_plan(shipped("examples", "halden.yaml"), "halden.yaml").plan
    assert plan is not None
    return plan


@cache
def growth_review() -> Template:
    """Return the default agenda."""
    template = load_template(shipped("agendas", "growth-review.yaml"), "growth-review.yaml").template
    assert template is not None
    return template


def begin(journal: Journal, clock: Clock | None = None, **asked: Any) -> ReviewDoor:  # noqa: ANN401  passed on as it is
    """Open a review of the example plan."""
    return open_review(
        journal,
        clock or SimulatedClock(START),
        plan=halden(),
        plan_text=shipped("examples", "halden.yaml").decode(),
        plan_path="halden.yaml",
        template=growth_review(),
        **asked,
    )


def started(journal: Journal, clock: Clock | None = None, **asked: Any) -> ReviewDoor:  # noqa: ANN401  passed on as it is
    """Open a review and start it."""
    door = begin(journal, clock, **asked)
    run(door, "/start")
    return door


def run(door: ReviewDoor, *lines: str, by: str = "dana") -> None:
    """Submit lines that must be accepted."""
    for line in lines:
        outcome = door.submit(line, by)
        assert isinstance(outcome, Accepted), (line, outcome)


def texts(review: Review) -> list[str]:
    """Return what was captured."""
    return [capture.text for capture in review.captures]
