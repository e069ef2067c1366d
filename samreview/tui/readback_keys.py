"""The keys of the read-back: what each does with the action that is shown, as a line of the command language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.review.readback import ActionRead, Standing

_ASKED: frozenset[Standing] = frozenset({"asked"})
_OWNED: frozenset[Standing] = frozenset({"asked", "agreed", "up"})
_OPEN: frozenset[Standing] = frozenset({"asked", "nobody"})
_ANY: frozenset[Standing] = frozenset({"asked", "agreed", "nobody", "up"})


class Step(NamedTuple):
    """One key. `line` is sent, or put on the line to be finished, with the action's number and text in it."""

    key: str
    show: str
    label: str
    how: Literal["send", "write", "do"]
    line: str
    standing: frozenset[Standing]
    meaning: str


STEPS: tuple[Step, ...] = (
    Step("y", "y", "yes", "send", "/agree {number}", _ASKED, "its owner says yes"),
    Step("m", "m", "amend", "write", "/edit {number} {text}", _ANY, "say it better; marks alone change who or when"),
    Step("x", "x", "no", "write", "/decline {number} because ", _OWNED, "its owner says no, and why"),
    Step("at", "@", "owner", "write", "/edit {number} @", _ANY, "name who takes it"),
    Step("d", "d", "drop", "write", "/drop {number} because ", _OPEN, "we choose not to; the minutes keep why"),
    Step(
        "s",
        "s",
        "sponsor",
        "write",
        "/edit {number} #up due:+2w @",
        _OPEN,
        "to the sponsor or whoever decides, by when",
    ),
    Step("n", "n b", "next", "do", "", _ANY, "the next action and the one before; the arrows do too"),
)
"""In the order of the footer."""
BACK = ("b", "left", "up")
"""Keys that go back to the action before."""
SAME = {"right": "n", "down": "n", **dict.fromkeys(BACK, "n")}
STEP_NAMES = frozenset({step.key for step in STEPS})
OTHERS: tuple[tuple[str, str], ...] = (("u", "undo"), ("Esc", "leave"))
"""Keys of every screen that the footer names here."""
MORE: tuple[tuple[str, str], ...] = (
    ("u", "take the last answer back"),
    ("c", "leave, and close"),
    ("/", "go to the line; Enter does too"),
    ("Esc", "leave the read-back, for the room too"),
)
"""The same, as help says them."""
UNFIT: dict[Standing, str] = {
    "asked": "Waits for its owner: y yes, x no, m amend; d drops it, s sends it to the sponsor.",
    "agreed": "It is agreed. m amends it, x takes the yes back, n goes on.",
    "nobody": "Nobody has it yet: @ names who takes it, d drops it, s sends it to the sponsor.",
    "up": "It goes to the sponsor. m amends it, x brings it back, n goes on.",
}
"""Said where a key of the read-back does not fit the action."""


def step_for(name: str, action: ActionRead | None) -> Step | None:
    """Return what a key does with this action, None where it does nothing."""
    wanted = SAME.get(name, name)
    standing: Standing = action.standing if action is not None else "agreed"
    return next((step for step in STEPS if step.key == wanted and standing in step.standing), None)


def steps_now(action: ActionRead | None) -> tuple[Step, ...]:
    """Return the keys that work with this action."""
    return tuple(step for step in STEPS if action is not None and action.standing in step.standing)
