"""Events that the host program appends by itself, never typed: restarts, sleep, clocks, terminals, notices.

Each is a line of its own that nobody can take back; `by` is the person whose terminal noticed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.review.events import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.review.clock import Reading

ASK_FROM_SECONDS = 30
"""Shorter gaps are not asked about."""
GONE_AFTER_SECONDS = 60
"""For so long the moderator's terminal must be gone before somebody who is there may take the role."""
ANYBODY_AFTER_SECONDS = 180
"""After so long anybody of the team may, since whoever could has not done so."""


def _event(kind: str, by: str, at: Reading, line_id: str, data: dict[str, Any]) -> Event:
    return Event(id=f"{line_id}:1", line=line_id, kind=kind, by=by, at=at, data=data)


def host_resumed(*, by: str, at: Reading, line_id: str, seconds: float = 0) -> Event:
    """The program runs again; `seconds` is how long nothing ran, 0 when nobody knows of a gap."""
    return _event("host.resumed", by, at, line_id, {"seconds": seconds})


def host_slept(*, by: str, at: Reading, line_id: str, seconds: float) -> Event:
    """The machine slept for `seconds`; the clock counted them."""
    return _event("host.slept", by, at, line_id, {"seconds": seconds})


def clock_stepped(*, by: str, at: Reading, line_id: str, seconds: float) -> Event:
    """The wall clock was set forward by `seconds` (back when negative); nothing that was measured changes."""
    return _event("clock.stepped", by, at, line_id, {"seconds": seconds})


def notices_said(person: str, keys: Sequence[str], *, at: Reading, line_id: str) -> Event:
    """A person was told these one-time notices, named by their keys: no terminal tells them again."""
    return _event("notice.said", person, at, line_id, {"person": person, "keys": list(keys)})


def terminal_gone(  # noqa: PLR0913  what is known of it, each by its name
    person: str, *, by: str, at: Reading, line_id: str, seconds: float = 0, here: Sequence[str] | None = None
) -> Event:
    """A person's last terminal is gone; its last sign of life was `seconds` ago.

    `here` is who has a terminal open; None where nobody knows.
    """
    known = {} if here is None else {"here": list(here)}
    return _event("terminal.gone", by, at, line_id, {"person": person, "seconds": seconds, **known})


def terminal_back(person: str, *, by: str, at: Reading, line_id: str) -> Event:
    """A person has a terminal again."""
    return _event("terminal.back", by, at, line_id, {"person": person})
