"""Captures found again from the line: nothing changes, the answer names them."""

from __future__ import annotations

from samreview.insight.prompts.prompt import brief
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.search import HOW, matching

_NAMED = 4
_LONGEST = 40


def find(asked: Asked, rest: str) -> Accepted:
    """Name the captures that fit what is sought, the newest first."""
    if not rest:
        refuse(f"Say what to look for: {HOW}.")
    found = matching(asked.review, rest)
    if not found:
        return asked.accept(f"No note fits {rest}. What can be looked for: {HOW}.")
    named = [f"{one.kind} {one.number} {brief(one.text, _LONGEST)}" for one in found[: -_NAMED - 1 : -1]]
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return asked.accept(f"{len(found)} found: {'; '.join(named)}{more}.")


COMMANDS = {"find": find}
