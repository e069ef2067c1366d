"""Every behaviour case of these areas is a test, or on the list with the reason."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
AREAS = {"T": 19, "Q": 10, "G": 13, "C": 16, "S": 2, "F": 8, "M": 3, "N": 2}
"""How many cases each area has."""
CASES = {f"{area}{number:02d}" for area, last in AREAS.items() for number in range(1, last + 1)}
_CASE = f"[{''.join(AREAS)}]\\d\\d"


def test_every_case_is_a_test_or_on_the_list() -> None:
    names = [
        name
        for file in HERE.rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    ]
    tested = {case for name in names for case in re.findall(rf"(?<=_){_CASE}(?=_)", name)}
    listed = set(
        re.findall(rf"^\| ({_CASE}) \|", (HERE / "behaviour_cases.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert CASES - tested - listed == set()
    assert listed <= CASES
