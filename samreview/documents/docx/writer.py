"""A content tree as a Word file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from samreview.documents.docx.base import read_base, with_numbers
from samreview.documents.docx.body import FIRST_LIST, BodyWriter
from samreview.documents.docx.package import packed
from samreview.documents.docx.properties import app_xml, core_of
from samreview.documents.docx.xml import HEAD, escaped
from samreview.resources import data_bytes

if TYPE_CHECKING:
    from samreview.documents.tree import Document

REFERENCE = "reference.docx"
_FIELD = re.compile(
    r'(<w:fldSimple w:instr=" (TITLE|AUTHOR) "[^>]*><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>)[^<]*(</w:t>)'
)
_LANGUAGE = re.compile(r'(<w:docDefaults>.*?<w:lang\b[^>]*\bw:val=")[^"]*(")', re.DOTALL)


@cache
def _shipped() -> bytes:
    return data_bytes("templates", REFERENCE)


def docx_bytes(document: Document, reference: bytes | None = None, reference_name: str = REFERENCE) -> bytes:
    """Return the document as a Word file in the looks of a reference document, ours when none is given.

    The same document always gives the same bytes.

    Raises:
        DocumentError: the reference document cannot be written into.
    """
    base = read_base(_shipped() if reference is None else reference, reference_name)
    writer = BodyWriter(base, document.blocks)
    body = writer.write()
    parts = dict(base.parts)
    parts["word/document.xml"] = f"{HEAD}{base.root}<w:body>{body}{base.section}</w:body></w:document>".encode()
    parts["docProps/core.xml"] = core_of(document).encode()
    parts["docProps/app.xml"] = app_xml().encode()
    if writer.lists:
        parts["word/numbering.xml"] = with_numbers(base, writer.lists, FIRST_LIST)
    parts["word/styles.xml"] = _in_language(parts["word/styles.xml"], document.language)
    for name, part in base.parts.items():
        if name.startswith(("word/header", "word/footer")):
            parts[name] = _with_properties(part, document)
    return packed(parts)


def _in_language(styles: bytes, language: str) -> bytes:
    return _LANGUAGE.sub(rf"\g<1>{escaped(language)}\g<2>", styles.decode("utf-8"), count=1).encode()


def _with_properties(part: bytes, document: Document) -> bytes:
    """Return a head or foot line whose fields show the title and the author before Word has updated them."""
    shown = {"TITLE": escaped(document.title), "AUTHOR": escaped(document.creator)}
    return _FIELD.sub(lambda match: match[1] + shown[match[2]] + match[3], part.decode("utf-8")).encode()
