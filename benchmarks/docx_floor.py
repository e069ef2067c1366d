"""The floor of the Word benchmark: XML pasted together for this one document, no tree, nothing looked up or checked.

Two of them. `bare` has headings, notes and decisions as lists and the two tables with fixed widths, repeated heads and
unsplit rows: what the libraries write too. `full` writes what our minutes hold of every action besides: its line under
its item with the link to the table and back, and its row in the register on turned pages with four bound controls, the
data of these and the base of a later merge. Both use the shipped reference document and the same zip level.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from docx_data import ACTION_HEADS, OWNERS, STAKEHOLDER_HEADS, TITLE

from samreview.documents.docx.package import packed, unpacked
from samreview.resources import data_bytes

if TYPE_CHECKING:
    from docx_data import Facts

ACTION_WIDTHS = (482, 4048, 1542, 1253, 868, 1445)
STAKEHOLDER_WIDTHS = (1928, 2892, 1928, 1446, 1444)
REGISTER_WIDTHS = (2040, 4224, 2186, 1457, 1166, 3497)
TURNED = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1191" w:right="1134" w:bottom="1134"'
    ' w:left="1134" w:header="624" w:footer="624" w:gutter="0"/>'
)
UPRIGHT = TURNED.replace('w:w="16838" w:h="11906" w:orient="landscape"', 'w:w="11906" w:h="16838"')
DATA = "urn:samreview:actions:1"
STORE = "{2B6F0C1E-5D0B-4E0C-9F57-8A4B1C7D3E21}"


def safe(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraph(style: str, words: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{safe(words)}</w:t></w:r></w:p>'
    )


def cell(width: int, words: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph("TableText", words)}</w:tc>'


def opened(heads: tuple[str, ...], widths: tuple[int, ...]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(cell(width, words) for width, words in zip(widths, heads, strict=True))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    )


def table(heads: tuple[str, ...], widths: tuple[int, ...], rows: list[tuple[str, ...]]) -> str:
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(cell, widths, row))}</w:tr>" for row in rows)
    return f"{opened(heads, widths)}{body}</w:tbl><w:p/>"


def items(facts: Facts) -> str:
    written = []
    for at, title in enumerate(facts.items):
        written.append(paragraph("Heading2", title))
        written += [paragraph("ListBullet", words) for place, words in facts.notes + facts.decisions if place == at]
    return "".join(written)


def bare(facts: Facts) -> bytes:
    body = "".join(
        (
            paragraph("Title", TITLE),
            paragraph("Heading1", "Actions"),
            table(ACTION_HEADS, ACTION_WIDTHS, facts.actions),
            paragraph("Heading1", "Item by item"),
            items(facts),
            paragraph("Heading1", "Stakeholders"),
            table(STAKEHOLDER_HEADS, STAKEHOLDER_WIDTHS, facts.stakeholders),
        )
    )
    return written(body, {})


def full(facts: Facts) -> bytes:
    date = (
        '<w:date w:fullDate="{}T00:00:00Z"><w:dateFormat w:val="d MMM yyyy"/><w:lid w:val="en-GB"/>'
        '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
    )
    ids = {name: name.split(maxsplit=1)[0].lower() for name in OWNERS}
    kinds = {
        "owner": "".join(f'<w:listItem w:displayText="{name}" w:value="{who}"/>' for name, who in ids.items()),
        "status": "".join(
            f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in ("open", "done", "dropped")
        ),
    }
    told: list[list[str]] = [[] for _ in facts.items]
    rows, register, data = [], [], []
    for place, (number, words, owner, due, agreed, growth) in enumerate(facts.actions):
        clean, top = safe(words), '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>'
        told[place % len(told)].append(
            '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'
            f'<w:bookmarkStart w:id="{2 * place + 1}" w:name="capture_{number}"/>'
            f'<w:hyperlink w:anchor="action_{number}" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:b/>'
            f'</w:rPr><w:t xml:space="preserve">Action {number}: </w:t></w:r></w:hyperlink>'
            f'<w:r><w:t xml:space="preserve">{clean}</w:t></w:r><w:bookmarkEnd w:id="{2 * place + 1}"/></w:p>'
        )
        link = (
            f'{top.format(ACTION_WIDTHS[0])}<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'
            f'<w:bookmarkStart w:id="{2 * place + 2}" w:name="action_{number}"/>'
            f'<w:hyperlink w:anchor="capture_{number}" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
            f'<w:t>{number}</w:t></w:r></w:hyperlink><w:bookmarkEnd w:id="{2 * place + 2}"/></w:p></w:tc>'
        )
        others = map(cell, ACTION_WIDTHS[1:], (words, owner, due, agreed, growth))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{link}{''.join(others)}</w:tr>")
        day = dt.datetime.strptime(due, "%d %b %Y").date().isoformat()  # noqa: DTZ007  a day
        controls = "".join(
            f'{top.format(width)}<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:sdt><w:sdtPr>'
            f'<w:alias w:val="{name}"/><w:tag w:val="a{number}.{name}"/><w:id w:val="{1000 + 4 * place + at}"/>'
            f"<w:dataBinding w:prefixMappings=\"xmlns:s='{DATA}'\""
            f' w:xpath="/s:actions[1]/s:action[{number}]/s:{name}[1]" w:storeItemID="{STORE}"/>{kind}</w:sdtPr>'
            f'<w:sdtContent><w:r><w:t xml:space="preserve">{shown}</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc>'
            for at, (width, name, shown, kind) in enumerate(
                (
                    (REGISTER_WIDTHS[2], "owner", owner, f"<w:comboBox>{kinds['owner']}</w:comboBox>"),
                    (
                        REGISTER_WIDTHS[3],
                        "due",
                        due,
                        date.format(day),
                    ),
                    (REGISTER_WIDTHS[4], "status", "open", f"<w:dropDownList>{kinds['status']}</w:dropDownList>"),
                    (REGISTER_WIDTHS[5], "note", "note", '<w:text w:multiLine="1"/>'),
                )
            )
        )
        register.append(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell(REGISTER_WIDTHS[0], f'halden-2026-11-24/{number}')}"
            f"{cell(REGISTER_WIDTHS[1], words)}{controls}</w:tr>"
        )
        data.append(
            f'<action id="halden-2026-11-24/{number}"><status>open</status><owner>{ids[owner]}</owner><due>{day}</due>'
            "<note></note></action>"
        )
    by_item = items(facts).split('<w:p><w:pPr><w:pStyle w:val="Heading2"/>')
    heads = ("Id", "Action", "Owner", "Due", "Status", "Note")
    body = "".join(
        (
            paragraph("Title", TITLE),
            paragraph("Heading1", "Actions"),
            f"{opened(ACTION_HEADS, ACTION_WIDTHS)}{''.join(rows)}</w:tbl><w:p/>",
            paragraph("Heading1", "Item by item"),
            *(
                f'<w:p><w:pPr><w:pStyle w:val="Heading2"/>{one}{"".join(lines)}'
                for one, lines in zip(by_item[1:], told, strict=True)
            ),
            paragraph("Heading1", "Stakeholders"),
            table(STAKEHOLDER_HEADS, STAKEHOLDER_WIDTHS, facts.stakeholders),
            f"<w:p><w:pPr><w:sectPr>{UPRIGHT}</w:sectPr></w:pPr></w:p>",
            f"{opened(heads, REGISTER_WIDTHS)}{''.join(register)}</w:tbl><w:p/>",
        )
    )
    stored = "".join(data)
    return written(
        body,
        {
            f"customXml/item{number}.xml": f'<{root} xmlns="{name}">{stored}</{root}>'.encode()
            for number, (root, name) in enumerate((("actions", DATA), ("base", "urn:samreview:actions-base:1")), 1)
        },
        turned=True,
    )


def written(body: str, more: dict[str, bytes], *, turned: bool = False) -> bytes:
    parts = unpacked(data_bytes("templates", "reference.docx"), "reference.docx")
    head, rest = parts["word/document.xml"].decode().split("<w:p>", 1)
    end = rest[rest.index("<w:sectPr>") :]
    if turned:
        end = f"<w:sectPr>{TURNED}</w:sectPr></w:body></w:document>"
    return packed(parts | more | {"word/document.xml": f"{head}{body}{end}".encode()})
