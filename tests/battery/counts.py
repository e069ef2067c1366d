"""How much the battery does: once in CI, ten times with `make soak`."""

from __future__ import annotations

import os

SOAK = 10 if os.environ.get("SAMREVIEW_SOAK") else 1
"""By how much every quantity is multiplied."""
