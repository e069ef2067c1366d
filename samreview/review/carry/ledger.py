"""The ledger of an account: every commitment of its reviews with its status, and the items that wait to be run.

A pure fold of the reviews' chapters in the order in which they were opened, and of what was settled between reviews.
The latest word on a commitment counts, wherever it was said. Nothing leaves but by being settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.carry.model import Commitment
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.review.carry.chapter import Chapter
    from samreview.review.carry.model import Added, PutOff, Settled


class Ledger(NamedTuple):
    """Commitments in the order in which they were made, the plan's own first; items in the order of their putting off.

    `last` is the account's latest review that was held.
    """

    commitments: tuple[Commitment, ...] = ()
    put_off: tuple[PutOff, ...] = ()
    last: Chapter | None = None
    closed_by_plan: frozenset[str] = frozenset()
    """Ids of those that the plan itself calls done or dropped: what is said elsewhere changes nothing of them."""

    @property
    def open(self) -> tuple[Commitment, ...]:
        """What is still to come about."""
        return tuple(one for one in self.commitments if one.is_open)


def ledger(
    chapters: Iterable[Chapter],
    between: Iterable[Settled] = (),
    of_plan: Sequence[Commitment] | None = None,
    added: Iterable[Added] = (),
) -> Ledger:
    """Return the ledger of an account.

    Args:
        chapters: of its reviews, in any order; no rehearsed ones.
        between: what was settled outside any review.
        of_plan: the plan's own actions; else those of the plan that the last review opened with.
        added: actions that were made outside any review.
    """
    told = sorted(chapters, key=lambda one: (one.opened, one.review))
    held = [one for one in told if one.held]
    plans = [one.of_plan for one in told]
    own = of_plan if of_plan is not None else plans[-1] if plans else ()
    known = {one.id: one._replace(carried=_since_first(one.id, held)) for one in own}
    here = {one.review for one in told}
    for place, chapter in enumerate(held):
        later = len(held) - place - 1
        for copy in chapter.copies:
            if copy.review not in here:
                known.setdefault(copy.id, copy._replace(carried=copy.carried + later))
        known |= {one.id: one._replace(carried=later) for one in chapter.made}
    known |= {one.id: _made_outside(one, held) for one in added}
    # What the plan itself calls done or dropped is not open again because somebody once said so.
    closed = frozenset(one.id for one in own if not one.is_open)
    said = [one for chapter in told for one in chapter.settled]
    for one in sorted([*said, *between], key=lambda one: one.at):
        if one.id in known and one.id not in closed:
            known[one.id] = known[one.id].with_settled(one)
    return Ledger(tuple(known.values()), _waiting(held), held[-1] if held else None, closed)


def _made_outside(added: Added, held: Sequence[Chapter]) -> Commitment:
    return Commitment(
        id=added.id,
        kind="action",
        what=added.what,
        owner=added.owner,
        owner_name=added.owner_name,
        due=added.due,
        agreed=added.agreed,
        review=added.review,
        carried=sum(one.opened > added.at for one in held),
        status=added.status,
        note=added.note,
        agreed_to=added.what if added.agreed else None,
        agreed_due=added.due if added.agreed else None,
    )


def _since_first(action: str, held: Sequence[Chapter]) -> int:
    """Count the reviews held after the first one whose plan had this action."""
    first = next((place for place, one in enumerate(held) if action in {own.id for own in one.of_plan}), None)
    return 0 if first is None else len(held) - first - 1


def _waiting(held: Sequence[Chapter]) -> tuple[PutOff, ...]:
    """Return the items that were put off and have not run since, whether or not an agenda held them meanwhile."""
    waiting: dict[str, PutOff] = {}
    for chapter in held:
        for item in chapter.ran:
            waiting.pop(item, None)
        for one in chapter.put_off:
            waiting.setdefault(one.item.id, one)
    return tuple(waiting.values())
