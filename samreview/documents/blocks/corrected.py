"""What an exhibit is made from; and what a corrected figure was, to stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from samreview.documents.tree import text
from samreview.documents.wording import stated

if TYPE_CHECKING:
    import datetime as dt

    from samreview.documents.tree import Inline
    from samreview.plan.model import Plan
    from samreview.review.state import Fix


class Shown(Protocol):
    """A plan on a day, with what was corrected in it: minutes, a pack, whatever shows exhibits."""

    @property
    def plan(self) -> Plan:
        """With the corrections applied."""

    @property
    def on(self) -> dt.date:
        """The date of the review."""

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The corrections, in order."""


def was(shown: Shown, target: str, name: str) -> Inline:
    """Return ` (amount was 420k)` for what was corrected of one thing in this review, or nothing."""
    first: dict[str, str] = {}
    for fix in shown.fixes:
        if (fix.target, fix.id) == (target, name):
            # corrected twice, it was what it was before the first time
            first.setdefault(fix.field.replace("_", " "), stated(fix.was))
    words = ", ".join(f"{field} was {before}" for field, before in first.items())
    return text(f" ({words})", tone="muted") if words else ()
