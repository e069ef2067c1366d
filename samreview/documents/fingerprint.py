"""The fingerprint of approved minutes: which event of which review they were made from, and the chain's hash there.

It stands in the minutes for people, and whole among the properties of a file, so that `verify` can hold the file
against the store.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview import __version__
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.fold import Review

_GROUPS = 4
_LETTERS = 4
_PRINTED = re.compile(
    r"Fingerprint of version (\d{1,6}): ([0-9a-f]{4}(?: [0-9a-f]{4}){3}) \(([a-z0-9-]{1,250}), event (\d{1,9})\)"
)
_PLACE, _VERSION, _HASH, PROGRAM = (f"samreview {name}" for name in ("record", "version", "hash", "program"))


class Fingerprint(NamedTuple):
    """A version of a review's minutes: the number of the event that approved it, and the hash of the chain there.

    `hash` is whole, or as many of its first digits as are known.
    """

    review: str
    version: int
    event: int
    hash: str

    @property
    def short(self) -> str:
        """The hash as it is printed."""
        return " ".join(self.hash[at : at + _LETTERS] for at in range(0, _GROUPS * _LETTERS, _LETTERS))

    @property
    def printed(self) -> str:
        """The whole fingerprint as it is printed."""
        return f"Fingerprint of version {self.version}: {self.short} ({self.review}, event {self.event})"

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """What a file keeps of it beside its text, by name."""
        return (
            (_PLACE, f"{self.review}@{self.event}"),
            (_VERSION, str(self.version)),
            (_HASH, self.hash),
            (PROGRAM, __version__),
        )


def fingerprint_of(review: Review) -> Fingerprint | None:
    """Return the fingerprint of a review's minutes: of the version that was approved last.

    None while that is not all of them (a draft, or amended since), for a rehearsal, and without a store.
    """
    waits = any(one.version > review.version for one in review.amendments)
    if review.phase != "approved" or waits or review.left_out or review.rehearsed:
        return None
    last = review.versions[-1]
    hash_ = review.hash_at(last.event)
    return None if hash_ is None else Fingerprint(review.id, last.version, last.event, hash_)


def fingerprint_in(text: str, properties: Mapping[str, str]) -> Fingerprint | None:
    """Return the fingerprint that a file has: whole among its properties, else as it is printed; None without one."""
    review, _, event = properties.get(_PLACE, "").strip().rpartition("@")
    version, hash_ = (properties.get(name, "").strip() for name in (_VERSION, _HASH))
    if review and _is_number(event) and _is_number(version) and re.fullmatch(r"[0-9a-f]{64}", hash_):
        return Fingerprint(review, int(version), int(event), hash_)
    found = _PRINTED.search(text)
    if found is None:
        return None
    return Fingerprint(found[3], int(found[1]), int(found[4]), found[2].replace(" ", ""))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
