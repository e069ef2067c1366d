"""Whatever people write comes out as they wrote it in files that are no documents: CSV, calendars, JSON, mail."""

from __future__ import annotations

import csv
import datetime as dt
import email
import io
import json
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Any

import pytest

from samreview.documents.actions_calendar import actions_calendar
from samreview.documents.brief_customer import customer_brief_json
from samreview.documents.brief_json import brief_json
from samreview.documents.customer_reading import read_customer_brief
from samreview.documents.minutes_files import minutes_bytes
from samreview.documents.pack_files import pack_files
from samreview.documents.write import json_bytes
from samreview.exchange.registers.csv_file import Exported, csv_bytes, read_csv
from samreview.insight.cases import case
from samreview.insight.cases_json import case_json
from samreview.review.carry.listing import ListedAction, action_json
from samreview.review.carry.model import Commitment
from samreview.values.text import clean
from tests.documents.kinds import hostile, visit_of
from tests.documents.packing import meeting_of
from tests.documents.test_hostile_text import DIRTY, HOSTILE
from tests.documents.test_ics import MADE, unfolded, value
from tests.review.factory import Room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samreview.documents.write import Audience
    from samreview.review.fold import Review

ON = dt.date(2026, 11, 24)
MEGABYTE = "Begin " + "& <x> * " * 125_000 + "end"
WIDE = "\uff1d\uff0b\uff0d\uff20"
"""Signs of East Asian keyboards that some spreadsheets take for those that begin a formula."""
FORMULAS = ["+1", "-1", "\t=1", "  =1", f"{WIDE[0]}1+1", "'=1", "''@x", "=cmd|' /C calc'!A0", '=HYPERLINK("x")']
ALL = [clean(one) for one in (*HOSTILE, *FORMULAS, *(f"before {one} after" for one in DIRTY))]
LONGER = [*ALL, MEGABYTE]
TOGETHER = [" ¦ ".join(one for one in ALL if len(one) < 2_000), "# no heading", "---", ":::actions", MEGABYTE]
AUDIENCE = pytest.mark.parametrize("audience", ["team", "customer"])


def action(words: str) -> ListedAction:
    made = Commitment("r/1", "action", words, words, words, ON, agreed=True, review="r", note=words, agreed_to=words)
    return ListedAction("halden", made)


def reviewed(words: str) -> Review:
    """Return a review in which these words were said in every way, all of them shared with the customer."""
    room = Room().started("priya", "lukas")
    for kind in ("point", "goal", "decision", "action", "question", "idea", "open"):
        room.ask("dana", f"{kind} Do it #share")
    room.ask("dana", "/park Do it")
    review = room.review
    for one in review.captures:
        one.text = words
    review.parked = type(review.parked)(replace(one, text=words) for one in review.parked)
    review.headline = words
    return review


def strings(values: Any) -> Iterator[str]:  # noqa: ANN401  any JSON
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for key, one in values.items():
            yield key
            yield from strings(one)
    elif isinstance(values, list):
        for one in values:
            yield from strings(one)


@pytest.mark.parametrize("words", LONGER, ids=lambda words: ascii(words[:20]))
def test_in_csv_no_cell_is_a_formula_and_all_of_it_comes_back(words: str) -> None:
    data = csv_bytes([Exported("r/1", action(words))], {"halden": {words: words}}, ON)
    (row,) = read_csv(data, "x.csv").rows
    assert (row.what, row.fields["note"], row.fields["owner"]) == (words, (words,), (words,))
    head, cells = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    told = dict(zip(head, cells, strict=True))
    for name in ("action", "owner", "note"):
        assert told[name] in (words, f"'{words}")
    assert not [one for one in cells if one.lstrip(" \u3000").startswith(tuple(f"=+-@{WIDE}\t\r\n"))]


NAMES = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART"}
NAMES |= {"DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES", "STATUS", "SEQUENCE", "TRANSP", "TRIGGER"}
NAMES |= {"ACTION"}


def names(lines: list[str]) -> set[str]:
    return {line.partition(":")[0].partition(";")[0] for line in lines}


@pytest.mark.parametrize("words", LONGER, ids=lambda words: ascii(words[:20]))
def test_in_a_calendar_of_actions(words: str) -> None:
    lines = unfolded(actions_calendar([action(words)], MADE, {}))
    assert value(lines, "SUMMARY") == f"{words} ({words})"
    assert value(lines, "DESCRIPTION").count(words) >= 4
    assert (lines.count("BEGIN:VEVENT"), lines.count("BEGIN:VALARM")) == (1, 2)
    assert names(lines) <= NAMES


@AUDIENCE
def test_in_the_calendar_of_a_pack(audience: Audience) -> None:
    for words in ALL:
        for file in pack_files(meeting_of(hostile(words).plan), ["ics"], audience=audience)[:1]:
            lines = unfolded(file.data)
            assert words in value(lines, "SUMMARY")
            assert names(lines) <= NAMES


def test_in_json() -> None:
    for words in LONGER:
        plan, review = hostile(words).plan, reviewed(words)
        visit = visit_of(plan)
        made = {
            "minutes": json.loads(minutes_bytes(review, now(review), ".json")),
            "minutes for the customer": json.loads(minutes_bytes(review, now(review), ".json", audience="customer")),
            "actions": json.loads(json_bytes([action_json(action(words), ON)])),
            "brief": json.loads(json_bytes(brief_json(plan, visit, ON, [action(words).action]))),
            "brief for the customer": json.loads(json_bytes(customer_brief_json(read_customer_brief(plan, visit, ON)))),
            "case": json.loads(json_bytes(case_json(case([plan], ON), ON))),
        }
        for kind, values in made.items():
            assert sum(words in one for one in strings(values)) >= 3, kind


def now(review: Review) -> Any:  # noqa: ANN401  a reading of its clock
    assert review.last is not None
    return review.last


@AUDIENCE
def test_in_a_mail_and_what_it_brings(audience: Audience, word_paragraphs: Callable[[bytes], list[str]]) -> None:
    for words in TOGETHER:
        review = reviewed(words)
        mail = email.message_from_bytes(minutes_bytes(review, now(review), ".eml", audience=audience), policy=SMTP)
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(("plain",))
        assert body is not None
        # A mail breaks its lines; blanks are what a reader sees of that.
        assert " ".join(body.get_content().split()).count(words) >= 2, words[:40]
        (attached,) = mail.iter_attachments()
        assert sum(words in one for one in word_paragraphs(attached.get_content())) >= 3
        assert {name.lower() for name in mail} <= {"subject", "x-unsent", "mime-version", "content-type", "to"}
