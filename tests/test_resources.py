from __future__ import annotations

import importlib.resources
from typing import TYPE_CHECKING, cast

import pytest

from samreview import resources
from samreview.resources import DATA_KINDS, DataMissingError, data_bytes, data_names, data_path, data_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", DATA_KINDS)
def test_a_checkout_has_data_of_every_kind(kind: resources.DataKind, root: Path) -> None:
    names = data_names(kind)
    assert names
    assert list(names) == sorted(names)
    for name in names:
        assert data_bytes(kind, name) == (root / kind / name).read_bytes()


def test_text_is_utf8_and_paths_are_real() -> None:
    source = data_text("templates", "minutes.md.j2")
    with data_path("templates", "minutes.md.j2") as path:
        assert path.read_text(encoding="utf-8") == source


@pytest.mark.parametrize("name", ["nothing.yaml", "../pyproject.toml", "", ".", "sub/file", ".hidden"])
def test_a_name_that_is_not_there_is_answered_with_those_that_are(name: str) -> None:
    with pytest.raises(DataMissingError, match=r"no `.*` among the shipped templates; there are: .*minutes\.md\.j2"):
        data_bytes("templates", name)


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(DataMissingError, match="the kinds are agendas, templates, examples, words"):
        data_names(cast("resources.DataKind", "secrets"))


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the package look like one in `folder`, far from any checkout."""
    monkeypatch.setattr(importlib.resources, "files", lambda _: folder)
    monkeypatch.setattr(resources, "__file__", str(folder / "resources.py"))


def test_an_installed_wheel_carries_its_data_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carried = tmp_path / "samreview" / "_data" / "examples"
    carried.mkdir(parents=True)
    (carried / "a.yaml").write_text("carried", encoding="utf-8")
    # somebody else's folder beside the installed package
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "b.yaml").write_text("theirs", encoding="utf-8")
    installed(tmp_path / "samreview", monkeypatch)
    assert data_names("examples") == ("a.yaml",)
    assert data_text("examples", "a.yaml") == "carried"
    with data_path("examples", "a.yaml") as path:
        assert path == carried / "a.yaml"


def test_a_damaged_installation_says_so_and_takes_no_strangers_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").mkdir()
    installed(tmp_path / "samreview", monkeypatch)
    with pytest.raises(DataMissingError, match="the shipped examples are missing from this installation"):
        data_names("examples")
