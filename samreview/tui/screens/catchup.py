"""Three lines for who comes late: on their own screen when they join, on the moderator's to be read out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from samreview.review.catchup import catch_up
from samreview.tui import safe
from samreview.tui.keys import DIGITS

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from samreview.tui.session import Session
    from samreview.tui.snapshot import PersonRow


class CatchUpScreen(ModalScreen[None]):
    """For one person; a digit changes to another, any other of its keys goes back."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,l,space", "dismiss", show=False),
        *(Binding(digit, f"person({digit})", show=False) for digit in DIGITS[:-1]),
    ]

    def __init__(self, session: Session, person: str | None, late: str | None) -> None:
        super().__init__()
        self._session = session
        self._people = session.snapshot.people
        self._own = person is not None
        self._person = person or late or _who_may_need_it(self._people)

    def compose(self) -> ComposeResult:
        """The lines, and how to change the person."""
        with Vertical(id="dialog"):
            yield Static(safe.row(self._title()), id="for")
            yield Static(safe.row(self._lines()), id="lines")
            change = "" if self._own else "1-9 another person   "
            yield Static(safe.mark(f"{change}Esc back", "bold $accent"))

    def action_person(self, number: int) -> None:
        """Say it to somebody else."""
        who = next((one for one in self._people if one.number == number), None)
        if who is not None and not self._own:
            self._person = who.id
            self.query_one("#for", Static).update(safe.row(self._title()))
            self.query_one("#lines", Static).update(safe.row(self._lines()))

    def _title(self) -> Content:
        name = next((one.name for one in self._people if one.id == self._person), "")
        before = "While you were away" if self._own else "So far, for"
        return safe.row(safe.mark(before, "bold"), safe.mark(" "), safe.text("" if self._own else name, "bold"))

    def _lines(self) -> Content:
        said = catch_up(self._session.review, self._person, self._session.now())
        parts = (("Decided: ", said.decided), ("Needed from you: ", said.needed), ("Still open: ", said.still_open))
        return safe.joined(safe.row(safe.mark(label, "bold"), safe.text(text)) for label, text in parts)


def _who_may_need_it(people: tuple[PersonRow, ...]) -> str:
    """Return the last of those who are here and were not heard: who came late is among them."""
    here = [one for one in people if one.present and not one.roles] or list(people)
    quiet = [one for one in here if not one.heard]
    return (quiet or here)[-1].id
