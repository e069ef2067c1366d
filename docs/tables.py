"""Writes the tables of docs/live.md from the program's own keys and commands; `--check` only says if they are stale."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.review.words import WORDS
from samreview.tui.keys import KEYS, Key
from samreview.tui.readback_keys import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = Path(__file__).resolve().parent / "live.md"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


PLACES = (
    "lobby",
    "live",
    "live, in the list of what was agreed",
    "live, in the list of assumptions",
    "on the line",
    "in the read-back",
    "after the close",
)
"""In the order of a review."""


def where(key: Key) -> str:
    """Return where a key works."""
    if key.where == "line":
        return "on the line"
    if key.agreed or key.assumed:
        return "live, in the list of what was agreed" if key.agreed else "live, in the list of assumptions"
    if key.phases <= {"closed", "approved"}:
        return "after the close"
    return "lobby" if key.phases == {"lobby"} else "live"


def tables() -> dict[str, str]:
    """Return each generated part of the page by its name."""
    keys = [(f"`{key.show}`", key.meaning, where(key)) for key in KEYS]
    keys += [(f"`{step.show}`", step.meaning, "in the read-back") for step in STEPS]
    keys.sort(key=lambda row: PLACES.index(row[2]))
    words = [(f"`{word.usage}`", word.meaning, word.who) for word in WORDS.values()]
    return {
        "keys": table(("key", "does", "where"), dict.fromkeys(keys)),
        "commands": table(("line", "does", "who may"), words),
    }


def filled(page: str) -> str:
    """Return the page with its generated parts as they should be."""
    for name, text in tables().items():
        part = re.compile(f"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
        page = part.sub(lambda match, text=text: f"{match[1]}{text}\n{match[2]}", page)  # type: ignore[misc]  # re's own
    return page


if __name__ == "__main__":
    now = PAGE.read_text(encoding="utf-8")
    if "--check" in sys.argv:
        sys.exit(0 if filled(now) == now else "docs/live.md is stale: run python docs/tables.py")
    PAGE.write_text(filled(now), encoding="utf-8")
