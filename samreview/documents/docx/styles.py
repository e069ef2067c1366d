"""Our Word styles, each by the name under which Word knows it; a company's document that lacks one is given it."""

from __future__ import annotations

from samreview.documents.docx.look import (
    ACCENT,
    ACCENT_LIGHT,
    ALERT,
    ALERT_LIGHT,
    CELL_SIDE,
    INK,
    MUTED,
    RULE,
    SIZE,
    SMALL,
    TABLE_SIZE,
)
from samreview.documents.docx.xml import HEAD, W

LANGUAGE = "en-GB"


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _run(size: int | None = None, *, bold: bool = False, italic: bool = False, color: str | None = None) -> str:
    inside = (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (_size(size) if size else "")
    )
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _spacing(before: int, after: int, line: int | None = None) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _style(kind: str, style_id: str, name: str, inside: str, *, default: bool = False) -> str:
    first = ' w:default="1"' if default else ""
    own = "" if name.lower() in _BUILT_IN else ' w:customStyle="1"'
    return f'<w:style w:type="{kind}"{first}{own} w:styleId="{style_id}"><w:name w:val="{name}"/>{inside}</w:style>'


_BUILT_IN = {
    "normal",
    "default paragraph font",
    "normal table",
    "no list",
    "title",
    "subtitle",
    "heading 1",
    "heading 2",
    "heading 3",
    "list bullet",
    "list number",
    "caption",
    "header",
    "footer",
    "hyperlink",
    "toc 1",
    "toc 2",
}


def _heading(level: int, size: int, before: int, after: int, color: str) -> str:
    return _style(
        "paragraph",
        f"Heading{level}",
        f"heading {level}",
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f"<w:pPr><w:keepNext/><w:keepLines/>{_spacing(before, after, 252)}"
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
        f' w:cstheme="majorBidi"/><w:b/><w:bCs/><w:color w:val="{color}"/>{_size(size)}</w:rPr>',
    )


def _paragraph(style_id: str, name: str, properties: str, run: str = "", *, based_on: str = "Normal") -> str:
    return _style(
        "paragraph",
        style_id,
        name,
        f'<w:basedOn w:val="{based_on}"/><w:uiPriority w:val="20"/><w:qFormat/><w:pPr>{properties}</w:pPr>{run}',
    )


def _callout(style_id: str, name: str, edge: str, fill: str, run: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{color}"/>'
        for side, width, space, color in (
            ("top", 4, 6, fill),
            ("left", 36, 8, edge),
            ("bottom", 4, 6, fill),
            ("right", 4, 8, fill),
        )
    )
    return _paragraph(
        style_id,
        name,
        f'<w:keepLines/><w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        f'{_spacing(100, 140)}<w:ind w:left="227" w:right="170"/>',
        run,
    )


_CELL_ROOM = (
    f'<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="{CELL_SIDE}" w:type="dxa"/>'
    f'<w:bottom w:w="28" w:type="dxa"/><w:right w:w="{CELL_SIDE}" w:type="dxa"/></w:tblCellMar>'
)


def _table(style_id: str, name: str, borders: str, first_row: str, last_row: str = "") -> str:
    return _style(
        "table",
        style_id,
        name,
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{_CELL_ROOM}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{first_row}</w:tblStylePr>'
        + (f'<w:tblStylePr w:type="lastRow">{last_row}</w:tblStylePr>' if last_row else ""),
    )


_RULES = (
    f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
)


def _accent_rule(side: str) -> str:
    rule = f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    return f"<w:tcPr><w:tcBorders>{rule}</w:tcBorders></w:tcPr>"


STYLES: dict[str, str] = {
    "normal": _style(
        "paragraph", "Normal", "Normal", f"<w:qFormat/><w:pPr>{_spacing(0, 100, 259)}</w:pPr>", default=True
    ),
    "default paragraph font": _style(
        "character",
        "DefaultParagraphFont",
        "Default Paragraph Font",
        '<w:uiPriority w:val="1"/><w:semiHidden/>',
        default=True,
    ),
    "normal table": _style(
        "table",
        "TableNormal",
        "Normal Table",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
        default=True,
    ),
    "no list": _style("numbering", "NoList", "No List", '<w:uiPriority w:val="99"/><w:semiHidden/>', default=True),
    "title": _style(
        "paragraph",
        "Title",
        "Title",
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="10"/><w:qFormat/>'
        f"<w:pPr><w:keepNext/>{_spacing(0, 20, 240)}</w:pPr>"
        '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
        f' w:cstheme="majorBidi"/><w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(40)}</w:rPr>',
    ),
    "subtitle": _style(
        "paragraph",
        "Subtitle",
        "Subtitle",
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="11"/><w:qFormat/>'
        f"<w:pPr>{_spacing(0, 120)}</w:pPr>{_run(SIZE, color=MUTED)}",
    ),
    "heading 1": _heading(1, 26, 200, 60, ACCENT),
    "heading 2": _heading(2, 23, 200, 60, ACCENT),
    "heading 3": _heading(3, 20, 160, 40, INK),
    "list bullet": _paragraph(
        "ListBullet",
        "List Bullet",
        f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spacing(0, 80)}<w:contextualSpacing/>',
    ),
    "list number": _paragraph(
        "ListNumber",
        "List Number",
        f'<w:numPr><w:numId w:val="2"/></w:numPr>{_spacing(0, 80)}<w:contextualSpacing/>',
    ),
    "caption": _paragraph("Caption", "caption", f"<w:keepNext/>{_spacing(140, 60)}", _run(SMALL, color=MUTED)),
    "header": _paragraph(
        "Header",
        "header",
        f'<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>{_spacing(0, 0, 240)}',
        _run(16, color=MUTED),
    ),
    "footer": _paragraph(
        "Footer",
        "footer",
        f'<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>{_spacing(0, 0, 240)}',
        _run(16, color=MUTED),
    ),
    "hyperlink": _style(
        "character", "Hyperlink", "Hyperlink", f'<w:uiPriority w:val="99"/><w:rPr><w:color w:val="{ACCENT}"/></w:rPr>'
    ),
    "contents heading": _paragraph(
        "ContentsHeading",
        "Contents Heading",
        f"<w:keepNext/>{_spacing(200, 60, 252)}",
        _run(26, bold=True, color=ACCENT),
    ),
    "toc 1": _paragraph("TOC1", "toc 1", _spacing(0, 40)),
    "toc 2": _paragraph("TOC2", "toc 2", f'{_spacing(0, 40)}<w:ind w:left="340"/>', _run(SMALL)),
    "callout": _callout("Callout", "Callout", ACCENT, ACCENT_LIGHT, _run(24, bold=True, color=ACCENT)),
    "draft notice": _callout("DraftNotice", "Draft Notice", ALERT, ALERT_LIGHT, _run(SMALL, bold=True, color=ALERT)),
    "settle notice": _callout("SettleNotice", "Settle Notice", ALERT, ALERT_LIGHT, _run(SIZE, color=INK)),
    "lead": _paragraph("Lead", "Lead", _spacing(0, 120, 271), _run(22)),
    "note": _paragraph("Note", "Note", _spacing(0, 80), _run(SMALL, color=MUTED)),
    "table text": _paragraph("TableText", "Table Text", _spacing(0, 0, 245), _run(TABLE_SIZE)),
    "table head": _paragraph(
        "TableHead", "Table Head", f"<w:keepNext/>{_spacing(0, 0, 245)}", _run(SMALL, bold=True, color=ACCENT)
    ),
    "fact label": _paragraph("FactLabel", "Fact Label", f"<w:keepNext/>{_spacing(0, 0, 240)}", _run(16, color=MUTED)),
    "fact value": _paragraph(
        "FactValue", "Fact Value", f"<w:keepNext/>{_spacing(0, 0, 240)}", _run(22, bold=True, color=ACCENT)
    ),
    "report table": _table("ReportTable", "Report Table", _RULES, _accent_rule("bottom")),
    "facts table": _table(
        "FactsTable",
        "Facts Table",
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>',
        _accent_rule("top"),
    ),
}
"""Every style by its name in lower case, which Word keeps in all languages (ids are translated)."""

STYLE_IDS: dict[str, str] = {name: xml.split('w:styleId="', 1)[1].split('"', 1)[0] for name, xml in STYLES.items()}

STYLE_KINDS: dict[str, str] = {name: xml.split('w:type="', 1)[1].split('"', 1)[0] for name, xml in STYLES.items()}
"""What each is a style of: paragraph, character, table or numbering."""

_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
    ' w:cstheme="minorBidi"/>'
    f'<w:color w:val="{INK}"/>{_size(SIZE)}'
    f'<w:lang w:val="{LANGUAGE}" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
)


def styles_xml() -> str:
    """Return the styles part of our reference document."""
    return f'{HEAD}<w:styles xmlns:w="{W}">{_DEFAULTS}{"".join(STYLES.values())}</w:styles>'
