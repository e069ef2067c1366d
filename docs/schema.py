"""Writes the schema that editors read beside the examples; `--check` only says if it is stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from samreview.plan.known_ids import known_ids
from samreview.plan.loader import load_plan
from samreview.plan.model import Plan
from samreview.plan.schema import json_schema

SCHEMA = Path(__file__).resolve().parent.parent / "examples" / "samreview.schema.json"


def example_schema() -> str:
    """Return the schema with the ids of all examples, as `samreview schema examples/*.yaml` prints it."""
    loaded = [load_plan(path.read_bytes(), path.name).plan for path in sorted(SCHEMA.parent.glob("*.yaml"))]
    ids = known_ids([plan for plan in loaded if plan is not None])
    return json.dumps(json_schema(Plan, ids), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    wanted = example_schema()
    if "--check" in sys.argv:
        now = SCHEMA.read_text(encoding="utf-8") if SCHEMA.exists() else ""
        sys.exit(0 if now == wanted else "examples/samreview.schema.json is stale: run python docs/schema.py")
    SCHEMA.write_text(wanted, encoding="utf-8", newline="\n")
