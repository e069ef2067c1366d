"""The table of contents of a Word file: a field with real entries, so that it reads right before anybody updates it.

The writer knows no page numbers, and asking Word to update on opening makes it ask the reader first. So the entries are
links without numbers until somebody updates the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.xml import escaped
from samreview.documents.tree import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.documents.tree import Heading

LEVELS = 2
"""Levels below the title that are listed."""


def contents_bookmark(number: int) -> str:
    """Return the bookmark of a listed heading, by its number in the document, from 1."""
    return f"_Toc{number:06}"


def contents_xml(headings: Sequence[Heading], styles: Mapping[str, str]) -> str:
    """Return the paragraphs of the contents; nothing where there is no heading."""
    listed = [(number, one) for number, one in enumerate(headings, 1) if one.level <= LEVELS + 1]
    if not listed:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{LEVELS}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    paragraphs = []
    for place, (number, heading) in enumerate(listed):
        link = (
            f'<w:hyperlink w:anchor="{contents_bookmark(number)}" w:history="1">'
            f'<w:r><w:t xml:space="preserve">{escaped(words_of(heading.text))}</w:t></w:r></w:hyperlink>'
        )
        paragraphs.append(
            f'<w:p><w:pPr><w:pStyle w:val="{styles[f"toc {heading.level - 1}"]}"/></w:pPr>'
            f"{begin if place == 0 else ''}{link}{end if place == len(listed) - 1 else ''}</w:p>"
        )
    return "".join(paragraphs)
