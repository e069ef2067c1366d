"""The answer to the last line, and the names that fit while one is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.tui import safe
from samreview.tui.widgets.drawn import Drawn
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.asking import Question
    from samreview.tui.snapshot import Snapshot

AnswerKind = Literal["said", "refused", "ask", "hint", "names", "waits", "lost"]

_LOOKS: dict[AnswerKind, tuple[str, str]] = {
    "said": (" ✓ ", "$success"),
    "refused": (" ✗ ", "bold $error"),
    "ask": (" ? ", "bold $warning"),
    "hint": (" · ", "dim"),
    "names": (" Tab ", "dim"),
    "waits": (" … ", "bold $warning"),
    "lost": (" NOT SAVED ", "bold reverse $error"),
}

_QUESTIONS: dict[Question, str] = {
    "grow": "What would grow here?",
    "park": "Operational: park it?  Ctrl+O parks it",
    "passed": "That date has passed. Which day is meant?",
}


class Said(NamedTuple):
    """What stands in the answer line. `names` are options of a completion, `chosen` the one that is in the line.

    `question` is asked, gently, of whoever writes.
    """

    kind: AnswerKind
    text: str = ""
    names: tuple[tuple[str, str], ...] = ()
    chosen: int | None = None
    question: Question | None = None


class Answer(Drawn[Said]):
    """One line, up to three when the answer is long."""

    @property
    def said(self) -> Said | None:
        """What stands there."""
        return self._part

    def part(self, snapshot: Snapshot) -> Said | None:  # noqa: ARG002  the answer is no part of the review
        """Keep what stands there."""
        return self._part

    def draw(self, part: Said, width: int, height: int | None) -> list[Content]:
        """Sign, then text; or the names that fit."""
        sign, style = _LOOKS[part.kind]
        if part.names:
            return [self._names(part, width)]
        if not part.text:
            return [safe.EMPTY]
        text_style = style if part.kind in ("refused", "ask", "hint", "waits", "lost") else ""
        content = safe.row(safe.mark(sign, style), safe.text(part.text, text_style))
        most = 3 if height is None else max(1, height)
        if part.question is None:
            return safe.wrapped(content, width, most=most, indent=3)
        asked = safe.row(safe.mark(" ? ", "bold $warning"), safe.mark(_QUESTIONS[part.question], "bold"))
        return [*safe.wrapped(content, width, most=max(1, most - 1), indent=3), asked]

    def _names(self, part: Said, width: int) -> Content:
        line = safe.mark(" Tab ", "dim")
        for place, (name, label) in enumerate(part.names):
            style = "reverse" if place == part.chosen else "bold"
            pair = safe.row(safe.text(name, style), safe.mark(" "), safe.cut(safe.text(label, "dim"), 24))
            longer = safe.row(line, pair, safe.mark("  "))
            if longer.cell_length > width and place:
                break
            line = longer
        return line
