"""Ids that need no one to hand them out."""

from __future__ import annotations

import secrets
import time


def new_line_id() -> str:
    """Return an id for a line: 48 bits of the time in milliseconds, then 80 bits of chance, as 32 hexadecimal digits.

    That they grow with time keeps the store's index compact; nothing else may be read from it.
    """
    return f"{time.time_ns() // 1_000_000 & (1 << 48) - 1:012x}{secrets.token_hex(10)}"
