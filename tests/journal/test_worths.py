"""What past reviews were worth, read from the store: in order, without rehearsals."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.agenda.template import load_template
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import open_review
from samreview.journal.shelf import reviews
from samreview.journal.worths import worths, worths_before
from samreview.plan.loader import load_plan
from samreview.review.worth import trend, worth_of

if TYPE_CHECKING:
    from pathlib import Path


def test_the_trend_is_that_of_the_accounts_earlier_reviews_without_rehearsals(root: Path) -> None:
    text = (root / "examples" / "smallest.yaml").read_text()
    plan = load_plan(text.encode(), "smallest.yaml").plan
    template = load_template((root / "agendas" / "growth-review.yaml").read_bytes(), "growth-review.yaml").template
    assert plan is not None
    assert template is not None
    journal = MemoryJournal()
    who = plan.team[0].id
    opened = []
    for month, stars, rehearsed in ((3, 2, False), (4, 1, True), (6, 4, False), (9, 5, False)):
        start = dt.datetime(2026, month, 3, 15, tzinfo=dt.UTC)
        door = open_review(
            journal,
            SimulatedClock(start),
            plan=plan,
            plan_text=text,
            plan_path="smallest.yaml",
            template=template,
            start=start,
            rehearsed=rehearsed,
        )
        for line in ("/start", "/close anyway", f"/rate {stars}"):
            assert hasattr(door.submit(line, who), "answer")
        opened.append(door)
    last = opened[-1]
    before = worths_before(journal, last.review.account_id, last.review.id)
    assert [one.mean for one in before] == [4.0, 2.0]
    assert trend(worth_of(last.review), before) == ("worth my time: 5.0 (1 answer only), before 4.0 (1), 2.0 (1)")
    assert worths_before(journal, last.review.account_id, opened[0].review.id) == ()
    listed = [worth.mean if worth else None for _, worth in worths(journal, reviews(journal))]
    assert listed == [2.0, None, 4.0, 5.0]
