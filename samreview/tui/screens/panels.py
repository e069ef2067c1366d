"""Screens with a panel in the place of what is least needed: ways to end on time, what is still to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.review.catchup import catch_up
from samreview.review.mending import mend
from samreview.review.words import MODERATOR, TIMEKEEPER, TO_SETTLE
from samreview.tui.keys import DIGITS
from samreview.tui.screens.review import ReviewScreen
from samreview.tui.widgets.answer import Answer, Said
from samreview.tui.widgets.panels import Settle, Ways
from samreview.tui.widgets.words import slack

if TYPE_CHECKING:
    from samreview.tui.keys import Key
    from samreview.tui.snapshot import Snapshot
    from samreview.tui.widgets.footer import Pair

Panel = Literal["exhibit", "ways", "settle", "people", "prepared"]


class PanelScreen(ReviewScreen):
    """Ways are pushed once when an over-run appears; digits take one only after `w`."""

    shows_settle = True
    """Not on the wall: what is to settle names people."""

    def __init__(self) -> None:
        super().__init__()
        self.panel: Panel = "exhibit"
        self._last_seen: str | None = None
        self._gap: str | None = None
        self._close_asked = False
        self._read_to_me: int | None = None
        self._here: frozenset[str] | None = None
        self._moderator: str | None = None

    def show(self, snapshot: Snapshot) -> None:
        """Draw, and let a panel come or go where the moment asks for it."""
        if not self.ready:
            return
        item = snapshot.item.id if snapshot.item else None
        if item != self._last_seen:
            self._last_seen = item
            if self.shows_settle and snapshot.item is not None and snapshot.item.last and snapshot.settle:
                self.open_panel("settle")
            elif self.panel == "settle":
                self.open_panel("exhibit")
        if self.panel == "ways" and (snapshot.offers is None or self._in_time(snapshot)):
            self.open_panel("exhibit")
        super().show(snapshot)
        if snapshot.gap != self._gap:
            self._gap = snapshot.gap
            if snapshot.gap:
                self.say(Said("ask", f"{snapshot.gap}: it counts. /gap pause takes it out, /gap counts keeps it."))
        self._tell_who_moderates(snapshot)
        self._tell_owner(snapshot)
        self._tell_who_came(snapshot)

    def _in_time(self, snapshot: Snapshot) -> bool:
        """Say whether ways that nobody asked for on this screen are no longer needed."""
        running = snapshot.clock.phase in ("running", "paused")
        return not (self._ways.armed and running) and (not running or snapshot.clock.over_run <= 0)

    def _tell_who_moderates(self, snapshot: Snapshot) -> None:
        """Say that another person moderates now, unless it was said here."""
        who = next((one for one in snapshot.people if "moderator" in one.roles), None)
        before, self._moderator = self._moderator, who.id if who else None
        if who is not None and before is not None and who.id != before:
            self.say(Said("ask", f"{who.name} moderates now."))

    def _tell_who_came(self, snapshot: Snapshot) -> None:
        """To who leads: that somebody has come late, and the key that says what they have missed."""
        before, self._here = self._here, frozenset(who.id for who in snapshot.people if who.present)
        if before is None or "moderator" not in snapshot.roles or not self.shows_settle:
            return
        came = [who for who in snapshot.people if who.present and who.id not in before]
        if len(came) == 1 and not catch_up(self.session.review, came[0].id, self.session.now()).nothing_yet:
            self.review_app.late = came[0].id
            self.say(Said("ask", f"{came[0].name} is here. l reads out in three lines what was missed."))

    def _tell_owner(self, snapshot: Snapshot) -> None:
        """Ask whom the action that is read back belongs to, once."""
        action = snapshot.reading[0] if snapshot.reading else None
        number = action.number if action else None
        if number == self._read_to_me:
            return
        self._read_to_me = number
        if action is None or action.standing != "asked" or not self.shows_settle:
            return
        if self.session.review.captures[action.number - 1].person == snapshot.person:
            said = f"Action {action.number} is read back, and is yours: /agree {action.number}, or /decline and why."
            self.say(Said("ask", said))

    @property
    def takes_notices(self) -> bool:
        """On a private screen, while nothing stands on its line."""
        return self.ready and self.shows_settle and not self.line.value

    @property
    def _ways(self) -> Ways:
        return self.query_one(Ways)

    def say(self, said: Said | None) -> None:
        """Put this into the answer line; what is to settle stands in its panel, and never before the room."""
        super().say(said._replace(text=said.text.partition(TO_SETTLE)[0]) if said is not None else None)

    def first_keys(self) -> tuple[Pair, ...]:
        """Return the keys of the panel that is open."""
        leave = ("Esc", "leave")
        if self.panel == "ways" and self._ways.armed:
            offers = self.snapshot.offers
            takes = offers is not None and offers.ways and self.snapshot.may(MODERATOR)
            take = ((offers.keys, "take one" if len(offers.ways) > 1 else "take it"),) if offers and takes else ()
            return (*take, ("r", "refresh"), leave)
        if self.panel == "settle" and self._close_asked:
            return ("1-9", "mend"), ("0", "more"), ("b", "read back"), ("c", "close"), leave
        if self.panel == "people":
            floor = ("1-9", "floor"), ("f", "the first")
            return (*(floor if self.snapshot.may(TIMEKEEPER) else ()), ("q", "leave"))
        return (("j k", "choose"), leave) if self.panel == "prepared" else ()

    def shows_list(self) -> bool:
        """No panel stands in the place of the list."""
        return self.panel == "exhibit"

    def open_panel(self, panel: Panel, *, armed: bool = False) -> None:
        """Put a panel where the exhibit is, or the exhibit back."""
        self.panel = panel
        self.session.settling = panel == "settle"
        self.set_class(panel == "ways", "-ways")
        self.set_class(panel == "settle", "-settle")
        self.set_class(panel == "people", "-people")
        self.set_class(panel == "prepared", "-prepared")
        self._ways.armed = armed
        self._ways.show(self.snapshot)
        self.foot(self.snapshot)

    def action_press(self, name: str) -> None:
        """Digits take a way while that panel is armed, `r` refreshes it; they mend a point while the close waits."""
        if self.ready and self.panel == "settle" and self._close_asked and name in DIGITS:
            self._mend(int(name))
            return
        if self.ready and self.panel == "ways" and self._ways.armed:
            if name in ("1", "2", "3"):
                self.send(f"/take {name}")
                return
            if name == "r":
                self.send("/ways")
                return
        super().action_press(name)

    def action_keys(self) -> None:
        """Leave the line; without it, leave the panel."""
        self._close_asked = False
        self._arm_settle()
        leaves = self.focused is None
        if leaves and self.panel != "exhibit":
            self.open_panel("exhibit")
        super().action_keys()
        if leaves and self.review_app.from_wall:
            self.review_app.back_to_wall()

    def do_ways(self) -> None:
        """Open the panel with the ways as they stand, or new ones where none do."""
        if self.snapshot.clock.over_run <= 0 and self.snapshot.offers is None:
            self.say(Said("hint", f"We end in time: {slack(self.snapshot.clock)[0]}. Nothing needs to be cut."))
            return
        if self.snapshot.offers is None:
            self.send("/ways")
        if self.snapshot.offers is not None:
            self.open_panel("ways", armed=True)
            self.say(None)

    def do(self, key: Key, name: str) -> None:
        """What is about the people: whose turn it is, a round, who has been heard."""
        doings = {"f": self.do_next_voice, "i": self.do_round, "q": self.do_people}
        if key.key in doings:
            doings[key.key]()
        else:
            super().do(key, name)

    def do_next_voice(self) -> None:
        """Give the floor to whose turn it is: to whom the screen shows, whatever has come in meanwhile."""
        first = next((who for who in self.snapshot.people if who.turn == 1), None)
        if self.snapshot.turns is None and first is not None:
            self.send(f"/floor {first.id}")
        else:
            self.send("/floor next")

    def do_round(self) -> None:
        """Let everybody speak in turn, or end that."""
        self.send("/round" if self.snapshot.turns is None else "/round -")

    def do_people(self) -> None:
        """Open the people, or close them; on a shared screen they are in the private view."""
        if not self.shows_settle:
            self.review_app.show_view("moderator", then="q")
        else:
            self.open_panel("exhibit" if self.panel == "people" else "people")

    def push_ways(self) -> None:
        """Offer the ways because an over-run appeared; digits keep their meaning until `w`."""
        if not self.ready or self.session.waiting:
            return
        if self.session.press("/ways").kind == "said":
            self.review_app.changed()
        if self.panel == "exhibit":
            self.open_panel("ways")

    def _mend(self, number: int) -> None:
        """Begin the line that mends a point that can be seen; 0 turns to the next ones. Enter sends all the same."""
        panel = next((one for one in self.query(Settle) if one.region.area), None)
        if panel is None:
            return
        if number == 0:
            panel.turn(self.snapshot)
            return
        point = panel.point(number)
        line = mend(self.session.review, point) if point is not None else ""
        if line:
            self.write(line, once=True)
        elif point is not None:
            self.say(Said("hint", f"{point.message}: say it on the line."))

    def do_close(self) -> None:
        """Show what is still to settle; the second time, close."""
        if not self.shows_settle:
            self.review_app.show_view("moderator", then="c")
        elif self._close_asked:
            self.send("/close anyway" if self.snapshot.settle else "/close")
        else:
            self._open_settle()
            self.say(Said("ask", "c again closes the review, Esc goes back"))

    def send(self, text: str, *, typed: bool = False) -> None:
        """Submit a line; only two presses of `c` in a row close."""
        self._close_asked = False
        self._moderator = None
        self._arm_settle()
        super().send(text, typed=typed)
        answer = self.query_one(Answer).said
        if self.shows_settle and text == "/close" and answer is not None and answer.kind == "refused":
            self._open_settle()

    def _open_settle(self) -> None:
        self.session.settling = True
        self.review_app.refreshed()
        self.open_panel("settle")
        self._close_asked = True
        self._arm_settle()

    def _arm_settle(self) -> None:
        for panel in self.query(Settle):
            panel.armed = self._close_asked
            panel.show(self.snapshot)
        self.foot(self.snapshot)
