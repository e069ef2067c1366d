"""Whatever the layout of a plan and whatever a review learned: what is written is what was meant, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.checks.excuses import excuses
from samreview.exchange.applying import apply_review
from samreview.plan.loader import load_plan
from tests.review.factory import Room

if TYPE_CHECKING:
    from samreview.plan.model import Plan

HEAD = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, rates: {USD: 0.9}, owner: dana}
updated: 2026-11-02
team:
  - {id: dana, name: Dana Whitfield, timezone: Europe/Berlin}
  - {id: priya, name: Priya Raman}
  - {id: lukas, name: Lukas Brandt}
"""
PEOPLE: list[dict[str, Any]] = [
    {"id": "jane", "name": "Jane Okafor", "relationship": {"owner": "priya", "strength": "3"}},
    {"id": "marc", "name": "Marc Dubois"},
]
SAID = {"said": "If it works, I take it", "heard_by": "priya", "on": "2026-10-02"}
DEALS: list[dict[str, Any]] = [
    {
        "id": "line",
        "name": "New line",
        "kind": "expand",
        "amount": "640k",
        "close": "2027-06-30",
        "probability": "40%",
        "why": "They asked",
        "next_customer_action": {"what": "Board says yes", "by": "2027-01-20"},
        "motivations": [
            {"stakeholder": "jane", "stance": "advocate", "evidence": SAID},
            {"stakeholder": "marc", "stance": "unknown"},
        ],
    },
    {"id": "spares", "name": "Spares", "kind": "renew", "amount": "USD 50k", "close": "2027-03-31"},
]
ASKS: list[dict[str, Any]] = [{"id": "sla", "ask": "Two days", "commitment": "asked", "opportunity": "line"}]


class Layout:
    """Writes a plan in ways that are drawn: brackets or lines, indents, quotes, comments, empty lines."""

    def __init__(self, data: st.DataObject) -> None:
        self._draw = data.draw
        self._count = 0

    def flips(self) -> bool:
        return self._draw(st.booleans())

    def text(self) -> str:
        body = "".join(
            self._list(key, entries, 0)
            for key, entries in (("stakeholders", PEOPLE), ("opportunities", DEALS), ("internal_asks", ASKS))
        )
        coming = self._pair("next_review", {"start": "2026-11-24T15:00", "minutes": "120"}, 0) if self.flips() else ""
        text = HEAD + coming + body + ("# the end\n" if self.flips() else "")
        return text.replace("\n", "\r\n") if self.flips() else text

    def _comment(self) -> str:
        if not self.flips():
            return ""
        self._count += 1
        return f"# note {self._count}"

    def _alone(self, indent: int) -> str:
        comment = self._comment()
        return f"{' ' * indent}{comment}\n" if comment else ""

    def _behind(self) -> str:
        comment = self._comment()
        return f"   {comment}" if comment else ""

    def _list(self, key: str, entries: list[dict[str, Any]], indent: int) -> str:
        if self.flips() and indent:
            return f"{' ' * indent}{key}: [{', '.join(map(self._flow, entries))}]{self._behind()}\n"
        dash = indent + self._draw(st.sampled_from([0, 2, 4]))
        block = self.flips()
        parts = [f"{' ' * indent}{self._key(key)}:{self._behind()}\n"]
        for entry in entries:
            parts.append(self._alone(dash))
            if block:
                gap = self._draw(st.sampled_from([1, 3]))
                parts.append(self._block(entry, dash, gap))
            else:
                parts.append(f"{' ' * dash}- {self._flow(entry, dash + 3)}{self._behind()}\n")
        return "".join(parts)

    def _block(self, entry: dict[str, Any], dash: int, gap: int) -> str:
        column = dash + 1 + gap
        lines = "".join(
            self._alone(column) * (key not in {"id", "stakeholder"}) + self._pair(key, value, column)
            for key, value in entry.items()
        )
        return f"{' ' * dash}-{lines[dash + 1 :]}"

    def _pair(self, key: str, value: Any, column: int) -> str:  # noqa: ANN401  a value of a plan
        start = f"{' ' * column}{self._key(key)}:"
        if isinstance(value, list):
            return self._list(key, value, column)
        if isinstance(value, dict):
            if self.flips():
                return f"{start} {self._flow(value, column + 4)}{self._behind()}\n"
            inner = column + self._draw(st.sampled_from([1, 2, 4]))
            return f"{start}{self._behind()}\n" + "".join(self._pair(name, one, inner) for name, one in value.items())
        if key == "why" and self.flips():
            begins, *rest = value.split(" ")
            sign = self._draw(st.sampled_from(["", "| # told", ">-"]))
            below = f"\n{' ' * (column + 3)}".join([begins, *rest] if sign else rest)
            return f"{start} {sign or begins}\n{' ' * (column + 3)}{below}\n"
        return f"{start} {self._scalar(value)}{self._behind()}\n"

    def _key(self, key: str) -> str:
        return self._draw(st.sampled_from([key, f'"{key}"', f"'{key}'"])) if key != "id" else key

    def _scalar(self, value: str) -> str:
        if not value[0].isalpha() or value.isdecimal() or value in {"asked", "expand", "renew"}:
            return value
        return self._draw(st.sampled_from([value, f'"{value}"', f"'{value}'"])) if "," not in value else f'"{value}"'

    def _flow(self, value: Any, indent: int = 0) -> str:  # noqa: ANN401  a value of a plan
        if isinstance(value, list):
            return "[" + ", ".join(self._flow(one) for one in value) + "]"
        if not isinstance(value, dict):
            return self._scalar(value)
        parts = [f"{self._key(key)}: {self._flow(one)}" for key, one in value.items()]
        if indent and self.flips():
            return "{" + f",{self._behind()}\n{' ' * indent}".join(parts) + "}"
        return "{" + ", ".join(parts) + "}"


WHY = st.sampled_from(
    [
        "she said so",
        'it\'s "hers"',
        "# samreview: ignore SAM301 x",
        "a: b, {c} [d] - e",
        "Österreich 田中",
        "x" * 200,
        "-",
        "yes",
    ]
)
LINES = st.one_of(
    st.builds("/fix opp:line amount {} because {}".format, st.sampled_from(["640k", "720k", "USD 10k", "1"]), WHY),
    st.builds("/fix opp:line probability {} because {}".format, st.sampled_from(["-", "40%", "0.55"]), WHY),
    st.builds("/fix opp:line close {} because {}".format, st.sampled_from(["2027-06-30", "2027-08-01"]), WHY),
    st.builds('/fix opp:line why "{}" because {}'.format, st.sampled_from(["-", "no", "a: b", "They asked"]), WHY),
    st.builds("/fix opp:line outcome {} because {}".format, st.sampled_from(["won", "open", "lost"]), WHY),
    st.builds("/fix opp:line next_customer_action.by {} because {}".format, st.sampled_from(["-", "2027-02-01"]), WHY),
    st.builds("/fix opp:spares next_customer_action.what {} because {}".format, st.sampled_from(["S", "x, y"]), WHY),
    st.builds("/fix opp:spares by {} because {}".format, st.sampled_from(["-", "2027-02-01"]), WHY),
    st.builds("/fix opp:spares owner {} because {}".format, st.sampled_from(["-", "dana"]), WHY),
    st.builds("/fix with:{} strength {} because {}".format, st.sampled_from(["jane", "marc"]), st.integers(0, 4), WHY),
    st.builds("/fix with:jane wanted {} because {}".format, st.sampled_from(["-", "4"]), WHY),
    st.builds("/fix ask:sla needed_by {} because {}".format, st.sampled_from(["-", "2027-02-01"]), WHY),
    st.builds("/ask sla {} because {}".format, st.sampled_from(["asked", "committed", "declined"]), WHY),
    st.builds(
        "/heard {} {} {} {}because {}".format,
        st.sampled_from(["jane", "marc"]),
        st.sampled_from(["line", "spares"]),
        st.sampled_from(["advocate", "opposed", "unknown"]),
        st.sampled_from(["", "@lukas ", "@priya "]),
        WHY,
    ),
    st.builds('point F opp:"{}" {}'.format, st.sampled_from(["Lyon, 2", "Graz: all"]), st.sampled_from(["", "+9k"])),
    st.just("/nextreview 2027-02-23T15:00 90m"),
    st.just("/nextreview 2027-02-25T09:00"),
    st.just("/undo"),
)  # fmt: skip


TOUCHED = {
    "stance": ("stance", "evidence", "said", "heard_by", "on:", '"on"', "'on'", "motivations"),
    "next review": ("next_review", "start", "minutes"),
    "opportunity": ("opportunities",),
}
VALUES = {"asked", "They asked", "They"}
"""What stands on a line of its own where a text goes over more of them."""


def plan_of(data: bytes) -> Plan:
    loaded = load_plan(data)
    assert loaded.plan is not None, (loaded.findings, data.decode())
    return loaded.plan


def notes(text: str) -> list[str]:
    return re.findall(r"# (?:note \d+|the end)", text)


@settings(max_examples=80, deadline=None)
@given(data=st.data(), lines=st.lists(LINES, max_size=8))
def test_what_is_written_is_what_was_meant_and_once_is_enough(data: st.DataObject, lines: list[str]) -> None:
    text = Layout(data).text()
    room = Room(plan=text).started("lukas", "priya")
    for line in lines:
        room.ask("dana", line)
    review = room.review
    before = text.encode()
    done = apply_review(before, plan_of(before), review)
    after = plan_of(done.data)

    # What the review knows of the plan is what the file says now; beside it stand only what it found and its dates.
    new = after.opportunities[len(review.plan.opportunities) :]
    assert {deal.name for deal in new} == {
        one.new_opportunity for one in review.captures if one.new_opportunity and not one.withdrawn
    }
    plain = replace(after, opportunities=after.opportunities[: len(review.plan.opportunities)])
    plain = replace(plain, updated=review.plan.updated, next_review=review.plan.next_review)
    ended = [(replace(deal, why=None), deal.outcome) for deal in plain.opportunities]
    assert ended == [(replace(deal, why=None), deal.outcome) for deal in review.plan.opportunities]
    assert replace(plain, opportunities=review.plan.opportunities) == review.plan
    if review.next_review is not None:
        assert after.next_review is not None
        assert after.next_review.start == review.next_review.start.replace(tzinfo=None)
    assert not done.conflicts

    # Every comment stays, in its order, and so does every line that has nothing to do with it.
    now = done.data.decode()
    assert notes(now) == notes(text)
    assert ("\r\n" in now) == ("\r\n" in text)
    if "\r\n" in text:
        assert not re.search(r"(?<!\r)\n", now)
    assert not excuses(now), "a reason is no excuse"
    touched = {word for one in done.written for word in TOUCHED.get(one.kind, (one.about.split(" ")[-1],))}
    gone = list(Counter(text.splitlines()) - Counter(now.splitlines()))
    # Between brackets a new value follows the one before it, on that one's line.
    gone = [line for line in gone if not set("{[,}") & set(line) and line.strip() not in VALUES]
    assert [line for line in gone if not any(key.split(".")[-1] in line for key in touched)] == []
    if not done.written:
        assert done.data == before

    again = apply_review(done.data, after, review)
    assert (again.data, again.written, again.conflicts) == (done.data, (), ())


@settings(max_examples=40, deadline=None)
@given(data=st.data(), lines=st.lists(LINES, max_size=6), mine=st.lists(LINES, max_size=4))
def test_what_somebody_changed_meanwhile_stays(data: st.DataObject, lines: list[str], mine: list[str]) -> None:
    text = Layout(data).text()
    room, other = Room(plan=text).started("lukas", "priya"), Room(plan=text).started("lukas", "priya")
    for line in lines:
        room.ask("dana", line)
    for line in mine:
        other.ask("lukas" if line.startswith("point") else "dana", line)
    opened = plan_of(text.encode())
    theirs = apply_review(text.encode(), opened, other.review)
    now = plan_of(theirs.data)
    done = apply_review(theirs.data, now, room.review)
    after = plan_of(done.data)
    wanted = room.review.plan
    for key, fields in (
        ("opportunity", ("amount", "close", "probability", "outcome", "owner")),
        ("ask", ("commitment", "needed_by")),
    ):
        for which in ("line", "spares") if key == "opportunity" else ("sla",):
            states = [getattr(plan, key)(which) for plan in (opened, now, wanted, after)]
            for field in fields:
                was, stands, meant, got = (getattr(state, field) for state in states)
                assert got == (stands if stands != was else meant)
    again = apply_review(done.data, after, room.review)
    assert (again.data, again.written) == (done.data, ())
