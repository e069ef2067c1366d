"""Checking plans: one of them, or many at once in several processes where that pays."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from samreview.cli.failures import Failure
from samreview.cli.inputs import read_plan_bytes
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from samreview.checks.settings import CheckSettings
    from samreview.plan.findings import Finding

# Processes cost about as much as checking this many plans; where each has to start from nothing, more.
_MANY = 12 if sys.platform == "linux" else 60
_MOST_PROCESSES = 16
_CHUNKS_A_PROCESS = 8


class Job(NamedTuple):
    """One plan to be checked on a day."""

    path: str
    on: dt.date
    settings: CheckSettings


class Checked(NamedTuple):
    """What came of it: findings that were asked for and the text they point at, or why there are none to be had."""

    path: str
    findings: tuple[Finding, ...] = ()
    source: str = ""
    failure: str = ""


def check_all(jobs: Sequence[Job]) -> Iterator[Checked]:
    """Check plans, in the order given, in as many processes as pay.

    Raises:
        Failure: a process was ended from outside, so that some plans were not checked.
    """
    processes = min(_cores(), _MOST_PROCESSES, len(jobs) // (_MANY // 2))
    return map(check_one, jobs) if len(jobs) < _MANY or processes < 2 else _in_processes(jobs, processes)


def check_one(job: Job) -> Checked:
    """Check one plan. Whatever the file is, nothing is raised: one plan never takes the others with it."""
    try:
        return _checked(job)
    except Failure as failure:
        return Checked(job.path, failure=failure.message)
    except Exception as problem:  # noqa: BLE001  a mistake of ours in one rule is said, and the other plans are checked
        from samreview.values.text import clean

        return Checked(
            job.path,
            failure=f"{job.path}: it could not be checked, by a fault of samreview and not of the plan "
            f"({type(problem).__name__}: {clean(str(problem))[:200]}).",
        )


def _checked(job: Job) -> Checked:
    from samreview.checks.engine import check
    from samreview.checks.select import selected
    from samreview.plan.loader import load_plan

    data = read_plan_bytes(job.path)
    plan, found = load_plan(data, job.path)
    settings = job.settings
    if plan is not None:
        found += check(
            plan, job.on, job.path, limits=settings.limits, words=settings.words, source=data.decode("utf-8")
        )
    chosen = selected(found, settings.select, settings.ignore)
    return Checked(job.path, chosen, data.decode("utf-8", errors="replace") if chosen else "")


def _in_processes(jobs: Sequence[Job], processes: int) -> Iterator[Checked]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # What is imported before processes are made, none of them imports again.
    import samreview.checks.engine
    import samreview.checks.select
    import samreview.plan.loader  # noqa: F401

    # No thread runs yet, which is all that speaks against `fork`.
    context = get_context("fork" if sys.platform == "linux" else None)
    try:
        pool = ProcessPoolExecutor(processes, context, initializer=_leave_interrupts_to_the_parent)
    except (OSError, NotImplementedError, ImportError):
        yield from map(check_one, jobs)  # a system without semaphores
        return
    done = 0
    try:
        with pool:
            for checked in pool.map(check_one, jobs, chunksize=-(-len(jobs) // (processes * _CHUNKS_A_PROCESS))):
                done += 1
                yield checked
    except BrokenProcessPool:
        raise Failure(
            f"A process that checked plans was ended from outside; perhaps memory is short. {len(jobs) - done} of "
            f"{len(jobs)} plans were not checked, from {jobs[done].path} on: check fewer at once."
        ) from None


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    import os

    affinity = getattr(os, "sched_getaffinity", None)  # what a container allows, where the system says it
    return len(affinity(0)) if affinity else os.cpu_count() or 1
