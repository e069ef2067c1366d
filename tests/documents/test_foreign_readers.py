"""What other programs see of a register: every action's words, owner, date and status, in controls as they are."""

from __future__ import annotations

import datetime as dt
import subprocess
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import mammoth
import pytest
from docx2python import docx2python

from samreview.documents.blocks.register import register_blocks
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.register import Choice, Entry, Register
from samreview.documents.tree import Document
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STATUSES = ("open", "done", "dropped")
OWNERS = (Choice("priya", "Priya Raman"), Choice("ines", "Inês Carvalho"))
ENTRIES = tuple(
    Entry(
        f"halden-2026-11-24/{number}",
        f"Bring the layout of plant {number} & its <takt> times",
        STATUSES[number % 3],
        OWNERS[number % 2].value,
        dt.date(2026, 12, 1) + dt.timedelta(days=number),
        f"note {number}",
    )
    for number in range(1, 41)
)
REGISTER = Register("halden-2026-11-24@57", "halden-2026-11-24", ENTRIES, OWNERS)


@pytest.fixture(scope="module")
def made() -> bytes:
    created = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    return docx_bytes(Document("Minutes", "team", created, blocks=register_blocks(REGISTER), register=REGISTER))


def hold_all(words: str) -> None:
    """Hold that of each entry all stands in its order, before the next one begins."""
    plain = " ".join(words.split())
    at = 0
    for entry in ENTRIES:
        owner = REGISTER.shown(entry, "owner")
        assert entry.due is not None
        for part in (entry.id, entry.text, owner, written_day(entry.due), entry.status, entry.note):
            found = plain.find(part, at)
            assert found >= 0, f"{part} of {entry.id} is not to be seen"
            at = found


def test_mammoth_sees_every_action(made: bytes) -> None:
    hold_all(mammoth.extract_raw_text(BytesIO(made)).value)


def test_docx2python_sees_every_action(made: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with docx2python(BytesIO(made)) as read:
            words = read.text
    hold_all(words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


def test_pandoc_sees_every_action(made: bytes, need_tool: Callable[[str, str], str], tmp_path: Path) -> None:
    pandoc = need_tool("pandoc", "a third reader of Word files has to see every action")
    (tmp_path / "m.docx").write_bytes(made)
    run = [pandoc, "-f", "docx", "-t", "plain", "--wrap=none", "--columns=1000", str(tmp_path / "m.docx")]
    hold_all(subprocess.run(run, check=True, capture_output=True, text=True, timeout=60).stdout)
