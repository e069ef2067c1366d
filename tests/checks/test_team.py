from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]

HEAD = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, regions: [%s]}
%s:
  - {id: dana, name: Dana Whitfield, function: sales, region: Americas}
  - {id: priya, name: Priya Raman, function: %s, region: europe}
"""
THREE = """\
opportunities:
  - {id: a, name: A, kind: new, amount: 301k, close: 2027-03-31, owner: %s}
  - {id: b, name: B, kind: expand, amount: 300k, close: 2027-04-01, owner: priya}
  - {id: c, name: C, kind: renew, amount: 9M, close: 2027-06-01, owner: priya}
"""


def test_sam201_most_relationships_and_most_of_the_funnel_in_one_message(expect: Expect) -> None:
    (finding,) = expect(
        "SAM201",
        """\
¦stakeholders:
  - {id: jane, name: Jane, relationship: {owner: dana, strength: 1}}
  - {id: marc, name: Marc, relationship: {owner: dana, strength: 3}}
  - {id: rosa, name: Rosa, relationship: {owner: priya, strength: 1}}
  - {id: mei, name: Mei, relationship: {owner: priya, strength: 0}}
"""
        + THREE % "dana",
    )
    assert finding.message == (
        "Dana Whitfield alone holds 2 of 3 relationships and EUR 301k of the EUR 601k in the funnel"
    )


def test_sam201_the_funnel_alone_is_said_at_the_opportunities(expect: Expect) -> None:
    expect("SAM201", "¦" + THREE % "dana")


def test_sam201_half_is_not_more_than_half_and_three_opportunities_wake_it(expect: Expect) -> None:
    expect("SAM201", (THREE % "dana").replace("301k", "300k"))
    expect("SAM201", "opportunities:\n  - {id: a, name: A, kind: new, amount: 3k, close: 2027-03-31, owner: dana}\n")


def test_sam202_every_kind_of_part_counts(expect: Expect) -> None:
    (finding,) = expect(
        "SAM202",
        """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, owner: idle}
team:
  - {id: owner, name: Owner}
  - {id: also, name: Also}
  - {id: deal, name: Deal}
  - {id: start, name: Start}
  - {id: ask, name: Ask}
  - {id: act, name: Act}
  - {id: visit, name: Visit}
  - {id: part, name: Part}
  - ¦{id: idle, name: Idle Person}
stakeholders: [{id: jane, name: Jane, relationship: {owner: owner, also: [also]}}]
opportunities: [{id: a, name: A, kind: new, amount: 1, close: 2027-03-31, owner: deal}]
initiatives: [{id: i, name: I, kind: expand, owner: start}]
internal_asks: [{id: q, ask: Q, owner: ask}]
actions: [{id: x, what: X, owner: act}]
visits: [{id: v, date: 2027-01-12, team: [visit], parts: {part: opens}}]
""",
    )
    assert finding.message.startswith("Idle Person has no part")


def test_sam203_a_region_without_us(expect: Expect) -> None:
    (finding,) = expect("SAM203", HEAD % ("Europe, ¦Asia Pacific, Americas", "team", "sales"))
    assert finding.message == "the customer buys in Asia Pacific and nobody of the team works there"
    expect("SAM203", HEAD % ("", "team", "sales"))


def test_sam204_nobody_looks_after_them(expect: Expect) -> None:
    expect(
        "SAM204",
        """\
stakeholders:
  - ¦{id: alana, name: Alana}
  - {id: mei, name: Mei, relationship: ¦{strength: 2}}
  - {id: jane, name: Jane, relationship: {owner: dana}}
""",
    )


def test_sam205_weight_and_known_to_one(expect: Expect) -> None:
    first, second, _ = expect(
        "SAM205",
        """\
stakeholders:
  - {id: marc, name: Marc Delacroix, influence: final, relationship: ¦{owner: dana, strength: 1}}
  - {id: jane, name: Jane, influence: high, relationship: {owner: dana, also: [priya]}}
  - {id: rosa, name: Rosa, influence: some, relationship: {owner: dana}}
  - {id: alana, name: Alana, influence: high}
  - {id: never, name: Never Met, influence: high, relationship: {owner: dana, strength: 0}}
  - {id: here, name: Here, influence: some, relationship: ¦{owner: dana}}
  - {id: twice, name: Twice, influence: high, relationship: ¦{owner: dana, also: [dana]}}
opportunities:
  - {id: a, name: A, kind: new, amount: 7k, close: 2027-03-31,
     motivations: [{stakeholder: here, stance: unknown, influence: high}]}
""",
    )
    assert first.message == "Marc Delacroix carries weight and is known to Dana Whitfield only"
    assert second.money == 7_000


def test_sam206_sales_only(expect: Expect) -> None:
    expect("SAM206", HEAD % ("Europe", "¦team", "Sales"))
    expect("SAM206", HEAD % ("Europe", "team", "service"))


def test_sam207_wanted_and_nothing_done(expect: Expect) -> None:
    (finding,) = expect(
        "SAM207",
        """\
stakeholders:
  - {id: marc, name: Marc Delacroix, relationship: {owner: dana, strength: 1, wanted: ¦3}}
  - {id: jane, name: Jane Okafor, relationship: {owner: dana, strength: 1, wanted: 3}}
  - {id: rosa, name: Rosa Quiroga, relationship: {owner: dana, strength: 1, wanted: 3}}
  - {id: mei, name: Mei Tanaka, relationship: {owner: dana, strength: 3, wanted: 3}}
  - {id: open, name: No Strength, relationship: {owner: dana, wanted: 3}}
initiatives: [{id: i, name: I, kind: nurture, stakeholders: [jane]}]
actions:
  - {id: a, what: Show Rosa's figures to all, owner: dana}
  - {id: b, what: Show Marc the figures, owner: dana, status: done}
""",
    )
    assert finding.message == (
        "the relationship with Marc Delacroix is met and wanted trusted; no initiative and no action works on it"
    )
