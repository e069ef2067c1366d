"""A prompt: one question to the room or to one person, made from what the plan says today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.plan.model import Plan

_LONGEST = 72


@record
class Prompt(Frozen):
    """One question. Addressed to `person` (a team id) it says "you" and leaves the name out; else to the room.

    `about` is the id of what it asks about: an opportunity, a stakeholder, a stage, a problem, an ask, an action or an
    initiative.
    """

    text: str
    person: str | None = None
    about: str | None = None


def addressed(plan: Plan, prompt: Prompt) -> str:
    """Return the prompt as the moderator reads it out: `Priya: Only you know ...`."""
    member = plan.member(prompt.person) if prompt.person else None
    return f"{member.name.split()[0]}: {prompt.text}" if member and member.name.split() else prompt.text


def brief(text: str, longest: int = _LONGEST) -> str:
    """Return a text of the plan short enough to be read out, cut at a word, without its full stop."""
    text = text.rstrip(" .")
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut).rstrip(" ,;:.") + "…"


def ended(text: str, longest: int = _LONGEST) -> str:
    """Return such a text as a sentence: with its full stop, unless it was cut or ends itself."""
    said = brief(text, longest)
    return said if said.endswith(("…", "?", "!")) else f"{said}."


def one_each(prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """Return the first prompt for each person, and the first for the room."""
    first: dict[str | None, Prompt] = {}
    for prompt in prompts:
        first.setdefault(prompt.person, prompt)
    return tuple(first.values())
