"""Reading in silence before a review: what it costs the others, and that it can be taken back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.agenda.reading import READING, usual_minutes
from samreview.review.quality import quality
from samreview.review.reading import offered
from samreview.review.timing import end_at
from tests.review.factory import Room, agenda_of, item


def lengths(room: Room) -> dict[str, int]:
    return {state.id: state.minutes for state in room.review.items}


def room_of(*minutes: int, locked: bool = False) -> Room:
    items = [item(f"i{place}", each, minimum=max(2, each // 2)) for place, each in enumerate(minutes)]
    if locked:
        items.append(item("end", 15, minimum=15, locked=True))
    return Room(agenda_of(tuple(items), minutes=sum(minutes) + 15 * locked + 10))


def test_it_comes_first_and_the_others_pay_in_proportion() -> None:
    room = room_of(20, 40, locked=True)
    end = end_at(room.review, room.now)
    assert room.say("dana", "/reading 6m").startswith("Silent reading comes first, 6 minutes: I0 20 > 18, I1 40 > 36")
    assert lengths(room) == {READING: 6, "i0": 18, "i1": 36, "end": 15}
    assert room.review.items[0].id == READING
    assert end_at(room.review, room.now) == end
    room.say("dana", "/start")
    assert room.review.current == READING
    assert room.review.items[0].planned_minutes == 6
    room.say("dana", "/next")
    assert not any(point.item == READING for point in quality(room.review, room.now))


def test_another_length_is_counted_from_the_agenda_without_it() -> None:
    room = room_of(20, 40)
    before = lengths(room)
    room.say("dana", "/reading 12m")
    room.say("dana", "/reading 6m")
    assert lengths(room) == {READING: 6, "i0": 18, "i1": 36}
    room.say("dana", "/reading -")
    assert lengths(room) == before
    assert room.say("dana", "/reading -") == "There is no silent reading on the agenda."


def test_the_usual_length_is_a_twelfth_or_what_the_others_can_give() -> None:
    assert [usual_minutes(booked) for booked in (30, 60, 120, 480)] == [5, 5, 10, 15]
    room = room_of(6, 4)
    plan = offered(room.review)
    assert plan is not None
    assert plan.minutes == 5
    room.say("dana", "/reading")
    assert lengths(room) == {READING: 5, "i0": 3, "i1": 2}
    assert "5 minutes at the most" in room_of(6, 4).refused("dana", "/reading 9m")


def test_who_may_and_when() -> None:
    room = room_of(20, 40)
    assert "belongs to: moderator" in room.refused("lukas", "/reading")
    assert "is no length" in room.refused("dana", "/reading long")
    room.say("dana", "/start")
    assert "has started" in room.refused("dana", "/reading")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(2, 60), min_size=1, max_size=6), st.integers(2, 30), st.integers(2, 30))
def test_the_end_stays_and_undo_gives_every_minute_back(minutes: list[int], first: int, second: int) -> None:
    room = room_of(*minutes, locked=True)
    end, before = end_at(room.review, room.now), lengths(room)
    said = [room.ask("dana", f"/reading {length}m") for length in (first, second)]
    assert end_at(room.review, room.now) == end
    assert sum(lengths(room).values()) == sum(before.values())
    assert all(state.minutes >= min(state.item.minimum, before.get(state.id, 99)) for state in room.review.items)
    for one in said:
        if hasattr(one, "events") and one.events:
            room.say("dana", "/undo")
    assert lengths(room) == before
    assert room.review.reading_paid == ()
