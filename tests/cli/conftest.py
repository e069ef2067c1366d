"""Runs the command line in this process, as a user's shell would see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from samreview.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever the document is
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs `samreview ARGUMENTS` with a store of its own, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMREVIEW_STORE", str(tmp_path / "store" / "reviews.db"))

    def run_it(*arguments: str | Path, **more: Sequence[str]) -> Ran:
        assert not more
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ran(int(end.value.code or 0), printed.out, printed.err)

    return run_it


@pytest.fixture(scope="session")
def halden(root: Path) -> Path:
    """Return the demo's plan."""
    return root / "examples" / "halden.yaml"


@pytest.fixture(scope="session")
def smallest(root: Path) -> Path:
    """Return the smallest useful plan."""
    return root / "examples" / "smallest.yaml"
