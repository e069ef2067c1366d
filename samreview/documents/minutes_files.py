"""The minutes of a review as a file: in every format of a document, as the review's record, or as the mail to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.files import write_whole
from samreview.documents.looks import OURS
from samreview.documents.write import document_bytes, format_of, json_bytes

if TYPE_CHECKING:
    import os

    from samreview.documents.looks import Looks
    from samreview.documents.write import Audience
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

MAIL = ".eml"
"""What only minutes have: a mail to be sent."""


def minutes_bytes(review: Review, at: Reading, suffix: str, looks: Looks = OURS, audience: Audience = "team") -> bytes:
    """Return the minutes of a review at one moment in one of `FORMATS`, or as `MAIL`.

    Raises:
        DocumentError: the format is unknown, or the template or the reference document cannot be used.
    """
    if suffix == MAIL:
        from samreview.documents.minutes_mail import minutes_mail

        return minutes_mail(review, at, looks, audience)
    if audience == "customer":
        return _customer_minutes_bytes(review, suffix, looks)
    if suffix == ".json":
        from samreview.documents.fingerprint import fingerprint_of
        from samreview.review.record import record

        found = fingerprint_of(review)
        return json_bytes(record(review, at) | {"fingerprint": found._asdict() if found else None})
    from samreview.documents.minutes import minutes_content

    return document_bytes(minutes_content(review, at, looks.words("minutes")), suffix, looks)


def _customer_minutes_bytes(review: Review, suffix: str, looks: Looks) -> bytes:
    from samreview.documents.customer import customer_minutes_document, customer_minutes_json
    from samreview.documents.customer_reading import read_customer_minutes

    minutes = read_customer_minutes(review)
    if suffix == ".json":
        return json_bytes(customer_minutes_json(minutes))
    return document_bytes(customer_minutes_document(minutes, looks.words("minutes-customer")), suffix, looks)


def write_minutes(  # noqa: PLR0913  what a document is made of
    review: Review,
    at: Reading,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    looks: Looks = OURS,
    audience: Audience = "team",
) -> None:
    """Write the minutes of a review to a file, whole or not at all; only `force` replaces one that is there.

    Raises:
        DocumentError: the format is unknown, the minutes cannot be made or the file cannot be written.
    """
    suffix = format_of(path, MAIL, looks=looks)
    write_whole(path, minutes_bytes(review, at, suffix, looks, audience), force=force)
