"""What a company's Word file gives to ours: its looks, and nothing that acts or leads elsewhere."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.package import packed
from samreview.documents.docx.reference import reference_parts
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.failures import DocumentError
from samreview.documents.tree import Document, Paragraph, text

if TYPE_CHECKING:
    from collections.abc import Callable

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{office}">'
    '<v:shape style="width:10pt;height:10pt"><v:imagedata r:id="{id}"/></v:shape></w:pict></w:r></w:p></w:hdr>'
)


def relation(name: str, kind: str, target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def relations(rows: str) -> bytes:
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()


def company(header: str = "", header_relations: str = "", body_relations: str = "", **more: bytes) -> bytes:
    """Return our reference with a head line, relations and parts that a company's may have."""
    parts = reference_parts() | {name.replace("__", "/").replace("_dot_", "."): data for name, data in more.items()}
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"</w:hdr>", (header or "</w:hdr>").encode())
    if header_relations:
        parts["word/_rels/header1.xml.rels"] = (
            f'<Relationships xmlns="{RELATIONS}">{header_relations}</Relationships>'.encode()
        )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{body_relations}</Relationships>".encode())
    return packed(parts)


def made_in(reference: bytes) -> dict[str, bytes]:
    document = Document("T", "C", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), blocks=(Paragraph(text("words")),))
    with zipfile.ZipFile(BytesIO(docx_bytes(document, reference, "company.docx"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_logo_in_the_head_line_comes_along(word_faults: Callable[[bytes], list[str]]) -> None:
    reference = company(
        PICTURE.format(office=OFFICE, id="rId1"),
        relation("rId1", "image", "media/logo.png"),
        word__media__logo_dot_png=b"png",
    )
    parts = made_in(reference)
    assert parts["word/media/logo.png"] == b"png"
    assert b'r:id="rId1"' in parts["word/header1.xml"]
    assert b"media/logo.png" in parts["word/_rels/header1.xml.rels"]
    assert b'PartName="/word/media/logo.png" ContentType="image/png"' in parts["[Content_Types].xml"]
    assert word_faults(packed(parts)) == []


def test_a_picture_from_elsewhere_is_left_out() -> None:
    reference = company(
        PICTURE.format(office=OFFICE, id="rId1"), relation("rId1", "image", "http://track.example/x.png", "External")
    )
    parts = made_in(reference)
    assert not any(b"track.example" in data for data in parts.values())
    assert b"rId1" not in parts["word/header1.xml"]


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("vbaProject", "word/vbaProject.bin"),
        ("customXml", "customXml/item9.xml"),
        ("comments", "word/comments.xml"),
        ("oleObject", "word/embeddings/oleObject1.bin"),
        ("glossaryDocument", "word/glossary/document.xml"),
    ],
)
def test_macros_objects_and_other_peoples_data_stay_behind(kind: str, part: str) -> None:
    secret = b"<secret/>"
    more = {part.replace("/", "__").replace(".", "_dot_"): secret}
    reference = company("", "", relation("rId90", kind, f"/{part}"), **more)
    parts = made_in(reference)
    assert part not in parts
    assert not any(secret in data for data in parts.values())


def test_a_template_to_be_fetched_and_tracking_are_no_settings_of_ours() -> None:
    parts = reference_parts()
    settings = parts["word/settings.xml"].replace(
        b'<w:defaultTabStop w:val="720"/>',
        b'<w:attachedTemplate r:id="rId1" xmlns:r="' + OFFICE.encode() + b'"/><w:trackRevisions/>'
        b'<w:defaultTabStop w:val="555"/>',
    )
    assert settings != parts["word/settings.xml"]
    far = relations(relation("rId1", "attachedTemplate", "http://far.example/t.dotm", "External"))
    made = made_in(packed(parts | {"word/settings.xml": settings, "word/_rels/settings.xml.rels": far}))
    assert b'w:defaultTabStop w:val="555"' in made["word/settings.xml"]
    assert not any(word in made["word/settings.xml"] for word in (b"attachedTemplate", b"trackRevisions"))
    assert not any(b"far.example" in data for data in made.values())


@pytest.mark.parametrize(
    "field",
    [
        '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE x "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p></w:hdr>',
        "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p></w:hdr>",
    ],
)
def test_a_head_line_that_acts_is_refused_by_name(field: str) -> None:
    with pytest.raises(DocumentError, match=r"^company\.docx: header1\.xml has a field (INCLUDEPICTURE|DDEAUTO)"):
        made_in(company(field))
