"""Editing a capture in place: the line is filled with all of it, Enter saves it, Esc leaves it as it was.

What was typed before comes back afterwards. When somebody else has changed the capture meanwhile, theirs is shown
first: Enter once more puts one's own over it, Up takes theirs onto the line, Esc leaves theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Wording = tuple[str, str]
"""A capture as a line, and the digits that stand for this wording."""


class InPlace:
    """One capture on the line, how far back it is, and what stood on the line before."""

    def __init__(self) -> None:
        self.number: int | None = None
        """The capture on the line; None where none is."""
        self.theirs: Wording | None = None
        """What somebody else made of it meanwhile."""
        self._was: Wording = ("", "")
        self._draft = ""
        self._sent: tuple[str, str] = ("", "")

    def wanted(self, step: int, own: Sequence[int], all_of_them: Sequence[int]) -> int | None:
        """Return which capture is `step` older (1) or newer (-1) among those one may change, None after the newest.

        The first step back is to one's own latest. Where theirs is shown, the step back is to theirs.
        """
        if self.theirs is not None and step > 0:
            return self.number
        if self.number not in all_of_them:
            return next(iter((*own[-1:], *all_of_them[-1:])), None) if step > 0 else None
        place = all_of_them.index(self.number) - step
        return all_of_them[max(0, place)] if place < len(all_of_them) else None

    def begin(self, number: int, wording: Wording, line: str) -> str:
        """Return the line filled with a capture; `line` is what stands there now."""
        if self.number is None:
            self._draft = line
        self.number, self._was, self.theirs = number, wording, None
        return f"/edit {number} {wording[0]}"

    def leave(self) -> str:
        """Give the capture up and return what stood on the line before."""
        draft, self._draft = self._draft, ""
        self.number, self.theirs = None, None
        return draft

    def sent(self, line: str) -> str:
        """Return what a line means: the edit from what was filled in to what stands there, else the line itself."""
        if self.number is None:
            return line
        from samreview.review.typed import edit_line, edited

        found = edited(line)
        if found is None or found[0] != self.number or not found[1]:
            return line
        before, base = self._was if self.theirs is None else self.theirs
        self._sent = edit_line(self.number, before, found[1], base), line
        return self._sent[0]

    def shown(self, sent: str) -> str:
        """Return what stood on the line for what was sent."""
        return self._sent[1] if sent == self._sent[0] else sent

    def refused(self, now: Wording | None) -> bool:
        """Say whether a refusal was for a wording that is no longer the present one (`now`), and show theirs then."""
        if self.number is None or now is None or now[1] == (self.theirs or self._was)[1]:
            return False
        self.theirs = now
        return True

    def changed_by_oneself(self, before: Wording | None, after: Wording | None) -> None:
        """Go on from a new wording that one's own key made, such as another kind."""
        if before is not None and after is not None and before[1] == self._was[1]:
            self._was = self._was[0], after[1]
