"""A content tree as a Word file."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from samreview.documents.docx.base import ROOT, read_base
from samreview.documents.docx.body import BodyWriter
from samreview.documents.docx.controls import add_register
from samreview.documents.docx.notice import with_notice
from samreview.documents.docx.numbering import numbers_added
from samreview.documents.docx.package import in_pieces
from samreview.documents.docx.parts import Parts
from samreview.documents.docx.properties import CUSTOM, CUSTOM_TYPE, app_xml, core_of, custom_xml
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
    parts = Parts(base.taken)
    if document.notice:
        base = with_notice(base, parts, document.notice)
    writer = BodyWriter(base, document, parts)
    body = list(in_pieces(chain((f"{HEAD}{ROOT}<w:body>",), writer.write(), ("</w:body></w:document>",))))
    if (comments := writer.comments.part()) is not None:
        parts.add("word/comments.xml", *comments)
        parts.relate("comments", "comments.xml")
    named = [] if document.register is None else add_register(parts, document.register)
    if named or document.properties:
        parts.add(CUSTOM, custom_xml([*named, *document.properties]).encode(), CUSTOM_TYPE)
    if writer.lists:
        parts.replace("word/numbering.xml", numbers_added(base.numbering, writer.lists).encode())
    for name in parts.names():
        part = parts.get(name) or b""
        if name == "word/styles.xml":
            parts.replace(name, _in_language(part, document.language))
        elif name.startswith(("word/header", "word/footer")):
            parts.replace(name, _with_properties(part, document))
    return parts.finish(body, core_of(document).encode(), app_xml().encode())


def _in_language(styles: bytes, language: str) -> bytes:
    return _LANGUAGE.sub(rf"\g<1>{escaped(language)}\g<2>", styles.decode("utf-8"), count=1).encode()


def _with_properties(part: bytes, document: Document) -> bytes:
    """Return a head or foot line whose fields show the title and the author before Word has updated them."""
    shown = {"TITLE": escaped(document.title), "AUTHOR": escaped(document.creator)}
    return _FIELD.sub(lambda match: match[1] + shown[match[2]] + match[3], part.decode("utf-8")).encode()
