"""About the program itself: whether a gap counted, whether a clock that was set is right, how commands are written."""

from __future__ import annotations

import datetime as dt

from samreview.review.answers import day, minutes
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.held_times import clock_question, if_right
from samreview.review.permissions import find_word
from samreview.review.words import WORDS


def settle_gap(asked: Asked, rest: str) -> Accepted:
    """Count the last noticed gap, or take it as a pause."""
    review = asked.review
    answer = rest.casefold()
    if answer not in {"counts", "pause"}:
        refuse("Say whether the time counted: /gap counts, or /gap pause.")
    gap = next((one for one in reversed(review.gaps) if one.counts is None), None)
    if gap is None or (asked.seen is not None and asked.seen.gap != gap.number):
        refuse("No gap is waiting for an answer." if gap is None else "That gap was answered already.")
    title = review.item_by_id[gap.item].item.title
    said = f"count for {title}" if answer == "counts" else f"were a pause, not {title}"
    return asked.accept(
        f"{minutes(gap.seconds)} {said}.", ("gap.answered", {"gap": gap.number, "counts": answer == "counts"})
    )


def settle_clock(asked: Asked, rest: str) -> Accepted:
    """Say whether the computer's clock is right since it was set."""
    review, answer = asked.review, rest.casefold()
    if answer not in {"right", "wrong"}:
        refuse("Say whether the clock is right now: /clock right, or /clock wrong.")
    question = clock_question(review)
    if question is None:
        refuse("The clock was not set, or it was answered already.")
    if asked.seen is not None and asked.seen.clock != question.number:
        refuse("The clock was set again meanwhile. Look at the time, then answer.")
    right = answer == "right"
    steps = [step.number for step in review.clock_steps if step.right is None or (right and step.right is False)]
    data = {"steps": steps, "right": right}
    if not right:
        said = f"The new time is wrong: this review keeps {day(review.on, review.on)} and the old time in its minutes."
        return asked.accept(said, ("clock.answered", data))
    held_on, booked_end = if_right(review)
    finish = dt.datetime.fromtimestamp(booked_end, review.zone)
    said = f"The new time is right: the review is held on {day(held_on, held_on)}, booked to {finish:%H:%M}."
    return asked.accept(said, ("clock.answered", data))


def explain(asked: Asked, rest: str) -> Accepted:
    """Say how a command is written, what it does and who may use it; without one, which there are."""
    name = rest.removeprefix("/").casefold()
    if not name:
        return asked.accept("Commands: " + " ".join(f"/{one}" for one in WORDS))
    word = find_word(name)
    return asked.accept(f"{word.usage}: {word.meaning} Who may: {word.who}.")


COMMANDS = {"gap": settle_gap, "clock": settle_clock, "help": explain}
