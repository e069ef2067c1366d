"""What machines noticed and told: a restart, a sleep, a clock that was set, a terminal gone, a notice said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.review.folding.lines import line_of
from samreview.review.held_times import follow_clock
from samreview.review.hosts import ASK_FROM_SECONDS
from samreview.review.state import ClockStep, EditedFile, EditedLine, Gap, StoreRepair

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def resumed(review: Review, event: Event) -> None:
    """Take in `host.resumed`: the program runs again, after nothing ran for `seconds`."""
    _notice(review, "away", event.data.get("seconds", 0))


def slept(review: Review, event: Event) -> None:
    """Take in `host.slept`: the machine was asleep for `seconds`, which the clocks have counted."""
    _notice(review, "slept", event.data["seconds"])


def _notice(review: Review, kind: Literal["slept", "away"], seconds: float) -> None:
    # More than has passed since the last switch cannot have gone to what runs now.
    us = min(round(seconds * 1_000_000), review.clock.stretch.us)
    if review.current is None or not review.clock_runs or us < ASK_FROM_SECONDS * 1_000_000:
        return
    review.gaps.append(Gap(len(review.gaps), kind, us, review.current))
    review.gap_stretches.append((review.clock.stretch, review.talk.stretch))


def stepped(review: Review, event: Event) -> None:
    """Take in `clock.stepped`: elapsed time does not follow the clock, and the time left stays what it was."""
    us = round(event.data["seconds"] * 1_000_000)
    review.clock_steps = (*review.clock_steps, ClockStep(len(review.clock_steps), us))
    follow_clock(review)


def clock_answered(review: Review, event: Event) -> None:
    """Take in `clock.answered`: whether the clock is right since it was set."""
    line = line_of(review, event, "/clock")
    for number in event.data["steps"]:
        review.restorables.write(line, ("step", str(number), "right"), event.data["right"])


def answered(review: Review, event: Event) -> None:
    """Take in `gap.answered`: whether a gap counted."""
    line = line_of(review, event, "/gap")
    review.restorables.write(line, ("gap", str(event.data["gap"]), "counts"), event.data["counts"])


def gone(review: Review, event: Event) -> None:
    """Take in `terminal.gone`: a person's last terminal is gone."""
    review.away[event.data["person"]] = review.uptime - round(event.data.get("seconds", 0) * 1_000_000)
    here = event.data.get("here")
    review.terminals_here = None if here is None else frozenset(here)


def back(review: Review, event: Event) -> None:
    """Take in `terminal.back`."""
    review.away.pop(event.data["person"], None)


def notices_said(review: Review, event: Event) -> None:
    """Take in `notice.said`: what a person was told once is not told again, by whatever terminal."""
    review.notices_said |= {(event.data["person"], key) for key in event.data["keys"]}


def lost(review: Review, _event: Event) -> None:
    """Take in `event.lost`: an event stood here that a damaged store lost.

    Raises:
        UnreadablePlan: it was the one that opened the review.
    """
    if review.seq == 1:
        from samreview.review.fold import UnreadablePlan

        raise UnreadablePlan("the event that opened it was lost when its store was damaged")
    review.lost.append(review.seq)


def repaired(review: Review, event: Event) -> None:
    """Take in `store.repaired`: what a repair of the store found of this review, and did not find."""
    data = event.data
    review.repairs.append(
        StoreRepair(
            at=event.at.instant,
            recovered=tuple(data["recovered"]),
            missing=tuple(data["missing"]),
            unproven=tuple(data["unproven"]),
            end_unknown=data["end_unknown"],
        )
    )


def edited(review: Review, event: Event) -> None:
    """Take in `review.edited`: the review came from a file in which lines were changed."""
    lines = tuple(EditedLine(one["line"], one["stream"], one["number"]) for one in event.data["lines"])
    review.edited = (*review.edited, EditedFile(event.at.instant, lines))


HANDLERS = {
    "host.resumed": resumed,
    "host.slept": slept,
    "clock.stepped": stepped,
    "clock.answered": clock_answered,
    "gap.answered": answered,
    "terminal.gone": gone,
    "terminal.back": back,
    "notice.said": notices_said,
    "event.lost": lost,
    "store.repaired": repaired,
    "review.edited": edited,
}
