"""The data that samreview ships: agenda templates, document templates, examples and lists of words.

In a checkout they are the folders `agendas`, `templates`, `examples` and `words` next to the package; an installed
wheel carries the same folders inside the package, in `samreview/_data`. Nobody else needs to know which of the two it
is.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

DataKind = Literal["agendas", "templates", "examples", "words"]
DATA_KINDS: tuple[DataKind, ...] = get_args(DataKind)


class DataMissingError(LookupError):
    """Shipped data that was asked for is not there; the message says what there is instead."""


def data_names(kind: DataKind) -> tuple[str, ...]:
    """Return the names of all files of a kind, sorted (`growth-review.yaml`).

    Raises:
        DataMissingError: the whole folder is missing, which means the installation is damaged.
    """
    return tuple(sorted(entry.name for entry in _folder(kind).iterdir() if _is_data(entry)))


def data_bytes(kind: DataKind, name: str) -> bytes:
    """Return the content of a shipped file.

    Raises:
        DataMissingError: there is no such file.
    """
    return _file(kind, name).read_bytes()


def data_text(kind: DataKind, name: str) -> str:
    """Return the content of a shipped text file (UTF-8).

    Raises:
        DataMissingError: there is no such file.
    """
    return data_bytes(kind, name).decode("utf-8")


@contextmanager
def data_path(kind: DataKind, name: str) -> Iterator[Path]:
    """Give a real path of a shipped file for as long as the `with` block runs; the file is only to be read.

    Raises:
        DataMissingError: there is no such file.
    """
    from importlib.resources import as_file

    with as_file(_file(kind, name)) as path:
        yield path


def _is_data(entry: Traversable) -> bool:
    return entry.is_file() and not entry.name.startswith((".", "_"))


def _file(kind: DataKind, name: str) -> Traversable:
    # Only a name that the folder lists is ever opened, so none can lead out of it.
    for entry in _folder(kind).iterdir():
        if entry.name == name and _is_data(entry):
            return entry
    known = ", ".join(data_names(kind)) or "none"
    raise DataMissingError(f"no `{name}` among the shipped {kind}; there are: {known}")


def _folder(kind: DataKind) -> Traversable:
    from importlib.resources import files

    if kind not in DATA_KINDS:
        raise DataMissingError(f"`{kind}` is no kind of shipped data; the kinds are {', '.join(DATA_KINDS)}")
    package = files("samreview")
    carried = package / "_data"
    if carried.is_dir():
        folder = carried / kind
    else:
        # A folder `examples` beside an installed package may be anybody's; beside this project file it is ours.
        checkout = _checkout()
        folder = checkout / kind if checkout else carried / kind
    if not folder.is_dir():
        raise DataMissingError(f"the shipped {kind} are missing from this installation; install samreview again")
    return folder


def _checkout() -> Path | None:
    from pathlib import Path

    root = Path(__file__).resolve().parent.parent
    return root if (root / "pyproject.toml").is_file() else None
