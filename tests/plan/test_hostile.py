"""Files that attack the reader: each is one clear finding, quickly, and nothing is ever raised."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from samreview.plan.loader import load_plan
from samreview.values.text import clean

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{new}: &{new} {{<<: [{', '.join([f'*{old}'] * 9)}]}}\n" for old, new in zip("abcdef", "bcdefg", strict=True)
)

# bytes, line, column, and words of the message
UNREADABLE = {
    "too large": (b"a: b\n" * 300_000, 1, 1, "1 MiB"),
    "100,000 brackets": (b"[" * 100_000, 1, 21, "nested more than 20 deep"),
    "100,000 braces": (b"{" * 100_000, 1, 21, "nested more than 20 deep"),
    "100,000 pairs of brackets": (b"a: " + b"[" * 100_000 + b"]" * 100_000, 1, 23, "nested more than 20 deep"),
    "nested lists": (b"- " * 10_000, 1, 41, "nested more than 20 deep"),
    "nested keys": (b"? " * 10_000, 1, 41, "nested more than 20 deep"),
    "too many values": (b"- a\n" * 60_000, 49_998, 3, "more than 50,000"),
    "Latin-1": ("story: Ros\xe9".encode("latin-1"), 1, 11, "byte 0xE9 (`é`"),
    "half a character": ("a: b\nstory: 陳".encode()[:-1], 2, 8, "not UTF-8: byte 0xE9"),
    "a surrogate": ("a: \ud800".encode("utf-8", "surrogatepass"), 1, 4, "not UTF-8: byte 0xED"),
    "UTF-16": ("a: b".encode("utf-16"), 1, 1, "UTF-16"),
    "UTF-16 without a mark": ("a: b".encode("utf-16-le"), 1, 1, "UTF-16"),
    "UTF-32": ("a: b".encode("utf-32"), 1, 1, "UTF-16 or UTF-32"),
    "NUL": (b"a: b\nc: d\0e", 2, 5, "U+0000"),
    "an escape sequence": (b"a: \x1b]0;x\x07", 1, 4, "U+001B"),
    "a C1 control after wide characters": ("a: 陳😀\x9b".encode(), 1, 6, "U+009B"),
    "a Python object": (b"!!python/object/apply:os.system [x]", 1, 1, "the tag"),
    "a set": (b"!!set {a, b}", 1, 1, "the tag"),
    "a list that holds itself": (b"&a [*a]", 1, 1, "the anchor `&a`"),
    "an unknown handle": (b"a: !x!y z", 1, 4, "cannot begin with `!`"),
    "an escape that is no character": (b'a: "\\ud800"', None, None, "no character"),
    "an escape that is unknown": (b'a: "\\q"', None, None, "unknown `\\` escape"),
    "a percent sign": (b"a: b\n%x", None, None, "not readable as YAML"),
    "a tab that begins a line": (b"customer:\n\tpriorities: [x]", 2, 1, "a tab where YAML wants spaces"),
    "a tab that begins a line of a list": (b"a:\n  - x\n\t- y\n", 3, 1, "a tab where YAML wants spaces"),
    "an at sign": (b"owner: @dana", 1, 8, "cannot begin with this character"),
    "a backtick": (b"owner: `dana`", 1, 8, "cannot begin with this character"),
    "a star": (b"story: * a", 1, 8, "cannot begin with `*`"),
    "a tab before a key": (b"account:\n\tid: x", 2, 1, "a tab"),
    "indented wrongly": (b"account:\n  id: x\n name: y", 3, 2, "does not fit"),
    "a line without a colon": (b"a: b\nstory\nc: d", None, None, "neither `key: value`"),
    "text after the end": (b"a: b\n...\nc", 3, 1, "after the end of the document"),
}


@pytest.mark.parametrize(("data", "line", "column", "says"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_said_at_its_place(data: bytes, line: int | None, column: int | None, says: str) -> None:
    start = time.perf_counter()
    loaded = load_plan(data)
    assert time.perf_counter() - start < 2
    assert loaded.plan is None
    finding = loaded.findings[0]
    assert finding.code == "SAM001"
    assert says in finding.message
    assert line is None or (finding.line, finding.column) == (line, column)
    assert all(char.isprintable() for char in finding.message + finding.fix)


@pytest.mark.parametrize("text", [LAUGHS, MERGES], ids=["laughs", "merges"])
def test_a_bomb_is_defused_and_every_anchor_and_alias_named(text: str) -> None:
    start = time.perf_counter()
    codes = [finding.code for finding in load_plan(text.encode()).findings]
    assert time.perf_counter() - start < 2
    assert codes.count("SAM001") == text.count("&") + text.count("*")


PLAN = "samreview: 1\naccount: {id: a, name: A, currency: EUR}\nteam: [{id: x, name: X}, {id: y, name: Y}]\n"


@pytest.mark.parametrize("digits", [20, 5_000, 100_000])
@pytest.mark.parametrize("key", ["growth: {baseline: %s}", "horizon: {quarters: %s}", "growth: {win_rate: 0.%s}"])
def test_endless_numbers_are_wrong_values(key: str, digits: int) -> None:
    (finding,) = load_plan((PLAN + key % ("9" * digits)).encode()).findings
    assert (finding.code, finding.line) == ("SAM003", 4)
    assert len(finding.message) < 200


def test_thousands_of_errors_take_no_longer_than_thousands_of_values() -> None:
    people = ", ".join(f"{{id: p{number}, name: x}}" for number in range(3_000))
    visits = ", ".join(f"q{number}" for number in range(8_000))
    text = PLAN + f"stakeholders: [{people}]\nvisits: [{{id: v, date: 2026-11-24, stakeholders: [{visits}]}}]\n"
    unknown = ", ".join(f"key{number}: {'w' * 40}" for number in range(5_000))
    start = time.perf_counter()
    findings = load_plan((text + f"growth: {{{unknown}}}\n").encode()).findings
    assert time.perf_counter() - start < 5
    assert len(findings) == 13_000


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_no_place(ends: str, mark: bytes) -> None:
    text = PLAN + "# é\nupdated: soon\n"
    (finding,) = load_plan(mark + text.replace("\n", ends).encode()).findings
    assert (finding.line, finding.column) == (5, 10)
    (finding,) = load_plan(mark + b"horizom: 1").findings[:1]
    assert (finding.line, finding.column) == (1, 1)


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_no_editor_shows_moves_no_place(char: str) -> None:
    loaded = load_plan((PLAN + f'story: "a{char}b"\nupdated: soon\n').encode())
    assert [(finding.line, finding.column) for finding in loaded.findings] == [(5, 10)]
    plan = load_plan((PLAN + f'story: "a{char}b"\n').encode()).plan
    assert plan is not None
    assert plan.story == "a b"


def test_escapes_in_a_text_become_visible() -> None:
    plan = load_plan((PLAN + r'story: "a\e]52;c;x\x9b\0\u202Eb [/] [@click=app.quit]x[/]"').encode()).plan
    assert plan is not None
    assert plan.story == "a␛]52;c;x\\x9b␀<U+202E>b [/] [@click=app.quit]x[/]"


def test_a_plain_text_is_never_something_else() -> None:
    words = ["NO", "on", "017", "1e3", "9:30", "0x1F", "1_000", ".inf", "2026-11-01", "true", "=", "<<", "12"]
    plan = load_plan((PLAN + "customer: {challenges: [" + ", ".join(words) + "]}").encode()).plan
    assert plan is not None
    assert list(plan.customer.challenges) == words


def test_without_the_c_parser_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert load_plan(PLAN.encode()).plan is not None
    for data in (b"[" * 100_000, b"? " * 10_000, b"a: &b c", b"a: b: c", b"\t- a", b"a: 'x", b"@x", b'a: "\\ud800"'):
        assert load_plan(data).plan is None
    (finding,) = load_plan((PLAN + "account: x: y").encode()).findings
    assert (finding.line, finding.column, finding.code) == (4, 11, "SAM001")
    assert "a second `: `" in finding.message


@given(st.binary(max_size=300))
def test_no_bytes_ever_raise(data: bytes) -> None:
    loaded = load_plan(data)
    assert loaded.plan is None
    assert loaded.findings


@given(st.text(alphabet="samreview: 1\n-[]{}#&*!|>'\"%@`,?~\t\u2028\ud7ff\U0001f600éaé", max_size=200))
def test_no_text_ever_raises(text: str) -> None:
    for finding in load_plan((PLAN + text).encode()).findings:
        assert finding.line >= 1
        assert finding.column >= 1
        assert clean(finding.message) == finding.message


_KEYS = st.sampled_from(
    [
        "samreview",
        "account",
        "team",
        "customer",
        "opportunities",
        "stakeholders",
        "id",
        "name",
        "owner",
        "amount",
        "close",
        "relationship",
        "motivations",
        "stakeholder",
        "stance",
        "evidence",
        "priorities",
        "coming",
        "by",
        "rates",
        "parts",
        "visits",
        "kind",
        "stage",
        "stages",
        "x",
    ]
)
_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=12), st.sampled_from(["a", "x"])
)
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS | st.text(max_size=4), inner, max_size=6),
    max_leaves=25,
)


@given(st.dictionaries(_KEYS, _TREES, max_size=8))
def test_no_structure_ever_raises(tree: dict[str, object]) -> None:
    loaded = load_plan(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))
    assert (loaded.plan is None) == bool(loaded.findings)
    assert list(loaded.findings) == sorted(loaded.findings)
    assert len(set(loaded.findings)) == len(loaded.findings)
