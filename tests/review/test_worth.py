"""Was it worth my time: the answers, their mean, the trend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.worth import Worth, not_answered, trend, worth, worth_in, worth_of
from tests.review.factory import Room


def test_each_answers_once_and_the_last_answer_counts() -> None:
    room = Room().started("lukas", "priya")
    assert worth_of(room.review) is None
    for person, stars in (("lukas", 3), ("priya", 5), ("lukas", 4)):
        room.say(person, f"/rate {stars}")
    assert worth_of(room.review) == Worth(4.5, 2)
    room.say("lukas", "/undo")
    assert worth_of(room.review) == Worth(4.0, 2) == worth_in(room.events)


def test_on_a_shared_seat_the_moderator_enters_the_answers_of_others() -> None:
    room = Room().started("lukas", "priya")
    assert [one.id for one in not_answered(room.review)] == ["dana", "lukas", "priya"]
    room.say("dana", "@@lukas /rate 2 too long")
    room.say("dana", "/rate 5")
    assert {one.person: one.stars for one in room.review.ratings} == {"lukas": 2, "dana": 5}
    assert [one.id for one in not_answered(room.review)] == ["priya"]


@given(st.lists(st.tuples(st.sampled_from(("dana", "lukas", "priya")), st.integers(0, 5)), max_size=12))
def test_the_worth_read_from_the_journal_is_that_of_the_fold(lines: list[tuple[str, int]]) -> None:
    room = Room().started("lukas", "priya")
    for person, stars in lines:
        room.ask(person, f"/rate {stars}" if stars else "/undo")
    assert worth_in(room.events) == worth_of(room.review)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ([5, 4, 4, 4, 4], [[4, 4, 3.4], [3.5] * 4], "worth my time: 4.2 (5 answers), before 3.8, 3.5"),
        ([4], [], "worth my time: 4.0 (1 answer only)"),
        ([4, 4, 4], [[3, 4]], "worth my time: 4.0 (3 answers), before 3.5 (2)"),
        ([], [[3, 3, 3]], "worth my time: no answer yet, before 3.0"),
        ([], [], ""),
    ],
)
def test_the_trend_names_small_samples(now: list[int], before: list[list[float]], said: str) -> None:
    means = [Worth(sum(one) / len(one), len(one)) for one in before]
    assert trend(worth(now), means) == said
