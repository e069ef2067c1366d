"""A brief for a joint visit as a document: one page, to be read on a phone on the way there."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from samreview.documents.brief_data import NAMES
from samreview.documents.fill import filled
from samreview.documents.templates import document_template
from samreview.documents.tree import Callout, Document, List, ListItem, text
from samreview.documents.wording import day, joined, weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.documents.brief_data import Brief
    from samreview.documents.templates import DocumentTemplate
    from samreview.documents.tree import Block

_WORDS = {
    "ours": "what we still owe",
    "theirs": "what they were to do",
    "priorities": "what they want most",
    "coming": "what comes for them",
    "challenges": "what troubles them",
    "service": "what they may raise",
}
NOTICE = "It assesses people: for those who travel, not to be forwarded."


def brief_document(brief: Brief, template: DocumentTemplate | None = None) -> Document:
    """Return a brief as a document, in the words of a template, the shipped one when none is given.

    Raises:
        TemplateFault: the template cannot be used.
    """
    return Document(
        title=f"{brief.account}: visit of {day(brief.date)}",
        creator=f"Account team {brief.account}",
        created=dt.datetime.combine(brief.on, dt.time(), dt.UTC),
        subject="Brief for a joint visit",
        keywords=(brief.visit,),
        notice=NOTICE,
        blocks=filled(template or document_template("brief"), template_values(brief), BRIEF_BLOCKS, brief),
    )


def template_values(brief: Brief) -> dict[str, Any]:
    """Return what the text of a brief's template may name: plain texts, numbers, lists and mappings."""
    return {
        "account": brief.account,
        "date": weekday(brief.date),
        "days": (brief.date - brief.on).days,
        "where": joined(list(brief.where)),
        "purpose": brief.purpose or "",
        "as_of": day(brief.on),
        "note": brief.note,
        "shown": {name: len(brief.sections[name]) for name in NAMES},
        "left_out": {name: brief.left_out[name] for name in NAMES},
        "no_room": joined([f"{words} ({left})" for words, left in _without_room(brief)]),
    }


def _without_room(brief: Brief) -> list[tuple[str, int]]:
    """Return the sections that there was no room for at all, with how many entries they have."""
    return [
        (words, brief.left_out[name])
        for name, words in _WORDS.items()
        if brief.left_out[name] and not brief.sections[name]
    ]


def _purpose(brief: Brief) -> tuple[Block, ...]:
    return (Callout(text(brief.purpose)),) if brief.purpose else ()


def _section(name: str, brief: Brief) -> tuple[Block, ...]:
    entries = brief.sections[name]
    return (List(tuple(ListItem(one) for one in entries), ordered=name == "ask"),) if entries else ()


BRIEF_BLOCKS: Mapping[str, Callable[[Brief], tuple[Block, ...]]] = {
    "purpose": _purpose,
    **{name: partial(_section, name) for name in NAMES},
}
"""The blocks that a template of a brief may name."""
