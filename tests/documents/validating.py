"""Looks through Word files for faults, as many as it is told of: run by the Python that the two validators are put in.

Reads lines of `[validator, path]` and answers each with the list of what was found. One process for many files, since
the schemas take longer to read than most files take to look through.
"""

from __future__ import annotations

import importlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any


@cache
def port() -> Any:  # noqa: ANN401  what looks through a file; our own checks know no types of it
    return importlib.import_module("openxml_audit").OpenXmlValidator()


def found(validator: str, path: Path) -> list[str]:
    """Return the faults that a validator finds in a file, and what it warns of."""
    if validator == "openxml-audit":
        result = port().validate(path)
        assert result.is_valid == (not result.errors)
        return [str(one) for one in result.errors]
    assert validator == "ooxml-integrity"
    checked = importlib.import_module("ooxml_integrity").check(path)
    # What is no more than information: a head line that no page has, since all of them are turned.
    return [str(one) for one in checked if one.severity.value != "info"]


if __name__ == "__main__":
    for line in sys.stdin:
        validator, path = json.loads(line)
        print(json.dumps(found(validator, Path(path))), flush=True)  # noqa: T201  that is how it answers
