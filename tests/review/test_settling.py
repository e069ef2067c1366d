"""What was agreed before, and what has come of it."""

from __future__ import annotations

import datetime as dt

from samreview.review.carry.standing import standing
from samreview.review.outcomes import has_outcome, with_outcome
from samreview.review.quality import quality
from tests.review.factory import PLAN, Room, agenda_of, item

OWED = """\
actions:
  - {id: a1, what: Send the Lyon layout, owner: priya, due: 2026-11-01, agreed: true}
  - {id: a2, what: Ask Marc who signs}
  - {id: b1, what: Call Jane, owner: lukas, due: 2026-12-01}
  - {id: old, what: Long done, owner: lukas, status: done}
"""


def room() -> Room:
    """Return a started review whose plan has three open actions; the list is by owner, nobody's last."""
    made = Room(plan=PLAN + OWED).started("priya", "lukas")
    assert [one.id for one in standing(made.review)] == ["b1", "a1", "a2"]
    return made


def status(made: Room, which: str) -> str:
    return next(one.status for one in standing(made.review) if one.id == which)


def test_one_is_named_by_its_number_its_id_or_the_start_of_one() -> None:
    made = room()
    assert made.say("dana", "/settle 2 done") == "Send the Lyon layout: done."
    assert made.say("dana", "/settle a2 done because he said so") == "Ask Marc who signs: done, because he said so."
    assert made.say("dana", "/settle b dropped") == "Call Jane: dropped."
    assert [one.status for one in standing(made.review)] == ["dropped", "done", "done"]
    assert made.refused("dana", "/settle a done") == (
        "a begins 2 ids: a1, a2. Give more of one, or its number in the list."
    )
    assert made.refused("dana", "/settle 4 done").endswith("number or id 4; the list goes from 1 to 3.")
    assert made.refused("dana", "/settle").startswith("Say which and what has come of it: /settle 3 done")


def test_the_owner_says_so_or_who_holds_a_role_and_the_one_who_says_it_is_written() -> None:
    made = room()
    assert made.say("priya", "/settle a1 done") == "Send the Lyon layout: done."
    assert made.say("lukas", "/settle a1 open because the plant was shut").endswith(
        "still open, because the plant was shut."
    )
    assert "settled by its owner Lukas Brandt" in made.refused("ines", "/settle b1 done")
    said = {one.id: one for one in made.review.settled}["a1"]
    assert (said.by, said.on_word_of, said.status) == ("lukas", None, "open")
    made.say("dana", "@@priya /settle a1 done")
    said = {one.id: one for one in made.review.settled}["a1"]
    assert (said.by, said.on_word_of) == ("priya", "priya")


def test_what_is_still_open_gets_a_new_date_or_owner() -> None:
    made = room()
    assert made.say("dana", "/settle a1 open due:fri") == ("Send the Lyon layout: still open, due Fri 27 Nov.")
    one = standing(made.review)[1]
    assert (one.due, one.agreed) == (dt.date(2026, 11, 27), False)
    made.say("priya", "/settle a1 open due:+2w")
    assert standing(made.review)[1].agreed
    made.say("dana", "/settle a2 open @lukas")
    assert (standing(made.review)[2].owner, standing(made.review)[2].agreed) == ("lukas", False)
    made.say("lukas", "/settle a2 done")
    assert (standing(made.review)[2].owner, standing(made.review)[2].status) == ("lukas", "done")
    assert "goes with open alone" in made.refused("dana", "/settle a1 done due:fri")
    assert "@nobody cannot be read here" in made.refused("dana", "/settle a1 open @nobody")
    assert "opp:nextgen cannot be read here" in made.refused("dana", "/settle a1 open opp:nextgen")


def test_words_that_do_not_fit_are_refused_with_those_that_do() -> None:
    made = room()
    assert made.refused("dana", "/settle a1") == ("Say what has come of “Send the Lyon layout”: done, open or dropped.")
    assert made.refused("dana", "/settle a1 dnoe") == "dnoe says nothing of an action, did you mean `done`?"
    assert made.refused("dana", "/settle a1 reached").endswith("it is done, open or dropped.")
    bare = Room().started()
    assert bare.refused("dana", "/settle 1 done").startswith("Nothing was carried over into this review")


def test_undo_takes_back_one_word_at_a_time() -> None:
    made = room()
    before = made.record()
    made.say("dana", "/settle a1 open due:fri because the plant was shut")
    first = made.record()
    made.say("dana", "/settle a1 dropped because nobody needs it")
    assert status(made, "a1") == "dropped"
    made.say("dana", "/undo")
    assert made.record() == first
    made.say("dana", "/undo")
    assert made.record() == before
    assert standing(made.refolded()) == standing(made.review)


def test_nothing_is_settled_before_the_start_or_after_the_close() -> None:
    made = Room(plan=PLAN + OWED)
    assert "has not started" in made.refused("dana", "/settle a1 done")
    made.started()
    made.say("dana", "/close anyway")
    assert "the review is closed" in made.refused("dana", "/settle a1 done")


def test_the_record_says_what_was_agreed_before_and_what_came_of_it() -> None:
    made = room()
    made.say("priya", "/settle a1 done because it is with them")
    told = made.record()["agreed_before"]
    assert [one["id"] for one in told] == ["b1", "a1", "a2"]
    assert told[1] == {
        "id": "a1",
        "kind": "action",
        "what": "Send the Lyon layout",
        "owner": "priya",
        "due": "2026-11-01",
        "agreed": True,
        "review": None,
        "carried": 0,
        "status": "done",
        "because": "it is with them",
        "settled": True,
        "on_word_of": None,
        "by": "priya",
    }
    assert not told[0]["settled"]
    assert made.record()["carried_items"] == []


def test_of_an_item_that_needs_no_outcome_none_is_asked_for() -> None:
    made = Room(agenda_of((item("hello", 5, outcome=False), item("work", 30))))
    made.say("dana", "/start")
    made.say("dana", "/next")
    assert has_outcome(made.review, "hello")
    assert not has_outcome(made.review, "work")
    assert [point.item for point in quality(made.review, made.now) if point.code == "no-outcome"] == ["work"]


def test_a_word_on_what_was_agreed_is_an_outcome_of_the_item_in_which_it_was_said() -> None:
    made = room()
    ran = made.review.current
    assert ran is not None
    assert not has_outcome(made.review, ran)
    made.say("dana", "/settle 2 open")
    assert has_outcome(made.review, ran)
    assert ran in with_outcome(made.review)
    assert "no-outcome" not in {point.code for point in quality(made.review, made.now)}
    made.say("dana", "/undo")
    assert not has_outcome(made.review, ran)
    assert ran not in with_outcome(made.review)
