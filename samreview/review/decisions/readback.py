"""The read-back of actions, and the three lines for who comes late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.prompts.prompt import brief
from samreview.review import names
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.catchup import catch_up
from samreview.review.decisions.attendance import find_person
from samreview.review.readback import next_to_read, order, progress, read

if TYPE_CHECKING:
    from samreview.review.readback import ActionRead


def read_back(asked: Asked, rest: str) -> Accepted:
    """Show an action to the room to be agreed: the one of this number, the next that waits, or none with `-`."""
    review = asked.review
    if rest == "-":
        if review.reading is None:
            return asked.accept("No action is being read back.")
        return asked.accept(f"The read-back ends. {_how_they_stand(asked)}", ("readback.shown", {"number": None}))
    if not order(review):
        refuse("There is no action to read back. `action TEXT @who due:+3w` makes one.")
    number = _number(asked, rest)
    if number is None:
        ends = () if review.reading is None else (("readback.shown", {"number": None}),)
        return asked.accept(f"Every action is settled: {_how_they_stand(asked)}", *ends)
    action = read(review, number)
    if action is None:
        refuse(f"{review.captures[number - 1].kind.capitalize()} {number} is no action; only actions are read back.")
    seen = progress(review, number)
    said = f"{seen.place} of {seen.of}: {spoken(action)}"
    if review.reading == number:
        return asked.accept(said)
    return asked.accept(said, ("readback.shown", {"number": number}))


def _number(asked: Asked, rest: str) -> int | None:
    reading = asked.review.reading
    if not rest and asked.seen is not None and reading not in (None, asked.seen.reading):
        return reading  # somebody has gone on to it already
    return asked.capture(rest).number if rest else next_to_read(asked.review, reading)


def _how_they_stand(asked: Asked) -> str:
    count = len(order(asked.review))
    settled = progress(asked.review, 0).settled
    return f"{settled} of {count} {'action' if count == 1 else 'actions'} agreed or going up."


def spoken(action: ActionRead) -> str:
    """Return an action as it is read out, with the question that follows it."""
    due = f"by {action.due}" if action.due else "with no date"
    helpers = f" with {names.listed(action.helpers)}" if action.helpers else ""
    who = f"{action.owner}{helpers}" if action.owner else "nobody"
    carries = [f"for the customer: {brief(action.problem)}"] if action.problem else []
    carries += [f"grows {action.growth.removeprefix('+')}"] if action.growth else []
    carries += [f"takes {action.cost}"] if action.cost else []
    carried = f", {', '.join(carries)}" if carries else ""
    return f"action {action.number}, {who}, {due}: {action.text.rstrip('.')}{carried}. {_question(action)}"


def _question(action: ActionRead) -> str:
    number, first = action.number, (action.owner or "").split(" ", 1)[0]
    if action.standing == "agreed":
        return f"{first} agreed{', on their word' if action.on_word_of else ''}."
    if action.standing == "up":
        return f"It goes up to {first}."
    if action.standing == "nobody":
        said = "".join(f" {who} declined: {why.rstrip('.')}." for who, why in action.declined[-1:])
        ways = f"/edit {number} @NAME, /drop {number} because TEXT, or /edit {number} #up @NAME due:+2w"
        return f"Nobody has it.{said} {ways}"
    return f"{first}: /agree {number}, /edit {number} TEXT, or /decline {number} because TEXT"


def tell_late(asked: Asked, rest: str) -> Accepted:
    """Say in three lines what was decided, what is needed from somebody, what is still open."""
    person = find_person(asked.review, rest.strip('"')).id if rest else asked.person
    return asked.accept(". ".join(line.rstrip(".") for line in catch_up(asked.review, person, asked.at).lines) + ".")


COMMANDS = {"readback": read_back, "catchup": tell_late}
