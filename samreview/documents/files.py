"""Writing documents to files: whole or not at all, readable by their owner only, nothing overwritten unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview import files
from samreview.documents.failures import DocumentError

if TYPE_CHECKING:
    import os
    from pathlib import Path


class FileRefusedError(DocumentError):
    """A document cannot be written where it was asked for; the message says why and what can be done."""


def write_whole(path: str | os.PathLike[str], data: bytes, *, force: bool = False) -> None:
    """Write a document so that it appears whole or not at all, with mode 0600; only `force` replaces one.

    Raises:
        FileRefusedError: the file exists, its folder does not, or the system refuses.
    """
    try:
        files.write_whole(path, data, force=force)
    except files.FileRefusedError as refused:
        raise FileRefusedError(str(refused)) from refused


def refuse_early(path: str | os.PathLike[str], *, force: bool = False) -> None:
    """Refuse a document that could not be written, before any work is done for it.

    Raises:
        FileRefusedError: the file exists and there is no `force`, it is a folder, or its folder does not exist.
    """
    try:
        files.refuse_early(path, force=force)
    except files.FileRefusedError as refused:
        raise FileRefusedError(str(refused)) from refused


def made_folder(path: str | os.PathLike[str]) -> Path:
    """Return a folder for documents, made with mode 0700 where it is not there.

    Raises:
        FileRefusedError: it is a file, the folder above it does not exist, or the system refuses.
    """
    try:
        return files.made_folder(path)
    except files.FileRefusedError as refused:
        raise FileRefusedError(str(refused)) from refused
