"""Minutes as a mail that waits to be sent: their first page as its text, the whole of them attached.

It is a file for the sender's own mail program, which sends it or does not: nothing here knows a server.
"""

from __future__ import annotations

import hashlib
import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from samreview.documents.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.plan.people import TeamMember

_WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_MOST_ADDRESSES = 200


def addresses_of(team: Iterable[TeamMember]) -> tuple[str, ...]:
    """Return the team's mail addresses, each once; whatever does not read as one is left out."""
    found = (member.email.strip() for member in team if member.email)
    return tuple(dict.fromkeys(one for one in found if _PLAIN_ADDRESS.fullmatch(one)))[:_MOST_ADDRESSES]


def mail_bytes(subject: str, words: str, attached: bytes, name: str, to: Iterable[str] = ()) -> bytes:
    """Return a mail with a Word file attached as an `.eml` file, the same bytes for the same mail.

    `X-Unsent` makes Outlook and Thunderbird open it as a draft. It has no sender and no date: both are the sender's.
    What people wrote is in the subject and the text alone, on one line there and encoded here, so none of it becomes a
    head of the mail.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(printable(subject).split())
    if receivers := ", ".join(to):
        mail["To"] = receivers
    mail["X-Unsent"] = "1"
    mail.set_content(printable(words), cte="base64")
    mail.add_attachment(attached, maintype=_WORD[0], subtype=_WORD[1], filename=name)
    # No line of base64 holds an underscore, so no part can end the mail early.
    mail.set_boundary(f"=_{hashlib.sha256(words.encode() + attached).hexdigest()[:40]}")
    return mail.as_bytes()
