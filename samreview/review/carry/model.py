"""What was agreed and is carried from review to review, as values.

Tuples with names: the live app imports them before its first picture, and they cost nothing to declare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from samreview.agenda.model import AgendaItem

CommitmentKind = Literal["action", "open", "goal", "parked"]
"""open: a question that was left open; parked: a line of the parking lot. Lists show them in this order."""
KINDS: tuple[CommitmentKind, ...] = ("action", "open", "goal", "parked")
TO_DO: frozenset[CommitmentKind] = frozenset({"action", "open"})
"""What registers and lists of actions hold: somebody has to do something by a date."""
LABELS: dict[CommitmentKind, str] = {"action": "", "open": "open question", "goal": "goal", "parked": "parked"}
"""What lists put before the words of one that is not an action."""
Status = Literal["open", "done", "dropped", "not-yet", "reached", "changed"]
STILL_OPEN: frozenset[Status] = frozenset({"open", "not-yet"})
STATUSES: dict[CommitmentKind, tuple[Status, Status, Status]] = {
    "action": ("done", "open", "dropped"),
    "open": ("done", "open", "dropped"),
    "goal": ("reached", "not-yet", "changed"),
    "parked": ("done", "open", "dropped"),
}
"""What can be said of each kind: it has come about, it still stands, it is no longer wanted."""
Place = Literal["joined", "added", "waiting"]
"""What became of an item that was put off: one with its id stands in the agenda, it was added, it found no room."""


class Settled(NamedTuple):
    """What was said of a commitment: its status, why, and perhaps a new owner or date.

    `by` is who says so, `on_word_of` the same person where somebody else entered it for them. `agreed` is None where
    that is as it was.
    """

    id: str
    status: Status
    because: str
    by: str
    at: dt.datetime
    on_word_of: str | None = None
    person: str | None = None
    person_name: str | None = None
    due: dt.date | None = None
    agreed: bool | None = None
    note: str | None = None
    """What is noted on it from now on; None where that is as it was."""
    cleared: tuple[str, ...] = ()
    """Of `owner` and `due` those that it has no more."""
    item: str | None = None
    """The item that ran when it was said in a review."""


class Added(NamedTuple):
    """An action that was made outside any review: a new row of a register that came back.

    `origin` tells the row that it came from, so that the same file, read twice, makes it once.
    """

    id: str
    what: str
    review: str
    """The review whose register it was added to, else the account's last one."""
    origin: str
    by: str
    at: dt.datetime
    owner: str | None = None
    owner_name: str | None = None
    due: dt.date | None = None
    note: str = ""
    status: Status = "open"
    agreed: bool = False


class Commitment(NamedTuple):
    """An action, a goal or a parked line of an earlier review, or an action of the plan.

    `review` is None for the plan's own. `carried` counts the reviews held since it was made: 0 until the next one.
    """

    id: str
    kind: CommitmentKind
    what: str
    owner: str | None = None
    owner_name: str | None = None
    due: dt.date | None = None
    agreed: bool = False
    review: str | None = None
    item: str | None = None
    """Title of the agenda item that it was agreed in."""
    carried: int = 0
    status: Status = "open"
    because: str = ""
    """Why it is done, dropped or still open, in the words of whoever said so."""
    note: str = ""
    """What was noted on it, in its review or in a document that came back."""
    agreed_to: str | None = None
    """Its words as the owner agreed to them; None where nobody has."""
    agreed_due: dt.date | None = None
    """The date that the owner agreed to, whatever has become of it since."""

    @property
    def labelled(self) -> str:
        """Its words, with what it is before them where it is not an action."""
        label = LABELS[self.kind]
        return f"{label.capitalize()}: {self.what}" if label else self.what

    @property
    def remark(self) -> str:
        """What registers show beside it: the note, else the last word on it."""
        return self.note or self.because

    @property
    def is_open(self) -> bool:
        """Whether it is still to come about."""
        return self.status in STILL_OPEN

    def overdue(self, on: dt.date) -> bool:
        """Say whether it should have come about before `on`."""
        return self.is_open and self.due is not None and self.due < on

    def with_settled(self, said: Settled) -> Commitment:
        """Return it after something was said of it."""
        changed = self._replace(status=said.status, because=said.because)
        if said.person is not None:
            changed = changed._replace(owner=said.person, owner_name=said.person_name)
        if said.due is not None:
            changed = changed._replace(due=said.due)
        if said.note is not None:
            changed = changed._replace(note=said.note)
        if "owner" in said.cleared:
            changed = changed._replace(owner=None, owner_name=None)
        if "due" in said.cleared:
            changed = changed._replace(due=None)
        if said.agreed is not None:
            changed = changed._replace(agreed=said.agreed)
        return changed._replace(agreed_to=changed.what, agreed_due=changed.due) if said.agreed else changed


class PutOff(NamedTuple):
    """An agenda item left for a later review, by `/later` or a way to end on time, and the review that left it."""

    item: AgendaItem
    review: str


class CarriedItem(NamedTuple):
    """An item that was put off, as the review that it comes back in keeps it."""

    id: str
    title: str
    review: str
    place: Place


class CarriedOver(NamedTuple):
    """What a review opened with from before. `previous` is the account's last review, None without one."""

    previous: str | None = None
    previous_on: dt.date | None = None
    entries: tuple[Commitment, ...] = ()
    items: tuple[CarriedItem, ...] = ()
    notices: tuple[str, ...] = ()
    """What to know about it; none of it stops anything."""
