"""Programs that only some machines have."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from typing import NoReturn


def needed(program: str, why: str) -> str:
    """Return a program's path, or skip with the reason; in CI a missing one fails unless CI says it can't be had."""
    found = shutil.which(program)
    if found is None:
        missing(program, f"{program} is not installed: {why}")
    return found


def missing(name: str, reason: str) -> NoReturn:
    """Skip what needs something that is not here; in CI fail, unless CI says that it can't be had."""
    if os.environ.get("CI") and name not in os.environ.get("SAMREVIEW_CI_WITHOUT", "").split():
        pytest.fail(reason)
    pytest.skip(reason)
