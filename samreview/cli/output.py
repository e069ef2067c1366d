"""What commands print on standard output: one JSON document, or lines for people."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from samreview.cli.failures import Failure, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EDQUOT)
"""What a stream answers that can hold no more, or whose device has gone."""


def print_json(document: object) -> None:
    """Print one JSON document and nothing else, which is JSON in every encoding."""
    import json

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    narrow = encoding.casefold().replace("-", "") != "utf8"
    text = json.dumps(document, ensure_ascii=narrow, indent=2)
    if harmless(text) != text:  # JSON has a way of its own to write such signs
        text = json.dumps(document, indent=2)
    print_text(f"{text}\n")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text."""
    print_text("".join(f"{line}\n" for line in lines))


def print_text(text: str) -> None:
    """Print text, made harmless. Where its reader has gone the command goes on unheard, to its own exit code.

    Raises:
        Failure: it cannot be written, as on a disk that is full.
    """
    try:
        print(harmless(text), end="", flush=True)
    except BrokenPipeError:
        go_on_unheard()
    except OSError as problem:
        go_on_unheard()
        raise Failure(unprintable(problem)) from None


def terminal_columns() -> int | None:
    """Return how wide the terminal is that standard output goes to; None where it goes elsewhere, or does not say."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (AttributeError, OSError, ValueError):
        return None


def unprintable(problem: OSError) -> str:
    """Say that standard output takes nothing, as on a disk that is full."""
    return (
        f"What was to be printed cannot be written ({problem.strerror}). "
        "Make room there, or send it elsewhere, and run the command again."
    )


def go_on_unheard() -> None:
    """Send what is still to be printed nowhere, so that nothing is said about it when the process ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def survive_narrow_encodings() -> None:
    """Let a terminal that cannot show a character show its code, and let what it sends be read whatever it is."""
    from samreview.typed_bytes import ERRORS

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors=ERRORS)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
