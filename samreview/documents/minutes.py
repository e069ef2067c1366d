"""Minutes as a document: what a template says about what a review holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from samreview.documents.blocks.charts import funnel_chart, stances_chart
from samreview.documents.blocks.minutes import MINUTES_BLOCKS
from samreview.documents.fill import filled
from samreview.documents.templates import document_template
from samreview.documents.tree import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samreview.documents.minutes_data import Line, Minutes
    from samreview.documents.templates import DocumentTemplate
    from samreview.review.clock import Reading
    from samreview.review.fold import Review


def minutes_content(review: Review, at: Reading, template: DocumentTemplate | None = None) -> Document:
    """Return the minutes of a review as they stand at one moment, in the words of a template, else of the shipped one.

    Raises:
        TemplateFault: the template cannot be used.
    """
    from samreview.documents.minutes_reading import read_minutes

    return minutes_document(read_minutes(review, at), template)


def minutes_document(minutes: Minutes, template: DocumentTemplate | None = None) -> Document:
    """Return minutes as a document, in the words of a template, the shipped one when none is given.

    Raises:
        TemplateFault: the template cannot be used.
    """
    title = f"{minutes.account}: minutes of {minutes.date}"
    return Document(
        title=f"DRAFT {title}" if minutes.draft else title,
        creator=f"Account team {minutes.account}",
        created=dt.datetime.combine(minutes.on, dt.time(), dt.UTC),
        subject=minutes.title,
        keywords=(minutes.review, f"version {minutes.version}"),
        draft=minutes.draft,
        register=minutes.register,
        properties=minutes.fingerprint.properties if minutes.fingerprint else (),
        blocks=filled(template or document_template("minutes"), template_values(minutes), MINUTES_BLOCKS, minutes),
    )


def template_values(minutes: Minutes) -> dict[str, Any]:
    """Return what the text of a minutes template may name: plain texts, numbers, lists and mappings."""
    return {
        "account": minutes.account,
        "title": minutes.title,
        "review": minutes.review,
        "date": minutes.date,
        "times": minutes.times,
        "booked": minutes.booked,
        "draft": minutes.draft,
        "rehearsed": minutes.rehearsed,
        "version": minutes.version,
        "headline": minutes.headline,
        "next_review": minutes.next_review,
        "decisions": _plain(minutes.of_kind("decision")),
        "open_points": _plain(minutes.still_open),
        "going_up": _plain(minutes.going_up),
        "actions": _plain(minutes.actions),
        "goals": _plain(minutes.of_kind("goal")),
        "questions": _plain(minutes.of_kind("question")),
        "ideas": _plain(minutes.of_kind("idea")),
        "growth": {"any": minutes.growth.any, "claimed": minutes.growth.claimed, "gap": minutes.growth.gap},
        "parked": [one.text for one in minutes.parked],
        "agreed_before": len(minutes.agreed_before) + len(minutes.put_off),
        "corrections": len(minutes.corrections),
        "heard": len(minutes.heard),
        "attempts": len(minutes.attempts),
        "cuts": len(minutes.cuts),
        "amended": len(minutes.amended),
        "versions": len(minutes.versions),
        "not_chosen": len(minutes.not_chosen),
        "unsettled": len(minutes.unsettled),
        "captures": len(minutes.lines),
        "charts": len(funnel_chart(minutes.plan, minutes.on)) + len(stances_chart(minutes.plan, minutes.on)),
    }


_SHOWN = ("number", "text", "owner", "due", "growth", "cost", "agreed")


def _plain(lines: Iterable[Line]) -> list[Mapping[str, Any]]:
    return [{name: getattr(line, name) for name in _SHOWN} for line in lines]
