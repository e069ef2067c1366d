"""A document's properties, as Word and file managers show them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.documents.docx.xml import HEAD, escaped, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.documents.tree import Document

CUSTOM = "docProps/custom.xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def core_xml(  # noqa: PLR0913 - one argument for each property that Word shows
    *,
    title: str,
    creator: str,
    created: dt.datetime = _EPOCH,
    subject: str = "",
    keywords: tuple[str, ...] = (),
    language: str = "en-GB",
    status: str = "Final",
) -> str:
    """Return the core properties; longer texts than Word takes are cut here and nowhere else."""
    instant = created.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def short(words: str) -> str:
        return escaped(shortened(words))

    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{short(title)}</dc:title><dc:subject>{short(subject)}</dc:subject>"
        f"<dc:creator>{short(creator)}</dc:creator><cp:keywords>{short(', '.join(keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{short(creator)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{instant}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{instant}</dcterms:modified>'
        f"<dc:language>{escaped(language)}</dc:language><cp:contentStatus>{status}</cp:contentStatus>"
        "</cp:coreProperties>"
    )


def core_of(document: Document) -> str:
    """Return the core properties of a document."""
    return core_xml(
        title=document.title,
        creator=document.creator,
        created=document.created,
        subject=document.subject,
        keywords=document.keywords,
        language=document.language,
        status="Draft" if document.draft else "Final",
    )


def custom_xml(properties: Iterable[tuple[str, str]]) -> str:
    """Return properties of our own, by name; Word shows no more than 255 characters of one."""
    inside = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(properties, 2)
    )
    return f'{HEAD}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VARIANTS}">{inside}</Properties>'


def app_xml() -> str:
    """Return the properties that name the program."""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>samreview</Application></Properties>"
    )
