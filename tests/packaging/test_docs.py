from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from samreview.checks.limits import Limits
from samreview.checks.settings import check_settings
from samreview.checks.words import Words
from samreview.cli.main import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("script", ["tables", "rules", "schema"])
def test_the_generated_parts_of_the_pages_are_todays(root: Path, script: str) -> None:
    done = subprocess.run(
        [sys.executable, f"docs/{script}.py", "--check"], cwd=root, capture_output=True, text=True, check=False
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


def test_the_page_on_settings_names_every_limit_with_its_value(root: Path) -> None:
    page = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", page, re.MULTILINE))
    assert rows == {name: str(value) for name, value in Limits()._asdict().items()}
    for word in Words._fields:
        assert f"`{word}`" in page


def test_the_settings_that_the_page_shows_are_understood(root: Path) -> None:
    page = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    shown = [check_settings(tomllib.loads(block)) for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL)]
    assert [settings.limits.evidence_days for settings in shown] == [60, *[90] * (len(shown) - 1)]


def test_the_map_of_the_code_names_every_package_and_only_files_that_there_are(root: Path) -> None:
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = page.split("```")[1]
    top = {name for names in re.findall(r"^([a-z][a-z, ]*?)  ", drawn, re.MULTILINE) for name in names.split(", ")}
    inside = set(re.findall(r"`([a-z_]+)/`", drawn))
    package = root / "samreview"
    folders = [made.parent.relative_to(package) for made in package.rglob("__init__.py") if made.parent != package]
    assert {one.name for one in folders if len(one.parts) == 1} == top
    assert {one.name for one in folders if len(one.parts) > 1} == inside
    for named in re.findall(r"`([a-z_/]+(?:\.py|/))`", page.replace(drawn, "")):
        assert (package / named).exists() or (root / named).exists() or list(package.glob(f"*/{named}")), named
