"""What a corrected figure was, to stand beside it in an exhibit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import text
from samreview.documents.wording import stated

if TYPE_CHECKING:
    from samreview.documents.minutes_data import Minutes
    from samreview.documents.tree import Inline


def was(minutes: Minutes, target: str, name: str) -> Inline:
    """Return ` (amount was 420k)` for what was corrected of one thing in this review, or nothing."""
    first: dict[str, str] = {}
    for fix in minutes.fixes:
        if (fix.target, fix.id) == (target, name):
            # corrected twice, it was what it was before the first time
            first.setdefault(fix.field.replace("_", " "), stated(fix.was))
    words = ", ".join(f"{field} was {before}" for field, before in first.items())
    return text(f" ({words})", tone="muted") if words else ()
