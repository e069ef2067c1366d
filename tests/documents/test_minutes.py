from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samreview.documents.failures import TemplateFault
from samreview.documents.minutes import minutes_document
from samreview.documents.minutes_data import AmendedLine, GrowthMinutes
from samreview.documents.templates import DocumentTemplate
from samreview.documents.tree import Callout, Heading, KeyFacts, List, PageBreak, Table, inlines, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.documents.minutes_data import Line, Minutes
    from samreview.plan.model import Plan


def headings(minutes: Minutes) -> list[str]:
    return [words_of(block.text) for block in minutes_document(minutes).blocks if isinstance(block, Heading)]


def words(minutes: Minutes) -> list[str]:
    return [words_of(inline) for inline in inlines(minutes_document(minutes).blocks)]


def table(minutes: Minutes, caption: str) -> list[list[str]]:
    (found,) = (
        block for block in minutes_document(minutes).blocks if isinstance(block, Table) and block.caption == caption
    )
    return [[words_of(cell.text) for cell in row.cells] for row in found.rows]


def test_the_first_page_is_for_an_executive(minutes: Minutes) -> None:
    blocks = minutes_document(minutes).blocks
    end = next(place for place, block in enumerate(blocks) if isinstance(block, PageBreak))
    first = [words_of(block.text) for block in blocks[:end] if isinstance(block, Heading)]
    assert first == [
        "Halden Medical Systems",
        "Decisions",
        "Still open",
        "Must go up",
        "Actions",
        "Growth found",
    ]
    assert [block.tone for block in blocks[:end] if isinstance(block, Callout)] == ["draft", "headline"]
    assert words_of(list(inlines(blocks[:end]))[-1]) == "Next review: Tue 23 Feb 2027, 15:00 Berlin time, 90 minutes"


def test_a_first_page_that_is_too_full_for_one_page_ends_in_no_empty_one(
    minutes: Minutes, make_line: Callable[..., Line]
) -> None:
    many = replace(minutes, lines=tuple(make_line(one, "action", f"Do {one}") for one in range(1, 31)))
    assert not [block for block in minutes_document(many).blocks if isinstance(block, PageBreak)]


def test_the_rest_follows_in_order(minutes: Minutes) -> None:
    after = headings(minutes)[6:]
    assert [one for one in after if not one[0].isdigit()] == [
        "Who took part",
        "Corrected figures",
        "Item by item",
        "Outside the items",
        "Goals",
        "Questions and ideas",
        "Parked",
        "Stances heard",
        "Our own house",
        "How we ended on time",
        "To settle",
        "Where the plan stands",
    ]
    assert [one for one in after if one[0].isdigit()][:2] == ["1  Purpose and roles", "2  What we agreed"]


def test_actions_are_by_date_with_owner_and_agreed_mark(minutes: Minutes) -> None:
    assert table(minutes, "Actions by date") == [
        ["9", "Walk the line with Jane and count what is scrapped in one shift", "Lukas Brandt", "9 Dec 2026",
         "\u2713 by word", "EUR 400,000"],
        ["5", "Bring the Lyon line layout and the takt times",
         "Priya Raman with Lukas Brandt", "15 Dec 2026", "\u2713 yes", "EUR 250,000 for EUR 60,000"],
        ["10", "Get a yes for a validation engineer in Guadalajara", "Karim Haddad", "18 Dec 2026", "not yet", ""],
        ["6", "Ask Marc who signs for Lyon", "nobody yet", "12 Jan 2027", "not yet", ""],
        ["14", "Draft the offer for tracing as a service", "Beth Kowalczyk", "20 Jan 2027", "not yet",
         "for EUR 15,000"],
    ]  # fmt: skip


def test_an_action_is_declined_until_somebody_else_has_it(minutes: Minutes, make_line: Callable[..., Line]) -> None:
    no = (("Tomás Rivera", "not my budget"),)
    lines = (
        make_line(1, "action", "Ask", declined=no),
        make_line(2, "action", "Go", owner="Karim Haddad", declined=no),
    )
    assert [row[4] for row in table(replace(minutes, lines=lines), "Actions by date")] == ["declined", "not yet"]


def test_an_action_without_a_date_comes_last_and_says_so(minutes: Minutes, make_line: Callable[..., Line]) -> None:
    more = replace(minutes, lines=(make_line(1, "action", "Some day"), *minutes.lines))
    assert table(more, "Actions by date")[-1] == ["1", "Some day", "nobody yet", "no date yet", "not yet", ""]


def test_open_points_say_who_decides_and_what_goes_up_to_whom(minutes: Minutes) -> None:
    assert table(minutes, "Still open") == [
        ["7", "Do we lend a demonstration cell to Lyon?", "Dana Whitfield", "4 Dec 2026"]
    ]
    assert table(minutes, "What must go up") == [
        ["10", "Get a yes for a validation engineer in Guadalajara", "Karim Haddad", "18 Dec 2026"]
    ]


def test_an_open_point_that_goes_up_is_said_once(minutes: Minutes, make_line: Callable[..., Line]) -> None:
    lines = (make_line(1, "open", "Who signs", up=True), make_line(2, "open", "Who pays"))
    more = replace(minutes, lines=lines)
    assert [row[1] for row in table(more, "Still open")] == ["Who pays"]
    assert [row[1] for row in table(more, "What must go up")] == ["Who signs"]
    only = [block for block in minutes_document(replace(minutes, lines=lines[:1])).blocks if isinstance(block, Heading)]
    assert "Still open" not in [words_of(one.text) for one in only]


def test_what_came_of_it_stands_before_lists_that_are_longer_than_the_page(
    minutes: Minutes, make_line: Callable[..., Line]
) -> None:
    assert headings(minutes).index("Growth found") > headings(minutes).index("Actions")
    actions = tuple(make_line(number, "action", f"Ask {number}") for number in range(21))
    long = headings(replace(minutes, lines=(*minutes.lines, *actions)))
    assert long[1] == "Growth found"
    assert long.count("Growth found") == 1
    said = words(replace(minutes, lines=(*minutes.lines, *actions)))
    next_review = [place for place, one in enumerate(said) if one.startswith("Next review:")]
    assert len(next_review) == 1
    assert next_review[0] < said.index("Decisions")


def test_growth_stands_against_the_gap(minutes: Minutes) -> None:
    (facts,) = (block for block in minutes_document(minutes).blocks if isinstance(block, KeyFacts))
    assert [(fact.label, fact.value) for fact in facts.facts] == [
        ("Growth gap", "EUR 1,200,000"),
        ("Claimed", "EUR 950,000"),
        ("Has an owner", "EUR 950,000"),
        ("Agreed by its owner", "EUR 650,000"),
        ("What it takes", "EUR 75,000"),
    ]
    assert any("EUR 300,000 names no opportunity and no customer problem" in one for one in words(minutes))


def test_items_say_planned_and_actual_minutes_and_why_they_did_not_run(minutes: Minutes) -> None:
    said = words(minutes)
    assert said[said.index("4  Growing the funnel") + 1] == "Planned 25 minutes, took 22."
    assert said[said.index("10  The January visit") + 1] == (
        "Planned 5 minutes; left for the next review, to end on time."
    )


def test_what_is_not_there_has_no_heading_or_a_short_sentence(minutes: Minutes) -> None:
    nothing = GrowthMinutes("EUR 0", "EUR 0", "EUR 0", "EUR 0", None, "EUR 1,200,000", any=False)
    empty = replace(
        minutes,
        headline=None,
        next_review=None,
        lines=(),
        items=(),
        outside=(),
        growth=nothing,
        parked=(),
        corrections=(),
        heard=(),
        attempts=(),
        cuts=(),
    )
    assert headings(empty) == [
        "Halden Medical Systems", "Decisions", "Actions", "Growth found", "Who took part", "Item by item",
        "Where the plan stands",
    ]  # fmt: skip
    said = words(empty)
    assert "Nothing was decided." in said
    assert "No actions were agreed." in said
    assert "No growth was found; the gap of EUR 1,200,000 is where it was." in said
    assert "Next review: no date was set." in said


def test_minutes_say_draft_until_they_are_approved(minutes: Minutes) -> None:
    assert "DRAFT: not approved yet." in words(minutes)
    assert "DRAFT: the review is still running." in words(replace(minutes, phase="running"))
    approved = words(replace(minutes, draft=False, phase="approved", version=2))
    assert not any("DRAFT" in one for one in approved)
    assert (
        approved[1] == "Strategic account growth review \u00b7 24 Nov 2026, 15:00 to 17:00 Berlin time \u00b7 version 2"
    )


def test_a_rehearsed_review_says_so(minutes: Minutes) -> None:
    assert any("rehearsed from a transcript" in one for one in words(replace(minutes, rehearsed=True)))


CHANGES = {
    "customer": [("workaround_cost: 900k", "workaround_cost: 910k"), ("by: 2027-04-15", "by: 2027-04-16")],
    "funnel": [("amount: 640k", "amount: 650k"), ("close: 2027-03-30", "close: 2027-04-30")],
    "stakeholders": [
        ("amount: 640k", "amount: 650k"),
        ("close: 2027-03-30", "close: 2027-03-31"),
        ("stakeholder: henrik, stance: opposed", "stakeholder: henrik, stance: advocate"),
    ],
    "assumptions": [
        ("amount: 640k", "amount: 650k"),
        ("stakeholder: david, stance: indifferent", "stakeholder: david, stance: opposed"),
        ("on: 2026-07-08", "on: 2026-07-09"),
    ],
    "asks": [("needed_by: 2027-03-01", "needed_by: 2027-03-02"), ("amount: 640k", "amount: 650k")],
    "actions": [("by: 2026-12-04", "by: 2026-12-05")],
    "initiatives": [("investment: 60k", "investment: 61k")],
}


@pytest.mark.parametrize(("kind", "change"), [(kind, one) for kind, all_of in CHANGES.items() for one in all_of])
def test_changing_one_amount_stance_or_date_of_a_plan_changes_the_minutes(
    minutes: Minutes, read_plan: Callable[..., Plan], kind: str, change: tuple[str, str]
) -> None:
    (item,) = (one for one in minutes.items if one.exhibit == kind)
    only = replace(minutes, items=(replace(item, lines=()),))
    assert words(only) != words(replace(only, plan=read_plan(change=change)))


def test_the_funnel_says_what_a_corrected_amount_was(minutes: Minutes) -> None:
    closing = {row[0]: row[-1] for row in table(minutes, "Funnel by quarter of the horizon")}
    assert closing["FY27-Q4"] == "Next-gen analyser line (amount was EUR 420,000)"


@pytest.mark.parametrize("name", ["halden.yaml", "sorrel.yaml", "vesterholm.yaml", "smallest.yaml"])
def test_every_shipped_plan_has_its_exhibits(minutes: Minutes, read_plan: Callable[..., Plan], name: str) -> None:
    document = minutes_document(replace(minutes, plan=read_plan(name), fixes=()))
    plan = [words_of(inline) for inline in inlines(document.blocks)].count("From the plan")
    assert plan >= (4 if name == "smallest.yaml" else 7)


def test_an_amendment_says_what_it_was_and_why(minutes: Minutes) -> None:
    amended = replace(minutes, amended=(AmendedLine(4, "Go to Lyon", "Go to Lyon first", "as Dana said", 2),))
    assert table(amended, "Amended after the minutes were approved") == [
        ["4", "Go to Lyon", "Go to Lyon first", "as Dana said", "2"]
    ]


def test_no_shares_of_talk_ratings_or_quality_list_is_in_the_minutes(minutes: Minutes) -> None:
    said = " ".join(words(minutes)).lower()
    assert not [word for word in ("talk", "rating", "quality list", "seconds") if word in said]


def test_a_team_can_reword_the_template(minutes: Minutes) -> None:
    entry = "- {{ one.text }}: **{{ one.owner or 'offen' }}**"
    source = f"# Protokoll {{{{ account }}}}\n{{% for one in actions %}}\n{entry}\n{{% endfor %}}\n"
    document = minutes_document(minutes, DocumentTemplate("protokoll.md.j2", source))
    title, actions = document.blocks
    assert isinstance(title, Heading)
    assert isinstance(actions, List)
    assert words_of(title.text) == "Protokoll Halden Medical Systems"
    assert words_of(actions.items[3].text) == "Ask Marc who signs for Lyon: offen"


def test_a_block_that_is_not_there_is_named_with_the_nearest(minutes: Minutes) -> None:
    with pytest.raises(TemplateFault, match=r"protokoll\.md\.j2, line 1: .* `decision`, did you mean `decisions`"):
        minutes_document(minutes, DocumentTemplate("protokoll.md.j2", ":::decision"))
