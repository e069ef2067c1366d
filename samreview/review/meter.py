"""Time by where it went, so that a switch can be taken back: the item clock, and the floor.

A meter is told what passes between two events of the journal and adds it to the bucket that runs. It never looks at a
clock, so that clock steps, sleep and restarts are none of its business.
"""

from __future__ import annotations

from collections import defaultdict

PAUSED = "/paused"
"""The item clock's bucket while the review is paused; no item can have this id."""


class Stretch:
    """What passed in one bucket from one switch to the next. `line` is the command line that switched."""

    __slots__ = ("bucket", "into", "line", "us")

    def __init__(self, line: str, bucket: str | None) -> None:
        self.line = line
        self.bucket = bucket
        self.us = 0
        self.into: Stretch | None = None
        """Where its time went when its switch was taken back."""

    def standing(self) -> Stretch:
        """Return the stretch that holds this one's time now."""
        stretch = self
        while stretch.into is not None:
            stretch = stretch.into
        return stretch


class Meter:
    """Microseconds by bucket; bucket None is where nothing runs."""

    def __init__(self) -> None:
        self._totals: defaultdict[str | None, int] = defaultdict(int)
        self._stretches = [Stretch("", None)]
        self._visits: defaultdict[str | None, int] = defaultdict(int)

    @property
    def bucket(self) -> str | None:
        """The bucket that runs."""
        return self._stretches[-1].bucket

    @property
    def stretch(self) -> Stretch:
        """The stretch since the last switch."""
        return self._stretches[-1]

    def total(self, bucket: str | None) -> int:
        """Return what has gone to a bucket so far."""
        return self._totals.get(bucket, 0)

    def visits(self, bucket: str) -> int:
        """Return how many standing switches went to a bucket."""
        return self._visits.get(bucket, 0)

    def run(self, us: int) -> str | None:
        """Let so many microseconds pass; return the bucket that they went to."""
        stretch = self._stretches[-1]
        stretch.us += us
        self._totals[stretch.bucket] += us
        return stretch.bucket

    def switch(self, bucket: str | None, line: str) -> None:
        """Run another bucket from now on."""
        self._stretches.append(Stretch(line, bucket))
        self._visits[bucket] += 1

    def take_back(self, line: str) -> None:
        """Undo the switch that `line` made: what passed until the next one goes to the bucket that ran before it."""
        place = len(self._stretches) - 1
        while self._stretches[place].line != line:
            place -= 1
        taken, before = self._stretches.pop(place), self._stretches[place - 1]
        before.us += taken.us
        self._totals[taken.bucket] -= taken.us
        self._totals[before.bucket] += taken.us
        self._visits[taken.bucket] -= 1
        taken.into = before

    def move(self, us: int, stretch: Stretch, bucket: str | None) -> None:
        """Take so much out of a stretch and give it to another bucket; negative to give it back."""
        stretch = stretch.standing()
        stretch.us -= us
        self._totals[stretch.bucket] -= us
        self._totals[bucket] += us
