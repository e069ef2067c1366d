"""A brief that the customer may read, as a document: who of us comes and why, and their own business as we see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from samreview.documents.blocks.captures import muted
from samreview.documents.fill import filled
from samreview.documents.templates import document_template
from samreview.documents.tree import Document, List, ListItem, Run, text
from samreview.documents.wording import day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.documents.customer_data import Ahead, Colleague, Cure, CustomerBrief, Wish
    from samreview.documents.templates import DocumentTemplate
    from samreview.documents.tree import Block, Inline


def customer_brief_document(brief: CustomerBrief, template: DocumentTemplate | None = None) -> Document:
    """Return what the customer may read as a document, in the words of a template, else of the shipped one.

    Raises:
        TemplateFault: the template cannot be used.
    """
    return Document(
        title=f"{brief.account}: our visit of {day(brief.on)}",
        creator=", ".join(one.name for one in brief.team) or "Account team",
        created=dt.datetime.combine(brief.on, dt.time(), dt.UTC),
        subject="Our visit",
        blocks=filled(template or document_template("brief-customer"), template_values(brief), BLOCKS, brief),
    )


def template_values(brief: CustomerBrief) -> dict[str, Any]:
    """Return what the text of the template may name: plain texts, numbers, lists and mappings."""
    return {
        "account": brief.account,
        "date": brief.date,
        "purpose": brief.purpose or "",
        "shown": {name: len(entries(brief)) for name, entries in _ENTRIES.items()},
    }


def customer_brief_json(brief: CustomerBrief) -> dict[str, Any]:
    """Return the same as one JSON document."""
    whole = asdict(brief) | {"on": brief.on.isoformat()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in whole.items()}


def _person(one: Colleague) -> Inline:
    role = "".join(f", {word}" for word in (one.title, one.function) if word)
    return (Run(one.name, bold=True), *text(role))


def _wish(one: Wish) -> Inline:
    return text(one.text) + muted(f" ({one.because})" if one.because else "")


def _ahead(one: Ahead) -> Inline:
    return (Run(f"{one.when or 'No date'}: ", bold=True), *text(one.what))


def _cure(one: Cure) -> Inline:
    return text(one.problem) + text(f": {one.help}" if one.help else "", tone="strong")


_ENTRIES: Mapping[str, Callable[[CustomerBrief], tuple[Inline, ...]]] = {
    "team": lambda brief: tuple(map(_person, brief.team)),
    "priorities": lambda brief: tuple(map(_wish, brief.business.priorities)),
    "challenges": lambda brief: tuple(map(text, brief.business.challenges)),
    "coming": lambda brief: tuple(map(_ahead, brief.business.coming)),
    "industry": lambda brief: tuple(map(text, brief.business.industry_dynamics)),
    "economy": lambda brief: tuple(map(text, brief.business.economic_indicators)),
    "finance": lambda brief: tuple(map(text, brief.business.financial_condition)),
    "problems": lambda brief: tuple(map(_cure, brief.business.problems)),
}


def _section(name: str, brief: CustomerBrief) -> tuple[Block, ...]:
    entries = _ENTRIES[name](brief)
    return (List(tuple(map(ListItem, entries))),) if entries else ()


BLOCKS: Mapping[str, Callable[[CustomerBrief], tuple[Block, ...]]] = {
    name: partial(_section, name) for name in _ENTRIES
}
"""The blocks that a template of a brief for the customer may name."""
