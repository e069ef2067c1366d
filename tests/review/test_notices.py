"""What is said unasked: who leaves soon, who has not been heard at two thirds, whose terminal is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.review.hosts import notices_said, terminal_back, terminal_gone
from samreview.review.notices import notices, successors
from tests.review.factory import Room

if TYPE_CHECKING:
    from samreview.review.state import Role


def _said(room: Room, person: str = "dana") -> list[str]:
    return [one.text for one in notices(room.review, room.now, person)]


def test_at_two_thirds_moderator_and_timekeeper_are_told_who_has_not_been_heard() -> None:
    room = Room().started("lukas", "priya", "ines")
    room.say("dana", "/floor dana")
    room.wait(seconds=20).say("dana", "/floor priya")
    room.wait(minutes=79, seconds=-20)
    assert _said(room) == []
    room.wait(1)
    (said,) = _said(room)
    quiet = "Lukas Brandt (service, Europe) and Inés Ferrer (finance, Europe)"
    assert said == f"Two thirds are over. Not heard yet: {quiet}. /floor next asks the least heard."
    assert _said(room, "lukas") == [said]
    assert _said(room, "priya") == [], "the scribe has their hands full"
    assert _said(room, "ines") == []
    assert notices(room.review, room.now, "dana", {"two-thirds"}) == (), "once"
    room.say("dana", "/floor lukas")
    room.wait(seconds=20).say("dana", "/floor ines")
    room.wait(seconds=20)
    assert _said(room) == ["Two thirds are over, and everybody here has been heard."]


def test_the_app_names_its_key() -> None:
    room = Room().started("lukas").wait(80)
    (notice,) = notices(room.review, room.now, "dana", keys=True)
    assert notice.text.endswith(" f or /floor next asks the least heard.")


def test_what_was_told_once_is_not_told_again_by_any_terminal_of_that_person() -> None:
    room = Room().started("lukas").wait(80)
    room.take(notices_said("dana", ["two-thirds"], at=room.now, line_id="said"))
    assert _said(room) == []
    assert len(_said(room, "lukas")) == 1, "the timekeeper has not been told"
    room.take(notices_said("lukas", ["two-thirds"], at=room.now, line_id="said to another"))
    assert _said(room, "lukas") == []
    room.review = room.refolded()
    assert _said(room) == []


def test_of_two_terminals_that_are_open_both_say_it() -> None:
    room = Room().started("lukas")
    told = room.review.notices_said
    room.wait(80).take(notices_said("dana", ["two-thirds"], at=room.now, line_id="said"))
    assert len(notices(room.review, room.now, "dana", told=told)) == 1, "by the one that dana does not look at"
    assert notices(room.review, room.now, "dana", {"two-thirds"}, told=told) == ()


def test_two_thirds_are_of_the_time_that_there_was_after_a_late_start() -> None:
    room = Room().wait(30).started("lukas")
    room.wait(59)
    assert _said(room) == []
    room.wait(1)
    assert len(_said(room)) == 1


def test_who_leaves_early_is_named_ten_minutes_before() -> None:
    room = Room().started("lukas", "ines")
    room.say("dana", "/expect ines until:15:40")
    room.wait(29)
    assert _said(room) == []
    room.wait(1)
    assert _said(room) == ["Inés leaves at 15:40, in 10 minutes and has not been heard. /floor ines asks now."]
    (notice,) = notices(room.review, room.now, "lukas")
    room.say("dana", "/floor ines")
    room.wait(4)
    (later,) = notices(room.review, room.now, "lukas")
    assert later.key == notice.key, "it is said once"
    assert later.text == "Inés leaves at 15:40, in 6 minutes. /floor ines asks now."
    room.wait(6)
    assert _said(room) == ["Inés was to leave at 15:40. /leave ines says that they have."]
    room.say("dana", "/leave ines")
    assert _said(room) == []


def test_all_are_told_when_the_moderators_terminal_is_gone_for_a_minute_and_who_may_take_over() -> None:
    room = Room().started("lukas", "ines")
    room.take(terminal_gone("dana", by="lukas", at=room.now, line_id="gone", seconds=20))
    room.wait(seconds=39)
    assert _said(room, "lukas") == []
    assert "Only the moderator" in room.refused("lukas", "/role moderator lukas")
    room.wait(seconds=1)
    assert _said(room, "lukas") == [
        "Dana Whitfield's terminal has been gone for a minute. You may moderate: /role moderator lukas"
    ]
    assert _said(room, "ines") == [
        "Dana Whitfield's terminal has been gone for a minute. Lukas Brandt may take the moderator's role."
    ]
    room.say("lukas", "/role moderator lukas")
    assert room.review.roles["moderator"] == "lukas"
    assert _said(room, "ines") == []


@pytest.mark.parametrize(
    ("here", "scribe", "who"),
    [
        (["lukas", "priya"], "priya", "Priya Raman may take"),
        (["lukas", "ines"], "priya", "Lukas Brandt or Inés Ferrer may take"),
        (["lukas", "ines"], None, "Lukas Brandt or Inés Ferrer may take"),
        ([], "priya", "Lukas Brandt, Priya Raman, Inés Ferrer or Bin Hu may take"),
        (None, None, "Lukas Brandt or Inés Ferrer may take"),
    ],
)
def test_of_a_moderator_who_keeps_the_time_too_somebody_who_is_there_may_take_over(
    here: list[str] | None, scribe: str | None, who: str
) -> None:
    roles: dict[Role, str | None] = {"moderator": "dana", "timekeeper": "dana", "scribe": scribe}
    room = Room(roles=roles).started("lukas", "ines")
    room.take(terminal_gone("dana", by="lukas", at=room.now, line_id="gone", here=here)).wait(1)
    (said,) = _said(room, "dana")
    assert said == f"Dana Whitfield's terminal has been gone for a minute. {who} the moderator's role."
    may = successors(room.review, room.now)
    for person in may:
        assert f"You may moderate: /role moderator {person}" in _said(room, person)[0]
    for person in {"lukas", "ines", "priya", "bin-hu"} - {*may}:
        assert "Only the moderator" in room.refused(person, f"/role moderator {person}")
    room.say(may[-1], f"/role moderator {may[-1]}")
    assert room.review.roles["moderator"] == may[-1]


def test_a_timekeeper_without_a_terminal_is_not_named_and_may_still_take_over() -> None:
    room = Room().started("lukas", "priya")
    room.take(terminal_gone("dana", by="priya", at=room.now, line_id="gone", here=["priya"])).wait(1)
    assert _said(room, "ines") == [
        "Dana Whitfield's terminal has been gone for a minute. Priya Raman may take the moderator's role."
    ]
    room.say("lukas", "/role moderator lukas")


def test_where_nobody_takes_over_anybody_of_the_team_may_in_the_end() -> None:
    room = Room().started("lukas", "ines")
    room.take(terminal_gone("dana", by="lukas", at=room.now, line_id="gone", here=["lukas", "ines"])).wait(1)
    keys = {one.key for one in notices(room.review, room.now, "ines")}
    assert notices(room.review, room.now, "ines", keys) == ()
    room.wait(2)
    assert [one.text for one in notices(room.review, room.now, "ines", keys)] == [
        "Dana Whitfield's terminal has been gone for three minutes. You may moderate: /role moderator ines"
    ]
    room.say("ines", "/role moderator ines")


def test_a_terminal_that_is_back_is_no_news() -> None:
    room = Room().started("lukas")
    room.take(terminal_gone("dana", by="lukas", at=room.now, line_id="gone"))
    room.wait(2)
    room.take(terminal_back("dana", by="dana", at=room.now, line_id="back"))
    assert _said(room, "lukas") == []
    assert "Only the moderator" in room.refused("lukas", "/role moderator lukas")
