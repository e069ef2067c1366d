"""Web addresses, as opposed to whatever else a text may hold."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[!-~]+")


def is_web_address(words: str) -> bool:
    """Return whether words are one web address and nothing else."""
    return _ADDRESS.fullmatch(words) is not None
