"""Start, next, goto, pause and resume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.answers import clock, day, minutes
from samreview.review.asked import Accepted, Asked, Fact, refuse
from samreview.review.decisions.items import find_only_item, is_last, next_item
from samreview.review.held_times import keeps_booked, today
from samreview.review.prep.in_review import said, waiting_in
from samreview.review.quality import quality
from samreview.review.turns import running_round
from samreview.review.words import TO_SETTLE

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.seen import Seen
    from samreview.review.state import ItemState

SAME_STEP_SECONDS = 10
"""A `/next` so soon after another person's is the same step, pressed twice."""


def start(asked: Asked, _rest: str) -> Accepted:
    """Open the review and its first item."""
    review = asked.review
    first = next_item(review)
    if first is None:
        refuse("Every item is skipped; there is nothing to start. /undo takes a /skip back.")
    now = asked.at.wall_us // 1_000_000
    kept = keeps_booked(review.booked_start, review.minutes, now)
    booked = review.booked_start if kept else now - now % 60
    end = booked + 60 * review.minutes
    moved = "" if kept else f" The booked time is now {clock(review, booked)} to {clock(review, end)}."
    late = minutes(now - booked) if kept and now - booked >= 60 else ""
    since = f" We start {late} late; the reserve pays." if late else ""
    return asked.accept(
        f"{_runs(first)}. Booked to {clock(review, end)}.{moved}{since}{_other_day(asked)}",
        ("review.started", {"item": first.id, "booked_start": booked}),
    )


def _other_day(asked: Asked) -> str:
    held, planned = today(asked.review, asked.at), asked.review.on
    if held == planned:
        return ""
    return f" Held today, {day(held, planned)}, not on {day(planned, held)} as planned: due dates count from today."


def _runs(item: ItemState) -> str:
    return f"{item.item.title} runs, {minutes(item.minutes * 60)}"


def step(asked: Asked, _rest: str) -> Accepted:
    """End the current item and start the next one that waits."""
    review = asked.review
    other = _same_step(asked)
    if other is not None:
        return asked.accept(f"{names.first_name(review, other)} has just gone on; one step is enough. {_where(review)}")
    if asked.seen is not None and asked.seen.item != review.current:
        return asked.accept(f"{_moved_on(asked.seen, review)} so this was no step. {_where(review)}")
    coming = next_item(review)
    if coming is not None:
        return _go(asked, coming, "next")
    if review.phase == "ended":
        refuse("The last item is over already. /close ends the review, /goto goes on with an item.")
    item = review.item
    ended = f"{item.item.title} is over, the last item. " if item else ""
    return asked.accept(f"{ended}/close ends the review; what is captured now has no item.", ("item.ended", {}))


def _same_step(asked: Asked) -> str | None:
    """Return who has stepped on just before, when it was somebody else, or at another terminal."""
    if not asked.review.next_steps:
        return None
    line, uptime = asked.review.next_steps[-1]
    recent = asked.review.uptime_at(asked.at) - uptime <= SAME_STEP_SECONDS * 1_000_000
    elsewhere = asked.seen is not None and line.id in asked.seen.elsewhere
    return line.person if recent and (elsewhere or line.person != asked.person) else None


def _moved_on(seen: Seen, review: Review) -> str:
    """Say what is not as the sender saw it: the item of a `/next` is over already."""
    if seen.item is None:
        return "The review has gone on meanwhile,"
    return f"{review.item_by_id[seen.item].item.title} is over already,"


def _where(review: Review) -> str:
    item = review.item
    return f"{item.item.title} runs." if item else "The last item is over; /close ends the review."


def go_to(asked: Asked, rest: str) -> Accepted:
    """End the current item and start that one; one that has run goes on."""
    item = find_only_item(asked.review, rest, "Go to")
    if item.id == asked.review.current:
        if asked.review.phase == "paused":
            return resume(asked, "")
        refuse(f"{item.item.title} runs already.")
    return _go(asked, item, "goto")


def _go(asked: Asked, item: ItemState, how: str) -> Accepted:
    review = asked.review
    fact: Fact = ("item.started", {"item": item.id, "how": how})
    again = item.started and item.id != review.current
    answer = f"{item.item.title} goes on" if again else _runs(item)
    hands = [names.first_name(review, one.id) for one in review.people.values() if one.hand]
    raised = f" Hands up: {names.listed(hands)}." if hands else ""
    prepared = said(review, waiting_in(review, item))
    raised += f" {prepared}" if prepared else ""
    if not is_last(review, item):
        return asked.accept(f"{answer}.{raised}", fact)
    return asked.accept(f"{answer}, the last item.{raised}{_to_settle(asked)}", fact)


def _to_settle(asked: Asked) -> str:
    points = quality(asked.review, asked.at)
    if not points:
        return ""
    return f"{TO_SETTLE}{'; '.join(point.message for point in points)}."


def pause(asked: Asked, _rest: str) -> Accepted:
    """Stop the clock."""
    if asked.review.phase == "paused":
        refuse("The review is paused already. /resume goes on.")
    return asked.accept("Paused; the reserve pays. /resume goes on.", ("clock.paused", {}))


def resume(asked: Asked, _rest: str) -> Accepted:
    """Restart the clock."""
    item = asked.review.item
    if asked.review.phase != "paused" or item is None:
        refuse("The clock runs; there is no pause to end.")
    facts: list[Fact] = [("clock.resumed", {})]
    round_ = running_round(asked.review)
    if round_ is None or not asked.review.people[round_.person].present:
        return asked.accept(f"{item.item.title} goes on.", *facts)
    # The pause took the floor back from whose slot it was.
    facts.append(("floor.given", {"person": round_.person}))
    name = names.first_name(asked.review, round_.person)
    return asked.accept(f"{item.item.title} goes on, with {name}.", *facts)


COMMANDS = {"start": start, "next": step, "goto": go_to, "pause": pause, "resume": resume}
