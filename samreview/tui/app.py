"""The live app: one person's terminal in a review. It opens screens, lets time pass, and restores the terminal."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from samreview import typed_bytes
from samreview.tui.crash import DiscreetApp
from samreview.tui.follow import Follower
from samreview.tui.keys import first_view
from samreview.tui.screens.review import ReviewScreen
from samreview.tui.session import Session
from samreview.tui.snapshot import VIEWS
from samreview.tui.terminal import forgive_bytes, refusal_without_terminal
from samreview.tui.theme_choice import remember_theme, remembered_theme, shows_colours
from samreview.tui.themes import THEMES
from samreview.tui.unsaved import left_over
from samreview.tui.widgets.answer import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import SystemCommand
    from textual.screen import Screen

    from samreview.journal.door import ReviewDoor
    from samreview.tui.snapshot import View
    from samreview.tui.theme_choice import ThemeName

__all__ = ["ReviewApp", "refusal_without_terminal", "run"]

_SECOND = 1_000_000


class ReviewApp(DiscreetApp):
    """Holds the session and the screen of the moment; everything else is in the screens."""

    TITLE = "samreview"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]
    # Textual declares these two as if each app had its own.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (130, "-wide")]  # noqa: RUF012  see above
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-short"), (22, "-low"), (30, "-mid"), (40, "-tall")]  # noqa: RUF012  see above

    def __init__(  # noqa: PLR0913  what the command line says about this terminal
        self,
        door: ReviewDoor,
        person: str | None,
        *,
        shared: bool = False,
        view: View | None = None,
        watch_only: bool = False,
        theme: ThemeName = "dark",
    ) -> None:
        self.in_colour = shows_colours()
        """Whether there is a theme to choose: not where colours are not wanted, or the terminal has none."""
        # Textual's own way without colours paints greys; the terminal's own colours, with hues left out, paint none.
        super().__init__(ansi_color=None if self.in_colour else True)
        self.session = Session(door, person, watch_only=watch_only)
        self.shared = shared
        self.from_wall = False
        """Whether a key of the shared screen led here, so that Esc leads back."""
        self.watch_only = watch_only
        self._took_draft = False
        self.late: str | None = None
        """Who came last while the review ran."""
        self.view: View | None = "room" if watch_only or shared else view
        self._stage = self._stage_now()
        self._first = self._screen_for(self._stage)
        # Textual reads a screen's styles when it is pushed; the first one is there before anything is pushed.
        self.css_path = [*self._first.css_path]
        self._follower: Follower | None = None
        self._remembering: asyncio.Task[None] | None = None
        self.when_painted: Callable[[], None] | None = None
        for one in THEMES:
            self.register_theme(one)
        self._begin_in(theme if self.in_colour else "none")

    def _begin_in(self, theme: ThemeName) -> None:
        # As Textual does when a theme is chosen, but before any style is read: it would read them all again for it.
        self.set_reactive(ReviewApp.theme, theme)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{theme}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    # Coming and going

    def on_mount(self) -> None:
        """Open the screen of the moment, and let time pass."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None:
                _on_signal(loop, number, self)
        self.call_after_refresh(self._fill)
        # With the second, as every other terminal: all their clocks move together.
        self.set_timer(1 - self.session.now().wall_us % _SECOND / _SECOND, self._start_ticking)

    def _start_ticking(self) -> None:
        self.tick()
        self.set_interval(1.0, self.tick)

    def get_default_screen(self) -> ReviewScreen:
        """Begin with the screen of the moment: a blank one before it would be painted too."""
        self._first.update_classes(self._size_classes(), update=False)
        return self._first

    def _size_classes(self) -> dict[str, bool]:
        # Textual gives a screen its classes by size once it is painted; given before, it is not painted twice.
        classes: dict[str, bool] = {}
        for points, size in (
            (self.HORIZONTAL_BREAKPOINTS, self.size.width),
            (self.VERTICAL_BREAKPOINTS, self.size.height),
        ):
            reached = [name for least, name in points or () if size >= least]
            classes |= {name: name == reached[-1] for _, name in points or ()}
        return classes

    def _fill(self) -> None:
        # What takes a moment to find out comes after the first picture.
        if self.when_painted is not None:
            self.when_painted()
        self.session.fill()
        self.changed()
        self._follower = Follower(self._look_for_others, self.session.bell())
        self._follower.start()
        self.session.get_ready()
        self._take_draft()
        missed = self.session.missed()
        if missed is not None and len(self.screen_stack) == 1:
            self.show_catch_up(missed)
        self._remembering = asyncio.create_task(self._remember())

    async def _remember(self) -> None:
        # What past reviews say has to be read from the store: not while a key waits.
        await asyncio.to_thread(self.session.remember)
        if self.is_running:
            self.refreshed()

    def end_by_signal(self, number: int) -> None:
        """End with the code that says which signal came; what is half typed is kept."""
        self._keep_draft()
        self.exit(return_code=128 + number)

    def _take_draft(self) -> None:
        # Once, as soon as there is a line: the first screen may have given way to another that is not drawn yet.
        screen = self._top()
        if not self._took_draft and screen is not None and screen.ready:
            self._took_draft = True
            screen.take_draft()

    def _keep_draft(self) -> None:
        if not self._took_draft:
            return
        # A panel that lies over the line does not empty it.
        lines = (one.unsent() for one in reversed(self.screen_stack) if isinstance(one, ReviewScreen) and one.ready)
        self.session.keep_draft(next(filter(None, lines), ""))

    def on_unmount(self) -> None:
        """Stop looking for others."""
        if self._follower is not None:
            self._follower.stop()
        self.session.end()

    def tick(self) -> None:
        """A second has passed: draw the new time, and offer ways to end on time when an over-run appears."""
        if not self.is_running:  # it goes down, and the parts of its screens are taken away one by one
            return
        self._look_for_others()
        if self.session.watch_clock():
            self.session.look()
        if self.session.waiting.due:
            self.retry()
        snapshot = self.session.tick()
        screen = self._top()
        if screen is not None:
            screen.show(snapshot)
            self._take_draft()
            self._keep_draft()
            screen.warn(self.session.trouble, self.session.newer)
            if self.session.ways_are_due():
                screen.push_ways()
            takes = screen.takes_notices or screen.takes_public_notices
            notices = self.session.notices(public=not screen.takes_notices) if takes else ()
            # While somebody types, what their line would do takes its place before anybody has read it.
            if screen.ready and not screen.unsent() and (said := typed_bytes.notice(after=1.0)):
                notices = (*notices, said)
            if notices:
                screen.say(Said("ask", " ".join(notices)))

    def _look_for_others(self) -> None:
        if self.session.poll():
            self.session.look()
            self.changed()

    def retry(self) -> None:
        """Try the lines that are not saved yet, in their order."""
        said = self.session.retry()
        screen = self._top()
        if screen is not None:
            screen.retried(said)
        if said is not None:
            self.changed()

    def _top(self) -> ReviewScreen | None:
        """Return the screen on top if it is one of a review; none while the app comes up or goes down."""
        stack = self.screen_stack
        return stack[-1] if self.is_running and stack and isinstance(stack[-1], ReviewScreen) else None

    # Screens

    def refreshed(self) -> None:
        """Look anew and draw."""
        self.session.look()
        self.changed()

    def changed(self) -> None:
        """Draw what has changed; open another screen when the review has moved on to another stage."""
        if not self.is_running:
            return
        snapshot = self.session.snapshot
        stage = self._stage_now()
        if stage != self._stage:
            self._stage = stage
            self._open(stage)
        next(screen for screen in reversed(self.screen_stack) if isinstance(screen, ReviewScreen)).show(snapshot)

    def _stage_now(self) -> str:
        if self.watch_only:
            return "live"
        stages = {"lobby": "lobby", "closed": "closed", "approved": "closed"}
        return stages.get(self.session.snapshot.clock.phase, "live")

    def _open(self, stage: str, first_key: str | None = None) -> None:
        # The first screen stays at the bottom: Textual does not give up the one it began with.
        while len(self.screen_stack) > 2:
            self.pop_screen()
        screen = self._screen_for(stage)
        screen.first_key = first_key
        if len(self.screen_stack) == 2:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _screen_for(self, stage: str) -> ReviewScreen:
        if stage == "lobby":
            from samreview.tui.screens.lobby import LobbyScreen

            return LobbyScreen()
        if stage == "closed":
            from samreview.tui.screens.closed import ClosedScreen

            return ClosedScreen()
        view = self.view or first_view(self.session.snapshot)
        if self.shared or view == "room":
            from samreview.tui.screens.room import RoomScreen

            self.view = "room"
            return RoomScreen(keys=not self.watch_only)
        self.view = view
        if view == "scribe":
            from samreview.tui.screens.scribe import ScribeScreen

            return ScribeScreen()
        from samreview.tui.screens.live import LiveScreen

        return LiveScreen(view)

    def show_view(self, view: View, *, then: str | None = None) -> None:
        """Show this view, and press a key there; on a shared screen that is the one way to a private view."""
        self.from_wall = self.shared and then is not None
        self.view = view
        self.shared = self.shared and view == "room"
        self._open("live", then)

    def next_view(self) -> None:
        """Show the view that comes after this one."""
        self.show_view(VIEWS[(VIEWS.index(self.view or "moderator") + 1) % len(VIEWS)])

    def back_to_wall(self) -> None:
        """On a shared screen that a key left for a moment: show the room's picture again."""
        self.shared, self.from_wall = True, False
        self.show_view("room")

    def choose_theme(self, name: ThemeName) -> None:
        """Colour the screens so, now and from now on."""
        self.theme = name
        remember_theme(name)

    def show_help(self) -> None:
        """Explain the screen of the moment."""
        from samreview.tui.screens.help import HelpScreen

        screen = self._top()
        if screen is not None:
            self.push_screen(HelpScreen(*screen.explained()))

    def show_captures(self) -> None:
        """Show every capture, to look for one; the one that is chosen goes onto the line."""
        from samreview.tui.screens.captures import CapturesScreen

        screen = self._top()

        def chosen(number: int | None) -> None:
            if number is not None and screen is not None:
                screen.edit(number)

        self.push_screen(CapturesScreen(self.session, self.changed), chosen)

    def show_readback(self) -> None:
        """Read the actions back, one at a time."""
        from samreview.tui.screens.readback import ReadBackScreen

        self.push_screen(ReadBackScreen())

    def leave_readback(self, then: str | None) -> None:
        """Go back to where the read-back began, and press a key there."""
        self.pop_screen()
        self.refreshed()
        screen = self._top()
        if then is not None and screen is not None:
            screen.action_press(then)

    def show_catch_up(self, person: str | None = None) -> None:
        """Say in three lines what somebody has missed: the one given, else who may be changed there by number."""
        from samreview.tui.screens.catchup import CatchUpScreen

        self.push_screen(CatchUpScreen(self.session, person, self.late))

    def action_leave(self) -> None:
        """Leave; asks while the review runs, which goes on without this terminal, and while lines are not saved."""
        self._keep_draft()
        if self.session.waiting:
            self.retry()
        goes_on = not self.watch_only and self.session.snapshot.clock.phase in ("running", "paused")
        if not goes_on and not left_over(self.session):
            self.exit(0)
            return
        from samreview.tui.screens.leaving import LeavingScreen

        screen = LeavingScreen(self.session, goes_on=goes_on, named=not self.shared)
        self.push_screen(screen, lambda leave: self.exit(0) if leave else None)

    def action_help_quit(self) -> None:
        """Say how to leave to whoever presses Ctrl+C out of habit: nothing is stopped by it."""
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(Said("hint", "Ctrl+Q leaves; Ctrl+C stops nothing."))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List all that can be done, for the palette."""
        from samreview.tui.palette import commands

        return commands(self, screen)


def _on_signal(loop: asyncio.AbstractEventLoop, number: int, app: ReviewApp) -> None:
    try:
        loop.add_signal_handler(number, lambda: app.end_by_signal(number))
    except (NotImplementedError, RuntimeError):
        return  # Windows has no such handlers, and a test's loop may not be the main thread's


def run(  # noqa: PLR0913  what the command line says about this terminal
    door: ReviewDoor,
    person: str | None,
    *,
    shared: bool = False,
    view: View | None = None,
    watch_only: bool = False,
    theme: ThemeName | None = None,
    when_painted: Callable[[], None] | None = None,
) -> int:
    """Run the app until its user leaves; return the exit code (129 and 143 after SIGHUP and SIGTERM).

    Lines that could not be saved are printed in the end, so that they can be kept; the code is 1 then.

    Args:
        door: the review.
        person: for whom this terminal acts; None for who is moderator now.
        shared: this screen is seen by the room: show the wall's picture, with the keys alive.
        view: the first view; that of the person's role where None.
        watch_only: the picture for the wall, without keys.
        theme: for this time; else the one that was chosen last.
        when_painted: called once the first picture is painted.
    """
    forgive_bytes()
    chosen = theme or remembered_theme()
    app = ReviewApp(door, person, shared=shared, view=view, watch_only=watch_only, theme=chosen)
    app.when_painted = when_painted
    try:
        app.run()
    finally:
        left = left_over(app.session)
        with contextlib.suppress(OSError):  # the terminal may be gone
            sys.stdout.writelines(f"{line}\n" for line in left)
            sys.stdout.flush()
    return app.return_code or int(bool(left))
