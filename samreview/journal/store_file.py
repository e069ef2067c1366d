"""The file that holds a store: made for its owner's eyes only before SQLite sees it, and watched while it is open."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from samreview.journal.protocol import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


class StoreFile:
    """A store's file on disk.

    SQLite gives its side files the mode of the main one, so it is enough that this one is made 0600 first. It is
    never opened here once it exists: closing it would drop the locks that SQLite holds in this process.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._name = os.fspath(path)
        self._identity: tuple[int, int] | None = None

    def prepare(self) -> None:
        """Make the folders (0700) and the file (0600) where missing, and close an existing file to others' eyes.

        Raises:
            StoreError: that cannot be done, or something else than a file is there.
        """
        try:
            _make_folders(self.path.parent)
            try:
                self._create()
            except FileExistsError:
                self._adopt()
        except OSError as problem:
            raise StoreError(
                f"The store {self.path} cannot be made ({problem.strerror or problem}). "
                "Make its folder writable for yourself, or name another store with --store."
            ) from problem

    def watch(self) -> None:
        """Remember which file this is, to notice when another one takes its name."""
        self._identity = self._look()
        self.check()

    def check(self) -> None:
        """See that the file is still the one that was opened.

        Raises:
            StoreError: it was removed or replaced; what is written to it now would be lost.
        """
        if self._identity is None or self._look() != self._identity:
            raise StoreError(
                f"The store {self.path} was removed or replaced while it was in use, so this was not saved. "
                "Put it back where it was and try again; else note what is on the screen and start again."
            )

    def _look(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._name)  # noqa: PTH116  a tenth of the time, and asked before every line
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _create(self) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        os.close(os.open(self.path, flags, FILE_MODE))
        sync_folder(self.path.parent)

    def _adopt(self) -> None:
        found = self.path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise StoreError(f"{self.path} is a folder. Name a file in it, as in --store {self.path / 'store.db'}.")
        if not stat.S_ISREG(found.st_mode):
            raise StoreError(f"{self.path} is no file that could hold a store. Name another with --store.")
        if os.name == "posix" and found.st_mode & 0o077 and found.st_uid == os.geteuid():
            self.path.chmod(found.st_mode & 0o700)


def _make_folders(folder: Path) -> None:
    missing: list[Path] = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):
            each.mkdir(mode=FOLDER_MODE)
            sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut; some systems cannot, and do it by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def hashed_name(name: str) -> str:
    """Return what files beside the store are named by instead of a review or person, whose names stay inside it."""
    return sha256(name.encode()).hexdigest()[:24]
