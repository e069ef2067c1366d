"""What opens the minutes: when it was, whether they are approved, the headline, growth against the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import Callout, Fact, KeyFacts, Paragraph, Run, text
from samreview.review.event_versions import written_by_newer

if TYPE_CHECKING:
    from samreview.documents.minutes_data import Minutes
    from samreview.documents.tree import Block

_WHILE = {
    "lobby": "the review has not started",
    "running": "the review is still running",
    "paused": "the review is still running",
    "ended": "the review is not closed",
}


def when(minutes: Minutes) -> tuple[Block, ...]:
    """Return the line under the title: which meeting, when it was held and for when it was booked."""
    version = "" if minutes.draft else f" \u00b7 version {minutes.version}"
    booked = f" ({minutes.booked})" if minutes.booked else ""
    return (
        Paragraph(
            text(f"{minutes.title} \u00b7 {minutes.date}, {minutes.times}{booked}{version}"),
            "subtitle",
        ),
    )


def draft(minutes: Minutes) -> tuple[Block, ...]:
    """Return the notice of minutes that are not approved, that lack something, or that were only rehearsed."""
    notices = []
    if minutes.draft:
        state = _WHILE.get(minutes.phase)
        if minutes.coming is not None:
            notices.append(
                f"DRAFT of version {minutes.coming}: amended since version {minutes.version}, not approved yet."
            )
        elif minutes.phase == "approved":
            notices.append(f"DRAFT of version {minutes.version}: something is missing.")
        else:
            notices.append(f"DRAFT: {state}." if state else "DRAFT: not approved yet.")
    notices += minutes.edited
    if minutes.left_out:
        notices.append(written_by_newer(minutes.review, minutes.left_out))
    if minutes.lost:
        entries = "1 entry was" if minutes.lost == 1 else f"{minutes.lost} entries were"
        notices.append(f"{entries} lost when the store was damaged.")
    if minutes.end_unknown:
        notices.append("The store was damaged, so entries made last may be missing.")
    if minutes.rehearsed:
        notices.append("This review was rehearsed from a transcript.")
    return (Callout(text(" ".join(notices)), "draft"),) if notices else ()


def headline(minutes: Minutes) -> tuple[Block, ...]:
    """Return the sentence that opens the minutes."""
    return (Callout(text(minutes.headline)),) if minutes.headline else ()


def growth(minutes: Minutes) -> tuple[Block, ...]:
    """Return growth claimed, owned and agreed against the growth gap, and at what cost."""
    found = minutes.growth
    facts = [Fact("Growth gap", found.gap)] if found.gap else []
    facts += [
        Fact("Claimed", found.claimed),
        Fact("Has an owner", found.owned),
        Fact("Agreed by its owner", found.agreed),
        Fact("What it takes", found.cost),
    ]
    blocks: list[Block] = [KeyFacts(tuple(facts), "Growth found in this review against the growth gap")]
    if found.wish:
        wish = f"Of what is claimed, {found.wish} names no opportunity and no customer problem: our wish."
        blocks.append(Paragraph(text(wish), "note"))
    return tuple(blocks)


def next_review(minutes: Minutes) -> tuple[Block, ...]:
    """Return when the next review is."""
    return (Paragraph((Run("Next review: ", bold=True), Run(minutes.next_review))),) if minutes.next_review else ()
