"""Why a key does nothing here and now, in a sentence: a key that is silent looks broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui.keys import KEYS, SAME_KEY

if TYPE_CHECKING:
    from samreview.tui.keys import Key
    from samreview.tui.snapshot import Snapshot

_PHASES = {
    "lobby": "before the start",
    "running": "while the review runs",
    "paused": "while the clock is stopped",
    "ended": "once the last item is over",
    "closed": "after the close",
    "approved": "once the minutes are approved",
}


def why_not(name: str, snapshot: Snapshot) -> str | None:
    """Return why this key does nothing now; None for a key that never does anything."""
    meant = (name, SAME_KEY.get(name, name))
    phase = snapshot.clock.phase
    known = [key for key in KEYS if key.key in meant and key.where == "keys" and not (key.agreed or key.assumed)]
    here = next((key for key in known if phase in key.phases), None)
    if here is not None:
        return _not_yours(here, snapshot)
    if not known:
        return None
    when = next((words for one, words in _PHASES.items() if any(one in key.phases for key in known)), "")
    return f"{known[0].show} ({known[0].label}) works {when}."


def _not_yours(key: Key, snapshot: Snapshot) -> str:
    roles = sorted(key.roles or ())
    holders = [f"{who.first} is {role}" for role in roles for who in snapshot.people if role in who.roles]
    there = f"; {', '.join(holders)}" if holders else "; nobody is yet"
    return f"{key.show} ({key.label}) is for the {' or the '.join(roles)}{there}."
