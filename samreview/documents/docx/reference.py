"""Our reference document: the Word file whose styles, page and head and foot lines every document takes over.

`templates/reference.docx` is what this module builds; a test holds the two together. Run it as
`python -m samreview.documents.docx.reference FILE` after a change of the looks.
"""

from __future__ import annotations

from samreview.documents.docx.look import (
    ACCENT,
    ALERT,
    FONT,
    HEADER_DISTANCE,
    INK,
    MARGIN,
    MARGIN_TOP,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
)
from samreview.documents.docx.numbering import abstracts_xml
from samreview.documents.docx.package import packed
from samreview.documents.docx.properties import app_xml, core_xml
from samreview.documents.docx.styles import styles_xml
from samreview.documents.docx.xml import HEAD, RELATIONSHIPS, R, W

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_PARTS = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/header1.xml": f"{_WORD}.header+xml",
    "/word/footer1.xml": f"{_WORD}.footer+xml",
    "/word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
}


# Stays at the right margin of a page that is turned sideways too, where a tab would not; in LibreOffice `HeadAndFoot`
# sees to it.
_RIGHT = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'


def reference_parts() -> dict[str, bytes]:
    """Return the parts of our reference document by name."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            core="docProps/core.xml",
        ),
        "docProps/app.xml": app_xml(),
        "docProps/core.xml": core_xml(title="Reference document", creator="samreview"),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("numbering", "numbering.xml"),
            ("theme", "theme/theme1.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
        ),
        "word/document.xml": _document(),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _footer(),
        "word/header1.xml": _header(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/styles.xml": styles_xml(),
        "word/theme/theme1.xml": _theme(),
    }
    return {name: text.encode("utf-8") for name, text in parts.items()}


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str], core: str | None = None) -> str:
    rows = [(f"{R}/{kind}", target) for kind, target in targets]
    if core:
        rows.append((f"{RELATIONSHIPS}/metadata/core-properties", core))
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'


def _document() -> str:
    return (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        "<w:p><w:r><w:t>Styles, page, head and foot lines are taken from this file; this text is not.</w:t></w:r></w:p>"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{MARGIN_TOP}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}"'
        f' w:header="{HEADER_DISTANCE}" w:footer="{HEADER_DISTANCE}" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>'
        "</w:body></w:document>"
    )


def _field(instruction: str, shown: str) -> str:
    """Return a field with the text that it shows until it is updated."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t xml:space="preserve">{shown}</w:t></w:r></w:fldSimple>'


def _words(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _header() -> str:
    # Some readers look for the namespace of relations in every part, whether it is used or not.
    return (
        f'{HEAD}<w:hdr xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{_field('TITLE', 'Title')}{_RIGHT}{_words('Confidential')}</w:p></w:hdr>"
    )


def _footer() -> str:
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{_field('AUTHOR', 'Author')}{_RIGHT}{_words('Page ')}{_field('PAGE', '1')}"
        f"{_words(' of ')}{_field('NUMPAGES', '1')}</w:p></w:ftr>"
    )


def _numbering() -> str:
    return f'{HEAD}<w:numbering xmlns:w="{W}">{abstracts_xml()}</w:numbering>'


def _settings() -> str:
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _theme() -> str:
    colors = {
        "dk1": INK,
        "lt1": "FFFFFF",
        "dk2": ACCENT,
        "lt2": RULE,
        "accent1": ACCENT,
        "accent2": MUTED,
        "accent3": ALERT,
        "accent4": "3D7A6B",
        "accent5": "8A6D1B",
        "accent6": "6A4C93",
        "hlink": ACCENT,
        "folHlink": MUTED,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in colors.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="{FONT}"/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="samreview">'
        f'<a:themeElements><a:clrScheme name="samreview">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="samreview">{fonts}</a:fontScheme><a:fmtScheme name="samreview">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def main() -> None:
    """Write the reference document to the file named on the command line."""
    import sys
    from pathlib import Path

    Path(sys.argv[1]).write_bytes(packed(reference_parts()))


if __name__ == "__main__":
    main()
