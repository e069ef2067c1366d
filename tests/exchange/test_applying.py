from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from difflib import ndiff
from typing import TYPE_CHECKING

import pytest

from samreview.exchange.applying import applied_json, applied_lines, apply_review
from samreview.exchange.failures import ExchangeError
from samreview.plan.loader import load_plan
from tests.review.factory import PLAN, Room

if TYPE_CHECKING:
    from samreview.exchange.applying import Applied
    from samreview.plan.model import Plan

FILE = (
    PLAN.replace(
        "  - {id: nextgen, name: Next-gen analyser line, kind: expand, amount: 640k, close: 2027-03-15,\n"
        "     stage: evaluate, problem: scrap}\n",
        """\
  - id: nextgen      # the big one
    name: Next-gen analyser line
    kind: expand
    amount: 640k     # from March
    close: 2027-03-15
    stage: evaluate
    problem: scrap
    motivations:
      - stakeholder: jane
        stance: opposed
        why: Scrap is hers
        evidence:    # heard in the corridor
          said: Not this year
          heard_by: lukas
          on: 2026-05-02
      - {stakeholder: tomas, stance: advocate, evidence: Nodded}
""",
    )
    + "next_review: {start: 2026-11-24T15:00, minutes: 120, timezone: Europe/Berlin}\n"
)
CHANGED_SINCE = FILE.replace("640k", "700k").replace("commitment: asked", "commitment: declined")


def plan_of(data: bytes) -> Plan:
    loaded = load_plan(data)
    assert loaded.plan is not None, loaded.findings
    return loaded.plan


def held(*lines: str, plan: str = FILE) -> Room:
    """Return a review in which Priya, the scribe, or whoever a line names typed these lines."""
    room = Room(plan=plan).started("lukas", "priya")
    for line in lines:
        person, _, rest = line.partition("> ")
        room.say(*((person, rest) if rest else ("priya", line)))
    return room


def applied(room: Room, plan: str | bytes = FILE) -> Applied:
    """Apply a review, hold the outcome against the format, and see that once is enough."""
    data = plan if isinstance(plan, bytes) else plan.encode()
    done = apply_review(data, plan_of(data), room.review)
    again = apply_review(done.data, plan_of(done.data), room.review)
    assert again.data == done.data
    assert not again.written
    assert [one.lesson for one in again.conflicts] == [one.lesson for one in done.conflicts]
    return done


def diff(done: Applied, plan: str = FILE) -> list[str]:
    """Return the lines that went, then those that came."""
    lines = list(ndiff(plan.splitlines(), done.data.decode().splitlines()))
    return [line for sign in "-+" for line in lines if line[0] == sign and "updated: " not in line]


def test_a_correction_goes_into_its_line_with_the_reason_above_it() -> None:
    room = held("/fix opp:nextgen amount 720k because Jane asked for a second station 3")
    done = applied(room)
    assert diff(done) == [
        "-     amount: 640k     # from March",
        "+     # amount was EUR 640k until the review of 2026-11-24: Jane asked for a second station 3",
        "+     amount: 720k     # from March",
    ]
    assert plan_of(done.data) == replace(room.review.plan, updated=dt.date(2026, 11, 24))
    assert [(one.about, one.was, one.now) for one in done.written] == [
        ("nextgen amount", "EUR 640k", "EUR 720k"),
        ("updated", "2026-11-02", "2026-11-24"),
    ]


def test_an_amount_keeps_the_currency_in_which_it_was_typed() -> None:
    done = applied(held("/fix opp:lyon-1 amount USD 100k because the quote is in dollars"))
    assert any("amount: USD 100k" in line for line in diff(done))


def test_a_stance_goes_where_it_stands_with_who_heard_it_and_when() -> None:
    done = applied(
        held(
            "/heard jane nextgen advocate @dana because she takes it to the board",
            "/heard tomas nextgen advocate because he signed the request",
            "/heard marc nextgen unknown because nobody has asked him",
        )
    )
    assert diff(done) == [
        "-         stance: opposed",
        "-           said: Not this year",
        "-           heard_by: lukas",
        "-           on: 2026-05-02",
        "-       - {stakeholder: tomas, stance: advocate, evidence: Nodded}",
        "+         stance: advocate",
        "+           said: she takes it to the board",
        "+           heard_by: dana",
        "+           on: 2026-11-24",
        "+       - {stakeholder: tomas, stance: advocate, evidence: {said: he signed the request, on: 2026-11-24}}",
        "+       - {stakeholder: marc, stance: unknown, evidence: {said: nobody has asked him, on: 2026-11-24}}",
    ]
    assert done.notes == ("`why` of jane on nextgen is still what was written when opposed.",)


def test_evidence_that_nobody_puts_a_name_to_takes_the_old_name_away() -> None:
    done = applied(held("/heard jane nextgen opposed because she said it again"))
    assert "-           heard_by: lukas" in diff(done)
    assert not any(line.startswith("+") and "heard_by" in line for line in diff(done))
    assert "# heard in the corridor" in done.data.decode()


def test_an_ask_says_how_it_was_answered_and_why() -> None:
    done = applied(held("/ask sla asked because again", "/ask sla declined because no budget this year"))
    assert diff(done) == [
        "-   - {id: sla, ask: Two-day response in Lyon, commitment: asked, opportunity: nextgen}",
        "+   # commitment was asked until the review of 2026-11-24: no budget this year",
        "+   - {id: sla, ask: Two-day response in Lyon, commitment: declined, opportunity: nextgen}",
    ]


def test_an_ask_that_stands_where_it_stood_is_worth_a_look() -> None:
    done = applied(held("/ask sla asked because again", "/ask sla asked because stock is on her budget"))
    assert diff(done) == []
    (note,) = done.notes
    assert note.startswith("sla was put again and is asked as before: stock is on her budget. If that is new,")


def test_how_an_opportunity_ended_goes_where_the_format_has_the_reason() -> None:
    done = applied(held("/fix opp:nextgen outcome lost because the other plant was faster"))
    assert diff(done) == ["+     outcome: lost", "+     why: the other plant was faster"]


def test_a_new_opportunity_becomes_a_valid_entry_that_says_what_to_settle() -> None:
    done = applied(
        held(
            'point Lyon wants more opp:"Lyon phase 2" +120k',
            'goal A cell in phase 2 opp:"lyon phase 2" +90k due:2027-05-03 @lukas for:scrap',
            'idea Something opp:"Lyon phase 1b"',
            'idea Never mind opp:"Graz"',
            "/drop 4",
        )
    )
    deal = plan_of(done.data).opportunity("lyon-phase-2")
    assert deal is not None
    assert (deal.name, deal.kind, deal.amount, deal.close, deal.owner, deal.problem) == (
        "Lyon phase 2",
        "new",
        Decimal(120_000),
        dt.date(2027, 5, 3),
        "lukas",
        "scrap",
    )
    unknown = "the amount (0 for now), the close date (end of the horizon for now) and the kind"
    comment, rest = f"# New from the review of 2026-11-24. Settle {unknown}".split(" now) and")
    assert diff(done) == [
        "+   # New from the review of 2026-11-24. Settle the kind; add stage and next_customer_action.",
        "+   - {id: lyon-phase-2, name: Lyon phase 2, kind: new, amount: 120k, close: 2027-05-03, owner: lukas,",
        "+      problem: scrap}",
        f"+   {comment}",
        f"+   # now) and{rest}; add owner, stage and next_customer_action.",
        "+   - {id: lyon-phase-1b, name: Lyon phase 1b, kind: new, amount: 0, close: 2027-09-30}",
    ]
    renamed = done.data.replace(b"name: Lyon phase 2", b"name: Lyon again")
    assert len(plan_of(applied(held('idea x opp:"Lyon phase 2"'), renamed).data).opportunities) == 5


def test_the_next_review_is_stated_in_the_zone_of_the_plan() -> None:
    done = applied(held("dana> /nextreview 2027-02-23T15:00 90m"))
    assert diff(done)[1] == "+ next_review: {start: 2027-02-23T15:00, minutes: 90, timezone: Europe/Berlin}"
    without = FILE.replace("next_review: {start: 2026-11-24T15:00, minutes: 120, timezone: Europe/Berlin}\n", "")
    done = applied(held("dana> /nextreview 2027-02-23T15:00", plan=without), without)
    assert diff(done, without)[0] == "+ next_review: {start: 2027-02-23T08:00}", "Chicago, where the owner is"


def test_what_was_undone_or_put_right_again_never_goes_in() -> None:
    room = held(
        "/fix opp:nextgen amount 720k because a slip",
        "/undo",
        "/heard jane nextgen advocate because a slip",
        "/undo",
        "/fix opp:nextgen close 2027-04-01 because a guess",
        "/fix opp:nextgen close 2027-03-15 because it was right",
        "/ask sla declined because a slip",
        "/undo",
    )
    done = applied(room)
    assert done.data == FILE.encode()
    assert not done.written


def test_what_somebody_changed_meanwhile_is_left_alone_and_named() -> None:
    room = held(
        "/fix opp:nextgen amount 720k because Jane asked",
        "/fix opp:nextgen close 2027-05-01 because the board moved",
        "/ask sla committed because Marc signed",
        "/heard jane nextgen advocate @dana because she said so",
        "dana> /nextreview 2027-02-23T15:00",
    )
    now = (
        FILE.replace("640k", "700k")
        .replace("commitment: asked", "commitment: committed")
        .replace("said: Not this year", "said: Perhaps")
        .replace("2026-11-24T15:00", "2027-03-01T15:00")
    )
    done = applied(room, now)
    assert [line for line in diff(done, now) if line.startswith("+")] == [
        "+     # close was 2027-03-15 until the review of 2026-11-24: the board moved",
        "+     close: 2027-05-01",
    ]
    assert [one.about for one in done.known] == ["sla commitment"]
    assert [(one.lesson.about, one.lesson.was, one.plan, one.lesson.now) for one in done.conflicts] == [
        ("nextgen amount", "EUR 640k", "EUR 700k", "EUR 720k"),
        ("jane on nextgen", "opposed (Not this year)", "opposed (Perhaps)", "advocate (she said so)"),
        ("next review", "2026-11-24 15:00, 120 minutes", "2027-03-01 15:00, 120 minutes", "2027-02-23 15:00"),
    ]
    assert done.conflicts[0].settle == (
        "The plan changed meanwhile, line 25: write `amount: 720k` there to follow the review."
    )
    lines = list(applied_lines(done))
    assert "  nextgen amount: EUR 640k when the review opened, EUR 700k now, EUR 720k in the review" in lines, (
        "all three are shown"
    )
    assert applied_json(done)["conflicts"][0]["plan"] == "EUR 700k"
    settled = done.data.replace(b"700k", b"720k")
    assert "nextgen amount" not in [one.lesson.about for one in applied(room, settled).conflicts]


def test_what_left_the_plan_meanwhile_is_named() -> None:
    room = held(
        "/fix opp:lyon-1 amount 100k because x",
        "/heard marc lyon-1 advocate because x",
        "/fix ask:sla owner ines because she can",
        "/heard tomas nextgen opposed @ines because x",
    )
    now = "".join(
        line for line in FILE.splitlines(keepends=True) if not line.startswith(("  - {id: lyon-1", "  - {id: ines"))
    )
    done = applied(room, now)
    assert [one.settle for one in done.conflicts] == [
        "The plan has no opportunity `lyon-1` any more; there is nothing to write it to.",
        "`owner` of internal ask `sla`: there is no team `ines`.",
        "The plan has no opportunity `lyon-1` any more; there is nothing to write it to.",
    ]
    assert "said: x (heard by ines)" in done.data.decode()


def test_values_of_a_record_that_was_not_there_make_one() -> None:
    done = applied(
        held(
            "/fix opp:nextgen next_customer_action.what Board says yes because Jane asked it",
            "/fix opp:nextgen next_customer_action.by 2027-01-20 because Jane asked it",
            "/fix with:jane strength 4 because she called",
            "/fix with:jane since 2018 because she said so",
            "/fix with:marc strength 1 because we met",
            "/fix opp:service close 2027-01-10 because late",
        )
    )
    assert diff(done) == [
        "-   - {id: jane, name: Jane Okafor, relationship: {owner: priya, strength: 3}}",
        "-   - {id: marc, name: Marc Dubois}",
        "-   - {id: service, name: Service contract, kind: renew, amount: 200k, close: 2026-12-20}",
        "+   # strength was 3 until the review of 2026-11-24: she called",
        "+   # since was not stated until the review of 2026-11-24: she said so",
        "+   - {id: jane, name: Jane Okafor, relationship: {owner: priya, strength: 4, since: 2018}}",
        "+   # relationship from the review of 2026-11-24: we met",
        "+   - {id: marc, name: Marc Dubois, relationship: {strength: 1}}",
        "+     # next_customer_action from the review of 2026-11-24: Jane asked it",
        "+     next_customer_action: {what: Board says yes, by: 2027-01-20}",
        "+   # close was 2026-12-20 until the review of 2026-11-24: late",
        "+   - {id: service, name: Service contract, kind: renew, amount: 200k, close: 2027-01-10}",
    ]


def test_another_accounts_plan_is_refused() -> None:
    with pytest.raises(ExchangeError, match="is the plan of `other`, and halden-2026-11-24 reviewed `halden`"):
        applied(held(), FILE.replace("id: halden", "id: other"))


def test_a_reason_is_no_excuse_for_a_finding() -> None:
    done = applied(held("/fix opp:nextgen amount 1k because # samreview: ignore SAM301 whatever"))
    assert "samreview: ignore" not in done.data.decode()
