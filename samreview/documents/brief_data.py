"""What a brief says, as inline text in sections: everything there is, the most important entry of each first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from samreview.documents.tree import Inline

NAMES = ("team", "people", "ask", "hear", "ours", "theirs", "priorities", "challenges", "coming", "service")
"""The sections of a brief, in its order."""


class Brief(NamedTuple):
    """A brief for a visit. `sections` holds the entries that are shown, `left_out` how many more there are."""

    account: str
    visit: str
    on: dt.date
    """The day the brief is made for."""
    date: dt.date
    purpose: str | None
    where: tuple[str, ...]
    """The customer's units that we go to."""
    sections: Mapping[str, tuple[Inline, ...]]
    left_out: Mapping[str, int]
    note: str = ""
    """What could not be read, so that nobody takes its absence for good news."""
