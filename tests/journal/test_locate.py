"""Where the store is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.locate import open_store, store_path
from samreview.journal.protocol import StoreError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_option_wins_over_the_variable(tmp_path: Path) -> None:
    variable = {"SAMREVIEW_STORE": str(tmp_path / "variable.db")}
    assert store_path(str(tmp_path / "option.db"), variable) == tmp_path / "option.db"
    assert store_path(None, variable) == tmp_path / "variable.db"


def test_without_either_it_is_in_the_users_data_folder() -> None:
    for nothing in ({}, {"SAMREVIEW_STORE": ""}):
        path = store_path(None, nothing)
        assert path.is_absolute()
        assert (path.parent.name, path.name) == ("samreview", "store.db")


def test_paths_are_those_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert store_path("~/s.db", {}) == tmp_path / "s.db"
    assert store_path(":memory:", {}) == tmp_path / ":memory:"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("postgresql://db/reviews", "a PostgreSQL store is not supported yet"),
        ("https://example.com/x", "no store that samreview knows"),
        ("", "--store is empty"),
        ("a\0b", "--store is empty"),
    ],
)
def test_what_is_no_path_is_refused(asked: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        store_path(asked, {})


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    with_space = tmp_path / "a folder" / "ä.db"
    store = open_store(str(with_space), {})
    assert store.streams() == ()
    store.close()
    assert with_space.stat().st_size > 0
