"""What each screen shows and what its signs mean, for its help. The keys come from their own table."""

from __future__ import annotations

from samreview.tui.widgets.captures import SIGNS

Line = tuple[str, str]
"""A sign, a part or a key, and what it means; a heading where the second is empty."""

About = tuple[str, tuple[Line, ...]]
"""The name of a screen, and what is seen on it."""

_LOOKS = "  ".join(SIGNS[place] for place in ("now", "horizon", "beyond"))

AGENDA: tuple[Line, ...] = (
    ("Signs in the agenda", ""),
    ("v  >  -", "over, running, skipped; » is left for next time"),
    ("?", "not reached, or cut short, at the present pace"),
    ("«", "comes from an earlier review, or was put off then"),
    ("5   7", "minutes planned and taken; below, the reserve"),
)
PEOPLE: tuple[Line, ...] = (
    ("Signs beside people", ""),
    (">  ^", "has the floor; has a hand up"),
    ("NOT YET", "not heard yet, the least heard first, and why to ask them"),
)
NOTES: tuple[Line, ...] = (
    ("Signs beside notes", ""),
    (_LOOKS, "how far it looks: this quarter, the horizon, beyond it"),
    ("? dmacd", "a mark that could not be read"),
    ('ok  ^  "Marc"', "agreed by its owner; goes up; said in the room"),
)
SIGNAL: tuple[Line, ...] = (
    ("Signals", ""),
    ("● ! !!", "GREEN, AMBER near the end, RED over; ‖ the clock is stopped"),
)

LOBBY: About = (
    "The lobby",
    (
        ("Before the start", ""),
        ("left above", "the plan at a glance, and what `check` finds weakest in it"),
        ("left below", "who is expected, their local time, who has prepared"),
        ("right", "roles, the agenda with its minutes, what was agreed last time"),
    ),
)
LIVE: About = ("The live screen", (*SIGNAL, *AGENDA, *PEOPLE, *NOTES))
TIMEKEEPER: About = ("The timekeeper's screen", (*SIGNAL, *AGENDA, *PEOPLE))
SCRIBE: About = (
    "The scribe's screen",
    (
        ("A line a thought", ""),
        ("", "Type and press Enter; the line keeps the focus. Esc frees the single keys, Enter goes back."),
        *NOTES,
        *PEOPLE,
    ),
)
ROOM: About = (
    "The wall",
    (("For everybody's eyes", ""), ("", "Item, question, clock, and the last three decisions and actions; no more.")),
)
READ_BACK: About = (
    "The read-back",
    (
        ("Each action to its owner", ""),
        ("", "The room sees the same action. Answers are kept as given on the owner's word."),
    ),
)
CLOSED: About = (
    "After the close",
    (
        ("What came of it", ""),
        ("", "The minutes are a DRAFT until they are approved as a version."),
        ("j k", "scroll the list; the arrows and page keys do too"),
    ),
)
FIND: About = (
    "All notes",
    (
        ("Looking for a note", ""),
        ("words", "every note that holds them; several words: all of them"),
        ("action, goal ...", "of that kind"),
        ("@name", "of that person"),
        ("opp:id  item:id", "about that opportunity; of that item"),
        ("?", "with a mark that could not be read"),
        ("+  -", "with growth; withdrawn"),
        *NOTES,
    ),
)
