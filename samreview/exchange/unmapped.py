"""Words of an export that no map explains, and the lines for a map that would."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.plan.model import Plan

_KINDS: Final = ("new", "expand", "renew")
_MOST_WORDS: Final = 40


@dataclass
class Unmapped:
    """How many rows used each word that is in no map, and how many stated no kind where one was needed."""

    stages: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    without_kind: int = 0


def unmapped_hints(plan: Plan, unmapped: Unmapped) -> list[str]:
    """Return what a user can do about words that nothing explains: lines to put into the settings and complete."""
    hints: list[str] = []
    if unmapped.stages and not plan.stages:
        hints.append("The plan has no `stages`, so the rows' stages were left out.")
    lines = list(_lines(plan, unmapped))
    if lines:
        hints.append("What the CRM's words mean goes into samreview.toml, or into a file for --map:")
        hints += ["", *lines]
    return hints


def _lines(plan: Plan, unmapped: Unmapped) -> Iterator[str]:
    if unmapped.without_kind:
        rows = _rows(unmapped.without_kind)
        yield "  [import]"
        yield f'  kind = ""    # of the {rows} that state none: {_either(_KINDS)}'
    stages = tuple(stage.id for stage in plan.stages)
    for table, words, choice in (("stages", unmapped.stages, stages), ("kinds", unmapped.kinds, _KINDS)):
        if words and choice:
            yield f"  [import.{table}]    # {_either(choice)}"
            for word, count in words.most_common(_MOST_WORDS):
                yield f'  {_quoted(word)} = ""    # {_rows(count)}'


def _quoted(word: str) -> str:
    """Return a word as TOML's text; it was cleaned of what cannot be seen when it was read."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _either(choice: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(choice[:-1]), choice[-1])))
