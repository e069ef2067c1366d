"""Line mode: two people in one review, each in lines; what is said, once, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from samreview.agenda.template import load_template
from samreview.journal.door import NotSaved, ReviewDoor
from samreview.journal.opening import open_review
from samreview.journal.protocol import StoreError
from samreview.plain.line_mode import LineMode
from samreview.plain.typed import ENDED, Ended
from samreview.resources import data_bytes
from tests.journal.test_newer_events import add_later
from tests.tui.staging import Stage, staged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass
class Seat:
    """A terminal in line mode and what it has printed."""

    stage: Stage
    person: str | None
    prompts: bool = False
    printed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        door = ReviewDoor(self.stage.journal, self.stage.door.stream, self.stage.clock)
        self.talk = LineMode(door, self.person, self.printed.append, prompts=self.prompts)

    def sit(self) -> Seat:
        self.talk.begin()
        self.heard()
        return self

    def heard(self) -> str:
        """Return what was printed since the last time."""
        said = "".join(self.printed)
        self.printed.clear()
        return said

    def type(self, line: str) -> str:
        self.talk.take(line)
        return self.heard()

    def listen(self) -> str:
        self.talk.look()
        return self.heard()


class Piped:
    """Lines that are all there, then the end."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = list(lines)

    def next(self, _seconds: float) -> str | Ended | None:
        return self._lines.pop(0) if self._lines else ENDED


@pytest.fixture
def stage(root: Path) -> Stage:
    return staged(root)


@pytest.fixture
def seats(stage: Stage) -> tuple[Seat, Seat]:
    """Dana moderates and Priya writes, both in lines; the review runs."""
    stage.say("/role scribe priya", "/start", "/arrive lukas")
    return Seat(stage, "dana").sit(), Seat(stage, "priya").sit()


def test_it_begins_with_who_one_is_and_where_we_are(stage: Stage) -> None:
    seat = Seat(stage, "dana")
    seat.talk.begin()
    said = seat.heard()
    assert "Halden Medical Systems: Strategic account growth review, halden-2026-11-24." in said
    assert "You are Dana Whitfield, moderator." in said
    assert "Not started. Booked 15:00 to 17:00, 7 items." in said


def test_the_lobby_offers_roles_and_what_items_took_in_past_reviews(stage: Stage) -> None:
    stage.say("/arrive priya lukas", "/role scribe lukas", "/role moderator priya")
    stage.say("/start", by="priya")
    stage.wait(9)
    stage.say("/next", "/close anyway", by="priya")
    review = stage.review
    template = load_template(data_bytes("agendas", "growth-review.yaml"), "growth-review.yaml").template
    assert template is not None
    door = open_review(
        stage.journal,
        stage.clock,
        plan=review.plan,
        plan_text=review.plan_text,
        plan_path="halden.yaml",
        template=template,
        start=stage.door.now().instant.astimezone(review.zone) + dt.timedelta(days=90),
        minutes=120,
    )
    printed: list[str] = []
    seat = LineMode(door, "dana", printed.append, prompts=False)
    seat.begin()
    said = "".join(printed)
    proposed = next(line for line in said.splitlines() if line.startswith("Proposed: timekeeper "))
    assert "/role moderator " in proposed
    assert "scribe Lukas Brandt" not in proposed
    assert "Purpose and roles took 9 of 5 in only 1 review, a small sample. /time purpose 9m takes that.\n" in said
    printed.clear()
    seat.take("/time purpose 9m")
    seat.take("status")
    assert "took 9 of 5" not in "".join(printed)
    printed.clear()
    LineMode(door, "lukas", printed.append, prompts=False).begin()
    assert "Proposed" not in "".join(printed)


def test_two_terminals_hear_each_other_and_not_themselves(seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    answer = priya.type("action Bring the line layout @lukas due:+3w opp:nextgen +250k")
    assert answer == "action 1, Lukas, Tue 15 Dec, +EUR 250k, Next-gen analyser line\n"
    assert priya.listen() == ""
    assert dana.listen() == (
        "Priya notes action 1, Lukas, Tue 15 Dec, +EUR 250k, Next-gen analyser line: Bring the line layout\n"
    )
    assert dana.listen() == ""
    dana.type("/floor priya")
    assert priya.listen() == "The floor is yours.\n"
    dana.type("@@lukas /decline 1 because my team is full")
    assert priya.listen() == "Lukas declines action 1, because my team is full. It needs another owner.\n"
    dana.type("/next")
    assert priya.listen().startswith("Item 2 of 7: What we agreed, 10 minutes.")
    dana.type("/undo")
    assert priya.listen() == "Dana took back /next.\n"


def test_whoever_writes_is_asked_gently_once_an_item_and_nobody_else(seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    assert priya.type("We maintain what is there") == "point 1\nWhat would grow here?\n"
    assert priya.type("We protect what is there") == "point 2\n"
    assert priya.type("Chase the spare parts") == "point 3\nOperational: park it? /park 3 does.\n"
    assert "?" not in dana.listen()
    dana.type("/next")
    assert priya.type("We maintain that too").endswith("What would grow here?\n")


def test_who_gets_an_action_hears_how_to_answer(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    _, priya = seats
    lukas = Seat(stage, "lukas").sit()
    priya.type("action Bring the line layout @lukas")
    assert lukas.listen() == (
        "Priya notes action 1, Lukas: Bring the line layout. It is yours: /agree 1, or /decline 1 because TEXT.\n"
    )


def test_amber_and_red_are_said_once_and_no_clock_is_read_out(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    _, priya = seats
    said = ""
    for _ in range(120):
        stage.wait(0.1)
        said += priya.listen()
    assert said.count("Amber: 2 minutes left of Purpose and roles.") == 1
    assert said.count("Red: the time of Purpose and roles is over.") == 1
    assert len(said.splitlines()) == 2


def test_an_over_run_is_said_once_and_the_moderator_hears_the_ways(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    dana.type("/next")
    priya.listen()
    stage.wait(30)
    said = dana.listen() + "".join(dana.listen() for _ in range(3))
    assert said.count("/ways says what could be cut.") == 1
    assert said.count("Ways to end on time: 1 shorten") == 1
    assert "/take 1 takes one." in said
    assert "Ways to end on time" not in priya.listen()
    dana.type("/take 1")
    assert "To end on time: " in priya.listen()


def test_who_has_not_been_heard_is_said_once_at_two_thirds(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    dana.type("/next")
    stage.wait(90)
    dana.type("/gap counts")
    stage.wait(0.1)
    said = dana.listen() + dana.listen()
    stage.wait(1)
    said += dana.listen()
    assert said.count("Not heard yet: ") == 1
    assert "f or " not in said, "keys are the app's"
    again = Seat(stage, "dana").sit()
    assert "Not heard yet" not in again.listen(), "once is once, on a terminal started anew too"
    assert "Not heard yet" not in priya.listen()


def test_status_answers_the_four_questions_on_demand(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    priya.type("decision Go to Lyon")
    stage.wait(4)
    dana.listen()
    said = dana.type("status")
    for part in (
        "Item 1 of 7: Purpose and roles, 5 minutes.",
        "Amber, soon over, 1 minute left.",
        "We end at 16:48, booked 17:00: 12 minutes in reserve.",
        "Then: What we agreed, 10 minutes.",
        "Not heard yet: ",
        "We have 1 note: 1 decision, 0 actions.",
    ):
        assert part in said, said
    assert "\x1b" not in said


def test_own_words_are_no_notes_and_a_backslash_makes_them_one(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    dana, _ = seats
    for word in ("status", "agenda", "people", "notes", "prompts", "?", "? all", "? marks", "hold", "hold off"):
        assert dana.type(word), word
    assert dana.talk.review.captures == []
    dana.type("\\status")
    assert stage.door.refresh()
    assert [one.text for one in stage.review.captures] == ["status"]
    assert dana.type("? start").startswith("/start: Opens the review")
    assert dana.type("notes 1") == "point 1: status\n"
    assert "Purpose and roles (purpose): runs, 5 minutes" in dana.type("agenda")


def test_with_hold_what_others_do_waits_until_enter(seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    dana.type("hold")
    priya.type("decision Go to Lyon")
    assert dana.listen() == ""
    assert dana.type("") == "Priya notes decision 1: Go to Lyon\n"
    priya.type("decision Go by train")
    assert dana.listen() == ""
    assert dana.type("hold off").startswith("Priya notes decision 2")
    priya.type("idea Go by night train")
    assert dana.listen() == "Priya notes idea 3: Go by night train\n"


def test_what_others_do_begins_on_a_line_of_its_own_and_asks_again(stage: Stage) -> None:
    stage.say("/role scribe priya", "/start")
    seat = Seat(stage, "dana", prompts=True).sit()
    stage.say("decision Go to Lyon", by="priya")
    assert seat.listen() == "\nPriya notes decision 1: Go to Lyon\n"


def test_a_terminal_keeps_its_person_when_the_role_is_handed_over(stage: Stage) -> None:
    seat = Seat(stage, None).sit()
    seat.type("/role scribe dana")
    seat.type("/start")
    assert "This terminal stays Dana's" in seat.type("/role moderator priya")
    seat.type("decision Go to Lyon")
    stage.door.refresh()
    assert (stage.review.captures[-1].by, seat.talk.person) == ("dana", "dana")
    assert "Refused: /next belongs to: moderator, timekeeper." in seat.type("/next")


def test_in_the_lobby_whoever_moderates_is_asked_whether_it_is_held_today(stage: Stage) -> None:
    stage.wait(7 * 24 * 60)
    seat = Seat(stage, "dana")
    seat.talk.begin()
    said = seat.heard()
    assert "Not started. Booked Tue 24 Nov, 15:00 to 17:00, 7 items." in said
    assert "Is this review held today, Tue 1 Dec? It is planned for Tue 24 Nov. /start holds it today:" in said
    assert "Held today, Tue 1 Dec, not on Tue 24 Nov as planned" in seat.type("/start")
    assert "action 1, Lukas, Tue 8 Dec" in seat.type("action Bring the layout @lukas due:+1w")
    assert "To change it: /edit 2 due: and the day." in seat.type("action Call Jane @lukas due:2026-11-27")


@pytest.mark.parametrize(
    ("seconds", "how"), [(3 * 3600, "3 hours forward, to 18:06"), (-86_400, "1 day back, to Mon 23 Nov, 15:06")]
)
def test_everybody_hears_once_that_the_clock_was_set_and_who_keeps_the_time_is_asked(
    stage: Stage, seats: tuple[Seat, Seat], seconds: int, how: str
) -> None:
    stage.wait(6)
    for seat in seats:
        seat.listen()
    stage.clock.step(seconds)
    stage.clock.advance(1)
    dana, priya = (seat.listen() for seat in seats)
    assert f"The computer's clock was set {how}." in dana
    assert f"The computer's clock was set {how}." in priya
    assert "Is the new time right? /clock right or /clock wrong." in dana
    assert "/clock" not in priya
    stage.clock.advance(60)
    assert [seat.listen() for seat in seats] == ["", ""], "once, and nobody is over their time"
    assert "in reserve" in seats[0].type("status")
    seats[0].type("/clock wrong")
    assert seats[1].listen() == "The clock is wrong now.\n"


@pytest.mark.parametrize("second", ["dana", "lukas"])
def test_two_next_at_once_skip_no_item(stage: Stage, second: str) -> None:
    stage.say("/role timekeeper lukas", "/start")
    stage.wait(1)
    dana, other = Seat(stage, "dana").sit(), Seat(stage, second).sit()
    assert "What we agreed runs" in dana.type("/next")
    assert "one step is enough. What we agreed runs." in other.type("/next")
    assert "one step is enough" in other.type("/next"), "a moment later it is the same step still"
    stage.clock.advance(11)
    assert "Customer's quarters runs" in other.type("/next")


def test_what_was_typed_while_the_store_failed_acts_on_the_item_it_was_typed_for(stage: Stage) -> None:
    stage.say("/role timekeeper lukas", "/start")
    stage.wait(1)
    lukas = Seat(stage, "lukas").sit()
    door, submit = lukas.talk._door, lukas.talk._door.submit
    door.submit = lambda *_, **__: NotSaved("The disk is full.", "tried")  # type: ignore[method-assign]  # a store that fails
    assert "NOT SAVED" in lukas.type("/extend 5m") + lukas.listen()
    door.submit = submit  # type: ignore[method-assign]  # it works again
    stage.say("/next")
    stage.clock.advance(60)
    assert "Refused: /extend 5m: Purpose and roles is over; What we agreed runs now." in lukas.listen()
    assert stage.review.item_by_id["agreed"].minutes == 10


def test_a_whole_review_goes_by_in_lines(stage: Stage) -> None:
    seat = Seat(stage, None)
    lines = (
        "/arrive priya lukas",
        "/role scribe priya",
        "/start",
        "@@priya action Bring the layout @priya due:+3w",
        "@@priya action Nobody's",
        "/readback",
        "/agree 1",
        "/readback",
        "/drop 2 because we chose not to",
        "/close",
        "/close anyway",
        "/rate 4 good",
        "@@lukas /rate 5",
        "/approve",
        "/amend 1 Bring the new layout because it changed",
        "/approve",
        "status",
        "quit",
        "point never read",
    )
    seat.talk.run(Piped(lines))
    said = seat.heard()
    assert "1 of 2: action 1, Priya Raman, by Tuesday 15 December, in 3 weeks" in said
    assert "2 of 2: action 2, nobody, with no date: Nobody's. Nobody has it." in said
    assert "Refused: To settle first:" in said
    assert "Was it worth your time? /rate 1 to 5" in said
    assert "The review is approved as version 2." in said
    assert "Worth my time: 4.5 (2 answers only)." in said
    assert said.endswith("You have left.\n")
    assert seat.talk.refused
    assert len(seat.talk.review.captures) == 2


def test_who_leaves_a_running_review_hears_that_it_goes_on(seats: tuple[Seat, Seat]) -> None:
    _, priya = seats
    priya.talk.run(Piped([]))
    assert "the review goes on, with its clock. Come back with the same command." in priya.heard()


def test_who_comes_late_hears_three_lines(stage: Stage) -> None:
    stage.say("/role scribe priya", "/start")
    stage.say("decision Go to Lyon", "action Check the budget @ines due:fri", by="priya")
    seat = Seat(stage, "ines")
    seat.talk.begin()
    said = seat.heard()
    assert "Decided: Go to Lyon\n" in said
    assert "Needed from you: say yes or no to action 2, Check the budget (by Fri 27 Nov)\n" in said
    assert "Still open: nothing that was noted\n" in said


def test_what_a_review_was_worth_to_somebody_is_not_told_to_others(seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    priya.type("/rate 1 too long")
    assert dana.listen() == ""


def test_a_line_that_cannot_be_saved_is_said_loudly_kept_and_tried_again(
    stage: Stage, seats: tuple[Seat, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, _ = seats

    def full(*_: object) -> int:
        raise StoreError("The disk is full.")

    append = stage.journal.append
    monkeypatch.setattr(stage.journal, "append", full)
    dana.type("decision Go to Lyon")
    dana.type("decision Go by train")
    assert list(dana.talk.unsaved) == ["decision Go to Lyon", "decision Go by train"]
    stage.wait(0.05)
    assert "NOT SAVED: 2 lines are kept here and tried again" in dana.listen()
    monkeypatch.setattr(stage.journal, "append", append)
    stage.wait(0.1)
    said = dana.listen()
    assert said.startswith("decision 1\ndecision 2\nWhat was typed is saved now.\n")
    assert not dana.talk.unsaved
    assert [one.text for one in dana.talk.review.captures] == ["Go to Lyon", "Go by train"]


def test_a_line_that_waited_and_is_then_refused_is_named(
    stage: Stage, seats: tuple[Seat, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, _ = seats

    def full(*_: object) -> int:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as trouble:
        trouble.setattr(stage.journal, "append", full)
        dana.type("decision Go to Lyon")
        dana.type("/park 7")
        dana.type("decision Go by train")
        dana.type("/park 8")
        dana.heard()
    stage.wait(0.1)
    said = dana.listen().splitlines()
    begin = said.index("decision 1")
    assert said[begin + 1].startswith("Refused: /park 7: ")
    assert said[begin + 2] == "decision 2"
    assert said[begin + 3].startswith("Refused: /park 8: ")
    assert said[begin + 4] == "What was typed is saved now."


def test_what_is_lost_at_the_end_is_printed_so_that_it_can_be_kept(
    seats: tuple[Seat, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, _ = seats
    monkeypatch.setattr(ReviewDoor, "submit", lambda *_, **__: NotSaved("The disk is full.", "some-line"))
    dana.talk.run(Piped(["decision Go to Lyon"]))
    assert "NOT SAVED: decision Go to Lyon\n" in dana.heard()
    assert dana.talk.unsaved == ("decision Go to Lyon",)


def test_terminal_sequences_in_text_never_reach_the_terminal(seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    priya.type("point before \x1b[2J\x07 after @lukas")
    assert "\x1b" not in dana.listen()


def test_a_screen_reader_finds_notes_and_hears_what_a_correction_left(seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    priya.type("point Marc signs in Lyon")
    assert priya.type("s/Marc/Jane/") == "point 1: Jane signs in Lyon\n"
    assert priya.type("/find lyon") == "point 1: Jane signs in Lyon\n"
    assert priya.type("/find Ulm").startswith("No note fits Ulm.")
    assert dana.type("@@priya idea Go by train").endswith("\nidea 2, said in the room by Priya\n")
    assert "Dana notes idea 2, said in the room by Priya: Go by train" in priya.listen()


def test_only_who_may_cut_is_told_how(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    dana.type("/extend 60m")
    stage.wait(0.1)
    assert "over. /ways says what could be cut." in dana.listen()
    heard = priya.listen()
    assert "over." in heard
    assert "/ways" not in heard


def test_what_lies_on_the_table_is_said_in_sentences(seats: tuple[Seat, Seat]) -> None:
    dana, _ = seats
    said = dana.type("exhibit growth")
    assert "The gap is EUR 1.2M, covered 0.8 times of the 2.9 it takes, weighted 0.2 times.\n" in said
    assert "FY27-Q4: EUR 640k" in said
    assert "####" not in said
    said = dana.type("exhibit assumptions")
    assert "To test it: action Ask " in said
    line = said.partition("To test it: ")[2].partition("\n")[0]
    dana.type(line)
    assert "Action 1 tests it." in dana.type("exhibit assumptions")
    assert "Problem scrap: " in dana.type("exhibit customer")
    assert "commit by" in dana.type("exhibit house")
    assert "open" in dana.type("exhibit agreed")
    dana.type("/fix opp:nextgen amount 720k because Jane said so")
    assert "Corrected today: nextgen amount, " in dana.type("exhibit growth")
    assert dana.type("exhibit A is on the wall") == "point 2\n"


def test_the_close_can_be_prepared_by_ear(stage: Stage, seats: tuple[Seat, Seat]) -> None:
    dana, priya = seats
    dana.type("action Bring the layout")
    dana.type("/goto decide")
    stage.wait(0.1)
    said = dana.listen()
    assert said.startswith("To settle before the close: ")
    assert dana.listen() == ""
    assert "To settle before the close: " in dana.type("status")
    assert "1. action 1 has no owner. /edit 1 @\n" in dana.type("unsettled")
    assert "Lukas, not heard yet. Ask: " in dana.type("queue")
    assert "To settle before the close: " in priya.listen()  # she is the scribe


def test_what_a_newer_samreview_wrote_is_said_once_and_each_line_is_refused(stage: Stage) -> None:
    seat = Seat(stage, "dana").sit()
    seat.type("/start")
    add_later(stage.journal, stage.door.stream)
    stage.clock.advance(2)
    assert "was written by a newer samreview: 1 event" in seat.listen()
    stage.clock.advance(2)
    assert seat.listen() == ""
    assert seat.type("idea A third line").startswith("Refused: halden-2026-11-24 was written by a newer samreview")
