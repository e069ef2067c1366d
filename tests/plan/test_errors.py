"""Each error at its exact place. In the texts `<<SAM003>>` stands where a finding of that code is expected."""

from __future__ import annotations

import re

import pytest

from samreview.plan.loader import load_plan

_MARK = re.compile(r"<<(SAM\d{3})>>")

HEAD = """\
samreview: 1
account: {id: acme, name: Acme, currency: EUR, rates: {USD: 0.92}, owner: ann}
team:
  - {id: ann, name: Ann Ash}
  - {id: bo, name: Bo Birch}
"""
LISTS = """\
stages: [{id: early, name: Early}]
stakeholders: [{id: jane, name: Jane}]
offerings: [{id: ware, name: Ware}]
"""
DEAL = "opportunities:\n  - {id: lyon, name: Lyon, kind: new, amount: 1k, close: 2027-03-31"


def expected_and_text(marked: str) -> tuple[list[tuple[int, int, str]], str]:
    expected = []
    lines = []
    for number, line in enumerate(marked.split("\n"), start=1):
        rest = line
        while (mark := _MARK.search(rest)) is not None:
            expected.append((number, mark.start() + 1, mark[1]))
            rest = rest[: mark.start()] + rest[mark.end() :]
        lines.append(rest)
    return expected, "\n".join(lines)


def found(text: str) -> list[tuple[int, int, str]]:
    loaded = load_plan(text.encode())
    assert (loaded.plan is None) == bool(loaded.findings)
    assert list(loaded.findings) == sorted(loaded.findings)
    for finding in loaded.findings:
        assert finding.severity == "error"
        assert finding.path == "plan.yaml"
        assert finding.message
        assert finding.fix
        assert "\n" not in finding.message + finding.fix
        assert not finding.message.endswith((".", "!"))
    return [(finding.line, finding.column, finding.code) for finding in loaded.findings]


CASES = {
    # SAM001
    "a tab": HEAD + "growth:\n<<SAM001>>\tbaseline: 1k\n",
    "a second colon": HEAD + "story: where<<SAM001>>: here\n",
    "an open quote": HEAD + 'story: <<SAM001>>"where\nhorizon: {}\n',
    "an open bracket": HEAD + "questions: [a\n<<SAM001>>",
    "an open bracket where the file ends": HEAD + "questions: [a, <<SAM001>>",
    "nothing behind an open brace": HEAD + "story: {<<SAM001>>",
    "an anchor": HEAD + "story: <<SAM001>>&here text\n",
    "an alias": HEAD + "story: <<SAM001>>*here\n",
    "a tag": HEAD + "story: <<SAM001>>!!str text\n",
    "a second document": HEAD + "<<SAM001>>---\nsamreview: 1\n",
    "a merge": HEAD + "customer:\n  <<: <<SAM001>>*base\n",
    "several at once": HEAD + "story: <<SAM001>>!!str a\nhorizon: <<SAM001>>&h {quarters: <<SAM003>>9}\n",
    # SAM002
    "a misspelled section": HEAD + "<<SAM002>>stakholders: []\n",
    "a misspelled key": HEAD + DEAL + ", <<SAM002>>clsoe: 2027-01-01}\n",
    "a key of a nested mapping": HEAD + "horizon: {<<SAM002>>quarter: 3}\n",
    "a required key misspelled is not missing too": HEAD + "offerings: [{id: a, <<SAM002>>nmae: A}]\n",
    "an unknown key like nothing": HEAD + "<<SAM002>>xyzzy: {a: 1, a: 2}\n",
    "wide characters before it": HEAD + 'visits: [{id: "a", date: 2027-01-12, purpose: 陳薇😀, <<SAM002>>teem: x}]\n',
    # SAM003
    "no section that is needed": "<<SAM003>>samreview: 1\naccount: {id: acme, name: Acme, currency: EUR}\n",
    "no key that is needed": HEAD + "offerings:\n  - <<SAM003>>{id: a}\n  - <<SAM003>>name: B\n",
    "a priority that is a mapping and has no id": HEAD + "customer: {priorities: [One, <<SAM003>>{text: Two}]}\n",
    "two keys missing": HEAD + "whitespace: [<<SAM003>>{potential: 1k}]\n",
    "a needed key without value": HEAD + "offerings:\n  - id: a\n    <<SAM003>>name:\n",
    "a needed key with null": HEAD + "offerings: [{id: a, name: <<SAM003>>null}]\n",
    "an empty entry": HEAD + "questions:\n  - a\n  -<<SAM003>>\n",
    "no mapping": HEAD + "growth: <<SAM003>>12\n",
    "no list": HEAD + "questions: <<SAM003>>Why?\n",
    "a mapping for a text": HEAD + "questions:\n  - <<SAM003>>Note: this\n",
    "a list for a text": HEAD + "story: <<SAM003>>[TBC]\n",
    "a list for a mapping": HEAD + "growth: <<SAM003>>[1k]\n",
    "team of one": "samreview: 1\naccount: {id: a, name: A, currency: EUR}\n<<SAM003>>team: [{id: ann, name: Ann}]\n",
    "four questions": HEAD + "<<SAM003>>questions: [a, b, c, d]\n",
    "another format": HEAD.replace("samreview: 1", "samreview: <<SAM003>>2"),
    "an id": HEAD.replace("id: ann", "id: <<SAM003>>Ann_A").replace("owner: ann", "owner: Ann_A"),
    "money": HEAD + "growth: {baseline: <<SAM003>>1e3, target: <<SAM003>>-5, investment: <<SAM003>>1.2m}\n",
    "more money": HEAD + 'growth: {baseline: <<SAM003>>"12,000", target: <<SAM003>>1_000, investment: <<SAM003>>.5k}\n',
    "money with too many digits": HEAD + "growth: {baseline: <<SAM003>>1234567890123456}\n",
    "a date": HEAD + "updated: <<SAM003>>2026-02-30\n",
    "a date too far away": HEAD + "updated: <<SAM003>>2099-01-01\n",
    "a date the American way": HEAD + "updated: <<SAM003>>03/31/2027\n",
    "a date with a time": HEAD + "updated: <<SAM003>>2027-03-31T10:00\n",
    "a time with a zone": HEAD + "next_review: {start: <<SAM003>>2026-11-24T15:00Z}\n",
    "a time past midnight": HEAD + "next_review: {start: <<SAM003>>2026-11-24T24:00}\n",
    "a zone": HEAD + "next_review: {timezone: <<SAM003>>Europe/Berlinn}\n",
    "a quarter": HEAD + "initiatives: [{id: a, name: A, kind: expand, quarter: <<SAM003>>FY27-Q5}]\n",
    "a share": HEAD + "growth: {win_rate: <<SAM003>>101%}\n",
    "a share of nothing but a point": HEAD + "growth: {win_rate: <<SAM003>>.}\n",
    "a flag": HEAD + "customer: {knows_plan: <<SAM003>>yes}\n",
    "a flag in quotes": HEAD + 'customer: {knows_plan: <<SAM003>>"true"}\n',
    "an octal number": HEAD + "horizon: {quarters: <<SAM003>>03}\n",
    "a sexagesimal number": HEAD + "next_review: {minutes: <<SAM003>>2:00}\n",
    "a number out of bounds": HEAD + "horizon: {quarters: <<SAM003>>4}\n",
    "a number in quotes": HEAD + 'horizon: {quarters: <<SAM003>>"3"}\n',
    "a word": HEAD + "stakeholders: [{id: jane, name: Jane, influence: <<SAM003>>Final}]\n",
    "a currency": HEAD.replace("EUR", "<<SAM003>>eur"),
    "a rate": HEAD.replace("0.92", "<<SAM003>>0"),
    "the key of a rate": HEAD.replace("USD:", "<<SAM003>>usd:"),
    "neither a quarter nor a date": HEAD
    + "customer: {coming: [{by: <<SAM003>>soon, what: A}, {by: <<SAM003>>FY27, what: B}]}\n",
    "a key that is a list": HEAD + "? <<SAM003>>[a]\n: b\n",
    # SAM004
    "no such person": HEAD + LISTS + DEAL + ", owner: <<SAM004>>anne}\n",
    "a stakeholder is nobody of ours": HEAD + LISTS + DEAL + ", owner: <<SAM004>>jane}\n",
    "no such stage": HEAD + LISTS + DEAL + ", stage: <<SAM004>>erly}\n",
    "no such offering": HEAD + LISTS + DEAL + ", offering: <<SAM004>>wares}\n",
    "in a list": HEAD + "stakeholders: [{id: jane, name: Jane, relationship: {also: [ann, <<SAM004>>cy]}}]\n",
    "the key of a mapping": HEAD + "visits: [{id: a, date: 2027-01-12, parts: {ann: opens, <<SAM004>>cy: closes}}]\n",
    "a list that is not there is one finding": HEAD + DEAL + ", stage: <<SAM004>>early}\n"
    "  - {id: b, name: B, kind: new, amount: 1k, close: 2027-03-31, stage: late}\n",
    "no priority of that id": HEAD + "customer:\n  priorities: [One, {id: p1, text: Two}]\n"
    "  problems: [{id: a, problem: A, priority: p1}, {id: b, problem: B, priority: <<SAM004>>p2}]\n",
    # SAM005
    "a key twice": HEAD + "updated: 2026-01-01\nstory: a\n<<SAM005>>updated: 2026-01-02\n",
    "a key twice in a mapping": HEAD.replace("USD: 0.92", 'USD: 0.92, <<SAM005>>"USD": 0.93'),
    "an id twice": HEAD + "offerings: [{id: a, name: A}, {id: <<SAM005>>a, name: B}, {id: <<SAM005>>a, name: C}]\n",
    "one id for two people": HEAD + "stakeholders:\n  - id: <<SAM005>>ann\n    name: Other Ann\n",
    "one id for two people, whoever comes first": "stakeholders: [{id: ann, name: Ann}]\n"
    + HEAD.replace("- {id: ann", "- {id: <<SAM005>>ann"),
    "ids of different lists may be the same": HEAD + "offerings: [{id: ann, name: A}]\nstages: [{id: ann, name: B}]\n",
    "both of a double are looked through": HEAD
    + "horizon: {quarters: <<SAM003>>1}\n<<SAM005>>horizon: {quarters: <<SAM003>>9}\n",
    # SAM006
    "no rate": HEAD + "growth: {baseline: <<SAM006>>GBP 3k}\n",
    "no rate for several amounts": HEAD
    + "growth: {baseline: <<SAM006>>GBP 3k, target: GBP 4k, investment: <<SAM006>>CHF 5}\n",
}  # fmt: skip


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_an_error_is_found_at_its_place(marked: str) -> None:
    expected, text = expected_and_text(marked)
    assert found(text) == expected


ONE_ERROR = {
    "a misspelled section is read as what it was meant to be": HEAD
    + "<<SAM002>>stakholders:\n  - {id: jane, name: Jane, influence: <<SAM003>>much}\n"
    + DEAL
    + ", motivations: [{stakeholder: jane, stance: unknown}]}\n",
    "a guess at one value is not read": HEAD + DEAL + ", <<SAM002>>priority: high, <<SAM002>>ownr: cy}\n",
    "a guess at a section that looks otherwise is not read": HEAD + "<<SAM002>>visitors: [jane, marc]\n",
    "an entry with an error exists": HEAD
    + DEAL.replace("1k", "<<SAM003>>lots")
    + "}\ninternal_asks: [{id: sla, ask: A, opportunity: lyon}]\n",
    "an entry with a wrong id exists": HEAD
    + "offerings: [{id: <<SAM003>>My Ware, name: A}]\n"
    + DEAL
    + ", offering: My Ware}\n",
    "an entry without an id exists by its name": HEAD
    + "offerings: [<<SAM003>>{name: Big Wares}]\n"
    + DEAL
    + ", offering: wares}\n",
    "a list that is no list says nothing of references": HEAD + "stages: <<SAM003>>none\n" + DEAL + ", stage: early}\n",
    "an unknown section may be the one that is missing": HEAD
    + "<<SAM002>>qqqq: [{id: early}]\n"
    + DEAL
    + ", stage: early}\n",
    "a wrong customer has no problems to refer to": HEAD + "customer: <<SAM003>>none\n" + DEAL + ", problem: scrap}\n",
    "a wrong rate is a rate": HEAD.replace("0.92", "<<SAM003>>x") + "growth: {baseline: USD 5}\n",
    "wrong rates are no missing rates": HEAD.replace("{USD: 0.92}", "<<SAM003>>0.92") + "growth: {baseline: USD 5}\n",
    "misspelled rates are no missing rates": HEAD.replace("rates:", "<<SAM002>>rate:") + "growth: {baseline: USD 5}\n",
    "an unreadable currency lacks no rates": HEAD.replace("EUR", "<<SAM003>>euro") + "growth: {baseline: EUR 5}\n",
    "a missing account lacks no rates": "<<SAM003>>"
    + HEAD.replace(HEAD.split("\n")[1] + "\n", "")
    + "growth: {baseline: GBP 5}\n",
}  # fmt: skip


@pytest.mark.parametrize("marked", ONE_ERROR.values(), ids=ONE_ERROR.keys())
def test_one_error_is_said_once(marked: str) -> None:
    expected, text = expected_and_text(marked)
    assert found(text) == expected


def test_all_errors_are_found_in_one_pass() -> None:
    expected, text = expected_and_text(
        """\
<<SAM003>>samreview: 1
account:
  id: <<SAM003>>Acme
  name: Acme
  currency: EUR
  <<SAM002>>curency: USD
  owner: <<SAM004>>anna
team:
  - {id: ann, name: Ann, timezone: <<SAM003>>Mars/Olympus}
  - {id: <<SAM005>>ann, name: Bo}
<<SAM002>>story2: Once
growth:
  baseline: 1M
  <<SAM005>>baseline: 2M
  target: <<SAM006>>USD 5M
stakeholders:
  - id: jane
    name: Jané 陳
    influence: <<SAM003>>big
    reports_to: <<SAM004>>jan
opportunities:
  - id: lyon
    name: Lyon 😀
    kind: <<SAM003>>newish
    amount: <<SAM003>>12.000.000
    close: <<SAM003>>2027-04-31
    motivations:
      - {stakeholder: <<SAM004>>janet, stance: <<SAM003>>advocat}
      - <<SAM003>>{stakeholder: jane}
""".replace("<<SAM003>>samreview: 1\n", "samreview: <<SAM003>>3\n")
    )
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "says", "fix"),
    [
        (HEAD + "stakholders: []\n", "unknown field `stakholders`, did you mean `stakeholders`?", "`stakeholders`"),
        (
            HEAD + DEAL + ", owner: anne}\n",
            "`owner` of opportunity `lyon`: there is no team member `anne`, did you mean `ann`?",
            "team",
        ),
        (HEAD + "story: a\nstory: b\n", "the key `story` stands twice, first on line 6", "keep one"),
        (HEAD + "stakeholders: [{id: bo, name: Bo}]\n", "the id `bo` is taken already, on line 5", "another id"),
        (HEAD + "growth: {target: USB 5}\n", "`target` of `growth`: USB has no rate, did you mean `USD`?", "{USB"),
        (HEAD + "story: {", "a `{` or `[` is not closed, or a value in it is missing", "close it"),
        (HEAD + "updated: 2026-02-30\n", "`updated`: `2026-02-30` is not in the calendar", "exists"),
        (HEAD + "offerings: [{id: x}]\n", "offering `x` has no `name`", "add `name: ...` (the offering's name)"),
        (HEAD + "orders: [{date: 2026-01-01, amount: x}]\n", "`amount` of entry 1 of `orders`: `x` is no", "420k"),
        (HEAD.replace("id: acme", "id: Acme AG"), "`id` of `account`: `Acme AG` is no id", "write `acme-ag`"),
        (HEAD + "next_review: {timezone: Europe/Berln}\n", "did you mean `Europe/Berlin`?", "IANA"),
    ],
)  # fmt: skip
def test_a_message_says_what_is_wrong_with_what_and_what_to_do(text: str, says: str, fix: str) -> None:
    (finding,) = load_plan(text.encode()).findings
    assert says in finding.message
    assert fix in finding.fix


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "~\n", "null", "--- # x\n...\n"])
def test_an_empty_file_is_one_finding(text: str) -> None:
    assert found(text) == [(1, 1, "SAM003")]


@pytest.mark.parametrize(("text", "column"), [("[a, b]", 1), ("  just text", 3), ("- a\n- b", 1), ("12", 1)])
def test_a_file_that_is_no_mapping_is_one_finding(text: str, column: int) -> None:
    assert found(text) == [(1, column, "SAM003")]
