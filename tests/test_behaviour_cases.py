"""Every behaviour case of these areas is a test, or on the list with the reason."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
CASES = {f"{area}{number:02d}" for area, last in (("T", 19), ("Q", 10), ("G", 13)) for number in range(1, last + 1)}


def test_every_case_is_a_test_or_on_the_list() -> None:
    names = [
        name
        for file in HERE.rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    ]
    tested = {case for name in names for case in re.findall(r"(?<=_)[TQG]\d\d(?=_)", name)}
    listed = set(
        re.findall(r"^\| ([TQG]\d\d) \|", (HERE / "behaviour_cases.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert CASES - tested - listed == set()
    assert listed <= CASES
