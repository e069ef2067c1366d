"""The minutes of a review that has just ended, written into the working folder without a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

_MOST_NAMES = 100


def write_minutes_here(review: Review, at: Reading) -> tuple[bool, str]:
    """Write the minutes as Word into the working folder under a free name; return whether, and a sentence about it."""
    from samreview.documents.failures import DocumentError
    from samreview.documents.write import write_minutes

    path = _free_name(review.id)
    try:
        write_minutes(review, at, path)
    except DocumentError as error:
        return False, f"{error}"
    return True, f"The minutes are in {path.resolve()}."


def _free_name(review: str) -> Path:
    names = (Path(f"{review}{'' if number == 1 else f'-{number}'}.docx") for number in range(1, _MOST_NAMES))
    return next((name for name in names if not name.exists()), Path(f"{review}.docx"))
