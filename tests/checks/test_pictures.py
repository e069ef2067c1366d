from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samreview.checks.pictures import source_and_caret, text_report
from samreview.plan.findings import Finding, Severity
from samreview.values.width import width


def finding(line: int = 1, column: int = 1, *, money: int = 0, code: str = "SAM601", fix: str = "ask her") -> Finding:
    severity: Severity = "error" if code < "SAM007" else "warning"
    return Finding("plan.yaml", line, column, code, severity, f"message {line}", fix, money)


def test_message_line_caret_and_the_next_step() -> None:
    report = text_report([finding(2, 3)], {"plan.yaml": "a: 1\nb: c\n"})
    assert report == "plan.yaml:2:3: SAM601 message 2\nb: c\n  ^\n\nnext: ask her (5 minutes)"


def test_nothing_found_says_nothing() -> None:
    assert text_report([], {"plan.yaml": ""}) == ""


def test_at_most_seven_the_most_money_first_and_how_many_are_left() -> None:
    findings = [finding(number, money=number * 100) for number in range(1, 30)]
    report = text_report(findings, {}).split("\n")
    assert [line.split(":")[1] for line in report[:7]] == ["29", "28", "27", "26", "25", "24", "23"]
    assert report[7:] == ["", "22 more: --all", "next: ask her (5 minutes)"]


def test_all_of_them_in_the_order_of_the_file() -> None:
    findings = [finding(number, money=number) for number in range(30, 0, -1)]
    report = text_report(findings, {}, show_all=True).split("\n")
    assert [int(line.split(":")[1]) for line in report[:30]] == list(range(1, 31))
    assert report[30:] == ["", "next: ask her (5 minutes)"]


def test_an_error_comes_before_any_money() -> None:
    report = text_report([finding(1, money=10**9), finding(2, code="SAM003", fix="")], {})
    assert report.startswith("plan.yaml:2:1: SAM003")
    assert report.endswith("next: samreview explain SAM003")


def test_a_caret_stands_under_the_character_after_wide_and_combining_ones() -> None:
    line = "name: 検査 e\u0301 x"
    shown, caret = source_and_caret(line, line.index("x") + 1)
    assert shown == "name: 検査 \u00e9 x"
    # Six columns of `name: `, four of two wide characters, a space, one letter with its accent, a space.
    assert caret == " " * 13 + "^"


def test_tabs_are_shown_as_a_terminal_shows_them() -> None:
    shown, caret = source_and_caret("ab\tc: 1", 4)
    assert (shown, caret) == ("ab      c: 1", " " * 8 + "^")


def test_a_line_that_is_too_long_is_cut_around_the_caret() -> None:
    shown, caret = source_and_caret("a" * 500 + "X" + "b" * 500, 501)
    assert width(shown) <= 100
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[len(caret) - 1] == "X"


def test_a_line_is_no_wider_than_the_terminal_that_shows_it() -> None:
    found, line = finding(1, 71), "a" * 70 + "X" + "b" * 70
    for columns, shown_at in ((60, 30), (10, 20), (500, 50)):
        _, shown, caret, *_ = text_report([found], {"plan.yaml": line}, columns=columns).split("\n")
        assert shown[len(caret) - 1] == "X"
        assert (width(shown), len(caret)) == (2 * shown_at, shown_at + 1)


def test_nothing_of_a_file_reaches_the_terminal_as_a_command() -> None:
    shown, caret = source_and_caret("name: \x1b[2Jx\u202ey", 8)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown[len(caret) - 1] == "["


def test_lines_are_those_of_the_loader() -> None:
    source = "\ufeffa: 1\r\nb\u2028: 2\rc: 3"
    report = text_report([finding(3, 1)], {"plan.yaml": source})
    assert "\nc: 3\n^\n" in report


def test_a_place_outside_the_text_is_named_without_a_picture() -> None:
    assert text_report([finding(9, 9)], {"plan.yaml": "a"}).split("\n")[:2] == ["plan.yaml:9:9: SAM601 message 9", ""]


@given(st.text(st.characters(exclude_characters="\r\n"), max_size=300), st.integers(1, 320))
def test_a_picture_is_never_wider_than_it_may_be(line: str, column: int) -> None:
    shown, caret = source_and_caret(line, column)
    assert width(shown) <= 101
    assert len(caret) <= 102
    assert "\t" not in shown
