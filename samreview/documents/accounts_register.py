"""The actions of all accounts as a document: a register over reviews, to be changed in Word and read back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from samreview.documents.accounts_register_data import AccountsRegister
from samreview.documents.blocks.accounts_register import ACTIONS_BLOCKS
from samreview.documents.fill import filled
from samreview.documents.register import Choice, Entry, Register
from samreview.documents.templates import document_template
from samreview.documents.tree import Document, Landscape
from samreview.documents.wording import capitalised
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.documents.accounts_register_data import RegisterRow
    from samreview.documents.templates import DocumentTemplate
    from samreview.journal.accounts import AccountRead


def accounts_register(
    rows: Sequence[RegisterRow], accounts: Mapping[str, AccountRead], on: dt.date
) -> AccountsRegister:
    """Return the register of some actions. Its export is named by the streams that it was made from."""
    heads = {stream: head for read in accounts.values() for stream, head in read.heads.items()}
    register = Register(
        export=" ".join(f"{stream}@{head}" for stream, head in heads.items()),
        review=None,
        entries=tuple(_entry(row) for row in rows),
        owners=tuple(_owners(accounts)),
    )
    return AccountsRegister(tuple(rows), register, {one: read.name or one for one, read in accounts.items()}, on)


def actions_document(
    data: AccountsRegister, template: DocumentTemplate | None = None, *, to_edit: bool = True
) -> Document:
    """Return the register as a document on pages turned sideways, in the words of a template, else of the shipped one.

    `to_edit` says whether its format is one that can be changed and read back.

    Raises:
        TemplateFault: the template cannot be used.
    """
    blocks = filled(
        template or document_template("actions"),
        template_values(data) | {"to_edit": to_edit},
        ACTIONS_BLOCKS,
        data._replace(to_edit=to_edit),
    )
    return Document(
        title=f"Actions on {written_day(data.on)}",
        creator="Account teams",
        created=dt.datetime.combine(data.on, dt.time(), dt.UTC),
        subject="Register of actions",
        keywords=data.accounts,
        register=data.register if data.rows else None,
        blocks=(Landscape(blocks),),
    )


def template_values(data: AccountsRegister) -> dict[str, Any]:
    """Return what the text of the template may name."""
    actions = [row.action for row in data.rows]
    return {
        "date": written_day(data.on),
        "accounts": [data.names[one] for one in data.accounts],
        "actions": len(actions),
        "open": sum(one.is_open for one in actions),
        "overdue": sum(one.overdue(data.on) for one in actions),
    }


def _entry(row: RegisterRow) -> Entry:
    action = row.action
    return Entry(row.key, capitalised(action.labelled), action.status, action.owner, action.due, action.remark)


def _owners(accounts: Mapping[str, AccountRead]) -> list[Choice]:
    named: dict[str, set[str]] = {}
    for read in accounts.values():
        for who, name in read.people.items():
            named.setdefault(who, set()).add(name)
    # Two people of two accounts may have one id: then only the id says whom a row means.
    return [Choice(who, next(iter(names)) if len(names) == 1 else who) for who, names in named.items()]
