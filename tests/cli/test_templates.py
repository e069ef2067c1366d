"""`samreview templates`, and documents in a team's own words and looks."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from samreview.resources import data_bytes, data_names

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def review(run: Run, halden: Path, root: Path) -> str:
    """Return the name of a rehearsed review in the store."""
    ran = run("rehearse", halden, root / "examples" / "halden.transcript", "--keep", "--json")
    name = ran.json["review"]
    assert isinstance(name, str)
    return name


def test_all_templates_are_listed_and_copied_out_whole(run: Run, tmp_path: Path) -> None:
    listed = run("templates").out
    ran = run("templates", "-o", "ours")
    assert ran.code == 0
    for kind in ("templates", "agendas"):
        for name in data_names(kind):
            assert name in listed
            assert (tmp_path / "ours" / name).read_bytes() == data_bytes(kind, name)


def test_nothing_is_overwritten_unasked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "minutes.md.j2").write_text("mine", encoding="utf-8")
    refused = run("templates", "-o", "ours")
    assert refused.code == 2
    assert "has minutes.md.j2 already; nothing was written" in refused.err
    assert [entry.name for entry in (tmp_path / "ours").iterdir()] == ["minutes.md.j2"]
    assert run("templates", "-o", "ours", "--force").code == 0
    assert (tmp_path / "ours" / "minutes.md.j2").read_bytes() == data_bytes("templates", "minutes.md.j2")


@pytest.mark.parametrize(("place", "message"), [("file", "this is a file"), ("no/folder", "folder above it")])
def test_a_place_that_can_be_no_folder_is_said(run: Run, tmp_path: Path, place: str, message: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = run("templates", "-o", place)
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize("by_setting", [False, True])
def test_minutes_take_a_teams_own_words(run: Run, tmp_path: Path, review: str, *, by_setting: bool) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "minutes.md.j2").write_text("# Ours, {{ account }}\n", encoding="utf-8")
    if by_setting:
        (tmp_path / "samreview.toml").write_text('templates = "ours"\n', encoding="utf-8")
        ran = run("minutes", review, "-o", "minutes.md")
    else:
        ran = run("minutes", review, "-o", "minutes.md", "--templates", "ours")
    assert ran.code == 0
    assert (tmp_path / "minutes.md").read_text(encoding="utf-8").startswith("# Ours, Halden")


def test_a_fault_in_a_teams_own_words_writes_nothing(run: Run, tmp_path: Path, review: str) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "minutes.md.j2").write_text("# Ours\n\n{{ acount }}\n", encoding="utf-8")
    ran = run("minutes", review, "-o", "minutes.docx", "--templates", "ours")
    assert ran.code == 2
    assert "minutes.md.j2, line 3: 'acount' is undefined" in ran.err
    assert not (tmp_path / "minutes.docx").exists()


def test_a_word_file_that_is_none_is_refused(run: Run, tmp_path: Path, review: str) -> None:
    (tmp_path / "company.docx").write_text("hello", encoding="utf-8")
    ran = run("minutes", review, "-o", "minutes.docx", "--template", "company.docx")
    assert ran.code == 2
    assert "company.docx is not a Word file" in ran.err
    assert not (tmp_path / "minutes.docx").exists()


def test_a_setting_that_is_no_folder_is_said(run: Run, tmp_path: Path, review: str) -> None:
    (tmp_path / "samreview.toml").write_text("templates = 3\n", encoding="utf-8")
    ran = run("minutes", review, "-o", "minutes.md")
    assert ran.code == 2
    assert "samreview.toml: templates is the name of a folder" in ran.err


@pytest.mark.parametrize("by_setting", [False, True])
def test_minutes_can_be_on_letter_paper(run: Run, tmp_path: Path, review: str, *, by_setting: bool) -> None:
    if by_setting:
        (tmp_path / "samreview.toml").write_text('paper = "letter"\n', encoding="utf-8")
    asked = () if by_setting else ("--paper", "letter")
    for name in ("minutes.docx", "minutes.html"):
        assert run("minutes", review, "-o", name, *asked).code == 0
    with zipfile.ZipFile(tmp_path / "minutes.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert '<w:pgSz w:w="12240" w:h="15840"/>' in body
    widths = {int(width) for width in re.findall(r'<w:tblW w:w="(\d+)"', body)}
    upright, turned = 12240 - 2 * 1134, 15840 - 2 * 1134
    assert widths == {upright, turned}
    assert "size: letter" in (tmp_path / "minutes.html").read_text(encoding="utf-8")
