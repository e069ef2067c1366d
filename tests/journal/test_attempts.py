"""What an account's reviews tried on its internal asks, over its reviews."""

from __future__ import annotations

import datetime as dt

from samreview.journal.attempts import past_attempts
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from tests.journal.factory import START, begin, run


def test_attempts_come_from_all_reviews_the_earliest_first() -> None:
    journal = MemoryJournal()
    for place, answer in enumerate(("asked", "declined", "")):
        start = START + place * dt.timedelta(days=91)
        door = begin(journal, SimulatedClock(start), start=start)
        run(door, "/start", "/arrive priya", *([f"/ask sla {answer} because answer {place}"] if answer else []))
        run(door, "/close anyway")
    account = door.review.account_id
    found = past_attempts(journal, account)
    assert [(one.ask, one.commitment, one.because) for one in found.attempts] == [
        ("sla", "asked", "answer 0"),
        ("sla", "declined", "answer 1"),
    ]
    assert found.attempts[0].on < found.attempts[1].on
    assert found.attempts[0].by == "Dana Whitfield"
    assert past_attempts(journal, "nobody") == ((), (), {})


def test_an_attempt_that_was_undone_is_none() -> None:
    journal = MemoryJournal()
    door = begin(journal, SimulatedClock(START), start=START)
    run(door, "/start", "/arrive priya", "/ask sla declined because no stock", "/undo")
    assert past_attempts(journal, door.review.account_id).attempts == ()
