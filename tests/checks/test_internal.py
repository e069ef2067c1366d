from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]

LINE = "opportunities:\n  - {id: line, name: Line, kind: expand, amount: 640k, close: 2027-03-30%s}\n"


def test_sam804_at_the_commitment_that_is_missing_or_not_won(expect: Expect) -> None:
    soon, passed, silent = expect(
        "SAM804",
        """\
internal_asks:
  - id: sla
    ask: Answer within 24 hours
    decider: Head of service
    lead_time_days: 180
    needed_by: 2027-06-01
    commitment: ¦asked
    opportunity: line
  - {id: docs, ask: Write it in French, lead_time_days: 30, needed_by: 2026-12-23, commitment: ¦declined}
  - ¦{id: slot, ask: Hold a slot, lead_time_days: 0, needed_by: 2026-12-31, cost_of_delay: 20k}
  - {id: later, ask: Do it later, lead_time_days: 30, needed_by: 2027-01-31, commitment: asked}
  - {id: done, ask: Done, lead_time_days: 180, needed_by: 2027-06-01, commitment: committed}
  - {id: undated, ask: No day, commitment: asked}
"""
        + LINE % "",
    )
    assert soon.message == (
        "sla: Answer within 24 hours must be committed by 3 Dec 2026 and it is asked, not committed; "
        "EUR 640k waits for it (line)"
    )
    assert soon.fix == "win a commitment for sla from Head of service"
    assert passed.message == "docs: Write it in French was to be committed by 23 Nov 2026 and it was declined"
    assert "nothing says where it stands" in silent.message
    assert (soon.money, passed.money, silent.money) == (640_000, 0, 20_000)


def test_sam804_nothing_waits_for_an_ask_whose_purchase_is_decided(expect: Expect) -> None:
    (finding,) = expect(
        "SAM804",
        "internal_asks:\n  - {id: sla, ask: Answer, lead_time_days: 1, needed_by: 2026-12-01, commitment: ¦not-asked,"
        " opportunity: line}\n" + LINE % ", outcome: won",
    )
    assert finding.message == "sla: Answer must be committed by 30 Nov 2026 and nobody has been asked"


def test_sam801_no_customer_value(expect: Expect) -> None:
    expect(
        "SAM801",
        """\
internal_asks:
  - ¦{id: sla, ask: Answer}
  - ¦{id: stock, ask: Keep four heads here, customer_value: }
  - {id: docs, ask: Write it in French, customer_value: Four weeks less}
""",
    )


def test_sam802_names_all_that_is_missing_in_one_message(expect: Expect) -> None:
    both, one = expect(
        "SAM802",
        """\
internal_asks:
  - ¦{id: sla, ask: Answer}
  - ¦{id: slot, ask: Hold a slot, metric: Slots sold}
  - {id: docs, ask: Write it in French, metric: Findings, cost_of_delay: 60k}
  - {id: free, ask: Wait, metric: Findings, cost_of_delay: 0}
""",
    )
    assert both.message == "sla: Answer lacks the decider's metric and the cost of delay"
    assert one.message == "slot: Hold a slot lacks the cost of delay"


def test_sam803_asked_and_nobody_heard_why_not(expect: Expect) -> None:
    expect(
        "SAM803",
        """\
internal_asks:
  - ¦{id: sla, ask: Answer, commitment: asked}
  - {id: slot, ask: Hold a slot, commitment: asked, constraint: The line is full}
  - {id: docs, ask: Write it in French, commitment: not-asked}
  - {id: won, ask: Won, commitment: committed}
  - {id: unsaid, ask: Unsaid}
""",
    )


def test_sam805_asked_or_declined_without_a_sponsor_outside_sales(expect: Expect) -> None:
    first, _, third = expect(
        "SAM805",
        """\
internal_asks:
  - ¦{id: sla, ask: Answer, commitment: asked}
  - ¦{id: docs, ask: Write it in French, commitment: declined}
  - {id: slot, ask: Hold a slot, commitment: asked, sponsor: ¦Head of Sales Europe}
  - {id: won, ask: Won, commitment: committed}
  - {id: want, ask: Wanted, commitment: asked, sponsor: Chief operating officer}
""",
    )
    assert first.message == "sla: Answer was asked, and no executive outside sales wants it"
    assert third.message == "slot: Hold a slot was asked, and only Head of Sales Europe of sales wants it"


def test_sam806_declined_with_neither_objection_nor_offer(expect: Expect) -> None:
    expect(
        "SAM806",
        """\
internal_asks:
  - ¦{id: sla, ask: Answer, commitment: declined}
  - {id: docs, ask: Write it in French, commitment: declined, objection: cost}
  - {id: slot, ask: Hold a slot, commitment: declined, offer: We pay}
  - {id: open, ask: Open, commitment: asked}
""",
    )
