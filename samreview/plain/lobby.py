"""What the lobby offers a moderator in lines: roles as proposed, and lengths that items took in past reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.learned import limits
from samreview.review.proposal import proposed_for_team

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samreview.review.fold import Review
    from samreview.review.learned import Past
    from samreview.review.state import Role


def offered(review: Review, past: Past, held_last: Mapping[Role, str]) -> Iterator[str]:
    """Yield what may be taken before the start, each with the line that takes it; nothing once a review has started."""
    if review.phase != "lobby":
        return
    proposed = proposed_for_team(review.plan, review.on, (state.item.exhibit for state in review.items), held_last)
    # The moderator's comes last: giving that away ends one's say.
    roles: tuple[Role, ...] = ("timekeeper", "scribe", "moderator")
    new = [(role, who) for role in roles if (who := proposed[role]) is not None and who != review.roles[role]]
    if new:
        said = names.listed([f"{role} {names.name_of(review, who)}" for role, who in new])
        yield f"Proposed: {said}. {', '.join(f'/role {role} {who}' for role, who in new)}."
    for limit in limits(review, past):
        yield f"{limit.sentence}. /time {limit.item} {limit.minutes}m takes that."
