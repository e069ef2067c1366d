"""How a command ends when it cannot do what was asked: one message on standard error, and its exit code."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator


class Exit(IntEnum):
    """The exit codes that scripts can go by."""

    DONE = 0
    FOUND = 1
    """It worked and found something: findings, refused lines."""
    WRONG = 2
    """Wrong use or unreadable input."""


class Failure(Exception):  # noqa: N818  it ends a command, it is no programming error
    """A command that cannot go on; `message` says what happened, to what, and what can be done."""

    def __init__(self, message: str, code: int = Exit.WRONG) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


@contextmanager
def failing_as(*errors: type[Exception]) -> Iterator[None]:
    """Turn errors whose text is meant for people into the end of the command, with that text."""
    try:
        yield
    except errors as problem:
        raise Failure(str(problem)) from None


def say(message: str) -> None:
    """Print a diagnostic: standard output belongs to data. Where nobody can hear it, the exit code still tells."""
    try:
        print(harmless(message), file=sys.stderr, flush=True)
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def harmless(text: str) -> str:
    """Return text as a terminal can take it, whatever names of files are in it.

    This is the one way to the screen: all that commands print goes through it.
    """
    if _PLAIN(text):
        return text
    from samreview.values.text import visible

    return visible(text)


_PLAIN = re.compile(r"[\n\t -~]*").fullmatch
noticed: list[str] = []
"""What was found wrong with the store while the command went on."""


def notice(message: str) -> None:
    """Say something that is wrong, once, and let the command end with `Exit.FOUND` where all else goes well."""
    if message not in noticed:
        noticed.append(message)
        say(message)


def end(code: int) -> NoReturn:
    """End the command with this exit code."""
    raise SystemExit(int(code))
