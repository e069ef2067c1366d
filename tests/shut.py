"""Folders and files that may only be read, for whoever runs the tests: nothing is read-only for root."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = 65534


@contextmanager
def shut(folder: Path) -> Iterator[None]:
    """Let a folder and the files in it be read and no more, by a user who is not root."""
    for each in (folder, *folder.parents):
        with suppress(OSError):
            if each.stat().st_uid == os.geteuid() and not each.stat().st_mode & 0o001 and "pytest" in str(each):
                each.chmod(0o755)
    modes = {each: each.stat().st_mode & 0o777 for each in (folder, *folder.iterdir())}
    was = os.geteuid()
    for each in modes:
        each.chmod(0o555 if each.is_dir() else 0o444)
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)
        for each, mode in modes.items():
            each.chmod(mode)
