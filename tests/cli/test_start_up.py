"""Commands that answer at once load nothing they do not need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("textual", "rich", "docx", "lxml", "jinja2", "typst", "sqlite3", "pysqlite3", "asyncio", "hypothesis")


def ends_with(arguments: list[str]) -> int:
    """Return the exit code that belongs to a plan with findings, one that is not there, or all that is well."""
    return 1 if "{weak}" in arguments else 2 if "nowhere.yaml" in arguments else 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["check", "{plan}", "--on", "2026-11-24"],
        *(["check", "{weak}", "--on", "2026-11-24", "--format", form] for form in ("text", "json", "github", "sarif")),
        ["check", "nowhere.yaml"],
        ["insight", "{plan}", "--on", "2026-11-24"],
        ["agenda", "{plan}"],
        ["explain", "SAM601"],
    ],
    ids=" ".join,
)
def test_no_heavy_library_is_loaded(arguments: list[str], root: Path) -> None:
    plans = {name: str(root / "examples" / f"{file}.yaml") for name, file in (("plan", "smallest"), ("weak", "halden"))}
    code = (
        "import sys\n"
        "from samreview.cli.main import main\n"
        "try:\n"
        f"    main({[argument.format(**plans) for argument in arguments]!r})\n"
        "except SystemExit as end:\n"
        f"    assert end.code == {ends_with(arguments)}, end.code\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], sep=',', file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == ""
