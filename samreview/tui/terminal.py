"""Whether this terminal can show the app at all, and what is read from it. Loads nothing: the command line asks it."""

from __future__ import annotations

import os
import sys

_HINT = "`--plain` holds the review in lines of text; `samreview rehearse` and `samreview minutes` need no terminal."


def refusal_without_terminal() -> str | None:
    """Return why the app cannot be shown here, in a sentence for standard error; None when it can."""
    if not sys.stdin.isatty():
        return f"The live app reads keys from a terminal, and standard input is none. {_HINT}"
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        return f"The live app draws on a terminal, and its output goes elsewhere. {_HINT}"
    if os.environ.get("TERM", "") in ("dumb", ""):
        return (
            "This terminal says that it cannot move its cursor (TERM is `dumb` or not set), which the live app needs. "
            + _HINT
        )
    return None


def forgive_bytes() -> None:
    """Let the input thread read bytes that are not UTF-8; Textual's own decoder would end the app."""
    if os.name == "posix":
        from textual.drivers import linux_driver

        from samreview.typed_bytes import decoder

        linux_driver.getincrementaldecoder = decoder  # type: ignore[assignment, attr-defined]  # the one name that it asks
