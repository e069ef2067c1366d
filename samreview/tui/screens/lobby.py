"""The lobby: the plan at a glance, who is here, who holds which role, whether the room sees this screen, the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from samreview.review.state import ROLES
from samreview.tui.screens.review import ReviewScreen
from samreview.tui.widgets.answer import Said
from samreview.tui.widgets.before import BeforeView
from samreview.tui.widgets.header import Header
from samreview.tui.widgets.lobby import Expected, GlanceView, LobbyAgenda, Roles
from samreview.tui.widgets.prepared import Readiness

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from samreview.review.state import Role
    from samreview.tui.explained import About
    from samreview.tui.keys import Key


class LobbyScreen(ReviewScreen):
    """Before the start. Everything here is one key; `s` starts."""

    CSS_PATH: ClassVar = ["frame.tcss", "lobby.tcss"]

    def parts(self) -> ComposeResult:
        """Plan and people at the left, roles and agenda at the right."""
        yield Header(id="header")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield GlanceView(id="glance")
                yield Expected(id="expected")
                yield Readiness(id="readiness")
            with Vertical(id="right"):
                yield Roles(id="roles")
                yield LobbyAgenda(id="agenda")
                yield BeforeView(id="before")

    @property
    def takes_notices(self) -> bool:
        """While nothing stands on its line."""
        return self.ready and not self.line.value

    def about(self) -> About:
        """What its help explains."""
        from samreview.tui.explained import LOBBY

        return LOBBY

    def do(self, key: Key, name: str) -> None:
        """What the lobby's own keys do."""
        if key.key == "m":
            self.change_role({"m": "moderator", "t": "timekeeper", "b": "scribe"}[name])
        elif key.key == "y":
            self.take_proposals()
        elif key.key == "d":
            self.review_app.shared = not self.review_app.shared
            self.query_one(Roles).shared = self.review_app.shared
            self.query_one(Roles).show(self.snapshot)
        elif key.key == "j":
            self.query_one(LobbyAgenda).move(-1 if name in ("k", "up") else 1)
        elif key.key == "equals_sign":
            self.take_learned()
        elif key.key == "r":
            readiness = self.snapshot.readiness
            self.send("/reading -" if readiness is not None and readiness.reading else "/reading")
        elif key.key == "plus":
            self.change_length(-1 if name == "minus" else 1)
        else:
            super().do(key, name)

    def do_digit(self, digit: str) -> None:
        """Here, or not yet."""
        who = self.numbered(digit)
        if who is not None:
            self.send(f"/{'leave' if who.present else 'arrive'} {who.id}")

    def change_role(self, role: str) -> None:
        """Give a role to who is proposed for it; if they hold it already, to the next person."""
        proposal = next(one for one in self.snapshot.glance.proposals if one.role == role)
        team = [one for one in self.snapshot.people if not one.guest]
        here = [one.id for one in team if one.present]
        ids = here if len(here) >= len(ROLES) else [one.id for one in team]
        if proposal.proposed and proposal.holder in (None, self.snapshot.person) and not self._changed(proposal.role):
            chosen = proposal.proposed
        else:
            chosen = ids[(ids.index(proposal.holder) + 1) % len(ids)] if proposal.holder in ids else ids[0]
        if chosen == proposal.holder:
            chosen = ids[(ids.index(chosen) + 1) % len(ids)] if chosen in ids else ids[0]
        self._given.add(proposal.role)
        self.send(f"/role {role} {chosen}")

    def take_proposals(self) -> None:
        """Take all roles as proposed; the moderator's last, because giving that away ends one's say."""
        for proposal in sorted(self.snapshot.glance.proposals, key=lambda one: one.role == "moderator"):
            if proposal.proposed and proposal.proposed != proposal.holder:
                self.send(f"/role {proposal.role} {proposal.proposed}")

    def take_learned(self) -> None:
        """Take the length that is offered: what an item took in past reviews. The next offer then stands there."""
        offer = next(iter(self.snapshot.limits), None)
        if offer is None:
            self.say(Said("hint", "Past reviews of this account have nothing to say about these lengths."))
        else:
            self.send(f"/time {offer.item} {offer.minutes}m")

    def change_length(self, minutes: int) -> None:
        """Lengthen or shorten the chosen item."""
        row = self.query_one(LobbyAgenda).chosen(self.snapshot)
        if row is not None and row.minutes + minutes > 0:
            self.send(f"/time {row.id} {row.minutes + minutes}m")

    def __init__(self) -> None:
        super().__init__()
        self._given: set[Role] = set()

    def _changed(self, role: Role) -> bool:
        return role in self._given
