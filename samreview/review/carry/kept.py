"""What has come of the promises that stood at the end of an account's last review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.review.carry.ledger import Ledger
    from samreview.review.carry.model import Commitment


class Kept(NamedTuple):
    """The actions that the last review left open, as they stand now."""

    done: tuple[Commitment, ...] = ()
    dropped: tuple[Commitment, ...] = ()
    still_open: tuple[Commitment, ...] = ()

    @property
    def promised(self) -> int:
        """How many there were."""
        return len(self.done) + len(self.dropped) + len(self.still_open)


def kept_since_last(ledger: Ledger) -> Kept:
    """Return what has come of the actions that were open when the last review ended; of none without a review."""
    last = ledger.last
    if last is None:
        return Kept()
    settled = {one.id for one in last.settled if one.status in {"done", "dropped"}}
    stood = {one.id for one in (*last.made, *last.copies, *last.of_plan) if one.kind == "action" and one.is_open}
    found = [one for one in ledger.commitments if one.id in stood - settled]
    return Kept(
        done=tuple(one for one in found if one.status == "done"),
        dropped=tuple(one for one in found if one.status == "dropped"),
        still_open=tuple(one for one in found if one.is_open),
    )
