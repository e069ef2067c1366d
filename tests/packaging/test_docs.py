from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import click
import pytest

from samreview.checks.limits import Limits
from samreview.checks.settings import check_settings
from samreview.checks.words import Words
from samreview.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize("script", ["tables", "rules", "schema"])
def test_the_generated_parts_of_the_pages_are_todays(root: Path, script: str) -> None:
    done = subprocess.run(
        [sys.executable, f"docs/{script}.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_links_between_the_pages_lead_somewhere(root: Path) -> None:
    for page in _pages(root):
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def _pages(root: Path) -> list[Path]:
    return [*root.glob("*.md"), *(root / "docs").glob("*.md")]


def _commands_in(page: str) -> Iterator[list[str]]:
    """Yield the words behind each `samreview` of a page: in the lines of its code blocks, and inside of backticks."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE))
    for text in (*lines, *spans):
        found = re.match(r"(?:\$ |uv run |\.venv\\Scripts\\)?samreview +([^#|<>]+)", text.strip())
        if found:
            yield found[1].split()


def _named(words: list[str]) -> list[click.Command]:
    """Return the command that a line names, below those that it belongs to; only the program where there is none."""
    path: list[click.Command] = [cli]
    rest = iter(words)
    for word in rest:
        last = path[-1]
        if not isinstance(last, click.Group):
            break
        if word in ("--store", "--config"):
            next(rest, None)
        elif not word.startswith("-"):
            inner = last.get_command(click.Context(last), word)
            if inner is None:
                break
            path.append(inner)
    return path


def test_every_command_and_option_that_a_page_names_is_there(root: Path) -> None:
    seen = set()
    for page in _pages(root):
        for words in _commands_in(page.read_text(encoding="utf-8")):
            said = f"{page.name}: samreview {' '.join(words)}"
            path = _named(words)
            named = [word for word in words if re.fullmatch(r"[a-z]+", word)]
            assert len(path) > 1 or not named, said
            assert len(path) > 2 or path[-1].name not in {"reviews", "store"} or named[1:] == [], said
            there = {name for command in path for one in command.params for name in one.opts} | {"--help"}
            asked = {word.partition("=")[0].rstrip(".,;:)]") for word in words if word.startswith("--")}
            assert asked <= there, said
            seen.add(" ".join(str(command.name) for command in path[1:]))
    assert {"reviews drop", "reviews forget", "actions done"} <= seen


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
