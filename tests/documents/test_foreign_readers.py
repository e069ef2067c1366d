"""What other programs see of actions: every one's words, owner, date and status, in every kind that holds any."""

from __future__ import annotations

import datetime as dt
import subprocess
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import mammoth
import pytest
from docx2python import docx2python

from samreview.documents.blocks.register import register_blocks
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.register import Choice, Entry, Register
from samreview.documents.tree import Document
from samreview.values.dates import written_day
from samreview.values.text import clean
from tests.documents.kinds import KINDS, hostile, many, rich
from tests.documents.test_every_kind import TOGETHER
from tests.tools import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from samreview.documents.customer_data import SharedLine
    from tests.documents.kinds import Facts

STATUSES = ("open", "done", "dropped")
OWNERS = (Choice("priya", "Priya Raman"), Choice("ines", "Inês Carvalho"))
HOSTILE = clean(TOGETHER)


class Seen(NamedTuple):
    """What is to be seen of an action, in this order; what it does not have is left out."""

    words: str
    owner: str | None
    due: str | None
    status: str | None = None
    note: str | None = None


def registered(register: Register) -> list[Seen]:
    return [
        Seen(
            one.text,
            register.shown(one, "owner"),
            written_day(one.due) if one.due else None,
            register.shown(one, "status"),
            one.note or None,
        )
        for one in register.entries
    ]


def with_mammoth(data: bytes, _folder: Path) -> str:
    return str(mammoth.extract_raw_text(BytesIO(data)).value)


def with_docx2python(data: bytes, _folder: Path) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with docx2python(BytesIO(data)) as read:
            words = read.text
    # It writes these two as HTML does, and nothing else.
    return words.replace("&lt;", "<").replace("&gt;", ">")


def with_pandoc(data: bytes, folder: Path) -> str:
    pandoc = needed("pandoc", "a third reader of Word files has to see every action")
    (folder / "m.docx").write_bytes(data)
    run = [pandoc, "-f", "docx", "-t", "plain", "--wrap=none", "--columns=1000", str(folder / "m.docx")]
    return subprocess.run(run, check=True, capture_output=True, text=True, timeout=120).stdout


READERS: Mapping[str, Callable[[bytes, Path], str]] = {
    "mammoth": with_mammoth,
    "docx2python": with_docx2python,
    "pandoc": with_pandoc,
}
READER = pytest.mark.parametrize("reader", READERS)
SORTS: Mapping[str, Callable[[], Facts]] = {
    "rich": rich,
    "hostile": lambda: hostile(HOSTILE),
    "many": lambda: many(60),
}


def squeezed(words: str) -> str:
    return " ".join(words.split())


def hold_all(said: str, actions: list[Seen]) -> None:
    """Hold that of each action all stands in its order, before the next one begins."""
    plain, at = squeezed(said), 0
    for action in actions:
        for name, part in action._asdict().items():
            if not part:
                continue
            found = plain.find(squeezed(part), at)
            assert found >= 0, f"the {name} of {action} is not to be seen"
            at = found + len(squeezed(part))


@READER
def test_every_reader_sees_every_status_and_note(reader: str, tmp_path: Path) -> None:
    entries = tuple(
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
    register = Register("halden-2026-11-24@57", "halden-2026-11-24", entries, OWNERS)
    created = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    document = Document("Minutes", "team", created, blocks=register_blocks(register), register=register)
    said = READERS[reader](docx_bytes(document), tmp_path)
    hold_all(said, registered(register))
    assert [one.id for one in entries if one.id not in said] == []


@READER
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("kind", ["minutes", "actions"])
def test_every_reader_sees_the_register_of_every_kind_that_has_one(
    kind: str, sort: str, reader: str, tmp_path: Path
) -> None:
    document = KINDS[kind](SORTS[sort]())
    assert document.register is not None
    actions = registered(document.register)
    assert len(actions) >= 3
    assert all(one.status for one in actions)
    said = squeezed(READERS[reader](docx_bytes(document), tmp_path))
    # what stands before the register names the same actions in other words
    hold_all(said[said.rindex(squeezed(document.register.entries[0].id)) :], actions)


def shown(line: SharedLine) -> Seen:
    return Seen(line.text, line.owner, line.due)


@READER
@pytest.mark.parametrize("sort", SORTS)
def test_every_reader_sees_what_is_agreed_with_the_customer(sort: str, reader: str, tmp_path: Path) -> None:
    facts = SORTS[sort]()
    actions = [shown(one) for one in facts.shared.lines if one.kind == "action"]
    assert actions
    said = READERS[reader](docx_bytes(KINDS["minutes for the customer"](facts)), tmp_path)
    hold_all(squeezed(said), actions)


@READER
@pytest.mark.parametrize("sort", ["rich", "hostile"])
def test_every_reader_sees_the_open_promises_of_a_brief(sort: str, reader: str, tmp_path: Path) -> None:
    facts = SORTS[sort]()
    promised = [one for one in facts.actions if one.is_open]
    assert promised
    said = squeezed(READERS[reader](docx_bytes(KINDS["brief"](facts)), tmp_path))
    for one in promised:
        assert squeezed(one.what) in said
        assert one.due is None or written_day(one.due) in said


def test_a_kind_that_holds_a_register_is_read() -> None:
    """A new kind with a register is to be read above."""
    assert [kind for kind, document in KINDS.items() if document(rich()).register is not None] == ["minutes", "actions"]
