"""A pack as a document: what one attendee reads before a review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from samreview.documents.blocks.pack import PACK_BLOCKS
from samreview.documents.fill import filled
from samreview.documents.templates import document_template
from samreview.documents.tree import Document

if TYPE_CHECKING:
    from samreview.documents.pack_data import Pack
    from samreview.documents.templates import DocumentTemplate

NOTICE = "This pack assesses people. Read it, do not forward it."


def pack_document(pack: Pack, template: DocumentTemplate | None = None) -> Document:
    """Return a pack as a document, in the words of a template, the shipped one when none is given.

    Raises:
        TemplateFault: the template cannot be used.
    """
    return Document(
        title=f"{pack.account}: pack for {pack.reader.name}",
        creator=f"Account team {pack.account}",
        created=dt.datetime.combine(pack.plan.updated or pack.on, dt.time(), dt.UTC),
        subject=pack.title,
        keywords=(pack.review, "internal"),
        notice=NOTICE,
        blocks=filled(template or document_template("pack"), template_values(pack), PACK_BLOCKS, pack),
    )


def template_values(pack: Pack) -> dict[str, Any]:
    """Return what the text of a pack template may name: plain texts, numbers, lists and mappings."""
    reader = pack.reader
    plan = pack.plan
    return {
        "account": pack.account,
        "title": pack.title,
        "review": pack.review,
        "reader": {"name": reader.name, "question": reader.question, "why": reader.why, "role": reader.role},
        "date": reader.date,
        "times": reader.times,
        "prepare_by": reader.prepare_by,
        "link": pack.link,
        "as_of": pack.as_of,
        "since": pack.since,
        "questions": [{"text": one.text, "who": one.who} for one in pack.questions],
        "changed": list(pack.changed),
        "coming": [{"when": one.when, "what": one.what} for one in pack.coming],
        "your_promises": [one.what for one in reader.promises],
        "promises": len(pack.promises),
        "stakeholders": len(plan.stakeholders),
        "asks": len(plan.internal_asks),
        "initiatives": len(plan.initiatives),
        "customer_actions": sum(one.is_open and one.next_customer_action is not None for one in plan.opportunities),
        "story": bool(plan.story or plan.growth.statement),
    }
