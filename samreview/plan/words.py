"""The words of the format: what stances, influences, commitments and their like can be."""

from __future__ import annotations

from typing import Literal

Influence = Literal["final", "high", "some", "none"]
Stance = Literal["advocate", "opposed", "indifferent", "unknown"]
OpportunityKind = Literal["new", "expand", "renew"]
Outcome = Literal["open", "won", "lost", "dropped"]
InitiativeKind = Literal["penetrate", "expand", "nurture"]
AskKind = Literal["do", "stop"]
Commitment = Literal["not-asked", "asked", "committed", "declined"]
Objection = Literal["not-what-we-do", "cost", "budget", "trade-off", "will-not-work", "protocol"]
HeldBy = Literal["us", "competitor", "in-house", "nobody", "not-for-us"]
ActionStatus = Literal["open", "done", "dropped"]

INFLUENCES = ("final", "high", "some", "none")
STANCES = ("advocate", "opposed", "indifferent", "unknown")
COMMITMENTS = ("not-asked", "asked", "committed", "declined")
