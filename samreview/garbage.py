"""Python's look for garbage, left out where nearly all that is made stays: there it only costs time."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_garbage_looked_for() -> Iterator[None]:
    """Look for no garbage meanwhile; afterwards only where it was looked for before."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
