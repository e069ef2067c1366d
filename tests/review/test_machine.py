"""Random people type random lines while time passes, clocks are set and machines sleep; what must hold always holds."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from samreview.agenda.projection import projected_end, slack
from samreview.review.carry.model import CarriedOver, Commitment
from samreview.review.carry.standing import standing
from samreview.review.decide import Accepted, decide
from samreview.review.fold import fold
from samreview.review.hosts import clock_stepped, host_resumed, host_slept
from samreview.review.participation import talk_seconds
from samreview.review.queue import queue
from samreview.review.record import record
from samreview.review.timing import actual_seconds, clock_view, waiting, ways_at
from samreview.review.turns import running_round
from samreview.review.words import WORDS
from tests.review.factory import SECOND, THREE, Room, agenda_of, item, plan_of

PEOPLE = ("dana", "lukas", "priya", "ines", "karl-meyer", "nobody")
NAMES = st.sampled_from(["dana", "lukas", "priya", "ines", "bin-hu", "karl-meyer", '"Karl Meyer"', "jane", "xx"])
ITEMS = st.sampled_from(["purpose", "growth", "house", "lunch", "decide", "3", "nothing"])
NUMBERS = st.sampled_from("1123456")
WORDS_OF = st.sampled_from(["Call Jane", "Lyon layout", "Priya to send it", "Lukas: hm", "maintain it", "s/a/b/", "é"])
MARKS = st.lists(
    st.sampled_from(
        [
            *("@lukas", "@ines", "@xx", "@-", "due:fri", "due:2026-01-01", "due:-", "opp:nextgen", 'opp:"New one"'),
            *("opp:-", "+50k", "+USD 9k", "+0k", "cost:5k", "with:jane", "ask:sla", "for:scrap", "#up", "#-", "+3"),
        ]
    ),
    max_size=3,
).map(" ".join)
KINDS = st.sampled_from(["point", "goal", "decision", "open", "action", "question", "idea", "a:", ""])
CAPTURES = st.builds("{} {} {}".format, KINDS, WORDS_OF, MARKS)
LINES = st.one_of(
    st.sampled_from(["/next", "/next", "/pause", "/resume", "/undo", "/undo", "/hand", "/ways", "/floor -", "/rate 3"]),
    st.sampled_from(["/take 1", "/take 2", "/take 3", "/extend 5m", "/extend 40m", "/gap pause", "/gap counts"]),
    st.sampled_from(["/clock right", "/clock wrong", "/clock"]),
    st.sampled_from(
        ["/headline One", "/headline Two", "/nextreview 2027-02-23T15:00", "/park Lyon", "/help", "/close"]
    ),
    CAPTURES,
    st.builds("{} {} {} {}".format, st.just("/edit"), NUMBERS, WORDS_OF, MARKS),
    st.builds("{} {}".format, st.sampled_from(["/drop", "/agree", "/agree", "/kind"]), NUMBERS),
    st.builds("/kind {} {}".format, NUMBERS, KINDS),
    st.builds("/decline {} because no".format, NUMBERS),
    st.builds("{} {}".format, st.sampled_from(["/goto", "/skip", "/later"]), ITEMS),
    st.builds("/move {} before {}".format, ITEMS, ITEMS),
    st.builds("/time {} {}m".format, ITEMS, st.integers(1, 60)),
    st.builds("{} {}".format, st.sampled_from(["/arrive", "/leave", "/floor"]), NAMES),
    st.builds("/role {} {}".format, st.sampled_from(["moderator", "timekeeper", "scribe"]), NAMES),
    st.builds("/fix opp:nextgen amount {}k because it is".format, st.integers(1, 9)),
    st.builds("action-{}: a note".format, NUMBERS),
    st.builds("... {}".format, WORDS_OF),
    st.sampled_from(["/close anyway", "/approve", "/amend 1 Better because asked"]),
    st.sampled_from(["/round", "/round 2m", "/round -", "/floor next", "/readback", "/readback -", "/catchup lukas"]),
    st.builds("/expect {} {}".format, NAMES, st.sampled_from(["until:15:40", "speaks:last", "until:-", "speaks:-"])),
    st.builds("/{} {}".format, st.sampled_from(["readback", "park"]), NUMBERS),
    st.builds("/merge {} {}".format, NUMBERS, NUMBERS),
    st.builds("/also {} {}".format, NUMBERS, WORDS_OF),
    st.builds("/drop {} because nobody wants it".format, NUMBERS),
    st.builds(
        "/settle {} {} {}".format,
        st.sampled_from(["1", "2", "3", "halden-2026-08-25/4", "halden-2026-08-25/9"]),
        st.sampled_from(["done", "open", "dropped", "reached", "not-yet"]),
        st.sampled_from(["", "because it came", "@priya due:fri", "@ines because moved"]),
    ),
    st.builds(
        "/heard {} nextgen {} because they said so".format,
        st.sampled_from(["jane", "marc", "nobody"]),
        st.sampled_from(["advocate", "opposed", "indifferent"]),
    ),
    st.builds("/ask sla {} because we talked".format, st.sampled_from(["asked", "committed", "declined"])),
)
BEFORE = dt.date(2026, 8, 25)
CARRIED = CarriedOver(
    previous="halden-2026-08-25",
    previous_on=BEFORE,
    entries=(
        Commitment("halden-2026-08-25/4", "action", "Send the layout", "priya", "Priya Raman", dt.date(2026, 9, 30)),
        Commitment("halden-2026-08-25/7", "goal", "One plant", "lukas", "Lukas Brandt"),
        Commitment("halden-2026-08-25/p1", "parked", "Invoices", "ines", "Inés Ferrer"),
    ),
)
AGENDA = agenda_of(
    (
        item("purpose", 10),
        item("growth", 20),
        item("lunch", 10, fixed_end=THREE + dt.timedelta(minutes=45)),
        item("house", 15, priority=5),
        item("decide", 10, fixed_start=THREE + dt.timedelta(minutes=62), locked=True),
    ),
    minutes=75,
)


def picture(room: Room) -> dict[str, Any]:
    """All that a person could see."""
    review = room.review
    return {
        "record": record(review, room.now),
        "clock": clock_view(review, room.now),
        "plan": review.plan,
        "order": review.order,
        "floor": review.floor,
        "talk": talk_seconds(review, room.now),
        "hands": [one.id for one in review.people.values() if one.hand],
        "here": [one.id for one in review.people.values() if one.present],
        "ratings": review.ratings,
        "settled": standing(review),
        # A guest whose arrival was taken back stays a name and is nobody of the review.
        "expected": [(one.id, one.until, one.speaks_last) for one in review.people.values() if review.known(one.id)],
        "round": running_round(review),
        "reading": review.reading,
        "queue": queue(review, room.now),
        "heard": list(review.heard),
        "attempts": list(review.attempts),
        "parked": [one for one in review.parked if not one.withdrawn],
    }


class ReviewMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.room = Room(AGENDA, carried=CARRIED)
        self.ran_us = 0
        self.accepted: list[str] = []

    @initialize(present=st.booleans())
    def begin(self, present: bool) -> None:  # noqa: FBT001  drawn by hypothesis
        if present:
            self.room.say("dana", "/arrive lukas priya ines")
        self.room.wait(2).say("dana", "/start")

    @rule(line=LINES, word_of=st.sampled_from(["", "", "", "@@ines ", "@@lukas "]))
    def the_moderator_types(self, line: str, word_of: str) -> None:
        self._type(self.room.review.roles["moderator"] or "dana", line, word_of)

    @rule(lines=st.lists(CAPTURES, min_size=1, max_size=4))
    def the_scribe_types(self, lines: list[str]) -> None:
        for line in lines:
            self._type(self.room.review.roles["scribe"] or "priya", line, "")

    @rule(person=st.sampled_from(PEOPLE), line=LINES, word_of=st.sampled_from(["", "", "@@ines "]))
    def anybody_types(self, person: str, line: str, word_of: str) -> None:
        self._type(person, line, word_of)

    @rule(person=st.sampled_from(PEOPLE[:4]), line=st.sampled_from(["/undo", "/undo", "/agree 1", "/agree 2", "/hand"]))
    def somebody_changes_their_mind(self, person: str, line: str) -> None:
        self._type(person, line, "")

    def _type(self, person: str, line: str, word_of: str) -> None:
        room = self.room
        phase, count, captures = room.review.phase, room.review.seq, len(room.review.captures)
        before = picture(room)
        result = room.ask(person, word_of + line)
        if not isinstance(result, Accepted):
            assert result.message
            assert (picture(room), room.review.seq) == (before, count)
            return
        assert room.review.seq == count + len(result.events)
        assert {event.line for event in result.events} <= {f"line-{room.lines}"}
        assert person in room.review.people
        self._permitted(line, phase)
        if len(room.review.captures) > captures:
            self.accepted.append(line)

    def _permitted(self, line: str, phase: str) -> None:
        name = line.split(" ", 1)[0].removeprefix("/")
        if line.startswith("/"):
            assert phase in WORDS[name].phases

    @rule(seconds=st.integers(0, 900))
    def wait(self, seconds: int) -> None:
        self._pass(seconds)
        self.room.wait(seconds=seconds)

    @rule(seconds=st.integers(-7200, 7200))
    def set_the_clock(self, seconds: int) -> None:
        room = self.room
        before, view = actual_seconds(room.review, room.now), room.clock
        room.step_clock(seconds)
        assert actual_seconds(room.review, room.now) == before
        # Noticed within a second, which bounds what a restart could put wrong.
        room.take(clock_stepped(by="dana", at=room.now, line_id=f"set-{room.review.seq}", seconds=seconds))
        if room.review.phase in {"running", "paused"}:
            after = room.clock
            assert after.elapsed == view.elapsed
            assert abs((after.reserve - after.over_run) - (view.reserve - view.over_run)) <= 60, "whole minutes follow"

    @rule(seconds=st.integers(31, 900))
    def sleep(self, seconds: int) -> None:
        self._pass(seconds)
        self.room.wait(seconds=seconds)
        room = self.room
        room.take(host_slept(by="dana", at=room.now, line_id=f"slept-{room.review.seq}", seconds=seconds))

    @rule(seconds=st.integers(0, 600))
    def reboot(self, seconds: int) -> None:
        room = self.room
        self._pass(seconds)
        room.reboot(seconds)
        room.take(host_resumed(by="dana", at=room.now, line_id=f"up-{room.review.seq}", seconds=seconds))

    def _pass(self, seconds: int) -> None:
        if self.room.review.phase in {"running", "paused"}:
            self.ran_us += seconds * SECOND

    @precondition(lambda self: self.room.review.phase not in {"closed", "approved"})
    @rule(person=st.sampled_from(["dana", "dana", "lukas", "priya", "ines"]), line=LINES)
    def undo_restores_what_a_line_changed(self, person: str, line: str) -> None:
        room = self.room
        before = picture(room)
        trial = copy.copy(room)
        trial.review, trial.events = room.refolded(), list(room.events)
        result = trial.ask(person, line)
        if (
            not isinstance(result, Accepted)
            or not result.events
            or line.startswith(("/undo", "/close", "/ways", "/readback"))
        ):
            return
        trial.say(person, "/undo")
        after = picture(trial)
        made = len(trial.review.captures) - len(room.review.captures)
        if made:
            assert after["record"]["captures"].pop()["withdrawn"]
        assert after == before

    @invariant()
    def at_most_one_item_runs_and_at_most_one_person_speaks(self) -> None:
        review = self.room.review
        running = [one.id for one in review.items if one.outcome == "running"]
        assert running == ([] if review.current is None else [review.current])
        assert (review.phase in {"running", "paused"}) == (review.current is not None)
        assert review.floor is None or (review.people[review.floor].present and review.phase in {"running", "ended"})
        assert sorted(review.order) == sorted(review.item_by_id)
        for person in review.roles.values():
            assert person is None or not review.people[person].guest

    @invariant()
    def the_end_the_reserve_and_the_over_run_are_as_defined(self) -> None:
        room = self.room
        review, view = room.review, room.clock
        if view.projected_end is None or review.current is None:
            return
        now, current = int(view.now.timestamp()) - review.ahead, review.item_by_id[review.current]
        end, booked = (int(one.timestamp()) - review.ahead for one in (view.projected_end, view.booked_end))
        fixed = current.item.fixed_end
        fixed_end = None if fixed is None else int(fixed.timestamp()) + 60 * current.extended
        left = waiting(review)
        assert end == projected_end(now, max(0, view.remaining), left, current_fixed_end=fixed_end)
        assert (view.reserve, view.over_run) == slack(end, booked)
        assert {one.id: one.seconds for one in left} == {
            one.id: 60 * one.minutes for one in review.items if one.waiting
        }
        if fixed is None:
            assert view.elapsed + view.remaining == 60 * current.minutes
        assert all(one.minutes > 0 for one in review.items)
        for way in ways_at(review, room.now):
            assert way.new_end <= end
            assert view.over_run

    @invariant()
    def all_time_went_somewhere(self) -> None:
        room = self.room
        review = room.review
        items = sum(review.clock.total(one) for one in review.item_by_id)
        pauses = review.clock.total("/paused")
        since = (review.uptime_at(room.now) - review.uptime) if review.current is not None else 0
        if review.started_at is not None:
            assert items + pauses + since == self.ran_us
        assert all(review.clock.total(one) >= 0 for one in review.item_by_id)
        assert sum(talk_seconds(review, room.now).values()) <= sum(actual_seconds(review, room.now).values()) + len(
            PEOPLE
        )
        assert all(seconds >= 0 for seconds in talk_seconds(review, room.now).values())

    @invariant()
    def nothing_accepted_is_missing_and_no_number_is_used_twice(self) -> None:
        captures = self.room.review.captures
        assert [one.number for one in captures] == list(range(1, len(captures) + 1))
        assert len(captures) == len(self.accepted)
        assert all(one.text for one in captures)

    @invariant()
    def a_fold_in_two_parts_is_the_whole(self) -> None:
        room = self.room
        half = len(room.events) // 2
        again = fold(room.events[:half], lambda text, _path: plan_of(text))
        for event in room.events[half:]:
            again.apply(event)
        assert record(again, room.now) == record(room.review, room.now)
        assert clock_view(again, room.now) == room.clock

    @invariant()
    def deciding_changes_nothing(self) -> None:
        room = self.room
        before = picture(room)
        for line in ("/next", "idea x", "/close anyway", "/undo"):
            decide(room.review, line, by="dana", at=room.now, line_id="try")
        assert picture(room) == before


TestReviewMachine = ReviewMachine.TestCase
TestReviewMachine.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
