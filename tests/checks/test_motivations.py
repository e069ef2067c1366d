from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]

PEOPLE = """\
stakeholders:
  - {id: jane, name: Jane Okafor, relationship: {owner: priya, strength: 3}}
  - {id: rosa, name: Rosa Quiroga, relationship: {owner: dana, strength: 2}}
"""
DEAL = "  - {id: line, name: Line, kind: expand, amount: 640k, close: 2027-03-30, motivations: [%s]}\n"


def deal(*motivations: str) -> str:
    return "opportunities:\n" + DEAL % ", ".join(motivations)


def test_sam601_at_the_mapping_that_should_hold_the_evidence(expect: Expect) -> None:
    first, second = expect(
        "SAM601",
        PEOPLE
        + """\
opportunities:
  - id: line
    name: Line
    kind: expand
    amount: 640k
    close: 2027-03-30
    motivations:
      - ¦{stakeholder: jane, stance: advocate}
      - ¦stakeholder: rosa
        stance: opposed
""",
    )
    assert first.message == "line: Jane Okafor is written as an advocate and nothing says how we know"
    assert second.message == "line: Rosa Quiroga is written as opposed and nothing says how we know"
    assert first.money == 640_000


def test_sam601_evidence_that_says_nothing(expect: Expect) -> None:
    expect(
        "SAM601",
        PEOPLE + deal("{stakeholder: jane, stance: advocate, evidence: ¦{heard_by: priya, on: 2026-11-02}}"),
    )


def test_sam601_is_content_with_evidence_even_old_and_with_unknown(expect: Expect) -> None:
    expect(
        "SAM601",
        PEOPLE
        + deal(
            "{stakeholder: jane, stance: advocate, evidence: {said: Yes, on: 2020-01-01}}",
            "{stakeholder: rosa, stance: unknown}",
        ),
    )
    expect("SAM601", PEOPLE + deal("{stakeholder: jane, stance: indifferent, evidence: She shrugged}"))


def test_sam601_leaves_what_is_decided_alone(expect: Expect) -> None:
    expect("SAM601", PEOPLE + deal("{stakeholder: jane, stance: advocate}").replace("amount", "outcome: won, amount"))


def test_sam605_at_the_stance(expect: Expect) -> None:
    (finding,) = expect(
        "SAM605",
        PEOPLE
        + deal("{stakeholder: jane, why: not asked yet, stance: ¦unknown}", "{stakeholder: rosa, stance: unknown}"),
    )
    assert (
        finding.message
        == "line: the relationship with Jane Okafor is 3 (trusted) and nobody has asked where they stand"
    )
    assert finding.fix == "have Priya Raman ask Jane Okafor where they stand on line"


def test_sam605_an_ally_without_an_owner_is_asked_by_somebody(expect: Expect) -> None:
    (finding,) = expect(
        "SAM605",
        "stakeholders:\n  - {id: jane, name: Jane Okafor, relationship: {strength: 4}}\n"
        + deal("{stakeholder: jane, stance: ¦unknown}"),
    )
    assert "somebody" in finding.fix


def test_sam605_a_stance_that_is_known_is_no_finding(expect: Expect) -> None:
    expect("SAM605", PEOPLE + deal("{stakeholder: jane, stance: opposed}"))


def test_sam607_nobody_has_the_final_word(expect: Expect) -> None:
    (finding,) = expect(
        "SAM607",
        "¦stakeholders:\n  - {id: jane, name: Jane Okafor, influence: high}\n"
        + deal("{stakeholder: jane, stance: unknown}"),
    )
    assert finding.money == 640_000


def test_sam607_sleeps_until_somebody_has_an_influence(expect: Expect) -> None:
    expect("SAM607", PEOPLE)


def test_sam607_never_asked_and_on_no_purchase_is_said_at_the_person(expect: Expect) -> None:
    (finding,) = expect("SAM607", "stakeholders:\n  - ¦{id: marc, name: Marc Delacroix, influence: final}\n")
    assert finding.message == "Marc Delacroix is said to have the final word and was never asked whether they have"


def test_sam607_never_asked_is_said_once_at_the_motivation_that_should_hold_the_day(expect: Expect) -> None:
    expect(
        "SAM607",
        """\
stakeholders:
  - {id: marc, name: Marc Delacroix, influence: final}
opportunities:
  - {id: won, name: Won, kind: new, amount: 1, close: 2026-03-30, outcome: won,
     motivations: [{stakeholder: marc, stance: unknown}]}
  - {id: small, name: Small, kind: new, amount: 1, close: 2027-03-30,
     motivations: [{stakeholder: marc, stance: unknown, influence: some}]}
  - {id: line, name: Line, kind: new, amount: 1, close: 2027-03-30,
     motivations: [¦{stakeholder: marc, stance: unknown}]}
  - {id: more, name: More, kind: new, amount: 1, close: 2027-03-30,
     motivations: [{stakeholder: marc, stance: unknown}]}
""",
    )


def test_sam607_asked_once_on_any_purchase_is_asked(expect: Expect) -> None:
    expect(
        "SAM607",
        """\
stakeholders:
  - {id: marc, name: Marc Delacroix, influence: final}
opportunities:
  - {id: won, name: Won, kind: new, amount: 1, close: 2026-03-30, outcome: won,
     motivations: [{stakeholder: marc, stance: unknown, authority_asked: 2026-02-01}]}
  - {id: line, name: Line, kind: new, amount: 1, close: 2027-03-30,
     motivations: [{stakeholder: marc, stance: unknown}]}
""",
    )


def test_sam607_final_on_one_purchase_alone(expect: Expect) -> None:
    people = "stakeholders:\n  - {id: jane, name: Jane Okafor, influence: high}\n"
    expect("SAM607", people + deal("¦{stakeholder: jane, stance: unknown, influence: final}"))
    expect(
        "SAM607", people + deal("{stakeholder: jane, stance: unknown, influence: final, authority_asked: 2026-09-14}")
    )
