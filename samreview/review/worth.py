"""Was it worth my time: the answers of one review, and how they have gone over an account's reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.review.events import Event
    from samreview.review.fold import Review
    from samreview.review.state import Person

FEW = 3
"""Of fewer answers a mean says little, and it is said that they are few."""
_SHOWN_BEFORE = 4


class Worth(NamedTuple):
    """The mean of the answers, 1 to 5, and how many there were. Who said what is in neither."""

    mean: float
    answers: int

    @property
    def text(self) -> str:
        """`4.2 (5 answers)`; of few answers `4.0 (2 answers only)`."""
        return f"{self.mean:.1f} ({self.answers} answer{'' if self.answers == 1 else 's'}{self._only})"

    @property
    def brief(self) -> str:
        """`3.8`; of few answers `3.5 (2)`, for the mean beside it has said of what the number is."""
        return f"{self.mean:.1f}{f' ({self.answers})' if self.answers < FEW else ''}"

    @property
    def _only(self) -> str:
        return " only" if self.answers < FEW else ""


def worth(stars: Iterable[int]) -> Worth | None:
    """Return the mean of these answers; None of none."""
    given = list(stars)
    return Worth(sum(given) / len(given), len(given)) if given else None


def worth_of(review: Review) -> Worth | None:
    """Return what a review was worth to those who said so."""
    return worth(one.stars for one in review.ratings)


def worth_in(events: Iterable[Event]) -> Worth | None:
    """Return the same from a review's events, without folding the whole of them."""
    given: dict[str, tuple[str, int]] = {}
    taken_back: set[str] = set()
    rated: list[Event] = []
    for event in events:
        if event.kind == "review.rated":
            rated.append(event)
        elif event.kind == "line.undone":
            taken_back.add(event.data["line"])
    for event in rated:
        if event.line not in taken_back:
            given[event.person] = (event.line, event.data["stars"])
    return worth(stars for _, stars in given.values())


def trend(now: Worth | None, before: Sequence[Worth]) -> str:
    """Return `worth my time: 4.2 (5 answers), before 3.8, 3.5`, the latest of those before first; empty of nothing."""
    earlier = f"before {', '.join(one.brief for one in before[:_SHOWN_BEFORE])}" if before else ""
    if now is None:
        return f"worth my time: no answer yet, {earlier}" if before else ""
    return f"worth my time: {now.text}{f', {earlier}' if earlier else ''}"


def not_answered(review: Review) -> tuple[Person, ...]:
    """Return those who are present and have not said what the review was worth to them."""
    said = {one.person for one in review.ratings}
    return tuple(one for one in review.people.values() if one.present and one.id not in said)
