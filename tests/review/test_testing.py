from __future__ import annotations

import pytest

from samreview.insight.exhibits.assumptions import assumptions_exhibit
from samreview.review.testing import to_test
from tests.review.factory import PLAN, Room

ASSUMED = PLAN.replace(
    "     stage: evaluate, problem: scrap}\n",
    """     stage: evaluate, problem: scrap, motivations: [{stakeholder: jane, stance: advocate},
     {stakeholder: marc, stance: opposed}]}
""",
)


@pytest.fixture
def room() -> Room:
    return Room(plan=ASSUMED).started("lukas", "priya")


def _tests(room: Room) -> list[tuple[str, str, int | None]]:
    shown = assumptions_exhibit(room.review.plan, room.review.on)
    return [(one.stakeholder, one.line, one.action) for one in to_test(room.review, shown)]


def test_an_assumption_is_tested_by_an_action_of_who_holds_the_relationship(room: Room) -> None:
    (_, line, action), (_, other, _) = _tests(room)
    assert line == (
        "action Ask Jane Okafor what they want of Next-gen analyser line, and note the words "
        "@priya due:+2w with:jane opp:nextgen"
    )
    assert (action, "@" in other) == (None, False), "nobody holds the relationship with Marc or drives the purchase"
    capture = room.note(line)
    assert (capture.person, capture.stakeholder, capture.opportunity, capture.unresolved) == (
        "priya",
        "jane",
        "nextgen",
        (),
    )
    assert [one[2] for one in _tests(room)] == [1, None]
    room.say("priya", "/undo")
    assert [one[2] for one in _tests(room)] == [None, None]


def test_what_is_heard_is_no_assumption_any_more(room: Room) -> None:
    room.say("dana", "/heard jane nextgen advocate because she said so")
    assert [one[0] for one in _tests(room)] == ["marc"]


def test_a_name_that_looks_like_marks_stays_a_name() -> None:
    room = Room(plan=ASSUMED.replace("Next-gen analyser line", "'@priya #up opp:lyon-1 line'")).started()
    capture = room.note(_tests(room)[0][1])
    assert (capture.text, capture.up, capture.opportunity) == (
        "Ask Jane Okafor what they want of @priya #up opp:lyon-1 line, and note the words",
        False,
        "nextgen",
    )
