"""Who should speak next: the least heard first, among raised hands and then among those who did not ask.

Somebody who leaves early comes forward in time before they go, somebody who is to speak last comes after all others.
In a round the people far away come first: they are the ones whom a room forgets.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from samreview.review.expectations import leaves_at
from samreview.review.held_times import booked_seconds
from samreview.review.participation import captures_from, heard
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Person

FORWARD_SECONDS = 20 * 60
"""So long before they leave, people who have not been heard or have a hand up come before all others."""
_NEVER = 1 << 62


class Waits(NamedTuple):
    """Somebody who could have the floor next. `leaves` is when they go, in seconds since 1970, where that is early."""

    person: str
    heard: bool
    hand: bool
    leaves: int | None
    last: bool


def queue(review: Review, at: Reading) -> tuple[Waits, ...]:
    """Return everybody present who does not have the floor, whom to give it to first.

    Leaving soon, then raised hands, then the others; among each the least heard first: not yet heard, then by how long
    they have had the floor, how much came from them, and who asked first. The moderator after those who are like them.
    """
    spoke, came, now = heard(review, at), captures_from(review), booked_seconds(review, at)
    moderator = review.roles["moderator"]

    def rank(pair: tuple[int, Person]) -> tuple[object, ...]:
        place, who = pair
        leaves = leaves_at(review, who)
        silent = who.id not in spoke
        if leaves is not None and leaves <= now:
            leaves = None  # they have stayed on
        soon = leaves is not None and leaves - now <= FORWARD_SECONDS and (silent or who.hand)
        return (
            not soon,
            who.speaks_last and not soon,
            not who.hand,
            not silent,
            who.id == moderator,
            leaves or _NEVER,
            review.talk.total(who.id),
            came[who.id],
            who.hand_since if who.hand else 0,
            place,
        )

    waiting = [pair for pair in enumerate(review.people.values()) if pair[1].present and pair[1].id != review.floor]
    return tuple(
        Waits(who.id, who.id in spoke, who.hand, leaves_at(review, who), who.speaks_last)
        for _, who in sorted(waiting, key=rank)
    )


def home_region(review: Review) -> str | None:
    """Return where the room is: the region of who moderates, else the one that most of those present are in."""
    moderator = review.people.get(review.roles["moderator"] or "")
    if moderator is not None and moderator.region:
        return moderator.region
    regions = Counter(one.region for one in review.people.values() if one.present and one.region)
    return regions.most_common(1)[0][0] if regions else None


def round_order(review: Review, at: Reading, slot: int) -> tuple[str, ...]:
    """Return everybody present in the order of a round with slots of so many seconds.

    Who would be gone before their turn first, then remote regions, then the room; of each the least heard first, the
    moderator at the end of the room. Who is to speak last does.
    """
    spoke, came, now = heard(review, at), captures_from(review), booked_seconds(review, at)
    home, moderator = home_region(review), review.roles["moderator"]
    present = [one for one in review.people.values() if one.present]
    whole = slot * len(present)

    def rank(pair: tuple[int, Person]) -> tuple[object, ...]:
        place, who = pair
        leaves = leaves_at(review, who)
        gone = leaves is not None and 0 < leaves - now < whole
        return (
            not gone,
            who.speaks_last and not gone,
            (leaves or 0) if gone else 0,
            who.id == moderator,
            who.region in (None, home),
            who.id in spoke,
            review.talk.total(who.id),
            came[who.id],
            place,
        )

    return tuple(who.id for _, who in sorted(enumerate(present), key=rank))
