"""Reviews for the app's tests, and pictures of its screens as text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.staging import Stage, staged, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.tui.app import ReviewApp


@pytest.fixture
def stage(root: Path) -> Stage:
    """Return the example's review in its lobby."""
    return staged(root)


@pytest.fixture
def running(stage: Stage) -> Stage:
    """Return the review in its first item, with all who are expected."""
    stage.say("/arrive dana priya lukas karim tomas beth", "/role scribe priya", "/start")
    return stage


@pytest.fixture
def same_screen(request: pytest.FixtureRequest) -> Callable[[ReviewApp, str], None]:
    """Compare the screen with the text stored under a name; SAMREVIEW_UPDATE_SCREENS=1 stores it anew."""
    return lambda app, name: _compare(Path(request.path).parent / "screens" / f"{name}.txt", text_of(app))


def _compare(stored: Path, shown: str) -> None:
    if os.environ.get("SAMREVIEW_UPDATE_SCREENS"):
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(shown)
    assert stored.exists(), f"no picture is stored: SAMREVIEW_UPDATE_SCREENS=1 stores {stored.name}"
    same = shown.splitlines() == stored.read_text().splitlines()
    assert same, f"{stored.name} differs; SAMREVIEW_UPDATE_SCREENS=1 stores what is shown now:\n{shown}"
