from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from samreview import files
from samreview.documents.failures import DocumentError
from samreview.documents.files import write_whole as write_document
from samreview.files import FileRefusedError, replace_whole, write_whole

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes are a matter of POSIX systems")


def test_a_file_appears_with_its_whole_content_and_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "minutes.md", b"all of it")
    assert [entry.name for entry in tmp_path.iterdir()] == ["minutes.md"]
    assert (tmp_path / "minutes.md").read_bytes() == b"all of it"


@posix
@pytest.mark.parametrize("force", [False, True])
def test_only_the_owner_may_read_it(tmp_path: Path, *, force: bool) -> None:
    target = tmp_path / "minutes.docx"
    if force:
        target.write_bytes(b"old")
        target.chmod(0o644)
    write_whole(target, b"x", force=force)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_what_is_there_is_not_replaced_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "minutes.md"
    target.write_bytes(b"mine")
    with pytest.raises(FileRefusedError, match=r"minutes\.md exists.*--force"):
        write_whole(target, b"yours")
    assert target.read_bytes() == b"mine"
    write_whole(target, b"yours", force=True)
    assert target.read_bytes() == b"yours"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_that_leads_nowhere_is_not_replaced_either(tmp_path: Path) -> None:
    target = tmp_path / "minutes.md"
    try:
        target.symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("links need a right that this user lacks")
    with pytest.raises(FileRefusedError, match="exists"):
        write_whole(target, b"x")
    assert not (tmp_path / "nowhere").exists()


def test_a_name_taken_in_the_last_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "minutes.md"
    write_beside = files._write_beside

    def and_someone_else(path: Path, data: bytes) -> Path:
        temporary = write_beside(path, data)
        target.write_bytes(b"theirs")
        return temporary

    monkeypatch.setattr(files, "_write_beside", and_someone_else)
    with pytest.raises(FileRefusedError, match="exists"):
        write_whole(target, b"ours")
    assert target.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"the folder .*reports does not exist; create it first"):
        write_whole(tmp_path / "reports" / "minutes.md", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="it is a folder; name a file in it"):
        write_whole(tmp_path, b"x", force=True)


def test_a_name_no_system_takes_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="cannot write"):
        write_whole(tmp_path / "a\0b.md", b"x")
    with pytest.raises(FileRefusedError, match="cannot write"):
        write_whole(tmp_path / ("a" * 400), b"x")


@posix
def test_a_folder_without_permission_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(FileRefusedError, match="no permission"):
        write_whole(tmp_path / "minutes.md", b"x")


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_nothing_and_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, force: bool
) -> None:
    target = tmp_path / "minutes.md"
    if force:
        target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileRefusedError, match=r"cannot write .*minutes\.md: No space left on device"):
        write_whole(target, b"new", force=force)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([b"old"] if force else [])


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(type(tmp_path), "hardlink_to", none)
    target = tmp_path / "minutes.md"
    write_whole(target, b"x")
    assert target.read_bytes() == b"x"
    with pytest.raises(FileRefusedError, match="exists"):
        write_whole(target, b"y")


def test_a_document_that_cannot_be_written_is_an_error_of_documents(tmp_path: Path) -> None:
    write_document(tmp_path / "minutes.md", b"x")
    with pytest.raises(DocumentError, match=r"minutes\.md exists.*--force"):
        write_document(tmp_path / "minutes.md", b"y")


@posix
def test_a_file_written_anew_keeps_its_mode_and_the_link_to_it(tmp_path: Path) -> None:
    target, link = tmp_path / "plan.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    replace_whole(link, b"old", b"new")
    assert link.is_symlink()
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o640)
    assert {entry.name for entry in tmp_path.iterdir()} == {"plan.yaml", "link.yaml"}


def test_a_file_that_somebody_changed_is_not_written_anew(tmp_path: Path) -> None:
    target = tmp_path / "plan.yaml"
    target.write_bytes(b"theirs")
    with pytest.raises(FileRefusedError, match=r"has changed since it was read, so nothing was written"):
        replace_whole(target, b"as read", b"ours")
    assert target.read_bytes() == b"theirs"


def test_a_file_changed_in_the_last_moment_is_not_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.yaml"
    target.write_bytes(b"as read")
    write_beside = files._write_beside

    def and_someone_else(path: Path, data: bytes) -> Path:
        temporary = write_beside(path, data)
        target.write_bytes(b"theirs")
        return temporary

    monkeypatch.setattr(files, "_write_beside", and_someone_else)
    with pytest.raises(FileRefusedError, match="has changed"):
        replace_whole(target, b"as read", b"ours")
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"theirs"]


@posix
def test_a_file_that_is_read_only_stays_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "plan.yaml"
    target.write_bytes(b"as read")
    target.chmod(0o444)
    with pytest.raises(FileRefusedError, match="it is read-only; allow writing to it"):
        replace_whole(target, b"as read", b"ours")
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"as read"]


def test_a_full_disk_leaves_the_file_and_says_what_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.yaml"
    target.write_bytes(b"as read")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileRefusedError, match="No space left on device; make room and run the command again"):
        replace_whole(target, b"as read", b"ours")
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"as read"]


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="cannot write"):
        replace_whole(tmp_path / "plan.yaml", b"as read", b"ours")
    assert list(tmp_path.iterdir()) == []
