"""The notice at the foot of every page: a line above what the foot says anyway."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.documents.docx.look import ALERT
from samreview.documents.docx.xml import HEAD, R, W, text_xml

if TYPE_CHECKING:
    from samreview.documents.docx.base import Base
    from samreview.documents.docx.parts import Parts

_FOOT = "word/footer"
_ROOT = re.compile(r"<(?:\w+:)?ftr\b[^>]*[^>/]>")
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def with_notice(base: Base, parts: Parts, words: str) -> Base:
    """Put a notice into every foot line; where the looks have none, return them with one that holds the notice."""
    line = (
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{base.style_ids["footer"]}"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/>'
        f'<w:color w:val="{ALERT}"/></w:rPr>{text_xml(words)}</w:r></w:p>'
    )
    feet = [name for name in parts.names() if name.startswith(_FOOT) and name.endswith(".xml")]
    for name in feet:
        part = (parts.get(name) or b"").decode("utf-8")
        parts.replace(name, _ROOT.sub(lambda root: root[0] + line, part, count=1).encode())
    if feet:
        return base
    parts.add(f"{_FOOT}-notice.xml", f'{HEAD}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{line}</w:ftr>'.encode(), _MEDIA_TYPE)
    relation = parts.relate("footer", "footer-notice.xml")
    reference = f'<w:footerReference xmlns:r="{R}" w:type="default" r:id="{relation}"/>'
    start = base.section.index(">") + 1
    return replace(base, section=base.section[:start] + reference + base.section[start:])
