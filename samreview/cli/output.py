"""What commands print on standard output: one JSON document, or lines for people."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def print_json(document: object) -> None:
    """Print one JSON document and nothing else."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text."""
    for line in lines:
        print(line)


def survive_narrow_encodings() -> None:
    """Let a terminal that cannot show a character show its code instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
