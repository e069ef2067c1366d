"""What time alone brings about, each said once when it happens and never again: a running clock is not read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plain.asked_for import how_many_unsettled, is_last_item
from samreview.review import names, views
from samreview.review.answers import clock_at, minutes
from samreview.review.forecast import early_warning, warning_text
from samreview.review.notices import PACE, is_said, notices
from samreview.review.state import ROLES
from samreview.review.turns import running_round, slot_left
from samreview.review.words import TIMEKEEPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import ClockView


class Thresholds:
    """Remembers what it has said. `look` is to be called about once a second."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._kept: set[str] = set()
        self._seen: tuple[str | None, str] = (None, "green")
        self._over = False

    def know(self, review: Review, at: Reading) -> None:
        """Take what is so already as said: the status has just told it."""
        clock = views.clock_view(review, at)
        self._seen, self._over = (clock.item, clock.signal), clock.over_run > 0
        if is_last_item(review):
            self._said.add(f"closing:{review.current}")

    def look(self, review: Review, at: Reading, person: str) -> Iterator[str]:
        """Yield what has come about since the last look, for this person."""
        clock = views.clock_view(review, at)
        yield from self._signal(review, clock)
        yield from self._over_run(review, clock, person)
        yield from self._slot(review, at, person)
        yield from self._gap(review, person)
        yield from self._pace(review, at, person)
        yield from self._closing(review, at, person)
        for notice in notices(review, at, person, self._said):
            yield from self._once(notice.key, notice.text)

    def newly_said(self) -> frozenset[str]:
        """Return the keys of what was said since this was last asked."""
        new = frozenset(self._said - self._kept)
        self._kept |= new
        return new

    def _once(self, key: str, text: str) -> Iterator[str]:
        if key not in self._said:
            self._said.add(key)
            yield text

    def _signal(self, review: Review, clock: ClockView) -> Iterator[str]:
        before, self._seen = self._seen, (clock.item, clock.signal)
        if clock.item is None or self._seen == before:
            return
        title = review.item_by_id[clock.item].item.title
        if clock.signal == "red":
            yield f"Red: the time of {title} is over."
        elif clock.signal == "amber" and before != (clock.item, "red"):
            yield f"Amber: {minutes(clock.remaining)} left of {title}."

    def _over_run(self, review: Review, clock: ClockView, person: str) -> Iterator[str]:
        over = clock.over_run > 0 and clock.phase in ("running", "paused") and clock.projected_end is not None
        if over and not self._over and clock.projected_end is not None:
            end = clock_at(clock.projected_end)
            how = " /ways says what could be cut." if review.has_role(person, *TIMEKEEPER) else ""
            yield f"We end at {end} now, {minutes(clock.over_run)} over.{how}"
        self._over = over

    def _slot(self, review: Review, at: Reading, person: str) -> Iterator[str]:
        turn, left = running_round(review), slot_left(review, at)
        if turn is None or left is None or left > 0:
            return
        if person == turn.person or review.has_role(person, "moderator", "timekeeper"):
            who = "Your" if person == turn.person else f"{names.first_name(review, turn.person)}'s"
            yield from self._once(f"slot:{turn.item}:{turn.since}:{turn.place}", f"{who} slot is over.")

    def _pace(self, review: Review, at: Reading, person: str) -> Iterator[str]:
        """Say once an item what the present pace will not reach, before there is an over-run."""
        key = f"{PACE}{review.current}"
        if is_said(review, person, key, self._said) or not review.has_role(person, "moderator", "timekeeper"):
            return
        seen = early_warning(review, at)
        if seen is not None:
            yield from self._once(key, warning_text(review, seen))

    def _closing(self, review: Review, at: Reading, person: str) -> Iterator[str]:
        """Say on entering the last item how much is to settle, to those who hold a role."""
        if is_last_item(review) and review.has_role(person, *ROLES):
            for text in how_many_unsettled(review, at):
                yield from self._once(f"closing:{review.current}", text)

    def _gap(self, review: Review, person: str) -> Iterator[str]:
        gap = views.gap_to_settle(review)
        asked = "timekeeper" if review.roles["timekeeper"] else "moderator"
        if gap is None or review.roles[asked] != person:  # type: ignore[index]  # one of the two above
            return
        what = "The machine slept" if gap.kind == "slept" else "Nothing ran"
        yield from self._once(
            f"gap:{gap.number}",
            f"{what} for {minutes(gap.seconds)}, and it counts. /gap pause takes it out, /gap counts keeps it.",
        )
