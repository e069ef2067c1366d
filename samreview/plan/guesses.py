"""What a wrong word was most likely meant to be, for as many words of a file as a reader has use for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

_MOST_GUESSES: Final = 50
_LONGEST_WORD: Final = 64


class Guesses:
    """The guesses made for one file: comparing thousands of wrong words with thousands of ids would take minutes."""

    def __init__(self) -> None:
        self._left = _MOST_GUESSES

    def near(self, word: str, candidates: Iterable[str]) -> str | None:
        """Return the candidate that is nearest to a word, None where none is near or enough has been guessed."""
        if self._left == 0 or len(word) > _LONGEST_WORD:
            return None
        self._left -= 1
        return next(iter(nearest(word, candidates, most=1)), None)

    def did_you_mean(self, word: str, candidates: Iterable[str]) -> str:
        """Return `, did you mean `x`?`, or nothing."""
        near = self.near(word, candidates)
        return f", did you mean `{near}`?" if near else ""
