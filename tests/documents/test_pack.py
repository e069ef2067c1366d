"""What a pack says, for each of its readers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest

from samreview.documents.pack import NOTICE, pack_document
from samreview.documents.pack_files import pack_files
from samreview.documents.pack_reading import read_packs
from samreview.documents.tree import BarChart, Callout, Heading, PageBreak, Table, inlines, words_of
from samreview.documents.write import AUDIENCES
from samreview.insight.changes import changes
from samreview.review.carry.chapter import Chapter
from samreview.review.carry.ledger import Ledger, ledger
from samreview.review.carry.model import Commitment, Settled
from samreview.values.text import clean
from tests.documents.packing import LONG, NOON, fullest, meeting_of, plan_named
from tests.documents.planted import Planter
from tests.documents.test_hostile_text import ATTRIBUTES, HOSTILE, MARKDOWN_KINDS, TAGS, Words, plain_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.documents.pack_data import Pack

FIRST = dt.datetime(2026, 8, 25, 13, tzinfo=dt.UTC)


def pack_for(person: str, *, of: tuple[Pack, ...] | None = None) -> Pack:
    (found,) = (one for one in of or read_packs(meeting_of(plan_named())) if one.reader.id == person)
    return found


def first_page(pack: Pack) -> list[str]:
    blocks = pack_document(pack).blocks
    end = next(place for place, block in enumerate(blocks) if isinstance(block, PageBreak))
    return [words_of(one) for one in inlines(blocks[:end])]


def table(pack: Pack, caption: str) -> list[list[str]]:
    blocks = pack_document(pack).blocks
    (found,) = (block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption))
    return [[words_of(cell.text) for cell in row.cells] for row in found.rows]


def test_page_one_is_the_readers_own() -> None:
    said = first_page(pack_for("tomas"))
    assert said[:6] == [
        "Halden Medical Systems",
        "Strategic account growth review \u00b7 for Tomás Rivera",
        "Tue 24 Nov 2026, 08:00 to 10:00 Mexico City time (15:00 to 17:00 Berlin time)",
        "Plan as of 2 Nov 2026. Be prepared by Mon 23 Nov 2026, 08:00 Mexico City time: eight minutes for this page.",
        "Your part",
        "Overdue since 13 Nov 2026: Find the cause of the two failed camera heads. What would close it?",
    ]
    assert "Find the cause of the two failed camera heads, due 13 Nov 2026, overdue" in said
    assert "What must happen before Lyon fixes its budget in April?  Lukas Brandt begins." in said
    assert (
        "EUR 4,200,000 to EUR 5,400,000 by FY28-Q2; funnel EUR 1,040,000 is 0.86 times the gap of EUR 1,200,000, "
        "weighted 0.27 times, 2.86 times needed; EUR 157,050 of renewals at risk." in said
    )
    assert said[-4:] == [
        "20 Jan 2027: Architecture board meets on the next-gen line",
        "FY27-Q4: Capital budget of the group is fixed",
        "15 Apr 2027: Lyon fixes its equipment budget",
        "FY28-Q2: Lyon starts its first line",
    ]


def test_what_is_outside_the_horizon_is_named_too() -> None:
    said = [words_of(one) for one in inlines(pack_document(pack_for("priya")).blocks)]
    assert (
        "Outside the horizon: closing this quarter EUR 420,000 (Service agreement Europe 2027 and Line 2 retrofit); "
        "overdue EUR 85,000 (Camera spares on site); later EUR 900,000 (Imaging inspection, Minneapolis)." in said
    )


def test_who_is_expected_stands_beside_their_own_clock() -> None:
    said = [words_of(one) for one in inlines(pack_document(pack_for("priya")).blocks)]
    assert (
        "Tue 24 Nov 2026, 15:00 to 17:00 Berlin time: Priya Raman, Account manager Diagnostics, sales; "
        "Lukas Brandt, Head of application engineering, engineering" in said
    )


def test_everybody_has_another_question_and_begins_their_own() -> None:
    packs = read_packs(meeting_of(plan_named()))
    assert len({one.reader.question for one in packs}) == len(packs) == 7
    assert "What must happen before Lyon fixes its budget in April?  You begin." in first_page(
        pack_for("lukas", of=packs)
    )
    assert "You owe nothing from earlier reviews." in first_page(pack_for("lukas", of=packs))
    roles = [one.reader.role for one in packs if not one.reader.role.startswith("You hold no role")]
    assert len(roles) == 3
    assert all(role.endswith("Proposed: it is settled just before the start.") for role in roles)


def test_roles_that_are_settled_are_said_as_such() -> None:
    settled = meeting_of(plan_named())._replace(roles={"moderator": "ines", "timekeeper": None, "scribe": None})
    role = pack_for("ines", of=read_packs(settled._replace(roles_proposed=False))).reader.role
    assert role == "You moderate: see that everybody is heard and every item ends with an outcome."


def test_the_clocks_warn_where_zones_are_not_at_their_usual_distance() -> None:
    plan = plan_named()
    assert plan.next_review is not None
    # Between the changes of the clocks in Europe and in America.
    moved = replace(plan.next_review, start=plan.next_review.start and plan.next_review.start.replace(month=10, day=27))
    reader = pack_for("beth", of=read_packs(meeting_of(replace(plan, next_review=moved)))).reader
    assert reader.times == "10:00 to 12:00 New York time"
    assert (reader.clock_notice or "").startswith("On 27 Oct 2026 America/New_York is 5 hours behind Europe/Berlin")


def test_the_deadline_is_a_day_before_on_a_weekday() -> None:
    plan = plan_named()
    assert plan.next_review is not None
    monday = dt.datetime.combine(dt.date(2026, 11, 30), dt.time(15))
    meeting = meeting_of(replace(plan, next_review=replace(plan.next_review, start=monday)))
    assert f"{meeting.prepare_by:%a %d %b %H:%M}" == "Fri 27 Nov 15:00"


def test_without_an_earlier_review_nothing_has_changed() -> None:
    pack = pack_for("dana")
    assert (pack.changed, pack.since) == ((), None)
    assert not any("What changed" in one for one in first_page(pack))


def held_before(*made: Commitment, settled: tuple[Settled, ...] = ()) -> Ledger:
    chapter = Chapter("halden-2026-08-25", FIRST.date(), FIRST, "approved", made=made)
    return ledger([chapter], settled)


def test_three_sentences_say_what_changed_since_the_last_review() -> None:
    after = plan_named()
    before = replace(
        after,
        opportunities=tuple(
            replace(one, close=dt.date(2027, 2, 28)) if one.id == "nextgen" else one for one in after.opportunities
        ),
    )
    promises = (
        Commitment("r/1", "action", "send Claire the figures", "lukas", "Lukas Brandt", review="r"),
        Commitment("r/2", "action", "ask Marc", "dana", "Dana Whitfield", review="r"),
    )
    said = Settled("r/1", "done", "", "lukas", FIRST + dt.timedelta(days=9))
    meeting = meeting_of(after)._replace(
        ledger=held_before(*promises, settled=(said,)),
        changes=changes(before, after, FIRST.date(), NOON.date()),
    )
    pack = pack_for("dana", of=read_packs(meeting))
    assert pack.since == "25 Aug 2026"
    assert pack.changed == (
        "1 of 2 promises kept: send Claire the figures.",
        "The customer took 0 of 2 actions that fell due; late: David sends the order.",
        "Next-gen analyser line (EUR 640,000) moved to a later date: 28 Feb 2027 to 30 Mar 2027.",
    )
    assert "What changed since 25 Aug 2026" in first_page(pack)


def test_page_two_has_relationship_and_stance_side_by_side_with_assumptions_marked() -> None:
    rows = {row[0].split("\n")[0]: row[1:] for row in table(pack_for("dana"), "Relationship and stance")}
    assert rows["Henrik Solberg"] == [
        "4 ally\nwith Priya Raman",
        (
            "opposed on Next-gen analyser line; trusts us and is against it\n"
            "indifferent on Lyon inspection cells \u2014 ASSUMED, no evidence\n"
            "advocate on Line 2 retrofit"
        ),
    ]
    assert rows["Alana Brooks"] == ["nobody of us", "none written"]
    assert rows["Claire Fontaine"][1].endswith("ASSUMED, no evidence; is for it and hardly knows us")


def test_asks_are_told_in_the_terms_of_who_decides() -> None:
    asks = table(pack_for("dana"), "Internal asks")
    assert asks[0] == [
        (
            "Keep four camera heads in a European stock and answer within 24 hours\n"
            "A stopped line 2 costs Halden 38k a day, and it stood for six days this year\nPriya Raman carries it"
        ),
        (
            "Head of field service Europe\nmeasured by Stock turns\n"
            "held back by: Stock counts against her working capital and the sale does not count for her\n"
            "we offer: The account carries the stock in its own budget for the first year"
        ),
        "3 Dec 2026\nasked\nat risk",
        "EUR 640,000",
    ]
    assert asks[2][0].startswith("Stop asking a customer of ten years")


def test_the_appendix_has_the_rest_and_every_page_its_notice() -> None:
    document = pack_document(pack_for("dana"))
    assert document.notice == NOTICE
    heads = [words_of(block.text) for block in document.blocks if isinstance(block, Heading)]
    assert heads[heads.index("Agenda") :] == [
        "Agenda",
        "The funnel against the gap",
        "What we assume",
        "The customer's business",
        "What the customer does next",
        "Initiatives",
        "Open promises",
        "Where the account stands",
        "Your preparation",
    ]


def test_a_full_first_page_is_shortened_and_says_what_it_leaves_out() -> None:
    pack = pack_for("ines", of=read_packs(fullest()))
    said = first_page(pack)
    assert "4 more of yours stand in the appendix." in said
    assert sum("carried 3 times" in one for one in said) == 3
    (question,) = (block for block in pack_document(pack).blocks if isinstance(block, Callout))
    assert len(words_of(question.text)) <= 320
    assert len(table(pack, "Open promises")) == 7 * 7


@pytest.mark.parametrize("name", ["smallest", "sorrel", "vesterholm"])
def test_every_example_has_packs_in_every_format(name: str, word_faults: Callable[[bytes], list[str]]) -> None:
    plan = plan_named(name)
    files = pack_files(meeting_of(plan), ("docx", "html", "md", "ics"))
    assert len(files) == 4 * len(plan.team)
    assert [fault for one in files if one.name.endswith(".docx") for fault in word_faults(one.data)] == []
    assert files == pack_files(meeting_of(plan), ("docx", "html", "md", "ics"))


def test_an_invitation_assesses_nobody() -> None:
    (file, *_) = pack_files(meeting_of(plan_named(), "https://meet.example.com/x"), ("ics",))
    text = file.data.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20261124T140000Z" in text
    assert "DTSTART:20261123T140000Z" in text
    assert "08:00 to 10:00 Chicago time: Dana Whitfield" in text.replace("\\,", ",")
    assert "08:15 Customer's quarters" in text
    assert [word for word in ("Piotr", "Jane", "Henrik", "Overdue", "nextgen", LONG[:20]) if word in text] == []


def test_hostile_text_in_every_field_is_only_text(word_faults: Callable[[bytes], list[str]]) -> None:
    words = cycle([clean(one) for one in HOSTILE])

    class Hostile(Planter):
        def _put(self, path: str, value: Any, *forms: str) -> Any:  # noqa: ANN401  the value itself
            if path == "Account.currency":
                return "EUR"
            return next(words) if str(value).startswith("Zq") else super()._put(path, value, *forms)

    meeting = meeting_of(replace(Hostile().plan(), next_review=None), 'https://a.example/"><script>&amp;')
    for audience in AUDIENCES:
        for file in pack_files(meeting, ("docx", "html", "md", "ics"), audience=audience)[:4]:
            if file.name.endswith(".docx"):
                assert word_faults(file.data) == []
            elif file.name.endswith(".html"):
                page = Words(file.data.decode())
                assert page.tags <= TAGS
                assert page.attributes <= ATTRIBUTES
            elif file.name.endswith(".md"):
                assert plain_markdown(file.data.decode())[1] <= MARKDOWN_KINDS | {
                    "ordered_list_open",
                    "ordered_list_close",
                }
            else:
                lines = file.data.decode().replace("\r\n ", "").split("\r\n")
                assert lines.count("BEGIN:VEVENT") == (2 if audience == "team" else 1)


def without_probabilities(*opportunities: str) -> tuple[Pack, ...]:
    """Return the packs of a plan in which some opportunities, and their stages, have no probability."""
    plan = plan_named()
    stages = {deal.stage for deal in plan.opportunities if deal.id in opportunities}
    return read_packs(
        meeting_of(
            replace(
                plan, stages=tuple(replace(one, probability=None) if one.id in stages else one for one in plan.stages)
            )
        )
    )


def test_what_has_no_probability_is_not_said_to_weigh_nothing() -> None:
    pack = pack_for("priya", of=without_probabilities("nextgen", "lyon", "linedata"))
    said = " ".join(words_of(one) for one in inlines(pack_document(pack).blocks))
    assert "0.86 times the gap of EUR 1,200,000, 2.86 times needed" in said
    assert "weighted 0" not in said
    assert "Nothing is weighted: no probability is written." in said
    assert [row[3] for row in table(pack, "Funnel by quarter")] == ["not known"] * 4
    charts = [block for block in pack_document(pack).blocks if isinstance(block, BarChart)]
    assert [series.name for chart in charts for series in chart.series] == ["Funnel"]


def test_a_weighted_sum_names_what_it_leaves_out() -> None:
    pack = pack_for("priya", of=without_probabilities("linedata"))
    said = [words_of(one) for one in inlines(pack_document(pack).blocks)]
    assert any("Weighted sums leave out what has no probability: Line data for Guadalajara." in one for one in said)
    assert [row[3] for row in table(pack, "Funnel by quarter")] == [
        "EUR 256,000",
        "EUR 62,000",
        "not known",
        "EUR 318,000",
    ]
