"""The templates that say what documents say: those that are shipped, and a team's own in their place.

A team's own is a file of the same name in a folder of theirs (`minutes.md.j2`). Nobody here has read it, so it is
rendered in a process of its own, with limits.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from samreview.documents.failures import TemplateFault
from samreview.files import kind_of_no_file
from samreview.resources import data_bytes, data_text
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import os

SUFFIX = ".md.j2"
REFERENCE = "reference.docx"
MOST_BYTES = 1_000_000
"""A template is words; whatever is larger is something else."""


class DocumentTemplate(NamedTuple):
    """A template as it was found: its name in messages, its text, whether it is the one that is shipped."""

    name: str
    source: str
    shipped: bool = True


def document_template(kind: str, folder: str | os.PathLike[str] | None = None) -> DocumentTemplate:
    """Return the template of a kind of document (`minutes`): a team's own where its folder has one, else ours.

    Raises:
        TemplateFault: the folder is not there, or its template cannot be read.
    """
    name = kind + SUFFIX
    own = _own(name, folder)
    if own is None:
        return DocumentTemplate(name, data_text("templates", name))
    path, data = own
    try:
        return DocumentTemplate(path, data.decode("utf-8-sig"), shipped=False)
    except UnicodeDecodeError as error:
        raise TemplateFault(f"{path}: it is not UTF-8 (byte {error.start}); save it as UTF-8") from None


def reference_document(folder: str | os.PathLike[str] | None = None) -> tuple[str, bytes]:
    """Return the name and the bytes of the Word file whose looks documents take: a team's own, else ours.

    Raises:
        TemplateFault: the folder is not there, or its file cannot be read.
    """
    return own_reference(folder) or (REFERENCE, data_bytes("templates", REFERENCE))


def own_reference(folder: str | os.PathLike[str] | None = None) -> tuple[str, bytes] | None:
    """Return the name and the bytes of a team's own Word file; None where its folder has none.

    Raises:
        TemplateFault: the folder is not there, or its file cannot be read.
    """
    return _own(REFERENCE, folder, MOST_BYTES * 64)


def _own(name: str, folder: str | os.PathLike[str] | None, most: int = MOST_BYTES) -> tuple[str, bytes] | None:
    if folder is None:
        return None
    place = Path(folder)
    if not place.is_dir():
        raise TemplateFault(f"{place}: there is no such folder of templates; `samreview templates -o {place}` makes it")
    path = place / name
    try:
        if kind := kind_of_no_file(path):
            raise TemplateFault(f"{path}: this is a {kind}, not a file; put a file there, or take it away")
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TemplateFault(f"{path}: it cannot be read ({error.strerror})") from None
    if len(data) > most:
        raise TemplateFault(f"{path}: it is larger than {most // 1_000_000} MB, which no template needs to be")
    return str(path), data
