from __future__ import annotations

import pytest

from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya", "ines")


def test_the_answer_says_what_was_understood(room: Room) -> None:
    said = room.say("priya", "action Bring the layout @lukas @ines due:+3w opp:nextgen +250k cost:20k #up @xyz")
    assert said == (
        "action 1, Lukas with Inés, Tue 15 Dec, +EUR 250k, costs EUR 20k, Next-gen analyser line, "
        "goes up, not read: @xyz"
    )
    assert room.say("priya", "goal Win Lyon due:FY28-Q1") == "goal 2, Wed 30 Jun 2027"
    assert room.say("lukas", "idea Go by train") == "idea 3"


@pytest.mark.parametrize("kind", ["point", "goal", "decision", "open", "action"])
def test_most_kinds_belong_to_scribe_and_moderator(room: Room, kind: str) -> None:
    assert room.note(f"{kind} One", by="priya").kind == kind
    assert room.note(f"{kind} Two", by="dana").kind == kind
    message = room.refused("lukas", f"{kind} Three")
    assert "anyone may add an idea or a question" in message


@pytest.mark.parametrize("kind", ["idea", "question"])
def test_anyone_adds_an_idea_or_a_question(room: Room, kind: str) -> None:
    assert room.note(f"{kind} Why not Lyon", by="bin-hu").kind == kind


def test_a_line_without_kind_is_a_point(room: Room) -> None:
    capture = room.note("Jane wants Lyon first")
    assert (capture.kind, capture.text, capture.item) == ("point", "Jane wants Lyon first", "purpose")


def test_numbers_count_from_one_and_none_is_used_twice(room: Room) -> None:
    assert room.note("point One").number == 1
    room.refused("lukas", "action no")
    assert room.note("point Two").number == 2
    room.say("priya", "/undo")
    assert room.note("point Three").number == 3
    room.say("priya", "/drop 3")
    assert room.note("point Four").number == 4
    assert [one["withdrawn"] for one in room.record()["captures"]] == [False, True, True, False]


def test_a_kind_needs_words(room: Room) -> None:
    assert "has no words" in room.refused("priya", "action")
    assert "has no words" in room.refused("priya", "action @lukas due:fri")


def test_a_name_before_the_line_says_whom_it_came_from(room: Room) -> None:
    capture = room.note("Lukas: Jane is under pressure")
    assert (capture.said_by, capture.text, capture.kind) == ("lukas", "Jane is under pressure", "point")
    assert room.note("Inés Ferrer: decision Go first to Lyon").kind == "decision"
    assert room.last.said_by == "ines"
    assert room.note("question Lukas: who signs").said_by == "lukas"
    assert room.note("Jane: we want it by May").said_by == "jane"
    assert room.note("Lyon: they wait").text == "Lyon: they wait"
    assert room.note("Lu: they wait").said_by is None


def test_a_first_name_that_two_have_is_nobodys(room: Room) -> None:
    room.say("dana", '/arrive "Lukas Vogel"')
    assert room.note("Lukas: hm").said_by is None
    assert room.note("Lukas Vogel: hm").said_by == "lukas-vogel"


def test_owners_at_the_start_of_an_action_are_lifted(room: Room) -> None:
    capture = room.note("action Priya to send the offer")
    assert (capture.person, capture.helpers, capture.text) == ("priya", (), "send the offer")
    capture = room.note("action Priya and Lukas to send the offer to Jane")
    assert (capture.person, capture.helpers, capture.text) == ("priya", ("lukas",), "send the offer to Jane")


def test_owners_are_lifted_only_if_each_is_exactly_one_person(room: Room) -> None:
    for text in ("Priya and Karl to send it", "Pri to send it", "The team to send it", "Talk to Lukas"):
        capture = room.note(f"action {text}")
        assert (capture.person, capture.text) == (None, text)
    capture = room.note("point Priya to send it")
    assert (capture.person, capture.text) == (None, "Priya to send it")


def test_an_at_mark_wins_over_owners_at_the_start(room: Room) -> None:
    capture = room.note("action Priya to send the offer @lukas")
    assert (capture.person, capture.helpers, capture.text) == ("lukas", (), "Priya to send the offer")


def test_hostile_text_is_kept_and_made_visible(room: Room) -> None:
    assert room.note("point [/] [@click=app.quit]x[/] \x1b[31m").text == "[/] [@click=app.quit]x[/] ␛[31m"
    assert room.note("point " + "漢" * 10_000).text == "漢" * 10_000
    assert room.note("point \u202eevil").text == "<U+202E>evil"


def test_edit_replaces_text_and_like_marks_and_keeps_the_others(room: Room) -> None:
    room.note("action Call Jane @lukas @ines due:fri opp:nextgen +250k cost:10k with:jane ask:sla for:scrap #up #share")
    room.say("priya", "/edit 1 Call Marc @priya")
    capture = room.last
    assert (capture.text, capture.person, capture.helpers) == ("Call Marc", "priya", ())
    assert (capture.due is not None, capture.opportunity, capture.up, capture.share) == (True, "nextgen", True, True)
    room.say("priya", "/edit 1 @- due:- opp:- with:- ask:- for:- +0k cost:- #-")
    assert capture.text == "Call Marc"
    empty = (capture.person, capture.due, capture.opportunity, capture.stakeholder, capture.ask, capture.problem)
    assert empty == (None,) * 6
    assert (capture.growth, capture.cost, capture.up, capture.share) == (None, None, False, False)


def test_edit_settles_a_mark_that_was_not_read(room: Room) -> None:
    room.note("action Call Jane @dmac due:someday due:fri due:mon")
    assert [one.mark for one in room.last.unresolved] == ["@dmac", "due:someday", "due:mon"]
    room.say("priya", "/edit 1 due:fri")
    assert [one.mark for one in room.last.unresolved] == ["@dmac"]
    room.say("priya", "/edit 1 @-")
    assert room.last.unresolved == ()


def test_edit_that_changes_nothing_says_so(room: Room) -> None:
    room.note("action Call Jane @lukas")
    assert room.say("priya", "/edit 1 Call Jane").startswith("Nothing changes")
    assert "Say what 1 is to be" in room.refused("priya", "/edit 1")


def test_kind_turns_a_point_into_an_action(room: Room) -> None:
    room.note("Bring the layout @lukas due:fri")
    assert room.say("priya", "/kind 1 action") == "action 1, Lukas, Fri 27 Nov"
    assert "did you mean `action`" in room.refused("priya", "/kind 1 acton")


def test_drop_withdraws_once(room: Room) -> None:
    room.note("Bring the layout")
    room.say("priya", "/drop 1")
    assert room.last.withdrawn
    assert "is withdrawn" in room.refused("priya", "/drop 1")
    assert "There is no capture 7" in room.refused("priya", "/drop 7")
    assert "Say which by its number" in room.refused("priya", "/drop")


@pytest.mark.parametrize("line", ["/edit 1 Go by car", "/kind 1 question", "/drop 1", "/also 1 Mit dem Zug"])
def test_changes_are_for_author_scribe_and_moderator(room: Room, line: str) -> None:
    room.note("idea Go by train", by="ines")
    assert "belongs to its author Inés Ferrer" in room.refused("lukas", line)
    room.say("ines", line)
    for other in ("priya", "dana"):
        again = Room().started("ines")
        again.note("idea Go by train", by="ines")
        again.say(other, line)


def test_continuing_and_correcting_ones_own_last_capture(room: Room) -> None:
    room.note("action Call Jane @lukas")
    room.note("idea Go by train", by="ines")
    assert room.say("priya", "... about the Lyon line due:fri").endswith(" about the Lyon line")
    first = room.review.captures[0]
    assert (first.text, first.due is not None) == ("Call Jane about the Lyon line", True)
    room.say("priya", "s/Lyon/Paris/")
    assert first.text == "Call Jane about the Paris line"
    room.say("ines", "s/a/o/g")
    assert room.last.text == "Go by troin"
    assert "None of your lines holds Rome" in room.refused("priya", "s/Rome/Oslo/")
    assert "captured nothing yet" in room.refused("lukas", "... more")
    room.say("priya", "/drop 1")
    assert "captured nothing yet" in room.refused("priya", "... more")


def test_a_correction_cannot_empty_a_line(room: Room) -> None:
    room.note("point Lyon")
    assert "Nothing would be left" in room.refused("priya", "s/Lyon//")


def test_notes_and_second_wordings(room: Room) -> None:
    room.note("action Call Jane @lukas")
    room.say("lukas", "action-1: she is away until Monday")
    room.say("priya", "/also 1 Jane anrufen")
    assert room.last.notes == ("she is away until Monday",)
    assert room.last.also == ("Jane anrufen",)
    assert "are for its author" in room.refused("ines", "action-1: no")
    assert "There is no capture 9" in room.refused("priya", "action-9: no")


def test_the_owner_agrees_and_the_moderator_on_the_owners_word(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri")
    assert "is for its owner Lukas Brandt" in room.refused("ines", "/agree 1")
    assert "is for its owner" in room.refused("priya", "/agree 1")
    assert room.say("lukas", "/agree 1") == "Lukas agrees to action 1."
    assert (room.last.agreed, room.last.agreed_on_word_of) == (True, None)
    assert "agreed already" in room.refused("lukas", "/agree 1")
    assert room.last.agreed_by == "lukas"
    room.say("dana", "/arrive ines")
    room.note("action Call Marc @ines due:fri")
    assert room.say("dana", "/agree 2") == "Inés agrees to action 2, on their word as Dana entered it."
    assert (room.last.agreed_on_word_of, room.last.agreed_by) == ("ines", "dana")
    room.note("action Call Bin @ines due:fri")
    room.say("dana", "@@ines /agree 3")
    assert (room.last.agreed_on_word_of, room.last.agreed_by) == ("ines", "dana")
    assert room.record()["captures"][2]["agreed_by"] == "dana"


@pytest.mark.parametrize("line", ["/agree 1", "@@bin-hu /agree 1", "/decline 1 because no time"])
def test_nobody_answers_for_somebody_who_is_not_here(room: Room, line: str) -> None:
    room.note("action Call Jane @bin-hu due:fri")
    assert "Bin is not here, so nobody can answer for them." in room.refused("dana", line)
    room.say("dana", "/arrive bin-hu")
    room.say("dana", "/leave bin-hu")
    assert "Bin is not here" in room.refused("dana", line)
    assert not room.last.agreed
    room.say("dana", "/arrive bin-hu")
    room.say("dana", line)


def test_after_the_close_the_word_of_somebody_who_was_not_there_is_entered_by_name(room: Room) -> None:
    room.note("action Call Jane @bin-hu due:fri")
    room.say("dana", "/close anyway")
    assert "Once they have answered: @@bin-hu /agree 1" in room.refused("dana", "/agree 1")
    room.say("dana", "@@bin-hu /agree 1")
    assert (room.last.agreed, room.last.agreed_on_word_of, room.last.agreed_by) == (True, "bin-hu", "dana")


def test_a_new_owner_date_or_text_takes_agreement_away_and_nothing_else_does(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri")
    for change in ("/edit 1 @ines", "/edit 1 due:mon", "/edit 1 Call Marc", "... today", "s/today/now/"):
        room.say("dana", "/agree 1")
        room.say("priya", "/edit 1 opp:nextgen +10k")
        room.say("priya", "/edit 1 opp:- +0k")
        assert room.last.agreed, change
        assert "Agreed no longer" in room.say("priya", change)
        assert not room.last.agreed


def test_declining_leaves_an_action_without_owner_and_keeps_the_reason(room: Room) -> None:
    room.note("action Call Jane @lukas @ines due:fri")
    room.say("lukas", "/agree 1")
    assert "Say why" in room.refused("lukas", "/decline 1")
    assert "Say why" in room.refused("lukas", "/decline 1 because ")  # as it stands while the reason is typed
    room.say("lukas", "/decline 1 because I am in Chicago")
    assert (room.last.person, room.last.agreed) == (None, False)
    assert room.last.declined == (("lukas", "I am in Chicago"),)
    assert "has no owner" in room.refused("lukas", "/agree 1")


def test_a_point_has_no_owner_to_agree(room: Room) -> None:
    room.note("point Call Jane @lukas")
    assert "only an action has one" in room.refused("lukas", "/agree 1")


def test_a_line_on_anothers_word_keeps_both_names(room: Room) -> None:
    room.say("dana", "@@lukas question Who signs")
    event = room.events[-1]
    assert (event.by, event.word_of, event.person) == ("dana", "lukas", "lukas")
    assert room.last.by == "lukas"
    room.say("dana", "@@luk idea Go by train")
    room.say("dana", '@@"Bin Hu" idea Go by ship')
    assert room.last.by == "bin-hu"
    assert "Only the moderator" in room.refused("priya", "@@lukas idea Go by train")
    said = room.refused("dana", "@@lucas idea Go by train")
    assert said == "Nobody called lucas is in this review, did you mean `lukas` (Lukas Brandt)?"
    assert "one person's word" in room.refused("dana", "@@lukas @@ines idea Go by train")


def test_a_person_who_is_not_in_the_review_is_refused(room: Room) -> None:
    assert room.refused("lucas", "idea x") == (
        "Nobody called lucas is in this review, did you mean `lukas` (Lukas Brandt)?"
    )
    assert room.refused("jane", "idea x") == "Nobody called jane is in this review."
    for typed in ("Lukas", "luk", "brandt"):
        assert room.refused(typed, "idea x").endswith("did you mean `lukas` (Lukas Brandt)?")
    for typed in ("brad", "donald", "dina-marie"):
        assert room.refused(typed, "idea x") == f"Nobody called {typed} is in this review."


def test_an_empty_line_does_nothing(room: Room) -> None:
    count = len(room.events)
    assert room.say("priya", "   ") == ""
    assert len(room.events) == count


def test_what_is_said_of_a_capture_needs_words(room: Room) -> None:
    room.note("action Call Jane @lukas")
    assert "Nothing follows the dots" in room.refused("priya", "...")
    assert "The note has no words" in room.refused("priya", "action-1:")
    assert "Say it in other words" in room.refused("priya", "/also 1")
    assert "Say who has the floor" in room.refused("dana", "/floor")
    assert "Say who leaves" in room.refused("dana", "/leave")


def test_editing_an_action_lifts_its_owners_too(room: Room) -> None:
    room.note("action Call Jane @lukas")
    room.say("priya", "/edit 1 Inés and Priya to call Marc")
    assert (room.last.person, room.last.helpers, room.last.text) == ("ines", ("priya",), "call Marc")


def test_nobody_holds_the_role_that_may() -> None:
    room = Room(roles={"moderator": "dana", "timekeeper": None, "scribe": None}).started()
    room.say("dana", "/leave dana")
    assert "Nobody holds that role now: /role moderator" in room.refused("ines", "/next")


def test_what_nobody_owns_any_more_is_not_agreed(room: Room) -> None:
    room.note("action Send the layout @lukas")
    room.say("dana", "/agree 1")
    room.say("priya", "/kind 1 goal")
    assert room.last.agreed
    room.say("priya", "/kind 1 point")
    assert (room.last.agreed, room.last.agreed_on_word_of) == (False, None)
    room.say("priya", "/undo")
    assert (room.last.kind, room.last.agreed, room.last.agreed_on_word_of) == ("goal", True, "lukas")


def test_the_record_says_who_entered_what_another_said() -> None:
    room = Room().started("lukas", "ines")
    room.say("dana", "@@ines question Who signs")
    room.say("ines", "question Who pays")
    assert [(one["by"], one["entered_by"]) for one in room.record()["captures"]] == [("ines", "dana"), ("ines", None)]
