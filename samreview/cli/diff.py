"""The difference between a file as it is and as it would be."""

from __future__ import annotations


def unified(was: bytes, now: bytes, path: str) -> str:
    """Return the unified diff of a text file, with a line end after each of its lines."""
    from difflib import unified_diff

    def lines(data: bytes) -> list[str]:
        parts = data.decode("utf-8").replace("\r\n", "\n").split("\n")
        return [f"{part}\n" for part in parts[:-1]] + parts[-1:] * bool(parts[-1])

    found = unified_diff(lines(was), lines(now), f"{path} (as it is)", f"{path} (as it would be)")
    return "".join(part if part.endswith("\n") else f"{part}\n\\ No newline at end of file\n" for part in found)
