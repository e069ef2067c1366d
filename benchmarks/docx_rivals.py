"""What others write Word files with, each on the facts of the benchmark, as their own documentation would have it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx_data import ACTION_HEADS, STAKEHOLDER_HEADS, TITLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx_data import Facts
    from docxtpl import DocxTemplate


def python_docx(facts: Facts) -> bytes:
    """Write with python-docx: a row at a time, the fastest way that its documentation shows."""
    import docx

    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_heading("Actions", 1)
    _table(document, ACTION_HEADS, facts.actions)
    document.add_heading("Item by item", 1)
    for at, title in enumerate(facts.items):
        document.add_heading(title, 2)
        for place, words in facts.notes + facts.decisions:
            if place == at:
                document.add_paragraph(words, style="List Bullet")
    document.add_heading("Stakeholders", 1)
    _table(document, STAKEHOLDER_HEADS, facts.stakeholders)
    return _saved(document)


def _table(document: Document, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.text = words
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _saved(document: Document | DocxTemplate) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


_template: list[bytes] = []


def docxtpl(facts: Facts) -> bytes:
    """Write with docxtpl: a template with loops over paragraphs and rows; making the template is not counted."""
    from docxtpl import DocxTemplate

    if not _template:
        _template.append(_docxtpl_template())
    template = DocxTemplate(BytesIO(_template[0]))
    template.render(
        {
            "title": TITLE,
            "items": [
                {"title": title, "lines": [words for place, words in facts.notes + facts.decisions if place == at]}
                for at, title in enumerate(facts.items)
            ],
            "actions": facts.actions,
            "stakeholders": facts.stakeholders,
        },
        autoescape=True,
    )
    return _saved(template)


def _docxtpl_template() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("{{ title }}", 0)
    document.add_heading("Actions", 1)
    _template_table(document, ACTION_HEADS, "actions")
    document.add_heading("Item by item", 1)
    document.add_paragraph("{%p for item in items %}")
    document.add_heading("{{ item.title }}", 2)
    document.add_paragraph("{%p for line in item.lines %}")
    document.add_paragraph("{{ line }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.add_heading("Stakeholders", 1)
    _template_table(document, STAKEHOLDER_HEADS, "stakeholders")
    return _saved(document)


def _template_table(document: Document, heads: tuple[str, ...], name: str) -> None:
    table = document.add_table(rows=4, cols=len(heads), style="Table Grid")
    for at, head in enumerate(heads):
        table.rows[0].cells[at].text = head
        table.rows[2].cells[at].text = f"{{{{ row[{at}] }}}}"
    table.rows[1].cells[0].text = f"{{%tr for row in {name} %}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
