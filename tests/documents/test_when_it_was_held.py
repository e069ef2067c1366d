"""Minutes say when the meeting was, also where it began on another day than it was booked for."""

from __future__ import annotations

import datetime as dt

from samreview.documents.customer_reading import read_customer_minutes
from samreview.documents.minutes_reading import read_minutes
from tests.review.factory import THREE, Room


def test_a_review_held_two_days_early_says_so_to_the_team_and_to_the_customer() -> None:
    room = Room()
    booked = read_minutes(room.review, room.now)
    room.step_clock(-2 * 86_400 - 3 * 3_600)
    room.started("priya")
    held = THREE.astimezone(room.review.zone) - dt.timedelta(days=2, hours=3)
    minutes, shared = read_minutes(room.review, room.now), read_customer_minutes(room.review)
    assert minutes.date != booked.date
    assert minutes.date == shared.date == f"{held.day} {held:%b %Y}"
    assert minutes.times.startswith(f"{held:%H:%M} to ")
    assert shared.items[0].starts == held
    assert shared.ends == held + dt.timedelta(minutes=room.review.minutes)


def test_a_review_held_as_booked_has_the_times_of_its_agenda() -> None:
    room = Room().started("priya")
    shared = read_customer_minutes(room.review)
    first = next(one for one in room.review.agenda.items if not one.internal)
    assert shared.items[0].title == first.title
    assert shared.items[0].starts == room.review.agenda.start
