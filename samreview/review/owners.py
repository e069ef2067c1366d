"""People named at the start of a text: `Lukas: ...`, and the owners of `Priya and Lukas to send ...`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.review import names

if TYPE_CHECKING:
    from samreview.review.fold import Review

_MOST_LETTERS = 200
_BEFORE_COLON = re.compile(r"(?P<name>[^:\"@#]{1,80}?):\s+(?P<text>\S.*)")
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", re.IGNORECASE)


def name_before(review: Review, text: str) -> tuple[str | None, str]:
    """Return who `Name: text` came from and the text; nobody where the name is not exactly one person's."""
    match = _BEFORE_COLON.fullmatch(text)
    person = _exactly(review, match["name"]) if match else None
    return (person, match["text"]) if match and person else (None, text)


def owners_before(review: Review, text: str) -> tuple[tuple[str, ...], str]:
    """Return the people of `Priya and Lukas to send ...` or `Priya: send ...`, and the rest of the text.

    Nobody, and the text as it is, unless each is exactly the id, the first name or the full name of one person.
    """
    for before, after in _splits(text):
        people = tuple(_exactly(review, name) for name in _BETWEEN.split(before))
        if all(people):
            return tuple(dict.fromkeys(person for person in people if person)), after
    return (), text


def _splits(text: str) -> list[tuple[str, str]]:
    found = []
    start = text[:_MOST_LETTERS]
    for match in re.finditer(r"\s+to\s+(?=\S)|:\s+(?=\S)", start, re.IGNORECASE):
        found.append((text[: match.start()], text[match.end() :]))
        if match.group().startswith(":"):
            break
    return found


def _exactly(review: Review, name: str) -> str | None:
    return names.find_person_exactly(name, names.people(review), names.stakeholders(review.plan))
