"""Registers in Word files, read again after people, Word and LibreOffice had them; and files that mean harm."""

from __future__ import annotations

import datetime as dt
import subprocess
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from samreview.documents.blocks.register import register_blocks
from samreview.documents.docx.controls import DATA
from samreview.documents.docx.reading.package import UnreadableDocumentError
from samreview.documents.docx.reading.register import read_register
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.register import FIELD_NAMES, Choice, Entry, FieldName, Register
from samreview.documents.tree import Document, Heading, text
from samreview.review.carry.returned import Held
from samreview.values.text import clean
from tests.documents.word_edits import (
    DOCUMENT,
    W,
    cell_of,
    changed,
    copied,
    packed,
    parts,
    plain_row,
    register_rows,
    type_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.review.carry.returned import CameBack
    from tests.documents.word_edits import Element

REVIEW = "halden-2026-11-24"
OWNERS = (Choice("priya", "Priya Raman"), Choice("lukas", "Lukas Brandt"), Choice("lukas-2", "Lukas Brandt"))
COLUMN: dict[FieldName, int] = {"owner": 2, "due": 3, "status": 4, "note": 5}
ENTRIES = (
    Entry(f"{REVIEW}/1", "Bring the layout & the <takt> times", "open", "priya", dt.date(2026, 12, 15), "on paper"),
    Entry(f"{REVIEW}/2", "Ask who signs"),
    Entry(f"{REVIEW}/3", "Walk the line", "done", "lukas-2", dt.date(2026, 12, 9)),
)
HELD = Held(
    {one.id: {name: one.stored(name) for name in FIELD_NAMES} for one in ENTRIES}, tuple(one.id for one in ENTRIES)
)


def word_file(entries: tuple[Entry, ...] = ENTRIES) -> bytes:
    register = Register(f"{REVIEW}@57", REVIEW, entries, OWNERS)
    blocks = (Heading(1, text("Minutes")), *register_blocks(register))
    created = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    return docx_bytes(Document("Minutes", "team", created, blocks=blocks, register=register))


@pytest.fixture(scope="module")
def made() -> bytes:
    return word_file()


def says(came: CameBack) -> list[tuple[str, dict[FieldName, str]]]:
    return [(row.id, {name: texts[0] for name, texts in row.fields.items()}) for row in came.rows]


def edit(data: bytes, place: int, field: FieldName, words: str) -> bytes:
    return changed(data, lambda root: type_in(cell_of(register_rows(root)[place], COLUMN[field]), words))


def test_what_was_written_is_read(made: bytes) -> None:
    came = read_register(made, "m.docx")
    assert (came.export, came.review, came.deleted) == (f"{REVIEW}@57", REVIEW, 0)
    assert came.labels["Lukas Brandt (lukas-2)"] == "lukas-2"
    for entry, row in zip(ENTRIES, came.rows, strict=True):
        assert (row.id, row.what, row.hidden) == (entry.id, entry.text, frozenset({entry.id}))
        assert row.base is not None
        assert {name: row.base.fields[name] for name in FIELD_NAMES} == {n: entry.stored(n) for n in FIELD_NAMES}
        assert entry.stored("due") in row.fields["due"]
        assert row.fields["status"] == (entry.status, entry.status)
    assert says(came)[1] == (f"{REVIEW}/2", {"owner": "", "due": "", "status": "open", "note": ""})


def test_tracked_changes_count_as_accepted(made: bytes) -> None:
    def track(root: Element) -> None:
        rows = register_rows(root)
        note = cell_of(rows[0], COLUMN["note"]).find(f".//{W}sdtContent")
        old = note.find(f"{W}r")
        note.remove(old)
        gone = etree.SubElement(note, f"{W}del")
        gone.append(old)
        old.find(f"{W}t").tag = f"{W}delText"
        moved = etree.SubElement(etree.SubElement(note, f"{W}moveFrom"), f"{W}r")
        etree.SubElement(moved, f"{W}t").text = "moved away"
        come = etree.SubElement(etree.SubElement(note, f"{W}ins"), f"{W}r")
        etree.SubElement(come, f"{W}t").text = "on a disk"
        etree.SubElement(come, f"{W}br")
        etree.SubElement(come, f"{W}t").text = "and paper"
        properties = etree.Element(f"{W}trPr")
        etree.SubElement(properties, f"{W}del")
        rows[2].insert(0, properties)

    came = read_register(changed(made, track), "m.docx")
    assert came.rows[0].fields["note"][0] == "on a disk and paper"
    assert [row.id for row in came.rows] == [f"{REVIEW}/1", f"{REVIEW}/2"]
    assert came.deleted == 1


def test_words_own_placeholder_is_nothing_in_any_language(made: bytes) -> None:
    def empty(root: Element) -> None:
        cell = cell_of(register_rows(root)[0], COLUMN["owner"])
        type_in(cell, "Klicken oder tippen Sie hier, um Text einzugeben.")
        etree.SubElement(cell.find(f".//{W}sdtPr"), f"{W}showingPlcHdr")

    assert read_register(changed(made, empty), "m.docx").rows[0].fields["owner"] == ("", "priya")


@pytest.mark.parametrize("lost", ["nothing", "tags", "tags and paths", "tags and data", "all"])
def test_a_field_is_found_by_tag_by_path_and_by_its_column(made: bytes, lost: str) -> None:
    def lose(root: Element) -> None:
        for tag in list(root.iter(f"{W}tag")) if lost != "nothing" else ():
            tag.getparent().remove(tag)
        for path in list(root.iter(f"{W}dataBinding")) if lost in {"tags and paths", "all"} else ():
            path.getparent().remove(path)

    contents = parts(changed(edit(made, 0, "due", "16 Dec 2026"), lose))
    if lost in {"tags and data", "all"}:
        contents |= {"customXml/item1.xml": b"", "customXml/item2.xml": b""}
    came = read_register(packed(contents), "m.docx", HELD)
    assert says(came)[0] == (
        f"{REVIEW}/1",
        {"owner": "Priya Raman", "due": "16 Dec 2026", "status": "open", "note": "on paper"},
    )
    assert [row.base.fields["status"] for row in came.rows if row.base] == ["open", "open", "done"]
    by_controls = lost not in {"tags and paths", "all"}
    assert [row.hidden for row in came.rows] == [{one.id} if by_controls else set() for one in ENTRIES]
    assert (came.export, came.review) == (f"{REVIEW}@57", REVIEW)


def test_rows_that_were_sorted_copied_added_and_removed(made: bytes) -> None:
    def work(root: Element) -> None:
        first, second, third = register_rows(root)
        table = first.getparent()
        table.remove(second)
        again = copied(first)
        type_in(cell_of(again, 1), "A new thing")
        table.append(again)
        table.insert(table.index(first), third)
        table.append(plain_row(6, "", "Call the mayor", "Lukas Brandt (lukas-2)", "3 Feb 2027", "", "soon"))
        table.append(plain_row(6))

    came = read_register(changed(made, work), "m.docx")
    assert [(row.id, row.what) for row in came.rows] == [
        (f"{REVIEW}/3", "Walk the line"),
        (f"{REVIEW}/1", ENTRIES[0].text),
        (f"{REVIEW}/1", "A new thing"),
        ("", "Call the mayor"),
        ("", ""),
    ]
    assert came.rows[3].fields == {"owner": ("Lukas Brandt (lukas-2)",), "due": ("3 Feb 2027",), "status": ("",),
                                   "note": ("soon",)}  # fmt: skip
    assert came.rows[3].hidden == set()
    assert came.rows[2].hidden == {f"{REVIEW}/1"}


def test_word_keeps_data_and_text_in_step_and_either_is_seen(made: bytes) -> None:
    def store(root: Element) -> None:
        root.find(f"{{{DATA}}}action/{{{DATA}}}status").text = "dropped"

    came = read_register(changed(made, store, "customXml/item1.xml"), "m.docx")
    assert came.rows[0].fields["status"] == ("open", "dropped")
    assert came.rows[0].base is not None
    assert came.rows[0].base.fields["status"] == "open"


def test_a_control_around_a_cell_and_a_document_of_another_name(made: bytes) -> None:
    def wrap(root: Element) -> None:
        cell = cell_of(register_rows(root)[0], COLUMN["status"])
        row, place = cell.getparent(), cell.getparent().index(cell)
        inner = cell.find(f".//{W}sdt")
        box = etree.Element(f"{W}sdt")
        box.append(inner.find(f"{W}sdtPr"))
        content = etree.SubElement(box, f"{W}sdtContent")
        paragraph = inner.getparent()
        for run in list(inner.find(f"{W}sdtContent")):
            paragraph.append(run)
        paragraph.remove(inner)
        row.remove(cell)
        content.append(cell)
        row.insert(place, box)

    contents = parts(changed(made, wrap))
    contents["word/document2.xml"] = contents.pop(DOCUMENT)
    contents["_rels/.rels"] = contents["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")
    came = read_register(packed(contents), "m.docx")
    assert says(came)[0][1]["status"] == "open"
    assert came.rows[0].hidden == {f"{REVIEW}/1"}


_NOTES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(clean)
_TEXTS: dict[FieldName, st.SearchStrategy[str]] = {
    "status": st.sampled_from(("open", "done", "dropped")),
    "owner": st.sampled_from(("Priya Raman", "lukas")),
    "due": st.sampled_from(("1 Feb 2027", "2027-02-03")),
    "note": _NOTES.filter(lambda words: words not in {"", "…"}),
}
_EDIT = st.sampled_from(FIELD_NAMES).flatmap(lambda name: st.tuples(st.just(name), _TEXTS[name]))


@settings(max_examples=30)
@given(st.dictionaries(st.integers(0, 2), _EDIT))
def test_exactly_what_was_typed_is_read_and_nothing_else_changes(edits: dict[int, tuple[FieldName, str]]) -> None:
    made = word_file()
    before = says(read_register(made, "m.docx"))
    for place, (field, words) in edits.items():
        made = edit(made, place, field, words)
        before[place][1][field] = words
    assert says(read_register(made, "m.docx")) == before


def test_what_libreoffice_saved_is_read_and_what_was_changed_in_it(
    made: bytes, need_tool: Callable[[str, str], str], tmp_path: Path
) -> None:
    soffice = need_tool("soffice", "a register has to survive a save by LibreOffice")
    (tmp_path / "m.docx").write_bytes(made)
    run = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    run += ["docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(tmp_path / "m.docx")]
    subprocess.run(run, check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "saved" / "m.docx").read_bytes()
    saved = edit(edit(edit(saved, 0, "status", "done"), 1, "note", "Jane knows"), 1, "due", "3.2.2027")
    # Whether the data is kept depends on what is in it; other files come back with empty parts.
    emptied = packed(parts(saved) | {"customXml/item1.xml": b"", "customXml/item2.xml": b""})
    for data, held in ((saved, None), (emptied, HELD)):
        came = read_register(data, "m.docx", held)
        assert came.export == f"{REVIEW}@57"
        assert [(row.id, row.what, row.hidden) for row in came.rows] == [
            (e.id, e.text, frozenset({e.id})) for e in ENTRIES
        ]
        assert [fields["status"] for _, fields in says(came)] == ["done", "open", "done"]
        assert says(came)[1][1] == {"owner": "", "due": "3.2.2027", "status": "open", "note": "Jane knows"}
        assert says(came)[2][1]["owner"] == "Lukas Brandt (lukas-2)"
        # Nothing that nobody touched says anything else than it did.
        assert set(came.rows[2].fields["note"]) == {""}
        assert came.rows[2].base is not None
        assert came.rows[2].base.fields == HELD.fields[ENTRIES[2].id]
    assert read_register(emptied, "m.docx").written == {}


# Files that are no register, or mean harm.


def refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=why) as problem:
        read_register(data, "m.docx")
    assert str(problem.value).startswith("m.docx: ")


def with_document(made: bytes, document: bytes) -> bytes:
    return packed(parts(made) | {DOCUMENT: document})


def test_what_is_no_word_file_is_said_to_be_none(made: bytes) -> None:
    refused(b"", "it is no Word file")
    refused(b"PK\x03\x04 and then nothing", "it is no Word file")
    refused(made[: len(made) // 2], "it is no Word file")
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password")
    refused(packed({"a.txt": b"x"}), r"the part word/document\.xml is missing")
    refused(with_document(made, b"<w:document"), "is no XML")
    refused(docx_bytes(Document("x", "y", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))), "it has no register of actions")


def test_entities_and_document_types_are_refused_in_every_encoding(made: bytes) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    outside = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'
    for text_ in (bomb, outside):
        refused(with_document(made, text_.encode()), "declares a document type")
        refused(with_document(made, text_.encode("utf-16")), "declares a document type")


def test_archives_that_would_fill_the_machine_are_refused_unread() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            with archive.open(f"word/{number}.xml", "w", force_zip64=True) as part:
                for _ in range(60):
                    part.write(bytes(1024 * 1024))
    refused(stream.getvalue(), "would unpack to more")
    many = BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(2_001):
            archive.writestr(str(number), b"")
    refused(many.getvalue(), "would unpack to more")


def test_a_part_that_is_larger_than_it_says_is_damaged(made: bytes) -> None:
    info = zipfile.ZipFile(BytesIO(made)).getinfo(DOCUMENT)
    size = info.file_size.to_bytes(4, "little")
    lying = made.replace(size, (100).to_bytes(4, "little"))
    assert lying != made
    refused(lying, "it is damaged in its part|is no XML|it is no Word file")


def test_names_that_are_none_and_doubled_parts_are_refused(made: bytes) -> None:
    for name in ("../evil.xml", "/etc/evil.xml", "word/../../evil.xml"):
        refused(packed(parts(made) | {name: b"x"}), "has no name of its own")
    stream = BytesIO(made)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(DOCUMENT, b"<a/>")
    refused(stream.getvalue(), "has no name of its own")


def test_depth_and_endless_cells_end_early(made: bytes) -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    refused(with_document(made, deep), "it has no register of actions")
    head = parts(made)[DOCUMENT]
    long = head.replace(b"on paper", b"x" * 1_000_001)
    refused(with_document(made, long), "a cell holds more than 1,000,000 characters")


def test_data_parts_of_others_and_broken_ones_are_left_alone(made: bytes) -> None:
    contents = parts(made) | {"customXml/item3.xml": b"<x xmlns='urn:of-others'/>", "customXml/item4.xml": b"<broken"}
    came = read_register(packed(contents), "m.docx")
    assert len(came.rows) == 3


@settings(max_examples=40)
@given(st.data())
def test_a_file_with_flipped_bytes_is_read_or_refused(data: st.DataObject) -> None:
    made = bytearray(word_file())
    for _ in range(data.draw(st.integers(1, 6))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        rows = read_register(bytes(made), "m.docx").rows
    except UnreadableDocumentError as problem:
        told = str(problem)
    else:
        told = f"m.docx: {len(rows)} rows"
    assert told.startswith("m.docx: ")


def test_two_thousand_rows_are_read_well_under_a_second() -> None:
    entries = tuple(Entry(f"{REVIEW}/{n}", f"Do the thing of number {n}", owner="priya") for n in range(1, 2_001))
    made = word_file(entries)
    begin = time.process_time()
    came = read_register(made, "m.docx")
    assert time.process_time() - begin < 1.5  # a machine in a hurry; 0.4 s otherwise
    assert len(came.rows) == 2_000
