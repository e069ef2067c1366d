"""The words of the command language: how each is written, what it does, who may use it and when.

Help (`?`), completion and the permission to use a command all read this one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from samreview.review.state import Phase, Role

LOBBY: frozenset[Phase] = frozenset({"lobby"})
RUNS: frozenset[Phase] = frozenset({"running", "paused"})
LIVE: frozenset[Phase] = frozenset({"running", "paused", "ended"})
CLOSED: frozenset[Phase] = frozenset({"closed"})
FROZEN: frozenset[Phase] = frozenset({"approved"})
ALWAYS: frozenset[Phase] = LOBBY | LIVE | CLOSED | FROZEN

TO_SETTLE = " To settle before the close: "
"""Stands before what is missing in the answer that begins the last item."""

MODERATOR: frozenset[Role] = frozenset({"moderator"})
TIMEKEEPER: frozenset[Role] = frozenset({"moderator", "timekeeper"})
SCRIBE: frozenset[Role] = frozenset({"moderator", "scribe"})
ANY_ROLE: frozenset[Role] = frozenset({"moderator", "timekeeper", "scribe"})
ANYONE: frozenset[Role] | None = None

_WHO = {
    MODERATOR: "moderator",
    TIMEKEEPER: "moderator, timekeeper",
    SCRIBE: "moderator, scribe",
    ANY_ROLE: "any role",
    ANYONE: "anyone",
}


@record
class Word(Frozen):
    """One command: `usage` shows how it is written, `meaning` what it does, `roles` who may (None: anyone)."""

    name: str
    usage: str
    meaning: str
    roles: frozenset[Role] | None
    phases: frozenset[Phase]
    also: str = ""
    """Who else may, in words; the command itself sees to that."""

    @property
    def who(self) -> str:
        """Who may use it, as help says it."""
        return _WHO[self.roles] + self.also


_TABLE = (
    Word("start", "/start", "Opens the review and its first item.", MODERATOR, LOBBY),
    Word("next", "/next", "Ends the current item and starts the next one that has not run.", TIMEKEEPER, LIVE),
    Word("goto", "/goto ITEM", "Ends the current item and starts that one, or goes on with it.", MODERATOR, LIVE),
    Word("skip", "/skip ITEM", "Drops an item that has not started.", MODERATOR, LOBBY | LIVE),
    Word("later", "/later ITEM", "Leaves an item for the next review of this account.", MODERATOR, LIVE),
    Word("extend", "/extend 5m", "Lengthens the current item.", TIMEKEEPER, RUNS),
    Word("time", "/time ITEM 20m", "Sets the length of an item that has not started.", MODERATOR, LOBBY | LIVE),
    Word("move", "/move ITEM before ITEM", "Changes the order of items not started.", MODERATOR, LOBBY | LIVE),
    Word("pause", "/pause", "Stops the clock.", TIMEKEEPER, RUNS),
    Word("resume", "/resume", "Restarts the clock.", TIMEKEEPER, RUNS),
    Word("ways", "/ways", "Offers the ways to end on time as they are now.", TIMEKEEPER, RUNS),
    Word("take", "/take 1", "Takes a way to end on time, as it was offered.", MODERATOR, RUNS),
    Word("gap", "/gap counts|pause", "Says whether a time of sleep or absence counted.", TIMEKEEPER, LIVE),
    Word("clock", "/clock right|wrong", "Says whether a clock that was set is right now.", TIMEKEEPER, LIVE | CLOSED),
    Word("arrive", '/arrive NAME... "New Guest"', "Says who is here.", ANY_ROLE, LOBBY | LIVE),
    Word(
        "expect",
        "/expect NAME until:16:00 speaks:last",
        "Says until when somebody stays, or that they speak last; `-` clears.",
        ANY_ROLE,
        LOBBY | LIVE,
    ),
    Word("leave", "/leave NAME...", "Says who has left; roles are then empty.", ANY_ROLE, LOBBY | LIVE),
    Word(
        "floor",
        "/floor NAME, /floor next, /floor -",
        "Gives the floor to somebody, to the least heard, or takes it back.",
        TIMEKEEPER,
        LIVE,
    ),
    Word(
        "round", "/round 2m, /round -", "Everybody in turn, equal slots; without a length shares out.", TIMEKEEPER, RUNS
    ),
    Word("hand", "/hand", "Raises or lowers your hand.", ANYONE, LIVE),
    Word(
        "role",
        "/role moderator|timekeeper|scribe NAME",
        "Hands a role over, or takes an empty one.",
        MODERATOR,
        LOBBY | LIVE,
        "; an empty role anyone of the team for themselves",
    ),
    Word(
        "park",
        "/park TEXT, /park 12",
        "Puts a line, or capture 12, into the parking lot: true, but not for this meeting.",
        ANYONE,
        LIVE,
    ),
    Word(
        "fix",
        "/fix opp:ID FIELD VALUE because TEXT",
        "Corrects a figure of the plan for this review (also with:, ask:).",
        SCRIBE,
        LIVE,
    ),
    Word(
        "heard",
        "/heard STAKEHOLDER OPPORTUNITY STANCE [@NAME] because TEXT",
        "Notes a stance with its evidence, and who of us heard it.",
        SCRIBE,
        LIVE,
    ),
    Word(
        "ask",
        "/ask ID asked|committed|declined because TEXT",
        "Notes an attempt on an internal ask and its answer.",
        SCRIBE,
        LIVE,
    ),
    Word("headline", "/headline TEXT", "Sets the sentence that opens the minutes.", SCRIBE, LIVE),
    Word("nextreview", "/nextreview 2027-02-23T15:00 90m", "Sets the next review.", MODERATOR, LIVE),
    Word(
        "readback",
        "/readback, /readback 12, /readback -",
        "Reads the next action that waits back to the room, or that one; - ends it.",
        SCRIBE,
        LIVE | CLOSED,
    ),
    Word(
        "catchup",
        "/catchup NAME",
        "Says in three lines what was decided, what is needed from somebody, what is open.",
        ANYONE,
        ALWAYS,
    ),
    Word(
        "settle",
        "/settle 3 done|open|dropped MARKS because TEXT",
        "Says what has come of something agreed before; of a goal reached, not-yet or changed.",
        ANY_ROLE,
        LIVE,
        " on the owner's word, the owner",
    ),
    Word(
        "prepared",
        "/prepared 3 asked|answered|action|parked TEXT MARKS",
        "Takes up what somebody prepared, in their words: a question so, an idea noted, what they can say taken.",
        SCRIBE,
        LIVE,
        ", whose question or idea it is",
    ),
    Word(
        "reading",
        "/reading 10m, /reading -",
        "Puts an item of silent reading first, its minutes taken from the others; - takes it out.",
        MODERATOR,
        LOBBY,
    ),
    Word("rate", "/rate 4 TEXT", "Says whether this was worth your time, 1 to 5, and why.", ANYONE, LIVE | CLOSED),
    Word("find", "/find WORDS", "Names the captures that fit: words, a kind, @name, opp:id, item:id.", ANYONE, ALWAYS),
    Word("help", "/help COMMAND", "Says how a command is written and who may use it.", ANYONE, ALWAYS),
    Word("undo", "/undo", "Takes back your latest line; once more, the one before.", ANYONE, LOBBY | LIVE | CLOSED),
    Word("close", "/close, /close anyway", "Ends the review, with the quality list empty or anyway.", MODERATOR, LIVE),
    Word("approve", "/approve", "Freezes the minutes as a version.", MODERATOR, CLOSED | FROZEN),
    Word("amend", "/amend 12 TEXT because TEXT", "Changes approved minutes, with a reason.", MODERATOR, FROZEN),
    Word(
        "edit",
        "/edit 12 TEXT MARKS",
        "Replaces text and marks of a capture; a mark not given stays, @- or due:- clears one.",
        SCRIBE,
        LIVE | CLOSED,
        ", the author",
    ),
    Word("kind", "/kind 12 action", "Changes what a capture is.", SCRIBE, LIVE, ", the author"),
    Word(
        "merge",
        "/merge 12 9",
        "Lets 9 take 12 in, its words and marks; 12 is withdrawn.",
        SCRIBE,
        LIVE,
        ", the author of both",
    ),
    Word(
        "drop",
        "/drop 12, /drop 12 because TEXT",
        "Withdraws a capture; with a reason the minutes keep it.",
        SCRIBE,
        LIVE | CLOSED,
        ", the author",
    ),
    Word("also", "/also 12 TEXT", "Adds the same in other words or another language.", SCRIBE, LIVE, ", the author"),
    Word(
        "agree", "/agree 12", "Accepts an action you own.", MODERATOR, LIVE | CLOSED, " on the owner's word, the owner"
    ),
    Word(
        "decline",
        "/decline 12 because TEXT",
        "Says no to an action you own: it needs another owner.",
        MODERATOR,
        LIVE | CLOSED,
        " on the owner's word, the owner",
    ),
)
WORDS: dict[str, Word] = {word.name: word for word in _TABLE}
"""The commands by their names, in the order in which help lists them."""

CAPTURING = (
    ("point TEXT", "Something said. A line with neither kind nor slash is a point."),
    ("goal TEXT", "What we want; `@` its owner, `due:` its date."),
    ("decision TEXT", "What is decided."),
    ("open TEXT", "Not decided: who decides (`@`), by when (`due:`)."),
    ("action TEXT", "Who (`@`) does what by when (`due:`); a second `@` helps."),
    ("question TEXT", "A question; anyone may add one."),
    ("idea TEXT", "An idea; anyone may add one."),
    ("Lukas: TEXT", "It came from Lukas."),
    ("... TEXT", "Goes on with your last capture."),
    ("s/old/new/", "Corrects your latest capture that says so; with `g` all of it, with `G` all of yours."),
    ("action-12: TEXT", "Adds a note to capture 12."),
    ("@@ID LINE", "Enters a line on another's word; moderator only."),
)
"""The lines that are no commands: how they are written and what they are."""

MARKS = (
    ("@priya", "owner of an action, goal or open point; of others, whom it came from"),
    ("due:2027-02-15", "also fri, +3w, +10d, eom, eoq, FY27-Q4"),
    ("opp:nextgen", "an opportunity; a new one in quotes"),
    ("with:jane", "a stakeholder"),
    ("ask:sla", "an internal ask"),
    ("for:scrap", "a customer problem, or an initiative"),
    ("+250k", "growth this adds; also +USD 60k"),
    ("cost:60k", "what it takes"),
    ("#up", "must go up: to whom, by when"),
    ("#share", "may be shown to the customer"),
)
"""The marks and what they mean."""
