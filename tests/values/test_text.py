from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.values.text import clean, did_you_mean, fold_name, name_words, nearest, slips

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)


@given(ANY_TEXT, st.booleans())
def test_a_second_cleaning_changes_nothing(text: str, lines: bool) -> None:  # noqa: FBT001
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(ANY_TEXT, st.booleans())
def test_cleaned_text_can_go_anywhere(text: str, lines: bool) -> None:  # noqa: FBT001
    cleaned = clean(text, lines=lines)
    cleaned.encode("utf-8")
    allowed = {"\n", "\t"} if lines else set()
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"} and c not in allowed]
    assert not [c for c in cleaned if 0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "\u241b]52;c;aGk=\u2407"),
        ("a\x00b", "a\u2400b"),
        ("\x9b31m", "\\x9b31m"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("ascii\u200djoin", "ascii<U+200D>join"),
        ("lone \ud800", "lone \ufffd"),
        ("two\r\nlines", "two lines"),
        ("  spaced \t out ", "spaced out"),
        ("👩\u200d💻 at work", "👩\u200d💻 at work"),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_seen_becomes_visible(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_lines_are_kept_where_they_mean_something() -> None:
    assert clean("one\r\ntwo\n\tthree", lines=True) == "one\ntwo\n\tthree"


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Tomás", "tomas"), ("Bjørn", "bjorn"), ("Weiß", "weiss"), ("O'Brien", "obrien"), ("Łukasz", "lukasz")],
)
def test_names_compare_without_case_accents_and_punctuation(name: str, folded: str) -> None:
    assert fold_name(name) == folded


def test_words_of_a_name_end_at_hyphens_too() -> None:
    assert name_words("Jean-Luc d'Or") == ("jean", "luc", "dor")


@pytest.mark.parametrize(
    ("word", "other", "count"),
    [
        ("", "", 0),
        ("jane", "jane", 0),
        ("jane", "", 4),
        ("jnae", "jane", 1),
        ("lucas", "lukas", 1),
        ("dana", "donald", 3),
    ],
)
def test_slips_of_the_keys_are_counted(word: str, other: str, count: int) -> None:
    assert slips(word, other) == slips(other, word) == count


def test_the_nearest_word_is_offered_and_nothing_when_none_is_near() -> None:
    assert nearest("stakholders", ["stages", "stakeholders"]) == ("stakeholders",)
    assert did_you_mean("stakholders", ["stages", "stakeholders"]) == ", did you mean `stakeholders`?"
    assert did_you_mean("xyz", ["stages", "stakeholders"]) == ""


HIDDEN = {
    "tags": "".join(chr(0xE0000 + ord(letter)) for letter in "floor price 410k"),
    "cancel tag": "\U000e007f",
    "Hangul fillers": "\u3164\u115f\u1160\uffa0",
    "blank braille": "\u2800",
    "combining grapheme joiner": "\u034f",
    "Khmer vowels that are not written": "\u17b4\u17b5",
    "selectors one after the other": "☎\ufe0f\ufe0e\ufe01",
    "selectors that spell bytes": "x" + "".join(chr(0xE0100 + ord(letter)) for letter in "secret"),
    "a selector on a letter": "a\ufe01",
    "a selector on nothing": "\ufe0f",
    "musical format": "\U0001d173\U0001d17a",
    "shorthand format": "\U0001bca0",
    "joiners one after the other": "日\u200d\u200c\u200c\u200d日",
    "a joiner between Latin letters": "é\u200dé",
    "a joiner between Cyrillic letters": "д\u200cд",
    "a selector on an accented letter": "é\ufe0f",
    "a joiner before what becomes visible": "日\u200d\u202e",
    "a joiner after a selector that becomes visible": "x\ufe0f\u200d日",
    "a joiner beside what normal form makes Greek": "\u2126\u200d日",
    "a blank note": "\U0001d159",
    "a Khitan filler": "\U00016fe4",
    "an Egyptian joiner": "\U00013430",
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_shown(hidden: str) -> None:
    shown = clean(f"Agreed.{hidden} Next")
    assert "<U+" in shown
    assert clean(shown) == shown
    assert all(unicodedata.category(letter) not in ("Cf", "Cn", "Co") for letter in shown)


@pytest.mark.parametrize(
    "text",
    [
        "❤️ ☎️ 1️⃣ 👩‍👩‍👧 👍🏽",
        "❤️\u200d🔥 🏳️\u200d🌈 #️⃣ ©️ ‼️",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f and 🇫🇷",
        "葛\U000e0100飾区",
        "क्\u200dष नमस्ते",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "Ångström, naïve, Łódź",
    ],
)
def test_what_shapes_the_signs_of_a_language_stays(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_tags_after_another_flag_are_shown() -> None:
    assert "<U+E0066>" in clean("🏴\U000e0066\U000e007f")
