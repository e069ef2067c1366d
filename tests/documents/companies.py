"""Reference documents as companies have them: python-docx's, one by hand from a German Word, one by LibreOffice."""

from __future__ import annotations

import struct
import subprocess
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_SECTION
from docx.shared import Cm

from samreview.documents.docx.package import packed
from samreview.documents.docx.xml import HEAD, RELATIONSHIPS, WP, A, R, W

if TYPE_CHECKING:
    from pathlib import Path

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def logo() -> bytes:
    """Return a small picture: sixteen by eight points of one blue."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x1f\x4e\x79" * 16) * 8
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 8, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def by_python_docx() -> bytes:
    """Return python-docx's own template, with a logo, a first page of its own, and a cover before the text."""
    document = docx.Document()
    cover = document.sections[0]
    cover.different_first_page_header_footer = True
    cover.first_page_header.paragraphs[0].text = "Northwind Instruments, first page"
    cover.header.paragraphs[0].add_run("Northwind Instruments").add_picture(BytesIO(logo()), width=Cm(2))
    cover.footer.paragraphs[0].text = "Northwind confidential"
    document.add_heading("Title of the report", 0)
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Text of a template", style="List Bullet")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def by_hand() -> bytes:
    """Return what a German Word makes: translated ids, no list styles, headings numbered as numbering 1, two columns.

    Its pages are mirrored with a gutter, odd and even pages differ, so does the first; its page numbers begin at 7.
    """
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("header", "header3.xml"),
            ("footer", "footer1.xml"),
        ),
        "word/_rels/header1.xml.rels": _relations(("image", "media/logo.png")),
        "word/document.xml": _body(),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": (
            f'{HEAD}<w:settings xmlns:w="{W}"><w:mirrorMargins/><w:defaultTabStop w:val="708"/><w:evenAndOddHeaders/>'
            "</w:settings>"
        ),
        "word/header1.xml": _line("hdr", "Nordwind AG ungerade", _drawing()),
        "word/header2.xml": _line("hdr", "Nordwind AG gerade"),
        "word/header3.xml": _line("hdr", "Nordwind AG erste Seite"),
        "word/footer1.xml": _line(
            "ftr", "Seite", '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        ),
    }
    files = {name: words.encode() for name, words in parts.items()}
    return packed(files | {"word/media/logo.png": logo()})


def by_libre_office(soffice: str, folder: Path) -> bytes:
    """Return what LibreOffice makes of a page of HTML: its own style ids and its own numbering."""
    page = "<html><body><h1>Muster</h1><p>Text</p><ul><li>eins</li></ul><ol><li>zwei</li></ol></body></html>"
    (folder / "company.html").write_text(page, "utf-8")
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "docx:Office Open XML Text",
            "--outdir",
            folder,
            folder / "company.html",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "company.docx").read_bytes()


def _types() -> str:
    kinds = {name: name.rstrip("123") for name in ("styles", "numbering", "settings", "header1", "header2", "header3")}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (kinds | {"footer1": "footer", "document": "document.main"}).items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'


def _body() -> str:
    page = (
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1417"'
        ' w:header="708" w:footer="708" w:gutter="284"/><w:pgNumType w:fmt="decimal" w:start="7"/>'
    )
    lines = "".join(
        f'<w:{what}Reference w:type="{kind}" r:id="rId{number}"/>'
        for what, kind, number in (("header", "default", 4), ("header", "even", 5), ("header", "first", 6))
    )
    cover = (
        f'<w:sectPr>{lines}<w:footerReference w:type="default" r:id="rId7"/>{page}<w:vAlign w:val="center"/>'
        "<w:titlePg/></w:sectPr>"
    )
    last = f'<w:sectPr>{page}<w:cols w:num="2" w:space="708"/><w:titlePg/><w:docGrid w:linePitch="360"/></w:sectPr>'
    return (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:p><w:pPr>{cover}</w:pPr></w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Muster</w:t></w:r></w:p>{last}</w:body>'
        "</w:document>"
    )


def _styles() -> str:
    heading = (
        '<w:style w:type="paragraph" w:styleId="berschrift{0}"><w:name w:val="heading {0}"/>'
        '<w:basedOn w:val="Standard"/><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="{1}"/></w:pPr>'
        '<w:rPr><w:b/><w:color w:val="00695C"/><w:sz w:val="{2}"/></w:rPr></w:style>'
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'
        '<w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/><w:rPr>'
        '<w:b/><w:color w:val="00695C"/><w:sz w:val="48"/></w:rPr></w:style>'
        f"{heading.format(1, 0, 30)}{heading.format(2, 1, 26)}"
        '<w:style w:type="character" w:customStyle="1" w:styleId="Note"><w:name w:val="Note"/>'
        "<w:rPr><w:i/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="ListBullet"><w:name w:val="Aufzählung Nordwind"/>'
        '<w:basedOn w:val="Standard"/></w:style></w:styles>'
    )


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="berschrift{level + 1}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        for level, mark in enumerate(("%1", "%1.%2"))
    )
    return (
        f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>'
        '<w:num w:numId="117"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    )


def _line(root: str, words: str, more: str = "") -> str:
    return (
        f'{HEAD}<w:{root} xmlns:w="{W}" xmlns:r="{R}"><w:p><w:r><w:t xml:space="preserve">{words} </w:t></w:r>'
        f"{more}</w:p></w:{root}>"
    )


def _drawing() -> str:
    size = 'cx="720000" cy="360000"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="Logo" descr="Logo"/><a:graphic xmlns:a="{A}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
