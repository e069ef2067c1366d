"""What a cell of an export can be beside a value: nothing, not readable, or readable in two ways."""

from __future__ import annotations

_NOTHING = frozenset({"", "-", "--", "tbd", "tbc", "n/a", "na", "none", "null", "unknown", "#n/a"})


class UnreadableCell(Exception):  # noqa: N818  it becomes a line of the report, never reaches a user as an exception
    """A cell is no value of its column; the text says what it is, as in "amount `abc` is no amount"."""


class AmbiguousCell(Exception):  # noqa: N818  the same
    """A cell can be read in two ways and nothing says which; the text says so and what would."""


def says_nothing(text: str) -> bool:
    """Say whether a cell states no value: blank, `TBD`, `N/A`."""
    return text.strip().casefold() in _NOTHING
