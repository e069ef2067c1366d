"""The wheel carries agendas, templates and examples, and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


def test_the_wheel_holds_the_shipped_data_and_the_styles(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for kind in ("agendas", "templates", "examples", "words"):
        shipped = [f"samreview/_data/{kind}/{path.relative_to(root / kind)}" for path in (root / kind).rglob("*.*")]
        assert shipped
        assert set(shipped) <= names
    styles = {str(path.relative_to(root)) for path in (root / "samreview").rglob("*.t[cy][sp]*")}
    assert {name.rsplit(".")[-1] for name in styles} == {"tcss", "typ"}
    assert styles <= names


def test_an_installed_wheel_works_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    where = subprocess.run(
        [sys.executable, "-c", "import samreview; print(samreview.__file__)"],
        cwd=elsewhere, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(installed))
    listed = subprocess.run(
        [sys.executable, "-m", "samreview", "agendas"],
        cwd=elsewhere, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "growth-review" in listed.stdout
