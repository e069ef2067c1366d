"""What people type arrives as bytes: UTF-8, and what is not is read as Western European, which is said once."""

from __future__ import annotations

import codecs
import time

ERRORS = "samreview-western"
"""The name under which codecs know this way of reading what is not UTF-8."""
_NOTICE = (
    "Some of what was typed is not UTF-8 and was read as Western European (Windows-1252). Check its accents, and set "
    "the terminal to UTF-8."
)
_seen: float | None = None
_told = False


def notice(after: float = 0.0) -> str | None:
    """Return what people are told about it, once, when so many seconds have passed since it happened; else None."""
    global _told  # noqa: PLW0603  the program has one terminal
    if _seen is None or _told or time.monotonic() - _seen < after:
        return None
    _told = True
    return _NOTICE


def decoder(encoding: str) -> type[codecs.IncrementalDecoder]:
    """Return an incremental decoder that never fails, as `codecs.getincrementaldecoder` would be asked for it."""
    strict = codecs.getincrementaldecoder(encoding)

    class Forgiving(strict):  # type: ignore[misc, valid-type]  # a class that is found by its name
        def __init__(self) -> None:
            super().__init__(ERRORS)

    return Forgiving


def _as_western(problem: UnicodeError) -> tuple[str, int]:
    global _seen  # noqa: PLW0603  see above
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    _seen = time.monotonic()
    return problem.object[problem.start : problem.end].decode("cp1252", errors="replace"), problem.end


codecs.register_error(ERRORS, _as_western)
