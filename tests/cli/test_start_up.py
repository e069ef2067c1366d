"""Commands that answer at once load nothing they do not need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("textual", "rich", "docx", "lxml", "jinja2", "sqlite3", "pysqlite3", "asyncio", "hypothesis")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "{plan}", "--on", "2026-11-24"],
        ["insight", "{plan}", "--on", "2026-11-24"],
        ["agenda", "{plan}"],
        ["explain", "SAM601"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_heavy_library_is_loaded(arguments: list[str], root: Path) -> None:
    plan = str(root / "examples" / "smallest.yaml")
    code = (
        "import sys\n"
        "from samreview.cli.main import main\n"
        "try:\n"
        f"    main({[argument.format(plan=plan) for argument in arguments]!r})\n"
        "except SystemExit as end:\n"
        "    assert end.code == 0, end.code\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], sep=',', file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
