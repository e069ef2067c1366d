"""Every key of the live screen, in one table: what it is for, the line it stands for, who may, and when it works.

A key is a shorthand for a command line. `send` submits that line at once, `write` puts it on the line to be finished
there, and `do` is something of the screen's own (a panel, a view, help).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.review.words import MODERATOR, SCRIBE, WORDS
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.state import Phase, Role
    from samreview.tui.snapshot import Snapshot, View

How = Literal["send", "write", "do"]
Where = Literal["keys", "line"]
"""keys: single letters act; line: the command line has the focus."""

_LOBBY: frozenset[Phase] = frozenset({"lobby"})
_RUNNING: frozenset[Phase] = frozenset({"running"})
_PAUSED: frozenset[Phase] = frozenset({"paused"})
_ON: frozenset[Phase] = frozenset({"running", "paused"})
_CLOSED: frozenset[Phase] = frozenset({"closed"})
_APPROVED: frozenset[Phase] = frozenset({"approved"})
_OPEN: frozenset[Phase] = frozenset({"running", "paused", "ended"})


class Key(NamedTuple):
    """One key. `show` is how the footer names it; the footer leaves out the last ones where room is short.

    Who may use it is who may use its command; keys that stand for no command are for `who`, None for anyone.
    """

    key: str
    show: str
    label: str
    how: How
    line: str
    phases: frozenset[Phase]
    meaning: str
    where: Where = "keys"
    who: frozenset[Role] | None = None
    footer: bool = True
    agreed: bool = False
    """It works only in the list of what was agreed before."""
    assumed: bool = False
    """It works only in the list of assumptions."""

    @property
    def roles(self) -> frozenset[Role] | None:
        """Who may use it; None for anyone."""
        word = WORDS.get(self.line[1:].split(" ")[0]) if self.line.startswith("/") else None
        return word.roles if word else self.who


KEYS: tuple[Key, ...] = (
    Key("s", "s", "start", "send", "/start", _LOBBY, "open the review and its first item"),
    Key("1-9", "1-9", "here", "do", "/arrive", _LOBBY, "who is here, or not yet, by the number beside the name"),
    Key(
        "a",
        "a",
        "arrive",
        "write",
        "/arrive ",
        _LOBBY,
        "who is here, by name: for whom there is no digit",
        footer=False,
    ),
    Key("y", "y", "yes to roles", "do", "/role", _LOBBY, "take the roles as proposed"),
    Key("m", "m t b", "change a role", "do", "/role", _LOBBY, "moderator, timekeeper or scribe to the next person"),
    Key("d", "d", "shared", "do", "", _LOBBY, "whether the room sees this screen"),
    Key("j", "j k", "item", "do", "", _LOBBY, "choose an item of the agenda; the arrows do too"),
    Key("plus", "+ -", "length", "do", "/time", _LOBBY, "a minute more or less for the chosen item"),
    Key("r", "r", "read first", "do", "/reading", _LOBBY, "silent reading first, paid by the others; again ends that"),
    Key(
        "equals_sign",
        "=",
        "learned",
        "do",
        "/time",
        _LOBBY,
        "take the length that an item took in past reviews",
        footer=False,
    ),
    Key("n", "n", "next", "do", "/next", _ON, "end this item and start the next; asks once without an outcome"),
    Key("d", "d", "done", "do", "/settle", _ON, "what was agreed before is done, a goal reached", agreed=True),
    Key("s", "s", "still open", "do", "/settle", _ON, "it is still open, a goal not yet reached", agreed=True),
    Key("x", "x", "drop", "do", "/settle", _ON, "it is dropped, a goal changed; then say why", agreed=True),
    Key("j", "j k", "choose", "do", "/settle", _ON, "choose in that list; the arrows do too", agreed=True),
    Key(
        "y",
        "y",
        "test it",
        "do",
        "action ",
        _ON,
        "the action that tests the chosen assumption",
        who=SCRIBE,
        assumed=True,
    ),
    Key("j", "j k", "choose", "do", "", _ON, "choose an assumption; the arrows do too", assumed=True),
    Key("z", "z", "prepared", "do", "/prepared", _OPEN, "what people prepared for now; then a letter takes it up"),
    Key("e", "e", "extend", "write", "/extend 5m", _ON, "give this item more time; says who pays before Enter"),
    Key("space", "space", "resume", "send", "/resume", _PAUSED, "let the clock run again"),
    Key(
        "1-9", "1-9", "floor", "do", "/floor", _RUNNING, "give the floor by the number beside the name; 0 takes it back"
    ),
    Key(
        "t",
        "t",
        "floor to",
        "write",
        "/floor ",
        _RUNNING,
        "give the floor by name: for whom there is no digit",
        footer=False,
    ),
    Key("f", "f", "ask", "do", "/floor", _RUNNING, "the floor to the least heard; in a round to the next"),
    Key("w", "w", "ways", "do", "/ways", _ON, "ways to end on time; 1 to 3 take one while the panel is open"),
    Key("c", "c", "close", "do", "/close", _OPEN, "what is still to settle, and the close; then 1-9 mends a point"),
    Key("b", "b", "read back", "do", "", _OPEN | _CLOSED, "each action large: its owner agrees, amends or declines"),
    Key("l", "l", "late", "do", "", _OPEN, "three lines for who comes late, to be read out", footer=False),
    Key("1-9", "1-5", "worth it?", "do", "/rate", _CLOSED, "was this worth my time, 1 to 5; then why, if you like"),
    Key("r", "r", "rate for", "do", "", _CLOSED, "enter the answer of the next person here", who=MODERATOR),
    Key("y", "y", "approve", "send", "/approve", _CLOSED | _APPROVED, "freeze the minutes as a version"),
    Key("e", "e", "amend", "write", "/amend ", _APPROVED, "change a line of the minutes, with its reason"),
    Key("m", "m", "minutes", "do", "", _CLOSED | _APPROVED, "write the minutes here, as Word and as a mail"),
    Key("p", "p", "park", "write", "/park ", _OPEN, "put a thought into the parking lot"),
    Key("u", "u", "undo", "send", "/undo", _OPEN | _LOBBY, "take back your own latest line"),
    Key("space", "space", "pause", "send", "/pause", _RUNNING, "stop the clock"),
    Key("h", "h", "hand", "send", "/hand", _ON, "raise or lower your hand"),
    Key("i", "i", "in turn", "do", "/round", _RUNNING, "everybody in turn with equal slots; i again ends it"),
    Key("q", "q", "people", "do", "", _OPEN, "who has been heard, who carries, what to ask each"),
    Key("o", "o", "outcome", "write", "decision ", _OPEN, "write what came of the item", who=SCRIBE),
    Key("g", "g", "goto", "write", "/goto ", _OPEN, "go to another item"),
    Key("r", "r", "roles", "write", "/role ", _OPEN, "hand a role over"),
    Key("v", "v", "view", "do", "", _OPEN, "view as moderator, timekeeper, scribe or room"),
    Key("a", "a", "all notes", "do", "", _OPEN, "every capture from the first"),
    Key("f2", "F2", "action", "do", "action ", _OPEN, "make the line an action", "line"),
    Key("f3", "F3", "decision", "do", "decision ", _OPEN, "make the line a decision", "line"),
    Key("f4", "F4", "open", "do", "open ", _OPEN, "make the line an open point", "line"),
    Key("f5", "F5", "question", "do", "question ", _OPEN, "make the line a question", "line"),
    Key("f6", "F6", "goal", "do", "goal ", _OPEN, "make the line a goal", "line"),
    Key("f7", "F7", "idea", "do", "idea ", _OPEN, "make the line an idea", "line"),
    Key("f8", "F8", "undo", "send", "/undo", _OPEN, "take back your own latest line", "line"),
    Key("f9", "F9", "find", "do", "", _OPEN, "every capture, to look for one and change it", "line"),
    Key("f12", "F12", "view", "do", "", _OPEN, "the next view, as v does", "line"),
    Key("ctrl+o", "Ctrl+O", "park", "do", "/park", _OPEN, "park what is asked about or edited", "line", footer=False),
)

ALWAYS: tuple[tuple[str, str, str], ...] = (
    ("/", "line", "go to the line; Enter does too"),
    ("?", "help", "explain this screen"),
    ("ctrl+p", "find", "everything that can be done, by name"),
    ("ctrl+q", "quit", "leave; the review goes on"),
)
"""Show, label and meaning of the keys that work on every screen of a review."""

LINE_KEYS: tuple[tuple[str, str, str], ...] = (
    ("Enter", "say it", "submit the line"),
    ("Tab", "complete", "take the first of the names shown, again for the next"),
    ("Up", "edit last", "change your latest capture, again for the one before"),
    ("Esc", "keys", "back to single keys; the line keeps what you typed"),
)
"""The same, while the line has the focus."""

DIGITS = tuple("1234567890")
SAME_KEY: dict[str, str] = {
    **dict.fromkeys(DIGITS, "1-9"),
    "t": "m",
    "b": "m",
    "k": "j",
    "up": "j",
    "down": "j",
    "minus": "plus",
}
"""Keys that are one with another of the table."""
ON_LINE = frozenset(key.key for key in KEYS if key.where == "line")
"""Keys that act while the line has the focus; all others are text there."""
KIND_WORDS = frozenset(key.line for key in KEYS if key.where == "line" and key.line and not key.line.startswith("/"))
"""Beginnings of a line, each of which makes it another kind."""
NAMES = tuple(dict.fromkeys([*(key.key for key in KEYS if key.key != "1-9"), *SAME_KEY]))
"""Every key that does something, as Textual names it."""


def keys_now(snapshot: Snapshot, where: Where = "keys") -> Iterator[Key]:
    """Yield the keys that work here and now for this terminal's person."""
    phase = snapshot.clock.phase
    for key in KEYS:
        if key.where != where or phase not in key.phases:
            continue
        if key.assumed and not snapshot.to_test:
            continue
        if snapshot.agreed if key.agreed else snapshot.may(key.roles):
            yield key


def key_now(name: str, snapshot: Snapshot) -> Key | None:
    """Return what the key does here and now, None where it does nothing."""
    both: tuple[Where, ...] = ("keys", "line")
    here = {key.key: key for where in both for key in reversed(tuple(keys_now(snapshot, where)))}
    return here.get(name) or here.get(SAME_KEY.get(name, name))


def first_view(snapshot: Snapshot) -> View:
    """Return the view that a person starts with: that of their role."""
    return snapshot.roles[0] if snapshot.roles else "moderator"
