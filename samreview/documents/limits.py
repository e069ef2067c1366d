"""How much a process of our own may take of the machine, where the system lets a process say so of itself."""

from __future__ import annotations

from contextlib import suppress

_MEGABYTE = 1024 * 1024


def limit_this_process(*, megabytes: int, seconds: int | None = None) -> None:
    """Let the system stop this process when it takes more memory, or works longer, than it may.

    Windows knows no such limits, and macOS refuses that of memory: there only the patience of whoever waits ends it.
    """
    try:
        import resource
    except ImportError:
        return
    asked = [(resource.RLIMIT_AS, megabytes * _MEGABYTE)]
    if seconds is not None:
        asked.append((resource.RLIMIT_CPU, seconds))
    for limit, most in asked:
        _, hard = resource.getrlimit(limit)
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
