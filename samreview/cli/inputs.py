"""What commands are given: files read whole, plans that must be usable, dates and times as people type them."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from samreview.cli.failures import Exit, Failure, say
from samreview.files import kind_of_no_file

if TYPE_CHECKING:
    from samreview.plan.findings import Finding
    from samreview.plan.model import Plan
    from samreview.review.state import Role


MOST_BYTES = 64 * 1024 * 1024
"""No file that a command takes needs more."""


def read_bytes(path: str, most: int = MOST_BYTES) -> bytes:
    """Return a file's bytes, of one that has more than `most` one byte more than that.

    What comes from a pipe is read where it was given as such, as `/dev/stdin` or by the shell's `<(...)`.

    Raises:
        Failure: it is not there, is not a file, is too large or may not be read.
    """
    try:
        _refuse_endless(path)
        with open(path, "rb") as stream:
            data = stream.read(min(most, MOST_BYTES) + 1)
    except FileNotFoundError:
        near = _nearest_file(path)
        raise Failure(f"{path}: there is no such file{near or '.'}") from None
    except IsADirectoryError:
        raise Failure(f"{path}: this is a folder, name a file in it.") from None
    except (OSError, ValueError) as problem:
        raise Failure(f"{path}: it cannot be read ({_reason(problem)}).") from None
    if len(data) > MOST_BYTES:
        raise Failure(
            f"{path}: it has more than {MOST_BYTES // (1024 * 1024)} MiB, too much for any file of this kind."
        )
    return data


def _refuse_endless(path: str) -> None:
    """Refuse what is not a file: a device may have no end, and a named pipe nobody who writes to it."""
    if "\n" in path:
        raise Failure(f"{path!r}: the name has a line end in it. Rename the file.")
    kind = kind_of_no_file(path)
    if kind is None or path == os.devnull or path.startswith(("/dev/stdin", "/dev/fd/", "/proc/self/fd/")):
        return
    raise Failure(f"{path}: this is a {kind}, not a file. Name a file.")


def read_plan_bytes(path: str) -> bytes:
    """Return the bytes of a plan; of a file that is too large for one only enough to say so.

    Raises:
        Failure: it is not there, is a folder or may not be read.
    """
    from samreview.plan.scan import MOST_BYTES as MOST_OF_A_PLAN

    return read_bytes(path, MOST_OF_A_PLAN)


def read_plan(path: str) -> tuple[Plan, bytes]:
    """Return a plan that has no errors, and its bytes as read.

    Raises:
        Failure: it cannot be read, or it has errors (each printed on standard error).
    """
    from samreview.plan.loader import load_plan

    data = read_plan_bytes(path)
    loaded = load_plan(data, path)
    if loaded.plan is None:
        raise Failure(errors_text(loaded.findings, path))
    return loaded.plan, data


def plan_text(data: bytes) -> str:
    """Return a plan's bytes, which were read without an error before, as text."""
    return data.decode("utf-8-sig")


def errors_text(findings: tuple[Finding, ...], path: str) -> str:
    """Return errors a line each, and what to do about them."""
    errors = [finding for finding in findings if finding.severity == "error"]
    lines = [str(finding) for finding in errors]
    many = "this error" if len(errors) == 1 else f"these {len(errors)} errors"
    return "\n".join([*lines, f"{path}: mend {many} first; `samreview check {path}` shows the lines."])


def parse_day(text: str | None, option: str = "--on") -> dt.date:
    """Return the date, today by this machine's date where none is given.

    Raises:
        Failure: it is no ISO date, or none that a plan can hold.
    """
    if text is None:
        return moment().date()
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise Failure(f"{option} {text}: this is no date, write it as 2026-11-24.") from None
    _within_reach(day, f"{option} {text}")
    return day


def moment() -> dt.datetime:
    """Return now, aware, by this machine's clock and zone."""
    return dt.datetime.now().astimezone()


def parse_start(text: str | None) -> dt.datetime | None:
    """Return a start as typed: aware where it has an offset, else naive (then in the owner's zone).

    Raises:
        Failure: it is no date and time, or none that a plan can hold.
    """
    if text is None:
        return None
    try:
        start = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Failure(f"--start {text}: this is no date and time, write it as 2026-11-24T15:00.") from None
    _within_reach(start.date(), f"--start {text}")
    return start


def _within_reach(day: dt.date, given: str) -> None:
    from samreview.plan.scalars import FIRST_DAY, LAST_DAY

    if not FIRST_DAY <= day <= LAST_DAY:
        raise Failure(f"{given}: this is too far away, give a day from {FIRST_DAY} to {LAST_DAY}.")


def parse_roles(text: str | None) -> dict[Role, str | None] | None:
    """Return `moderator=dana,scribe=priya` as a mapping.

    Raises:
        Failure: a part is not ROLE=ID, or the role is none of the three.
    """
    if text is None:
        return None
    from samreview.review.state import ROLES

    roles: dict[Role, str | None] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        named, _, person = part.partition("=")
        role = next((role for role in ROLES if role == named), None)
        if role is None or not person:
            raise Failure(
                f"--roles {part}: write ROLE=ID with the role moderator, timekeeper or scribe, "
                "as in moderator=dana,scribe=priya."
            )
        if role in roles:
            raise Failure(f"--roles names the {role} twice.")
        roles[role] = person
    return roles


def exit_with_findings(findings: tuple[Finding, ...]) -> Exit:
    """Return the exit code for a command that looks for findings."""
    return Exit.FOUND if findings else Exit.DONE


def warn(message: str) -> None:
    """Say something that stops nothing."""
    say(f"samreview: {message}")


def _nearest_file(path: str) -> str:
    from samreview.values.text import did_you_mean

    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return ""
    return did_you_mean(name, names)


def _reason(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or str(problem)
