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


def test_sam602_evidence_of_an_unknown_stance_grows_old_too(expect: Expect) -> None:
    undated, old = expect(
        "SAM602",
        PEOPLE
        + deal(
            "{stakeholder: jane, stance: unknown, evidence: ¦{said: I have to think}}",
            "{stakeholder: rosa, stance: unknown, evidence: He nodded, validated: ¦2026-08-25}",
        ),
    )
    assert undated.message == "line: the evidence of where Jane Okafor stands has no date"
    assert old.message.endswith("stands is 91 days old")


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


def test_sam602_at_the_date_or_at_the_mapping_that_should_hold_it(expect: Expect) -> None:
    old, undated, text, stale_text = expect(
        "SAM602",
        """\
stakeholders:
  - {id: jane, name: Jane Okafor}
  - {id: rosa, name: Rosa Quiroga}
  - {id: mei, name: Mei Tanaka}
  - {id: sanne, name: Sanne de Wit}
  - {id: marc, name: Marc Delacroix}
  - {id: david, name: David MacDonald}
opportunities:
  - id: line
    name: Line
    kind: expand
    amount: 640k
    close: 2027-03-30
    motivations:
      - {stakeholder: jane, stance: advocate, evidence: {said: Yes, on: ¦2026-08-25}}
      - {stakeholder: rosa, stance: opposed, evidence: ¦{said: "No", heard_by: dana}}
      - ¦{stakeholder: mei, stance: advocate, evidence: Nodded}
      - {stakeholder: sanne, stance: advocate, evidence: She wrote it, validated: ¦2025-11-24}
      - {stakeholder: marc, stance: advocate, evidence: {said: Yes, on: 2026-08-26}}
      - {stakeholder: david, stance: advocate, evidence: {said: Yes, on: 2025-08-26}, validated: 2026-11-01}
""",
    )
    assert old.message == "line: the evidence that Jane Okafor is an advocate is 91 days old"
    assert undated.message == "line: the evidence that Rosa Quiroga is opposed has no date"
    assert "has no date" in text.message
    assert "365 days old" in stale_text.message


def test_sam602_says_nothing_where_sam601_speaks(expect: Expect) -> None:
    expect("SAM602", PEOPLE + deal("{stakeholder: jane, stance: advocate, evidence: {heard_by: priya}}"))


STAGED = "stages:\n  - {id: see, name: See it}\n  - {id: try, name: Try it}\n"


def test_sam603_past_the_first_stage_without_an_advocate(expect: Expect) -> None:
    expect(
        "SAM603",
        STAGED
        + PEOPLE
        + """\
opportunities:
  - ¦{id: bare, name: Bare, kind: new, amount: 1k, close: 2027-03-30, stage: try}
  - {id: cold, name: Cold, kind: new, amount: 1k, close: 2027-03-30, stage: try,
     ¦motivations: [{stakeholder: jane, stance: opposed}]}
  - {id: warm, name: Warm, kind: new, amount: 1k, close: 2027-03-30, stage: try,
     motivations: [{stakeholder: jane, stance: opposed}, {stakeholder: rosa, stance: advocate}]}
  - {id: first, name: First, kind: new, amount: 1k, close: 2027-03-30, stage: see}
  - {id: none, name: No stage, kind: new, amount: 1k, close: 2027-03-30}
  - {id: renewal, name: Renewal, kind: renew, amount: 1k, close: 2027-03-30, stage: try}
""",
    )


def test_sam604_advocates_without_weight(expect: Expect) -> None:
    (finding,) = expect(
        "SAM604",
        """\
stakeholders:
  - {id: jane, name: Jane Okafor, influence: high}
  - {id: piotr, name: Piotr, influence: none}
  - {id: rosa, name: Rosa, influence: some}
opportunities:
  - {id: light, name: Light, kind: new, amount: 1k, close: 2027-03-30, ¦motivations:
     [{stakeholder: piotr, stance: advocate}, {stakeholder: rosa, stance: advocate},
      {stakeholder: jane, stance: opposed}]}
  - {id: heavy, name: Heavy, kind: new, amount: 1k, close: 2027-03-30,
     motivations: [{stakeholder: jane, stance: advocate}]}
  - {id: here, name: Here she counts, kind: new, amount: 1k, close: 2027-03-30,
     motivations: [{stakeholder: rosa, stance: advocate, influence: final}]}
  - {id: none, name: Nobody, kind: new, amount: 1k, close: 2027-03-30, motivations: []}
""",
    )
    assert finding.message == "light: Piotr and Rosa speak for it, with no weight in the decision"


def test_sam606_friends_against_and_strangers_for(expect: Expect) -> None:
    against, stranger = expect(
        "SAM606",
        """\
stakeholders:
  - {id: henrik, name: Henrik Solberg, relationship: {owner: priya, strength: 4}}
  - {id: claire, name: Claire Fontaine, relationship: {owner: priya, strength: 1}}
  - {id: rosa, name: Rosa Quiroga, relationship: {owner: priya, strength: 2}}
  - {id: mei, name: Mei Tanaka, relationship: {owner: priya}}
"""
        + deal(
            "{stakeholder: henrik, stance: ¦opposed}",
            "{stakeholder: claire, stance: ¦advocate}",
            "{stakeholder: rosa, stance: advocate}",
            "{stakeholder: mei, stance: advocate}",
        ),
    )
    assert against.message == "line: Henrik Solberg is opposed and the relationship is 4 (ally)"
    assert stranger.message == "line: Claire Fontaine is an advocate and the relationship is 1 (met)"


def test_sam608_fewer_than_two(expect: Expect) -> None:
    none, one = expect(
        "SAM608",
        PEOPLE
        + """\
opportunities:
  - ¦{id: none, name: None, kind: new, amount: 1k, close: 2027-03-30}
  - {id: one, name: One, kind: new, amount: 1k, close: 2027-03-30, ¦motivations: [{stakeholder: jane, stance: unknown}]}
  - {id: two, name: Two, kind: new, amount: 1k, close: 2027-03-30,
     motivations: [{stakeholder: jane, stance: unknown}, {stakeholder: rosa, stance: unknown}]}
  - {id: renewal, name: Renewal, kind: renew, amount: 1k, close: 2027-03-30}
""",
    )
    assert none.message == "none: nobody is written down for None"
    assert one.message == "one: one person is written down for One"
    assert one.fix == "add stances for one"
