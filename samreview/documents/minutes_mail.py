"""The mail that minutes go out with, for the team or for the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.mail import addresses_of, mail_bytes
from samreview.documents.text_out import plain_text
from samreview.documents.write import document_bytes

if TYPE_CHECKING:
    from samreview.documents.looks import Looks
    from samreview.documents.write import Audience
    from samreview.review.clock import Reading
    from samreview.review.fold import Review


def minutes_mail(review: Review, at: Reading, looks: Looks, audience: Audience) -> bytes:
    """Return the mail: to the team with their first page as its text, to the customer with all that is theirs.

    The customer's has no address in it: whom it goes to is the sender's to say.

    Raises:
        DocumentError: the template or the reference document cannot be used.
    """
    if audience == "customer":
        from samreview.documents.customer import customer_minutes_document
        from samreview.documents.customer_reading import read_customer_minutes

        whole = body = customer_minutes_document(read_customer_minutes(review), looks.words("minutes-customer"))
        to: tuple[str, ...] = ()
    else:
        from samreview.documents.minutes import minutes_document
        from samreview.documents.minutes_reading import read_minutes

        minutes = read_minutes(review, at)
        whole = minutes_document(minutes, looks.words("minutes"))
        body = minutes_document(minutes, looks.words("minutes-mail"))
        to = addresses_of(review.plan.team)
    attached = document_bytes(whole, ".docx", looks)
    return mail_bytes(whole.title, plain_text(body), attached, f"minutes-{review.on.isoformat()}.docx", to)
