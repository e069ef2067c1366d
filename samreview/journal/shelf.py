"""The reviews in a store: which there are, and which one a few letters mean."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from samreview.agenda.codec import zone_named
from samreview.journal.protocol import StoreError
from samreview.journal.streams import REVIEWS, name_of, stream_of
from samreview.plan.record import Frozen, record
from samreview.review.event_versions import IN_REVIEWS
from samreview.review.fold import UnreadablePlan, fold
from samreview.review.held_times import day_of
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.journal.protocol import Journal
    from samreview.review.events import Event
    from samreview.review.fold import Review

ListedPhase = Literal["lobby", "running", "closed", "approved", "unreadable"]
_PHASES: tuple[tuple[str, ListedPhase], ...] = (
    ("review.approved", "approved"),
    ("review.closed", "closed"),
    ("review.started", "running"),
)
_BEGUN: frozenset[ListedPhase] = frozenset({"running", "closed", "approved"})
_MOST_NAMED = 8
_NAMED = re.compile(r"(.+)-(\d{4}-\d\d-\d\d)(?:-\d+)?")
_PIECE = 32
"""So many events are read at once to find the start of a review, which is among its first lines."""


class ReviewUnknown(LookupError):  # noqa: N818  it names what is wrong, as a person would
    """No review, or more than one, begins so; `message` names those that could be meant."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@record
class ReviewSummary(Frozen):
    """A review as a list shows it, with the day it is held. `opened` is in UTC; None where it cannot be read.

    Of one that cannot be read `account` and `on` are what its name says.
    """

    id: str
    account: str
    on: dt.date | None
    phase: ListedPhase
    rehearsed: bool
    opened: dt.datetime | None
    newer: bool = False
    """Whether a newer samreview wrote some of it."""

    @property
    def is_open(self) -> bool:
        """Whether it can still go on."""
        return self.phase in ("lobby", "running")


def reviews(journal: Journal, account: str | None = None) -> tuple[ReviewSummary, ...]:
    """Return all reviews, or those of one account, the latest date last. A damaged one is among them and says so."""
    prefix = REVIEWS if account is None else f"{REVIEWS}{account}-"
    found = [_summary(journal, stream) for stream in journal.streams(prefix)]
    kept = [one for one in found if account in (None, one.account)]
    return tuple(sorted(kept, key=lambda one: (one.on or dt.date.min, _opened(one), one.id)))


def open_review_of(journal: Journal, account: str) -> ReviewSummary | None:
    """Return the account's latest review that is not closed; a rehearsal is none."""
    still_open = [one for one in reviews(journal, account) if one.is_open and not one.rehearsed]
    return max(still_open, key=_opened, default=None)


def last_review_of(journal: Journal, account: str, on: dt.date) -> Review | None:
    """Return the account's last review that was held by `on`, as it was started; None where there is none.

    A rehearsal is none, nor is a review that was never started, nor one of that very day that still runs.

    Raises:
        StoreError: it cannot be read.
        UnreadablePlan: the plan that it was opened with cannot be read by this version.
    """
    held = [
        one
        for one in reviews(journal, account)
        if not one.rehearsed
        and one.on is not None
        and (one.phase in ("closed", "approved") or (one.phase == "running" and one.on < on))
        and one.on <= on
    ]
    if not held:
        return None
    stream = stream_of(held[-1].id)
    answered = "clock.answered" in journal.kinds(stream)
    return fold(journal.read(stream) if answered else _to_start(journal, stream))


def find_review(journal: Journal, start: str) -> str:
    """Return the name of the review that `start` means: its whole name, or any start that only it has.

    Raises:
        ReviewUnknown: none begins so, or several do.
    """
    names = [name_of(stream) for stream in journal.streams(REVIEWS)]
    if start in names:
        return start
    meant = [name for name in names if start and name.startswith(start)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise ReviewUnknown(f"`{start}` begins the names of {len(meant)} reviews: {_listed(meant)}. Give more of one.")
    if not names:
        raise ReviewUnknown(
            f"There is no review `{start}`: the store holds none yet. `samreview review PLAN` opens one."
        )
    near = did_you_mean(start, names)
    raise ReviewUnknown(f"There is no review `{start}`{near or '.'} The store holds {_listed(names[::-1])}.")


def review_meant(journal: Journal, start: str, *, going_on: bool) -> str:
    """Return the review that `start` means; where it is an account's id, the one of its reviews that fits what is done.

    To go in (`going_on`) that is the only one not closed yet, to read it (minutes, apply) the last that was begun.
    A rehearsal is neither.

    Raises:
        ReviewUnknown: none begins so, or several do and none of them stands out.
    """
    own = [one for one in reviews(journal, start) if start and one.account == start and not one.rehearsed]
    fit = [one for one in own if (one.is_open if going_on else one.phase in _BEGUN)]
    if len(fit) == 1 or (fit and not going_on):
        return fit[-1].id
    return find_review(journal, start)


def _summary(journal: Journal, stream: str) -> ReviewSummary:
    try:
        (first,) = journal.read(stream, 0, 1)
        kinds = journal.kinds(stream)
        data = first.data
        return ReviewSummary(
            id=name_of(stream),
            account=str(data["account"]),
            on=_held_on(journal, stream, first, kinds),
            phase=next((phase for kind, phase in _PHASES if kind in kinds), "lobby"),
            rehearsed=bool(data.get("rehearsed", False)),
            opened=first.at.instant,
            newer=any(v > IN_REVIEWS.get(kind, 0) for kind, v in journal.versions(stream).items()),
        )
    except (StoreError, KeyError, ValueError, TypeError):
        # Of one that cannot be read its name tells whose it is, and of which day.
        named = _NAMED.fullmatch(name_of(stream))
        account, on = (named[1], _date(named[2])) if named else ("", None)
        return ReviewSummary(name_of(stream), account, on, "unreadable", rehearsed=False, opened=None)


def _date(text: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(text)
    return None


def _held_on(journal: Journal, stream: str, first: Event, kinds: Mapping[str, int]) -> dt.date:
    """Return the day it is held; one that has not started, the planned day."""
    if "review.started" not in kinds:
        return dt.date.fromisoformat(first.data["on"])
    if "clock.answered" in kinds:
        with suppress(UnreadablePlan):
            return fold(journal.read(stream)).on
    return day_of(_to_start(journal, stream)[-1].at, zone_named(first.data["zone"]))


def _to_start(journal: Journal, stream: str) -> tuple[Event, ...]:
    """Return the events of a review up to the one that starts it."""
    read: tuple[Event, ...] = ()
    while piece := journal.read(stream, len(read), _PIECE):
        for place, event in enumerate(piece, 1):
            if event.kind == "review.started":
                return (*read, *piece[:place])
        read += piece
    return read


def _opened(one: ReviewSummary) -> dt.datetime:
    return one.opened or dt.datetime.min.replace(tzinfo=dt.UTC)


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
