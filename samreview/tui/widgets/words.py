"""How times, signals and people are written on every screen: always a word and a sign, never a colour alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.review.state import ClockView

_SIGNALS = {
    "green": ("●", "GREEN", "$success"),
    "amber": ("!", "AMBER", "bold $warning"),
    "red": ("!!", "RED", "bold $error"),
}


def length(seconds: int) -> str:
    """Return `3:10`, or `1:02:10` from an hour on; the sign is left to the words around it."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def left(clock: ClockView) -> str:
    """Return `3:10 left` or `1:20 over`; at zero it is over, as its signal says."""
    return f"{length(clock.remaining)} {'left' if clock.remaining > 0 else 'over'}"


def signal(clock: ClockView) -> tuple[str, str, str]:
    """Return the sign, the word and the style of the current item's signal, or of the phase where none runs."""
    if clock.phase == "paused":
        return "‖", "PAUSED", "bold $warning"
    if clock.phase == "running" and clock.item is not None:
        return _SIGNALS[clock.signal]
    return {"lobby": ("", "NOT STARTED", ""), "ended": ("■", "ENDED", "bold")}.get(clock.phase, ("■", "CLOSED", "bold"))


def time_of_day(instant: dt.datetime) -> str:
    """Return `16:04`."""
    return f"{instant:%H:%M}"


def end_of(instant: dt.datetime) -> str:
    """Return a projected end as the minute by which it is over, so that it agrees with reserve and over-run."""
    return time_of_day(instant + dt.timedelta(seconds=-instant.second % 60))


def ending(clock: ClockView) -> str:
    """Return `ends 16:57, booked 17:00`, or the booked end alone while nobody knows."""
    booked = time_of_day(clock.booked_end)
    if clock.phase in ("closed", "approved"):
        return f"ended, booked {booked}"
    if clock.projected_end is None:
        return f"booked to {booked}"
    return f"ends {end_of(clock.projected_end)}, booked {booked}"


def counted(count: int, what: str) -> str:
    """Return `1 action`, `2 actions`."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def slack(clock: ClockView) -> tuple[str, str]:
    """Return what is left of the reserve, or the over-run, in whole minutes; with its style."""
    if clock.over_run > 0:
        return f"{-(-clock.over_run // 60)} over", "bold $error"
    return f"{clock.reserve // 60} in reserve", ""
