"""The book of lines: what each accepted line changed, so that it can be taken back as long as nothing stands on it.

A restorable is one value of the state: (entity, which one, field). Every change of one is noted with the value that it
had before. A line can be taken back while its changes are still the last of their restorables.
"""

from __future__ import annotations

from collections import defaultdict

from samreview.values.named import NamedTuple

Restorable = tuple[str, str, str]
"""(entity, which one, field), such as ("capture", "12", "due")."""
Captured = tuple[str, str | None, str, int]
"""What is noted of a line that made one capture: by whom, on whose word, which kind, its number."""
FLOOR: Restorable = ("floor", "", "")


class Change:
    """One change: by which line, and what was there before."""

    __slots__ = ("line", "was")

    def __init__(self, line: str, was: object) -> None:
        self.line = line
        self.was = was


class Restored(NamedTuple):
    """A restorable to set again when a line is taken back. `last` is false where a later change stays in force."""

    restorable: Restorable
    value: object
    last: bool


class Line:
    """One accepted line. `label` is how messages name it."""

    # Of the class until they change: a review of thousands of lines is read sooner.
    fixed = False
    """Can never be taken back."""
    clock = False
    """Moves the item clock: can be taken back only while no later one stands."""
    captures_before = 0
    parked_before = 0
    """How many captures and parked lines there were when it moved the clock."""
    made: tuple[tuple[str, str], ...] = ()
    """Entities (kind, which one) that came into being by it."""
    restorables: tuple[Restorable, ...] = ()
    """What it changed, in order."""
    weak: frozenset[Restorable] = frozenset()
    """What may have moved on; a later change of one stays when the line is taken back."""
    standing = True

    def __init__(self, id: str, by: str, word_of: str | None, label: str = "") -> None:  # noqa: A002  the field's name
        self.id = id
        self.by = by
        self.word_of = word_of
        self.label = label

    @property
    def person(self) -> str:
        """Whose line it is."""
        return self.word_of or self.by


class Book:
    """All lines of a review that can be taken back, or could.

    Most lines are a capture, and few of them are ever asked for: such a line is made when it is.
    """

    def __init__(self) -> None:
        self._lines: dict[str, Line | Captured] = {}
        self._by_person: defaultdict[str, list[str]] = defaultdict(list)
        self._changes: dict[Restorable, list[Change]] = {}
        self._touched: dict[tuple[str, str], dict[str, None]] = {}
        self._clock_lines: list[Line] = []

    def open(self, line: Line) -> Line:
        """Begin a line."""
        self._lines[line.id] = line
        self._by_person[line.by].append(line.id)
        if line.person != line.by:
            self._by_person[line.person].append(line.id)
        return line

    def open_capture(self, id_: str, by: str, word_of: str | None, kind: str, number: int) -> None:
        """Begin a line that makes a capture; of one that has begun, the capture is one more that it made."""
        if id_ in self._lines:
            self.note_made(self._opened(id_), ("capture", str(number)))
            return
        self._lines[id_] = (by, word_of, kind, number)
        self._by_person[by].append(id_)
        if word_of and word_of != by:
            self._by_person[word_of].append(id_)

    def line(self, id_: str) -> Line | None:
        """Return the line with this id; None where it changed nothing that this version knows."""
        return self._opened(id_) if id_ in self._lines else None

    def _opened(self, id_: str) -> Line:
        noted = self._lines[id_]
        if isinstance(noted, Line):
            return noted
        by, word_of, kind, number = noted
        line = self._lines[id_] = Line(id_, by, word_of, f"{kind} {number}")
        line.made = (("capture", str(number)),)
        return line

    def note(self, line: Line, restorable: Restorable, was: object, *, weak: bool = False) -> None:
        """Note that a line changes a restorable that held `was`."""
        changes = self._changes.setdefault(restorable, [])
        changes.append(Change(line.id, was))
        line.restorables = (*line.restorables, restorable)
        if weak:
            line.weak |= {restorable}
        self._touched.setdefault(restorable[:2], {})[line.id] = None

    def note_made(self, line: Line, entity: tuple[str, str]) -> None:
        """Note that a line brought an entity into being: nothing done to it later may stand when the line goes."""
        line.made = (*line.made, entity)

    def note_clock(self, line: Line, captures: int, parked: int) -> None:
        """Note that a line moves the item clock, with how many captures and parked lines there are."""
        line.clock, line.captures_before, line.parked_before = True, captures, parked
        self._clock_lines.append(line)

    def latest(self, person: str) -> Line | None:
        """Return a person's latest line that stands: typed by them, or entered on their word."""
        lines = map(self._opened, reversed(self._by_person.get(person, ())))
        return next((line for line in lines if line.standing), None)

    def in_the_way(self, line: Line) -> Line | None:
        """Return a later line that stands on this one, or None when this one can be taken back."""
        if line.clock and self._clock_lines[-1] is not line:
            return self._clock_lines[-1]
        for entity in line.made:
            last = next(reversed(self._touched.get(entity, {})), line.id)
            if last != line.id:
                return self._opened(last)
        for restorable in line.restorables:
            last = self._changes[restorable][-1].line
            if last != line.id and restorable not in line.weak:
                return self._opened(last)
        return None

    def before(self, line: Line, restorable: Restorable, otherwise: object) -> object:
        """Return what a restorable held before a line changed it; `otherwise` where the line did not."""
        changes = self._changes.get(restorable, ())
        return next((change.was for change in reversed(changes) if change.line == line.id), otherwise)

    def take_back(self, line: Line) -> list[Restored]:
        """Strike a line out and return the restorables to set again, the latest first."""
        line.standing = False
        for person in {line.by, line.person}:
            lines = self._by_person[person]
            while lines and not self._opened(lines[-1]).standing:
                lines.pop()
        if line.clock:
            self._clock_lines.pop()
        return [self._withdraw(line, restorable) for restorable in reversed(line.restorables)]

    def _withdraw(self, line: Line, restorable: Restorable) -> Restored:
        self._touched[restorable[:2]].pop(line.id, None)
        changes = self._changes[restorable]
        place = len(changes) - 1
        while changes[place].line != line.id:
            place -= 1
        change = changes.pop(place)
        last = place == len(changes)
        if not last:
            changes[place].was = change.was
        return Restored(restorable, change.was, last)
