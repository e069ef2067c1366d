from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from samreview.cli.main import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_on_the_live_review_shows_todays_keys_and_commands(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/tables.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_links_between_the_pages_lead_somewhere(root: Path) -> None:
    for page in [root / "README.md", root / "CHANGELOG.md", *(root / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_that_the_readme_names_is_there(root: Path) -> None:
    named = set(
        re.findall(r"^(?:\$ )?samreview ([a-z]+)", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert named
    assert named <= set(COMMANDS)
