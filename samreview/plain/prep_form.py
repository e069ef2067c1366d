"""The form in which one person prepares: a few questions in lines of text, each answer kept as soon as it is given.

Nothing is drawn and nothing moves, so that it works over a bad link and with a screen reader. Who leaves in the middle
has lost nothing, and who comes back sees what they wrote.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from samreview.journal.protocol import StoreError
from samreview.review.arguments import because
from samreview.review.prep.entering import TooMuch, entered
from samreview.review.prep.places import home
from samreview.review.prep.subjects import YES, line_for
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samreview.journal.preparing import Desk
    from samreview.review.prep.entering import Entered
    from samreview.review.prep.model import Prep, PrepEntry, PrepKind
    from samreview.review.prep.sheet import Sheet
    from samreview.review.prep.subjects import Subject

Way = Literal["on", "back", "end"]
_OUT = re.compile(r"-\s*(\d{1,3})")
_ANEW = re.compile(r"(\d{1,3})\s*:\s*(.+)")
_HELP = (
    "A line is kept as soon as you press Enter. Enter alone goes on, < goes back, Ctrl-D leaves; come back any time.",
    "2: TEXT writes 2 anew, -2 takes it out. @growth at the end puts a line to an item of the agenda.",
)


class PrepForm:
    """One person's form. `read` asks for a line with a prompt and returns None at the end of what is typed."""

    def __init__(
        self, desk: Desk, sheet: Sheet, read: Callable[[str], str | None], write: Callable[[str], None]
    ) -> None:
        self._desk = desk
        self._sheet = sheet
        self._read = read
        self._write = write

    def run(self) -> None:
        """Go through the form until it ends, or what is typed does."""
        self._say(f"{self._sheet.plan.account.name}: preparation of {self._sheet.name}.", *_HELP)
        if self._sheet.own:
            self._say("", f"The review will ask you: {self._sheet.own}")
        parts = self._parts()
        place = 0
        while place < len(parts):
            way = parts[place]()
            if way == "end":
                self._say("")
                return
            place = max(0, place - 1) if way == "back" else place + 1

    def _parts(self) -> list[Callable[[], Way]]:
        count = 3 if self._sheet.subjects else 2
        parts: list[Callable[[], Way]] = [
            lambda: self._listed("question", f"1 of {count + 1}. Questions that the review is to answer."),
            lambda: self._listed("idea", f"2 of {count + 1}. Ideas: what could grow, with +250k where you dare."),
        ]
        subjects = self._sheet.subjects
        for number, subject in enumerate(subjects, 1):
            head = f"3 of {count + 1}. What the plan says and you know better: {number} of {len(subjects)}."
            parts.append(lambda subject=subject, head=head: self._subject(subject, head))  # type: ignore[misc]  # bound now
        other = "Anything else in the plan to correct: jane nextgen advocate because ..., opp:nextgen close 2027-07-15."
        return [*parts, lambda: self._listed("validation", f"{count + 1} of {count + 1}. {other}"), self._nothing]

    # Lists

    def _listed(self, kind: PrepKind, head: str) -> Way:
        self._say("", head)
        self._show(self._of(kind))
        while True:
            line = self._ask("> ")
            if line is None:
                return "end"
            if line in ("", "<"):
                return "back" if line else "on"
            if line == "?":
                self._say(*_HELP)
            else:
                self._line(kind, line)

    def _line(self, kind: PrepKind, line: str) -> None:
        there = self._of(kind)
        out, anew = _OUT.fullmatch(line), _ANEW.fullmatch(line)
        if out is not None:
            entry = _at(there, out[1])
            if entry is None:
                self._say(f"There is no {out[1]} here.")
            elif self._kept(lambda: self._desk.take_out(entry.number), line):
                self._say(f"Taken out: {entry.text}")
                self._show(self._of(kind))
            return
        old = _at(there, anew[1]) if anew is not None else None
        if anew is not None and old is not None:
            self._enter(kind, anew[2], old.number)
        else:
            self._enter(kind, line)

    def _of(self, kind: PrepKind) -> tuple[PrepEntry, ...]:
        # What was asked about one by one is shown there.
        entries = self._desk.prep.of_kind(kind)
        asked = self._sheet.subjects if kind == "validation" else ()
        return tuple(one for one in entries if not any(_is_about(one, subject) for subject in asked))

    def _show(self, entries: Sequence[PrepEntry]) -> None:
        for number, entry in enumerate(entries, 1):
            where = next((one.title for one in self._sheet.places if one.id == self._home(entry)), "")
            self._say(f" {number}. {entry.text}{f' ({where})' if where else ''}")

    def _home(self, entry: PrepEntry) -> str | None:
        return home(entry, self._sheet.places)

    # What the plan says

    def _subject(self, subject: Subject, head: str) -> Way:
        self._say("", head, f"{subject.title}: {subject.says}.")
        said = [one for one in self._desk.prep.entries if _is_about(one, subject)]
        for one in said:
            self._say(f" You said: {one.text}")
        while True:
            line = self._ask(f"{_choices(subject)} > ")
            if line is None:
                return "end"
            if line in ("", "<"):
                return "back" if line else "on"
            if line == "-" and said:
                for one in said:
                    self._kept(lambda number=one.number: self._desk.take_out(number), line)  # type: ignore[misc]  # bound now
                self._say("Taken out.")
                return "on"
            way = self._answered(subject, line)
            if way is not None:
                return way

    def _answered(self, subject: Subject, line: str) -> Way | None:
        """Keep an answer and its reason; None where it has to be asked again."""
        what, why = because(line)
        text = line_for(subject, what)
        if text is None:
            self._say(f"{what} is none of {', '.join(subject.choices)}.")
            return None
        tried = self._try("validation", f"{text} because it is so")
        if tried is None or tried.problem:
            self._say(tried.problem if tried else "")
            return None
        if not why:
            given = self._ask("What shows it? > " if subject.kind == "stance" else "Why? > ")
            why = given or ""
        self._enter("validation", f"{text} because {why}" if why else text)
        return "on"

    # The end

    def _nothing(self) -> Way:
        if self._desk.prep.is_ready:
            return "on"
        self._say("", "You have written nothing.")
        line = self._ask("Have you read the plan, with nothing to add? y > ")
        if line is not None and line.casefold() in YES:
            self._kept(self._desk.has_read, line)
        return "on"

    # Keeping

    def _try(self, kind: PrepKind, text: str, number: int | None = None) -> Entered | None:
        try:
            return entered(self._sheet, self._desk.prep, kind, text, number)
        except TooMuch as problem:
            self._say(str(problem))
            return None

    def _enter(self, kind: PrepKind, text: str, number: int | None = None) -> None:
        if self._try(kind, text, number) is None:
            return
        made: list[Entered] = []

        def make(prep: Prep) -> list[PrepEntry]:
            made[:] = [entered(self._sheet, prep, kind, text, number)]
            return [made[0].entry]

        if self._kept(lambda: self._desk.say(make), text):
            entry, problem = made[0]
            where = next((one.title for one in self._sheet.places if one.id == self._home(entry)), "")
            self._say(f"Kept{f', for {where}' if where else ''}.{f' {problem}' if problem else ''}")

    def _kept(self, keep: Callable[[], object], text: str) -> bool:
        """Keep something; where the store cannot, say so and try again as often as it is wanted."""
        while True:
            try:
                keep()
            except StoreError as problem:
                self._say(f"NOT SAVED: {text}", problem.message)
                line = self._ask("Enter tries again, drop gives it up > ")
                if line is None or line.casefold() == "drop":
                    return False
            else:
                return True

    def _ask(self, prompt: str) -> str | None:
        line = self._read(prompt)
        return None if line is None else clean(line)

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._write(f"{clean(line, lines=True)}\n")


def _at(entries: Sequence[PrepEntry], number: str) -> PrepEntry | None:
    place = int(number)
    return entries[place - 1] if 0 < place <= len(entries) else None


def _is_about(entry: PrepEntry, subject: Subject) -> bool:
    return entry.about is not None and (entry.about == subject.about or entry.about.startswith(f"{subject.about} "))


def _choices(subject: Subject) -> str:
    if subject.choices:
        return f"y still so; or {', '.join(subject.choices)}; Enter skips"
    return "y still so; or the right date or amount; Enter skips"
