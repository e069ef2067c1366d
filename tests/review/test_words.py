from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from samreview.review import decisions, folding
from samreview.review.words import CAPTURING, MARKS, WORDS
from tests.review.factory import Room

MODERATOR = {"dana"}
KEEPER = {"dana", "lukas"}
SCRIBE = {"dana", "priya"}
ROLES = {"dana", "lukas", "priya"}
ALL = {"dana", "lukas", "priya", "ines"}

WHO_MAY = [
    ("/next", KEEPER),
    ("/goto house", MODERATOR),
    ("/skip house", MODERATOR),
    ("/later house", MODERATOR),
    ("/extend 5m", KEEPER),
    ("/time house 20m", MODERATOR),
    ("/move decide before house", MODERATOR),
    ("/pause", KEEPER),
    ("/arrive bin-hu", ROLES),
    ("/leave bin-hu", ROLES),
    ("/floor ines", KEEPER),
    ("/hand", ALL),
    ("/role scribe bin-hu", MODERATOR),
    ("/park Lyon", ALL),
    ("/fix opp:nextgen amount 500k because the quote says so", SCRIBE),
    ("/heard jane nextgen advocate because she asked for a date", SCRIBE),
    ("/ask sla committed because Marc signed it", SCRIBE),
    ("/headline We win Lyon", SCRIBE),
    ("/nextreview 2027-02-23T15:00", MODERATOR),
    ("/rate 4 good", ALL),
    ("/close anyway", MODERATOR),
    ("point Lyon", SCRIBE),
    ("idea Lyon", ALL),
    ("@@lukas idea Lyon", MODERATOR),
]


def test_every_command_is_decided_and_explained() -> None:
    assert sorted(WORDS) == sorted(command for commands in decisions.THEMES.values() for command in commands)
    for word in WORDS.values():
        assert word.usage.startswith(f"/{word.name}"), word.name
        assert word.meaning.endswith("."), word.name
        assert word.who, word.name


@pytest.mark.parametrize("theme", decisions.THEMES)
def test_a_theme_of_decisions_has_the_commands_that_are_listed_for_it(theme: str) -> None:
    module = import_module(f"samreview.review.decisions.{theme}")
    assert set(module.COMMANDS) == set(decisions.THEMES[theme])


@pytest.mark.parametrize("theme", folding.THEMES)
def test_a_theme_of_the_fold_has_the_kinds_that_are_listed_for_it(theme: str) -> None:
    module = import_module(f"samreview.review.folding.{theme}")
    assert set(module.HANDLERS) == set(folding.THEMES[theme])


def test_no_module_of_decisions_or_of_the_fold_is_left_out_of_its_list() -> None:
    for package, name in ((decisions, "COMMANDS"), (folding, "HANDLERS")):
        names = [module.name for module in iter_modules(package.__path__)]
        found = {one for one in names if hasattr(import_module(f"{package.__name__}.{one}"), name)}
        assert found == set(package.THEMES)


def test_marks_and_lines_are_explained() -> None:
    assert all(how and what for how, what in (*CAPTURING, *MARKS))


@pytest.mark.parametrize(("line", "may"), WHO_MAY)
def test_who_may(line: str, may: set[str]) -> None:
    for person in sorted(ALL):
        room = Room().started("lukas", "priya", "ines")
        room.say("dana", "/arrive bin-hu" if line.startswith("/leave") else "/arrive ines")
        (room.say if person in may else room.refused)(person, line)


@pytest.mark.parametrize(("line", "_may"), [row for row in WHO_MAY if row[0] != "@@lukas idea Lyon"])
def test_a_line_on_anothers_word_may_what_the_moderator_may(line: str, _may: set[str]) -> None:
    room = Room().started("lukas", "priya", "ines", "bin-hu")
    room.say("dana", f"@@ines {line}")
    event = room.events[-1]
    assert (event.by, event.person) == ("dana", "ines") or line.startswith("/arrive")


def test_help_says_how_a_command_is_written() -> None:
    room = Room()
    assert room.say("ines", "/help extend") == (
        "/extend 5m: Lengthens the current item. Who may: moderator, timekeeper."
    )
    assert "/nextreview" in room.say("ines", "/help")
    assert room.refused("ines", "/help extnd") == "There is no command /extnd, did you mean `/extend`?"


def test_an_unknown_command_is_refused_with_the_nearest() -> None:
    room = Room().started()
    assert room.refused("dana", "/nxt") == "There is no command /nxt, did you mean `/next`?"
    assert room.refused("dana", "/qqq") == "There is no command /qqq; /help lists them all."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/extend", "Say how long: /extend 5m"),
        ("/nextreview", "Say when: /nextreview 2027-02-23T15:00 90m"),
        ("/kind 1", "Say what it is: /kind 1 point, goal, decision, open, action, question or idea"),
        ("/role", "Say which role and who: /role scribe priya"),
    ],
)
def test_a_command_without_its_words_says_how_it_is_written(line: str, said: str) -> None:
    room = Room().started("priya")
    room.note("point a")
    assert room.refused("dana", line) == said
    room.wait(100)
    assert room.refused("dana", "/take").startswith("Say which way: 1 ")
