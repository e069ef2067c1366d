"""Documents for the customer: what a template says about data that holds nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from samreview.documents.blocks.customer import CUSTOMER_MINUTES_BLOCKS, CUSTOMER_PACK_BLOCKS
from samreview.documents.fill import filled
from samreview.documents.templates import document_template
from samreview.documents.tree import Document

if TYPE_CHECKING:
    from samreview.documents.customer_data import CustomerMinutes, CustomerPack
    from samreview.documents.templates import DocumentTemplate

_NO_DAY = dt.date(2000, 1, 1)


def customer_pack_document(pack: CustomerPack, template: DocumentTemplate | None = None) -> Document:
    """Return the customer's pack as a document, in the words of a template, the shipped one when none is given.

    Raises:
        TemplateFault: the template cannot be used.
    """
    values: dict[str, Any] = {
        "account": pack.account,
        "items": len(pack.items),
        "business": any(
            (
                pack.business.challenges,
                pack.business.economic_indicators,
                pack.business.industry_dynamics,
                pack.business.financial_condition,
            )
        ),
        "priorities": len(pack.business.priorities),
        "coming": len(pack.business.coming),
        "problems": len(pack.business.problems),
        "visits": len(pack.visits),
    }
    return Document(
        title=f"{pack.account}: our meeting",
        creator=f"Account team {pack.account}",
        created=_midnight(pack.items[0].starts.date() if pack.items else _NO_DAY),
        blocks=filled(template or document_template("pack-customer"), values, CUSTOMER_PACK_BLOCKS, pack),
    )


def customer_minutes_document(minutes: CustomerMinutes, template: DocumentTemplate | None = None) -> Document:
    """Return the customer's minutes as a document, in the words of a template, the shipped one when none is given.

    Raises:
        TemplateFault: the template cannot be used.
    """
    values: dict[str, Any] = {
        "account": minutes.account,
        "date": minutes.date,
        "draft": minutes.draft,
        "items": len(minutes.items),
        "shared": len(minutes.lines),
        "decisions": [one.text for one in minutes.of_kind("decision")],
        "open_points": [one.text for one in minutes.of_kind("open")],
        "actions": [one.text for one in minutes.of_kind("action")],
        "more": len(minutes.of_kind("point", "goal", "question", "idea")),
    }
    title = f"{minutes.account}: what we agreed on {minutes.date}"
    return Document(
        title=f"DRAFT {title}" if minutes.draft else title,
        creator=f"Account team {minutes.account}",
        created=_midnight(minutes.on),
        draft=minutes.draft,
        blocks=filled(template or document_template("minutes-customer"), values, CUSTOMER_MINUTES_BLOCKS, minutes),
    )


def customer_minutes_json(minutes: CustomerMinutes) -> dict[str, Any]:
    """Return the customer's minutes as JSON values."""
    told = asdict(minutes)
    told["on"] = minutes.on.isoformat()
    for name in ("ends", "held_start", "held_end"):
        told[name] = None if told[name] is None else told[name].isoformat()
    for item in told["items"]:
        item["starts"], item["ends"] = item["starts"].isoformat(), item["ends"].isoformat()
    return told


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
