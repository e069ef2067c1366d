"""A file held against the store: whether minutes or a register still say what the store says that they said."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from samreview import __version__
from samreview.documents.fingerprint import PROGRAM, Fingerprint, fingerprint_in, fingerprint_of
from samreview.documents.register import FIELD_NAMES
from samreview.documents.verification_reading import UnverifiableError, read_file, suffix_of
from samreview.documents.wording import capitalised
from samreview.journal.codec import hash_of
from samreview.journal.streams import stream_of
from samreview.review.event_versions import written_by_newer
from samreview.review.fold import fold
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from samreview.documents.looks import Looks
    from samreview.documents.register import Register
    from samreview.documents.verification_reading import ReadFile
    from samreview.journal.protocol import Journal
    from samreview.review.carry.returned import CameBack
    from samreview.review.events import Event
    from samreview.review.fold import Review

_SAID_LATER = frozenset(("event.lost", "store.repaired", "review.edited"))
"""Kinds of events that change what minutes say after they were approved: what happened to the store."""
_NEAR = 8
"""So many paragraphs after its words a row of a table still belongs to an action."""
_SHORTEST = 4


class Difference(NamedTuple):
    """What the file says otherwise: about what, as the store has it, and as the file has it; empty for nothing."""

    about: str
    store: str
    file: str


class Verification(NamedTuple):
    """What came of it. `fingerprint` is None for a register over several reviews, `problem` says why a file differs.

    `is_held` says whether the store holds what the file was made from, `notes` what else there is to know.
    """

    fingerprint: Fingerprint | None
    is_held: bool
    problem: str = ""
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the file says what the store says."""
        return self.is_held and not self.problem and not self.differences


def verify(journal: Journal, data: bytes, path: str, looks: Looks) -> Verification:
    """Hold a file against the store: its fingerprint, its register and every paragraph of it.

    Raises:
        DocumentError: the file cannot be read, or does not say what it was made from.
        StoreError: the store cannot be read.
    """
    file = read_file(data, path)
    fingerprint = fingerprint_in("\n".join(file.texts), file.properties)
    if fingerprint is not None:
        return _of_minutes(journal, file, fingerprint, path, looks)
    if file.register is not None and file.register.export and file.register.review is None:
        return _of_register(journal, file.register)
    raise UnverifiableError(
        f"{path}: it has no fingerprint. Minutes have one once they are approved; drafts, rehearsals and minutes for "
        "the customer have none."
    )


def _of_minutes(journal: Journal, file: ReadFile, fingerprint: Fingerprint, path: str, looks: Looks) -> Verification:
    events = journal.read(stream_of(fingerprint.review))
    if not events:
        problem = f"The store does not hold the review {fingerprint.review}. --store names another store."
        return Verification(fingerprint, is_held=False, problem=problem)
    if len(events) < fingerprint.event:
        problem = (
            f"The store holds {len(events)} events of {fingerprint.review}, and these minutes were made from "
            f"{fingerprint.event}: it is an older copy."
        )
        return Verification(fingerprint, is_held=False, problem=problem)
    known = hash_of(events, fingerprint.event) or ""
    problem = ""
    if not known.startswith(fingerprint.hash):
        ours = fingerprint._replace(hash=known)
        problem = f"At event {fingerprint.event} the store has {ours.short}, and the file {fingerprint.short}."
    later = [event for event in events[fingerprint.event :] if event.kind in _SAID_LATER]
    then = _folded((*events[: fingerprint.event], *later), events)
    notes = tuple(_notes(file, fold(events), fingerprint))
    made = fingerprint_of(then)
    if then.left_out:
        return Verification(fingerprint, is_held=False, problem=written_by_newer(then.id, len(then.left_out)))
    if made is None or made.version != fingerprint.version:
        problem = (
            f"In the store, event {fingerprint.event} of {then.id} does not approve version {fingerprint.version}."
        )
        return Verification(fingerprint, is_held=True, problem=problem, notes=notes)
    return Verification(fingerprint, True, problem, tuple(_differences(then, file, path, looks)), notes)


def _folded(events: Sequence[Event], whole: Sequence[Event]) -> Review:
    review = fold(events)
    review.hash_at = lambda number: hash_of(whole, number)
    return review


def _notes(file: ReadFile, now: Review, fingerprint: Fingerprint) -> Iterator[str]:
    if now.version > fingerprint.version:
        yield f"The store has gone on since: version {now.version} of the minutes is approved."
    elif any(one.version > now.version for one in now.amendments):
        yield f"The store has gone on since: the minutes were amended, for version {now.version + 1}."
    program = file.properties.get(PROGRAM, "").strip()
    if program and program != __version__:
        yield f"The file was made by samreview {program}, and this is {__version__}: its wording may be another."


def _differences(review: Review, file: ReadFile, path: str, looks: Looks) -> Iterator[Difference]:
    from samreview.documents.minutes_files import minutes_bytes
    from samreview.documents.minutes_register import review_register

    at = review.last
    assert at is not None  # noqa: S101  it has events
    ours = read_file(minutes_bytes(review, at, suffix_of(path), looks), path)
    register = review_register(review)
    changed = tuple(_register_differences(register, file.register)) if register and file.register else ()
    yield from changed
    told = {(one.store, one.file) for one in changed}
    for one in _text_differences(review, ours.texts, file.texts):
        # A cell of the register is a paragraph too.
        if (one.store, one.file) not in told:
            yield one


def _text_differences(review: Review, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Difference]:
    about = _Labels(review, ours)
    ours, theirs = _without_fingerprint(ours), _without_fingerprint(theirs)
    for kind, low, high, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for number in range(max(high - low, end - start)):
            place, other = low + number, start + number
            store = ours[place] if place < high else ""
            yield Difference(about.of(min(place, high)), store, theirs[other] if other < end else "")


def _without_fingerprint(texts: Sequence[str]) -> list[str]:
    return [one for one in texts if fingerprint_in(one, {}) is None and not one.startswith("fingerprint.")]


class _Labels:
    """Which capture a paragraph of the minutes is about, by its words or by the row that it stands in."""

    def __init__(self, review: Review, texts: Sequence[str]) -> None:
        self._texts = _without_fingerprint(texts)
        self._names = {
            text: f"{one.kind} {one.number}"
            for one in review.captures
            if not one.withdrawn
            for text in (one.text, capitalised(one.text))
            if len(text) >= _SHORTEST
        }

    def of(self, place: int) -> str:
        """Return the name of the capture at a place, or of the one whose row it is in; empty where it is of none."""
        for near in range(place, max(-1, place - _NEAR), -1):
            if near < len(self._texts) and (name := self._name(self._texts[near])):
                return name
        return ""

    def _name(self, paragraph: str) -> str:
        found = max((text for text in self._names if text in paragraph), key=len, default="")
        return self._names.get(found, "")


def _of_register(journal: Journal, came: CameBack) -> Verification:
    from samreview.documents.register_then import register_at

    register = register_at(journal, came.export)
    if register is None:
        problem = "The store does not hold what this register was made from. --store names another store."
        return Verification(None, is_held=False, problem=problem)
    return Verification(None, True, "", tuple(_register_differences(register, came)))


def _register_differences(register: Register, came: CameBack) -> Iterator[Difference]:
    entries = {one.id: one for one in register.entries}
    # Minutes hold all of it; a register over accounts knows itself which actions were chosen for it.
    missing = dict.fromkeys(came.written if register.review is None else entries)
    for row in came.rows:
        key = row.id if row.id in entries else next(iter(row.hidden & entries.keys()), "")
        missing.pop(key, None)
        if not key:
            yield Difference(row.where, "", row.what or row.id)
            continue
        entry = entries[key]
        if row.id != key:
            yield Difference(f"action {key}, id", key, row.id)
        if row.what != entry.text:
            yield Difference(f"action {key}, text", entry.text, row.what)
        shown: Mapping[str, str] = {name: register.shown(entry, name) for name in FIELD_NAMES}
        for name in FIELD_NAMES:
            said = row.fields.get(name, ("",))[0]
            if said != shown[name]:
                yield Difference(f"action {key}, {name}", shown[name], said)
    for key in missing:
        yield Difference(f"action {key}", entries[key].text if key in entries else key, "")
