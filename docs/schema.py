"""Writes the schema that editors read beside the examples; `--check` only says if it is stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from samreview.plan.model import Plan
from samreview.plan.schema import json_schema

SCHEMA = Path(__file__).resolve().parent.parent / "examples" / "samreview.schema.json"


if __name__ == "__main__":
    wanted = json.dumps(json_schema(Plan), ensure_ascii=False, indent=2) + "\n"
    if "--check" in sys.argv:
        now = SCHEMA.read_text(encoding="utf-8") if SCHEMA.exists() else ""
        sys.exit(0 if now == wanted else "examples/samreview.schema.json is stale: run python docs/schema.py")
    SCHEMA.write_text(wanted, encoding="utf-8", newline="\n")
