from __future__ import annotations

from tests.review.factory import Room


def test_a_review_from_the_lobby_to_the_close() -> None:
    room = Room()
    room.say("dana", "/arrive priya lukas")
    assert room.say("dana", "/start") == "Purpose and roles runs, 10 minutes. Booked to 17:00."
    room.wait(4.5)
    answer = room.say("priya", "action Bring the Lyon line layout @lukas due:+3w opp:nextgen +250k")
    assert answer == "action 1, Lukas, Tue 15 Dec, +EUR 250k, Next-gen analyser line"
    room.wait(2).say("dana", "/next")
    assert room.clock.item == "growth"
    assert room.seconds("purpose") == 390
    room.wait(30).say("dana", "/close anyway")
    record = room.record()
    assert record["phase"] == "closed"
    assert record["items"][1] == {"id": "growth", "planned_minutes": 40, "actual_seconds": 1800, "outcome": "done"}
    assert record["growth_found"] == "250000"
    assert record["captures"][0]["owner"] == "lukas"
