"""What can be done here and now: every screen's footer, its help, and why a key does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from samreview.tui.widgets.answer import Said
from samreview.tui.widgets.line import CommandLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.tui.explained import About
    from samreview.tui.explained import Line as HelpLine
    from samreview.tui.keys import Where
    from samreview.tui.snapshot import Snapshot
    from samreview.tui.widgets.footer import KeyFooter, Pair, Writing


class FootedScreen(Screen[None]):
    """A screen whose last line says what works here and now, and whose help explains it."""

    stays_on_line = False
    """The scribe's way: the line keeps the focus."""

    # Asked at each key and each second: looked for once, when they are there.
    _footer: KeyFooter | None = None
    _line: CommandLine | None = None

    @property
    def snapshot(self) -> Snapshot:
        """What is drawn now."""
        raise NotImplementedError

    def on_descendant_focus(self) -> None:
        """The footer follows the focus."""
        self.foot(self.snapshot, "line")

    def on_descendant_blur(self) -> None:
        """The footer follows the focus."""
        self.foot(self.snapshot, "keys")

    def first_keys(self) -> tuple[Pair, ...]:
        """Return the keys of a panel that is open: they come before all others."""
        return ()

    def shows_list(self) -> bool:
        """Say whether the list on the table, with its keys, can be seen."""
        return True

    def writing(self) -> Writing:
        """Say what stands on the line."""
        value = self._line.value if self._line is not None else ""
        return "command" if value.startswith("/") else "line" if value else "nothing"

    def foot(self, snapshot: Snapshot, where: Where | None = None) -> None:
        """Tell the footer how things stand, and draw it."""
        footer = self._footer
        if footer is None:
            return
        footer.where = where or ("line" if isinstance(self.focused, CommandLine) else "keys")
        footer.writing = self.writing()
        footer.first_pairs = self.first_keys() if footer.where == "keys" else ()
        footer.with_list = self.shows_list()
        footer.show(snapshot)

    # Help

    def about(self) -> About:
        """Return the name of this screen, and what is seen on it."""
        from samreview.tui.explained import LIVE

        return LIVE

    def own_keys(self) -> Iterable[HelpLine]:
        """Return the single keys of this screen, and what they do."""
        from samreview.tui.screens.help import key_lines

        return key_lines(self.snapshot)

    def explained(self) -> About:
        """Return the name and the lines of this screen's help."""
        from samreview.tui.screens.help import help_lines

        name, shown = self.about()
        return name, tuple(help_lines(self.snapshot, shown, self.own_keys(), typing=self.stays_on_line))

    def say(self, said: Said | None) -> None:
        """Put this into the answer line."""
        raise NotImplementedError

    def say_why_not(self, name: str) -> None:
        """Say why a key does nothing here and now, where it does something elsewhere or for others."""
        from samreview.tui.why_not import why_not

        said = why_not(name, self.snapshot)
        if said is not None:
            self.say(Said("hint", said))
