"""The minutes of a review that has just ended, and their mail, written into the working folder without a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

_MOST_NAMES = 100


def write_minutes_here(review: Review, at: Reading) -> tuple[bool, str]:
    """Write the minutes as Word into the working folder under a free name, and beside them the mail they go out with.

    Returns whether it is done, and a sentence about it.
    """
    from samreview.documents.failures import DocumentError
    from samreview.documents.minutes_files import MAIL, write_minutes

    path = _free_name(review.id)
    try:
        write_minutes(review, at, path)
    except DocumentError as error:
        return False, f"{error}"
    told = f"The minutes are in {path.resolve()}"
    try:
        write_minutes(review, at, path.with_suffix(MAIL))
    except DocumentError as error:
        return False, f"{told}; their mail is not written: {error}"
    return True, f"{told}, and as a mail to send in {path.stem}{MAIL}."


def _free_name(review: str) -> Path:
    names = (Path(f"{review}{'' if number == 1 else f'-{number}'}.docx") for number in range(1, _MOST_NAMES))
    free = (name for name in names if not name.exists() and not name.with_suffix(".eml").exists())
    return next(free, Path(f"{review}.docx"))
