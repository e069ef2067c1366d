"""Minutes say when the meeting was held, beside when it was booked, in every format."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
import json
from typing import TYPE_CHECKING

import docx
import pytest

from samreview.documents.customer_reading import read_customer_minutes
from samreview.documents.minutes import minutes_content
from samreview.documents.minutes_files import minutes_bytes
from samreview.documents.minutes_reading import read_minutes
from tests.review.factory import THREE, Room

if TYPE_CHECKING:
    from samreview.documents.write import Audience


def test_a_review_held_two_days_early_says_so_to_the_team_and_to_the_customer() -> None:
    room = Room()
    booked = read_minutes(room.review, room.now)
    room.step_clock(-2 * 86_400 - 3 * 3_600)
    room.started("priya")
    held = THREE.astimezone(room.review.zone) - dt.timedelta(days=2, hours=3)
    minutes, shared = read_minutes(room.review, room.now), read_customer_minutes(room.review)
    assert minutes.date != booked.date
    assert minutes.date == shared.date == f"{held.day} {held:%b %Y}"
    assert minutes.times == f"from {held:%H:%M} Berlin time"
    assert shared.items[0].starts == held
    assert shared.ends == held + dt.timedelta(minutes=room.review.minutes)


def test_a_review_held_as_booked_has_the_times_of_its_agenda() -> None:
    room = Room().started("priya")
    shared = read_customer_minutes(room.review)
    first = next(one for one in room.review.agenda.items if not one.internal)
    assert shared.items[0].title == first.title
    assert shared.items[0].starts == room.review.agenda.start


def early() -> Room:
    """A review booked to 17:00 that began at 15:06 and was closed at 15:17."""
    room = Room().wait(6).started("priya")
    room.note("decision Go to Lyon #share")
    room.wait(11).say("dana", "/close anyway")
    return room


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".eml"])
def test_a_review_that_ends_early_has_the_times_it_was_held_in_every_format(suffix: str) -> None:
    said = written(early(), suffix)
    assert "15:06 to 15:17 Berlin time (booked 15:00 to 17:00)" in said


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".eml"])
def test_the_customer_has_the_times_it_was_held(suffix: str) -> None:
    assert "Tue 24 Nov 2026, 15:06 to 15:17 Berlin time" in written(early(), suffix, "customer")


def test_json_holds_the_times_for_the_team_and_for_the_customer() -> None:
    room = early()
    told = json.loads(minutes_bytes(room.review, room.now, ".json"))
    assert told["held"] == {"start": "2026-11-24T15:06:00+01:00", "end": "2026-11-24T15:17:00+01:00"}
    assert told["booked"] == {"start": "2026-11-24T15:00:00+01:00", "end": "2026-11-24T17:00:00+01:00"}
    shared = json.loads(minutes_bytes(room.review, room.now, ".json", audience="customer"))
    assert (shared["held_start"], shared["held_end"]) == ("2026-11-24T15:06:00+01:00", "2026-11-24T15:17:00+01:00")


def test_one_that_was_moved_says_what_was_planned_and_is_dated_by_the_day_it_was_held() -> None:
    room = Room().wait(7 * 24 * 60).started("priya")
    room.wait(11).say("dana", "/close anyway")
    minutes = read_minutes(room.review, room.now)
    assert (minutes.date, minutes.times) == ("1 Dec 2026", "15:00 to 15:11 Berlin time")
    assert minutes.booked == "booked 15:00 to 17:00, planned for 24 Nov 2026, 15:00 to 17:00"
    assert minutes_content(room.review, room.now).created == dt.datetime(2026, 12, 1, tzinfo=dt.UTC)


def written(room: Room, suffix: str, audience: Audience = "team") -> str:
    """Return the words of the minutes in one format."""
    data = minutes_bytes(room.review, room.now, suffix, audience=audience)
    if suffix == ".docx":
        return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    if suffix == ".eml":
        mail = email.message_from_bytes(data, policy=email.policy.default)
        body = mail.get_body(("plain",))
        assert body is not None
        return " ".join(body.get_content().split())
    return data.decode()
