"""The internal case as a document: what a template says about what our own organisation must do."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from samreview.documents.blocks.case import CASE_BLOCKS
from samreview.documents.fill import filled
from samreview.documents.templates import document_template
from samreview.documents.tree import Document
from samreview.documents.wording import count, day, joined, money

if TYPE_CHECKING:
    from samreview.documents.case_data import CaseFile
    from samreview.documents.templates import DocumentTemplate

NOTICE = "Internal: it names people, constraints and amounts. Not for the customer."
_MOST_NAMED = 3


def case_document(file: CaseFile, template: DocumentTemplate | None = None) -> Document:
    """Return the internal case as a document, in the words of a template, the shipped one when none is given.

    Raises:
        TemplateFault: the template cannot be used.
    """
    values = template_values(file)
    return Document(
        title=values["title"],
        creator=f"Account team {values['accounts']}",
        created=dt.datetime.combine(file.on, dt.time(), dt.UTC),
        subject="The internal case",
        keywords=("internal",),
        notice=NOTICE,
        blocks=filled(template or document_template("case"), values, CASE_BLOCKS, file),
    )


def template_values(file: CaseFile) -> dict[str, Any]:
    """Return what the text of a case template may name: plain texts, numbers, lists and mappings."""
    case = file.case
    asks = [one for part in case.parts for one in (*part.asks, *part.committed)]
    names = case.accounts[:_MOST_NAMED]
    more = len(case.accounts) - len(names)
    accounts = joined([*names, f"{count(more, 'more account')}"] if more else names)
    return {
        # A list of accounts is no title: it would be three lines on the page and cut in every list of files.
        "title": f"{accounts}: the internal case" if len(case.accounts) == 1 else "The internal case",
        "several": len(case.accounts) > 1,
        "accounts": accounts,
        "date": day(file.on),
        "asks": len(asks),
        "one": asks[0].row.ask if len(asks) == 1 else "",
        "waiting": sum(len(part.asks) for part in case.parts),
        "to_do": sum(len(part.to_do) for part in case.parts),
        "to_stop": sum(len(part.to_stop) for part in case.parts),
        "committed": sum(len(part.committed) for part in case.parts),
        "at_risk": sum(one.row.at_risk for one in asks),
        "deciders": sum(len(part.deciders) for part in case.parts),
        "currencies": [part.currency for part in case.parts],
        "held_up": [money(part.currency, part.held_up) for part in case.parts],
        "shared": any(part.shared for part in case.parts),
        "small_sample": case.small_sample,
    }
