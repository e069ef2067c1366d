"""What helps while a line is typed: names that fit, and a line made another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.state import CAPTURE_KINDS
from samreview.tui.completion import complete
from samreview.tui.widgets.answer import Said

if TYPE_CHECKING:
    from samreview.tui.completion import Completion, Names
    from samreview.tui.snapshot import Snapshot


class LineHelp:
    """Remembers which completion is offered."""

    def __init__(self, commands: Names) -> None:
        self._commands = commands
        self._completion: Completion | None = None
        self._base = ""
        self._choice = -1

    def typed(self, line: str, cursor: int, snapshot: Snapshot) -> Said | None:
        """Return the names that fit what was just typed, None where there is nothing to offer."""
        if self._completion is not None and self._choice >= 0 and line == self._applied()[0]:
            return Said("names", names=self._completion.options, chosen=self._choice)
        self._completion = complete(line, cursor, snapshot.catalogue, self._commands) if line else None
        self._base, self._choice = line, -1
        return Said("names", names=self._completion.options) if self._completion else None

    def completed(self, step: int) -> tuple[str, int] | None:
        """Return the line with the next name in it and where the cursor then stands; None where nothing fits."""
        if self._completion is None:
            return None
        if self._choice < 0:
            self._choice = 0 if step > 0 else len(self._completion.options) - 1
        else:
            self._choice = (self._choice + step) % len(self._completion.options)
        return self._applied()

    def settled(self) -> None:
        """Forget all of it: the line was accepted."""
        self._completion, self._choice = None, -1

    def _applied(self) -> tuple[str, int]:
        assert self._completion is not None  # noqa: S101  callers have looked
        return self._completion.applied(self._base, self._choice)


def with_kind(line: str, kind: str) -> str:
    """Return the line as a capture of another kind (`kind` ends in a space)."""
    first, _, rest = line.partition(" ")
    return kind + (rest if first.casefold().rstrip(":") in CAPTURE_KINDS else line)
