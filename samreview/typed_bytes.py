"""What people type arrives as bytes: UTF-8, and what is not is read as Western European, which is said once."""

from __future__ import annotations

import codecs

ERRORS = "samreview-western"
"""The name under which codecs know this way of reading what is not UTF-8."""
_NOTICE = (
    "Some of what was typed is not UTF-8 and was read as Western European (Windows-1252). Check its accents, and set "
    "the terminal to UTF-8."
)
_seen = False
_told = False


def notice() -> str | None:
    """Return what people are told about it, the first time after it happened, else None."""
    global _told  # noqa: PLW0603  the program has one terminal
    if not _seen or _told:
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
    _seen = True
    return problem.object[problem.start : problem.end].decode("cp1252", errors="replace"), problem.end


codecs.register_error(ERRORS, _as_western)
