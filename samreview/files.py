"""Writing files: whole or not at all, readable by their owner only, nothing overwritten unasked or unseen."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FileRefusedError(Exception):
    """A file cannot be written where it was asked for; the message says why and what can be done."""


def write_whole(path: str | os.PathLike[str], data: bytes, *, force: bool = False) -> None:
    """Write a file so that it appears whole or not at all, with mode 0600; only `force` replaces one that is there.

    Raises:
        FileRefusedError: the file exists, its folder does not, or the system refuses.
    """
    target = Path(path)
    refuse_early(target, force=force)
    move_into_place(_write_beside(target, data), target, force=force)


def move_into_place(temporary: Path, target: Path, *, force: bool = False) -> None:
    """Give a file that is whole, and on the same disk, its name; only `force` replaces one that has it.

    Raises:
        FileRefusedError: the name is taken, or the system refuses; then `temporary` is gone as well.
    """
    try:
        if force:
            temporary.replace(target)
        else:
            _move_if_free(temporary, target)
    except FileExistsError:
        raise FileRefusedError(_exists(target)) from None
    except (OSError, ValueError) as error:
        raise FileRefusedError(_reason(target, error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    _keep_name(target.parent)


def replace_whole(path: str | os.PathLike[str], was: bytes, now: bytes) -> None:
    """Write a file anew whose content was `was` when it was read; its mode stays, a link to it goes on being one.

    Raises:
        FileRefusedError: the file has changed since, or the system refuses; then nothing is written.
    """
    try:
        target = Path(path).resolve(strict=True)
        mode = stat.S_IMODE(target.stat().st_mode)
    except (OSError, ValueError, RuntimeError) as error:
        raise FileRefusedError(_reason(Path(path), error)) from error
    # A new file in its place asks nobody: whoever made this one read-only did not want it changed.
    if not mode & _WRITABLE or not os.access(target, os.W_OK):
        raise FileRefusedError(f"cannot write {target}: it is read-only; allow writing to it, or use a copy of it")
    known = hashlib.sha256(was).digest()
    _refuse_changed(target, known)
    temporary = _write_beside(target, now)
    try:
        temporary.chmod(mode)
        _refuse_changed(target, known)
        temporary.replace(target)
    except (OSError, ValueError) as error:
        raise FileRefusedError(_reason(target, error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    _keep_name(target.parent)


def _refuse_changed(target: Path, known: bytes) -> None:
    try:
        found = hashlib.sha256(target.read_bytes()).digest()
    except OSError as error:
        raise FileRefusedError(_reason(target, error)) from error
    if found != known:
        raise FileRefusedError(
            f"{target} has changed since it was read, so nothing was written; run the command once more"
        )


def refuse_early(path: str | os.PathLike[str], *, force: bool = False) -> None:
    """Refuse a file that could not be written, before any work is done for it.

    Raises:
        FileRefusedError: the file exists and there is no `force`, it is a folder, or its folder does not exist.
    """
    target = Path(path)
    folder = target.parent
    if "\n" in target.name:
        raise FileRefusedError(f"cannot write {str(target)!r}: the name has a line end in it; choose another")
    try:
        if target.is_dir():
            raise FileRefusedError(f"cannot write {target}: it is a folder; name a file in it")
        if not folder.is_dir():
            raise FileRefusedError(f"cannot write {target}: the folder {folder} does not exist; create it first")
        if not force and os.path.lexists(target):
            raise FileRefusedError(_exists(target))
    except (OSError, ValueError) as error:
        raise FileRefusedError(_reason(target, error)) from error


def kind_of_no_file(path: str | os.PathLike[str]) -> str | None:
    """Return what stands there in place of a file that could be read to its end: a device may have none.

    A named pipe, too, has none as long as nobody writes to it.

    Raises:
        OSError: it is not there, or may not be looked at.
    """
    mode = Path(path).stat().st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    if stat.S_ISFIFO(mode):
        return "named pipe"
    return "socket" if stat.S_ISSOCK(mode) else "device"


def made_folder(path: str | os.PathLike[str]) -> Path:
    """Return a folder for files, made with mode 0700 where it is not there.

    Raises:
        FileRefusedError: it is a file, the folder above it does not exist, or the system refuses.
    """
    folder = Path(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        raise FileRefusedError(f"{folder}: this is a file; name a folder.") from None
    except FileNotFoundError:
        raise FileRefusedError(f"{folder}: the folder above it does not exist; make it first.") from None
    except OSError as problem:
        raise FileRefusedError(f"{folder}: the folder cannot be made ({problem.strerror}).") from None
    return folder


def _write_beside(target: Path, data: bytes) -> Path:
    """Write the data to a new file in the target's folder, down to the disk."""
    try:
        # mkstemp gives a file that only its owner can read or write
        handle, name = tempfile.mkstemp(prefix=".samreview-", dir=target.parent)
    except OSError as error:
        raise FileRefusedError(_reason(target, error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise FileRefusedError(_reason(target, error)) from error
    return temporary


def _move_if_free(temporary: Path, target: Path) -> None:
    """Give the file its name unless the name was taken meanwhile."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links on this file system: the moment between asking and moving is the best there is.
        if os.path.lexists(target):
            raise FileExistsError from None
        temporary.replace(target)


def _keep_name(folder: Path) -> None:
    """Bring the folder's new entry to the disk, where the system can do that."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exists(target: Path) -> str:
    return f"{target} exists; choose another name, or replace it with --force"


def _reason(target: Path, error: Exception) -> str:
    if isinstance(error, PermissionError):
        return (
            f"cannot write {target}: no permission, or another program holds it open; close it or choose another folder"
        )
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return f"cannot write {target}: {error.strerror}; make room and run the command again"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot write {target}: {reason}"
