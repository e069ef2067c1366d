from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.exchange.edit import AddEntry, SetValue, TakeBack, edit_plan
from samreview.exchange.failures import ExchangeError
from samreview.exchange.yaml_text import Bare
from samreview.plan.loader import load_plan
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.exchange.edit import Edit
    from samreview.exchange.yaml_text import Value
    from samreview.plan.model import Plan

HEAD = (
    "samreview: 1\naccount: {id: acme, name: Acme, currency: EUR}\nteam:\n  - {id: a, name: Ann}\n"
    "  - {id: b, name: Bob}\n"
)


def loaded(text: str | bytes) -> Plan:
    found = load_plan(text if isinstance(text, bytes) else text.encode())
    assert found.plan is not None, found.findings
    return found.plan


def edited(text: str, edits: Sequence[Edit], meant: str) -> str:
    """Make edits that must give a file that loads as the text `meant` does."""
    return edit_plan(text.encode(), edits, loaded(meant)).decode()


def test_a_value_is_replaced_in_place_and_nothing_else() -> None:
    text = (
        HEAD
        + "opportunities:\n  - id: x   # the first\n    name: X\n    kind: new\n    amount: 10k  # firm\n"
        + "    close: 2027-01-01\n"
    )
    deal = loaded(text).opportunities[0]
    meant = text.replace("10k", "12.5k").replace("2027-01-01", "2027-02-01")
    assert (
        edited(text, [SetValue(deal, "amount", Bare("12.5k")), SetValue(deal, "close", Bare("2027-02-01"))], meant)
        == meant
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("name: 'X'", "name: 'It''s Y'"),
        ('name: "X"', 'name: "It\'s Y"'),
        ("name: X", "name: It's Y"),
        ("name: |\n      X", "name: It's Y"),
        ("name: X\n      and X", "name: It's Y"),
        ('"name": X', '"name": It\'s Y'),
        ("name  :   X   # why", "name  :   It's Y   # why"),
    ],
)
def test_the_quotes_and_blanks_of_a_value_stay(was: str, now: str) -> None:
    text = HEAD + f"opportunities:\n  - id: x\n    {was}\n    kind: new\n    amount: 10k\n    close: 2027-01-01\n"
    deal = loaded(text).opportunities[0]
    assert edited(text, [SetValue(deal, "name", "It's Y")], text.replace(was, now)) == text.replace(was, now)


def test_new_keys_stand_where_the_format_has_them_and_as_deep_as_their_neighbours() -> None:
    text = (
        HEAD
        + "opportunities:\n- id:   x  # first\n  name: X\n\n  # soon\n  kind: new\n"
        + "  amount: 10k\n  close: 2027-01-01  # firm\nstory: Done"
    )
    deal = loaded(text).opportunities[0]
    meant = text.replace("x  # first", "x  # first\n  crm_id: '0065'").replace(
        "2027-01-01  # firm", "2027-01-01  # firm\n  outcome: won\n  why: Price"
    )
    edits = [SetValue(deal, "crm_id", "0065"), SetValue(deal, "outcome", Bare("won")), SetValue(deal, "why", "Price")]
    assert edited(text, edits, meant) == meant


def test_an_entry_in_brackets_stays_in_brackets() -> None:
    text = HEAD + "opportunities:\n  - {id: x, name: X, kind: new,  # a note\n     amount: 10k, close: 2027-01-01}\n"
    deal = loaded(text).opportunities[0]
    meant = text.replace("{id: x,", "{id: x, crm_id: 006A1,").replace("01}", "01, why: 'a, b'}")
    assert edited(text, [SetValue(deal, "crm_id", "006A1"), SetValue(deal, "why", "a, b")], meant) == meant


def test_a_key_without_a_value_gets_one() -> None:
    text = (
        HEAD
        + "story:  # to be told\nopportunities:\n  - {id: x, name: X, why: , kind: new, amount: 1, close: 2027-01-01}\n"
    )
    plan = loaded(text)
    meant = text.replace("story: ", "story: Told ").replace("why: ,", "why: Price,")
    assert (
        edited(text, [SetValue(plan, "story", "Told"), SetValue(plan.opportunities[0], "why", "Price")], meant) == meant
    )


def test_a_text_of_several_lines_is_kept() -> None:
    text = HEAD + "story: Once\n"
    assert edited(text, [SetValue(loaded(text), "story", 'One\n"two"')], HEAD + 'story: "One\\n\\"two\\""\n')


ENTRY = {"id": Bare("y"), "name": "Y", "kind": Bare("new"), "amount": Bare("5k"), "close": Bare("2027-03-01")}
BLOCK = "  - id: y\n    name: Y\n    kind: new\n    amount: 5k\n    close: 2027-03-01\n"
FLOW = "{id: y, name: Y, kind: new, amount: 5k, close: 2027-03-01}"
X = "{id: x, name: X, kind: new, amount: 1, close: 2027-01-01}"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("", f"\nopportunities:\n{BLOCK}"),
        ("opportunities:\n", f"opportunities:\n{BLOCK}"),
        ("opportunities: []  # none yet\nstory: S\n", f"opportunities:  # none yet\n{BLOCK}story: S\n"),
        ("opportunities: ~\n", f"opportunities:\n{BLOCK}"),
        (f"opportunities:\n  - {X}\n", f"opportunities:\n  - {X}\n  - {FLOW}\n"),
        (f"opportunities:\n- {X}  # x\n# end\n", f"opportunities:\n- {X}  # x\n- {FLOW}\n# end\n"),
        (
            f"opportunities:\n- {X}  # x\n  # more of x\n    # and more\n# end\n  # of it\n",
            f"opportunities:\n- {X}  # x\n  # more of x\n    # and more\n- {FLOW}\n# end\n  # of it\n",
        ),
        (f"opportunities: [{X}]\n", f"opportunities: [{X}, {FLOW}]\n"),
        (
            "opportunities:\n  -   id: x\n      name: X\n      kind: new\n      amount: 1\n      close: 2027-01-01",
            "opportunities:\n  -   id: x\n      name: X\n      kind: new\n      amount: 1\n      close: 2027-01-01\n"
            + BLOCK.replace("- ", "-   ").replace("    name", "      name").replace("    k", "      k")
            .replace("    a", "      a").replace("    c", "      c").rstrip("\n"),
        ),
        ("# end\n...\n", f"# end\nopportunities:\n{BLOCK}...\n"),
    ],
)  # fmt: skip
def test_a_new_entry_is_added_in_the_lists_own_style(was: str, now: str) -> None:
    text, meant = HEAD + was, HEAD + now
    assert edited(text, [AddEntry(loaded(text), "opportunities", ENTRY)], meant) == meant
    windows = text.replace("\n", "\r\n")
    assert edited(windows, [AddEntry(loaded(windows), "opportunities", ENTRY)], meant) == meant.replace("\n", "\r\n")


def test_entries_with_empty_lines_between_them_are_followed_by_one() -> None:
    block = BLOCK.replace("y", "x").replace("Y", "X")
    other = BLOCK.replace("id: y", "id: z")
    text = HEAD + f"opportunities:\n{block}\n{BLOCK}"
    meant = text + "\n" + other
    assert edited(text, [AddEntry(loaded(text), "opportunities", ENTRY | {"id": Bare("z")})], meant) == meant


def test_lists_inside_records_begin_and_grow() -> None:
    text = HEAD + f"stakeholders: [{{id: jane, name: Jane}}]\nopportunities:\n{BLOCK}"
    deal = loaded(text).opportunities[0]
    stance: dict[str, Value] = {
        "stakeholder": Bare("jane"),
        "stance": Bare("advocate"),
        "evidence": {"said": "Yes, of course", "on": Bare("2027-01-02")},
    }
    begun = (
        text
        + "    motivations:\n      - {stakeholder: jane, stance: advocate,"
        + " evidence: {said: 'Yes, of course', on: 2027-01-02}}\n"
    )
    assert edited(text, [AddEntry(deal, "motivations", stance)], begun) == begun
    grown = begun + "      - {stakeholder: jane, stance: opposed}\n"
    again = AddEntry(
        loaded(begun).opportunities[0], "motivations", stance | {"stance": Bare("opposed"), "evidence": ""}
    )
    with pytest.raises(ExchangeError, match="something else"):
        edited(begun, [again], text)
    less = AddEntry(
        loaded(begun).opportunities[0], "motivations", {"stakeholder": Bare("jane"), "stance": Bare("opposed")}
    )
    assert edited(begun, [less], grown) == grown


def test_what_is_deeper_comes_first_where_two_changes_meet() -> None:
    text = HEAD + f"opportunities:\n{BLOCK}"
    plan = loaded(text)
    meant = text + "    why: Price\n" + BLOCK.replace("id: y", "id: z")
    edits: list[Edit] = [
        AddEntry(plan, "opportunities", ENTRY | {"id": Bare("z")}),
        SetValue(plan.opportunities[0], "why", "Price"),
    ]
    assert edited(text, edits, meant) == meant


def test_a_mark_at_the_beginning_and_every_other_byte_stay() -> None:
    text = "\ufeff# Tübingen\u2028 \u0085x\n" + HEAD + f"opportunities:\n{BLOCK}"
    deal = loaded(text).opportunities[0]
    meant = text.replace("5k", "6k")
    assert edited(text, [SetValue(deal, "amount", Bare("6k"))], meant) == meant


def test_a_long_entry_in_brackets_is_wrapped() -> None:
    text = HEAD + f"opportunities:\n  - {X}\n"
    entry = ENTRY | {"name": "A name that goes on " * 3, "why": "and a reason that takes a line of its own " * 2}
    lines = (
        edit_plan(text.encode(), [AddEntry(loaded(text), "opportunities", entry)], _with_entry(text, entry))
        .decode()
        .split("\n")
    )
    assert lines[-4].startswith("  - {id: y, name: 'A name")
    assert lines[-3].startswith("     close: 2027")
    assert max(map(len, lines)) < 120


def _with_entry(text: str, entry: dict[str, str]) -> Plan:
    plan = loaded(text)
    deal = loaded(HEAD + f"opportunities:\n{BLOCK}").opportunities[0]
    return replace(
        plan, opportunities=(*plan.opportunities, replace(deal, name=entry["name"].strip(), why=entry["why"].strip()))
    )


def test_what_would_not_be_what_was_meant_is_refused() -> None:
    text = HEAD + f"opportunities:\n{BLOCK}"
    plan = loaded(text)
    deal = plan.opportunities[0]
    with pytest.raises(ExchangeError, match="without changing something else"):
        edit_plan(text.encode(), [SetValue(deal, "amount", Bare("6k"))], plan)
    with pytest.raises(ExchangeError, match="without an error"):
        edit_plan(text.encode(), [SetValue(deal, "amount", Bare("lots"))], plan)
    with pytest.raises(ExchangeError, match="two of the changes"):
        edit_plan(text.encode(), [SetValue(deal, "amount", Bare("6k")), SetValue(deal, "amount", Bare("7k"))], plan)
    with pytest.raises(ExchangeError, match="does not state"):
        edit_plan(text.encode(), [SetValue(plan.growth, "target", Bare("7k"))], plan)


TEXTS = st.text(max_size=30).map(clean).filter(bool) | st.sampled_from(
    ["=HYPERLINK(1)", "yes", "~", "null", "1e3", "0x1F", "- a", "a: b", "a #b", "it's \"x\" \\",
     "[x", "*a", "{a}", "2027-01-01", "%a", "@b", "? c", "a:", "|", ">"]
)  # fmt: skip


@given(name=TEXTS, why=TEXTS, other=TEXTS)
def test_any_text_comes_back_from_any_place(name: str, why: str, other: str) -> None:
    text = HEAD + f"story: S\nopportunities:\n{BLOCK}  - {X}\n"
    plan = loaded(text)
    deals = (replace(plan.opportunities[0], name=name), replace(plan.opportunities[1], name=other, why=why))
    edits: list[Edit] = [SetValue(plan.opportunities[0], "name", name), SetValue(plan.opportunities[1], "name", other)]
    edits += [SetValue(plan.opportunities[1], "why", why)]
    meant = replace(plan, opportunities=deals, story=why)
    edits.append(SetValue(plan, "story", why))
    changed = edit_plan(text.encode(), edits, meant).decode()
    assert [line for line in changed.splitlines() if line in text.splitlines()]


def test_shipped_plans_take_a_change_to_each_opportunity(root: Path) -> None:
    for path in sorted((root / "examples").glob("*.yaml")):
        data = path.read_bytes()
        plan = loaded(data)
        deals = tuple(replace(deal, why="Asked, in vain") for deal in plan.opportunities)
        edits = [SetValue(deal, "why", "Asked, in vain") for deal in plan.opportunities]
        changed = edit_plan(data, edits, replace(plan, opportunities=deals))
        was = data.decode().splitlines()
        fresh = [line for line in changed.decode().splitlines() if "Asked, in vain" not in line]
        assert [line for line in was if not line.strip().startswith("why:")] == [
            line for line in fresh if not line.strip().startswith("why:")
        ]


LONG = """\
opportunities:
  -
    id: x
    name: >-
      X

    kind: new
    amount: 1
    close: 2027-01-01
    why: |+
      x
"""


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('opportunities: [{"id": "x", "name": "X", "kind": new, "amount": "1", "close": 2027-01-01}]\n', None),
        (f"? opportunities\n: - {X}\n", f"? opportunities\n: - {X}\n  - {FLOW}\n"),
        (f"{LONG}\n  # c\n# d\n", f"{LONG}{BLOCK}\n  # c\n# d\n"),
    ],
)
def test_rare_ways_to_write_a_plan_are_kept_too(was: str, now: str | None) -> None:
    text = HEAD + was
    meant = HEAD + now if now else text.replace("}]", f"}}, {FLOW}]")
    assert edited(text, [AddEntry(loaded(text), "opportunities", ENTRY)], meant) == meant


DEAL = """\
opportunities:
  - id: x
    name: X
    kind: new
    amount: 10k   # firm
    close: 2027-01-01
    probability: 40%
    why: it was
      long told
    next_customer_action: {what: "Board, says
       yes", by: 2027-01-02}
"""


def test_a_comment_goes_above_its_value_and_never_into_a_text_or_below_an_excuse() -> None:
    text = HEAD + DEAL.replace("    prob", "    # samreview: ignore SAM301 known\n    prob")
    deal = loaded(text).opportunities[0]
    action = deal.next_customer_action
    assert action is not None
    edits: list[Edit] = [
        SetValue(deal, "amount", Bare("12k"), "amount was 10k"),
        SetValue(deal, "probability", Bare("50%"), "probability was 40%"),
        SetValue(deal, "crm_id", "A1", "crm_id was not there"),
        SetValue(action, "by", Bare("2027-01-05"), "by was 2 Jan: # samreview: ignore SAM301 of course"),
    ]
    meant = (
        text.replace("    amount: 10k", "    # amount was 10k\n    amount: 12k")
        .replace("    # samreview", "    # probability was 40%\n    # samreview")
        .replace("40%\n    why", "50%\n    why")
        .replace("    name", "    # crm_id was not there\n    crm_id: A1\n    name")
        .replace("    next", "    # by was 2 Jan: # samreview - ignore SAM301 of course\n    next")
        .replace("01-02", "01-05")
    )
    assert edited(text, edits, meant) == meant
    windows = text.replace("\n", "\r\n")
    deal = loaded(windows).opportunities[0]
    edits = [SetValue(deal, "amount", Bare("12k"), "amount was 10k")]
    only = text.replace("    amount: 10k", "    # amount was 10k\n    amount: 12k")
    assert edited(windows, edits, only) == only.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("    probability: 40%\n", ""),
        ("    probability: 40%  # says Rosa\n", "    # says Rosa\n"),
        ("    probability: 40%\n", "    # probability was 40%\n"),
        ("    probability:\n      40%\n", ""),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_value_taken_back_takes_its_line_along_but_no_comment(was: str, now: str, newline: str) -> None:
    text = (HEAD + DEAL.replace("    probability: 40%\n", was)).replace("\n", newline)
    meant = (HEAD + DEAL.replace("    probability: 40%\n", now)).replace("\n", newline)
    deal = loaded(text).opportunities[0]
    edits: list[Edit] = [TakeBack(deal, "probability", now.strip()[2:] if "was" in now else "")]
    edits += [SetValue(deal, "owner", Bare("a")), SetValue(deal, "outcome", Bare("lost"))]
    meant = meant.replace("2027-01-01", f"2027-01-01{newline}    outcome: lost")
    end = meant.index("    why")
    meant = meant[:end] + f"    owner: a{newline}" + meant[end:]
    done = edited(text, edits, meant)
    assert sorted(done.split(newline)) == sorted(meant.split(newline))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("{id: x, name: X, why: none, kind: new, amount: 1, close: 2027-01-01}", ", why: none"),
        ("{why: none, id: x, name: X, kind: new, amount: 1, close: 2027-01-01}", "none"),
        ("{id: x,\n     why: none, name: X, kind: new, amount: 1, close: 2027-01-01}", "none"),
        ("why: none\n    id: x\n    name: X\n    kind: new\n    amount: 1\n    close: 2027-01-01", "none"),
    ],
)
def test_a_value_that_shares_its_line_is_taken_back_in_place(was: str, now: str) -> None:
    text = HEAD + f"opportunities:\n  - {was}\n"
    meant = text.replace(now, "" if "," in now else "~")
    assert edited(text, [TakeBack(loaded(text).opportunities[0], "why")], meant) == meant


def test_a_plan_that_is_json_takes_no_comment() -> None:
    text = (
        '{"samreview": 1, "account": {"id": "acme", "name": "Acme", "currency": "EUR"},\n "team": [{"id": "a", "name": '
        '"Ann"}, {"id": "b", "name": "Bob"}], "story": "S"}'
    )
    meant = text.replace('"S"', '"T"')
    assert edited(text, [SetValue(loaded(text), "story", "T", "story was S")], meant) == meant


def test_a_record_that_is_too_wide_for_a_line_gets_more_of_them() -> None:
    text = HEAD + DEAL + "stakeholders: [{id: jane, name: Jane}]\n"
    said = "If station 3 works I take it to the board myself, and nobody else will " * 2
    wide = said.strip()
    text = text.replace("    next", "    motivations:\n      - stakeholder: jane\n        stance: advocate\n    next")
    evidence = {"said": wide, "heard_by": Bare("a"), "on": Bare("2027-01-02")}
    meant = text.replace(
        "advocate\n",
        f"advocate\n        evidence:\n          said: {wide}\n          heard_by: a\n          on: 2027-01-02\n",
    )
    stance = loaded(text).opportunities[0].motivations[0]
    assert edited(text, [SetValue(stance, "evidence", evidence)], meant) == meant
