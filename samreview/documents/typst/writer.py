"""Documents as PDF files by Typst: what goes to the process that presses them, and what comes back."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from samreview.documents.failures import NoPdfError
from samreview.documents.office import INSTEAD
from samreview.documents.typst.content import content_of, properties_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.documents.tree import Document

SECONDS = 90
"""For one file, and again for each more: the longest that is taken needs sixteen on a machine that is not busy."""
_NOT_MADE = "Typst did not make the PDF"


def is_installed() -> bool:
    """Whether the extra is there; nothing of it is loaded."""
    return find_spec("typst") is not None


def typst_pdfs(documents: Sequence[Document]) -> list[bytes]:
    """Return documents as PDF files, in their order; the same documents give the same bytes on one machine.

    Raises:
        NoPdfError: they could not be made, or not in time.
    """
    asked = [
        {
            "content": content_of(document),
            "properties": properties_of(document),
            "at": int(document.created.timestamp()),
        }
        for document in documents
    ]
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "samreview.documents.typst.press"],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS * (1 + len(documents)),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NoPdfError(f"{_NOT_MADE} ({type(problem).__name__}); {INSTEAD}") from None
    head, _, rest = done.stdout.partition(b"\n")
    try:
        answer = json.loads(head)
    except ValueError:
        # It ended without a word: the system stopped it.
        raise NoPdfError(f"{_NOT_MADE}: its process was stopped, most likely for want of memory; {INSTEAD}") from None
    if "fault" in answer:
        raise NoPdfError(f"{_NOT_MADE}: {answer['fault']}; {INSTEAD}")
    made, begin = [], 0
    for size in answer["sizes"]:
        made.append(rest[begin : begin + size])
        begin += size
    return made
