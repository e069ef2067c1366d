from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.exchange.amount_spelling import AmountColumn, Spelled
from samreview.exchange.cells import AmbiguousCell, UnreadableCell
from samreview.exchange.day_spelling import DayColumn, DayOrder
from samreview.values.money import plain


def amount(text: str, *others: str, own: str = "EUR") -> Spelled | None:
    return AmountColumn("amount", lambda: (text, *others), own).read(text)


def day(text: str, *others: str, order: DayOrder | None = None) -> dt.date | None:
    return DayColumn("close", lambda: (text, *others), order).read(text)


@pytest.mark.parametrize(
    ("text", "number", "currency"),
    [
        ("640000", "640000", None),
        ("$7,450,000.00 ", "7450000", "USD"),
        ("$21,000", "21000", "USD"),
        ("58.8k", "58800", None),
        ("1.2M", "1200000", None),
        ("250K", "250000", None),
        ("7.450.000,00", "7450000", None),
        ("7.450.000", "7450000", None),
        ("12,5", "12.5", None),
        ("7,450", "7450", None),
        ("1 234 567,89", "1234567.89", None),
        ("1\u202f234\u00a0567", "1234567", None),
        ("7'450'000.00", "7450000", None),
        ("12,34,567.00", "1234567", None),
        ("EUR 300k", "300000", "EUR"),
        ("300,000.50 GBP", "300000.5", "GBP"),
        ("€1.5m", "1500000", "EUR"),
        ("0", "0", None),
        (".5", "0.5", None),
    ],
)
def test_amounts_are_read_as_they_are_spelled(text: str, number: str, currency: str | None) -> None:
    assert amount(text) == Spelled(Decimal(number), currency)


@pytest.mark.parametrize("text", ["", "  ", "TBD", "n/a", "-"])
def test_no_amount_is_none(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize("text", ["lots", "=1+1", "1e5", "1,2,3", "1.234.56", "€", "12 apples", "1.2.3,4,5", "$5 EUR"])
def test_what_is_no_amount_is_named(text: str) -> None:
    with pytest.raises(UnreadableCell, match="amount `"):
        amount(text)


@pytest.mark.parametrize("text", ["-5", "(500)", "-$1,000.00"])
def test_a_negative_amount_is_called_so(text: str) -> None:
    with pytest.raises(UnreadableCell, match="is negative"):
        amount(text)


def test_a_point_before_three_digits_is_settled_by_the_column_or_not_at_all() -> None:
    with pytest.raises(AmbiguousCell, match="nothing in its column says which"):
        amount("7.450", "100", "9")
    assert amount("7.450", "1.200.000,00") == Spelled(Decimal(7450), None)
    assert amount("7.450", "12.5") == Spelled(Decimal("7.45"), None)
    assert amount("7,450", "0,5") == Spelled(Decimal("7.45"), None)
    with pytest.raises(AmbiguousCell, match="its column has both"):
        amount("7,450", "12,5", "12.5")
    assert AmountColumn("amount", list, "EUR", ",").read("7.450") == Spelled(Decimal(7450), None)


def test_a_dollar_is_the_accounts_own_where_it_counts_in_dollars() -> None:
    assert amount("$5", own="CAD") == Spelled(Decimal(5), "CAD")
    assert amount("US$5", own="CAD") == Spelled(Decimal(5), "USD")


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_an_amount_with_separators_is_the_amount(number: Decimal) -> None:
    american = f"{number:,.2f}"
    european = american.translate(str.maketrans(",.", ".,"))
    assert amount(american) == amount(european) == amount(plain(number)) == Spelled(number, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("2026-03-05T23:30:00+02:00", "2026-03-05"),
        ("2023-09-26 15:15:00.000000 UTC", "2023-09-26"),
        ("5/20/2024 7:42", "2024-05-20"),
        ("02/23/26 08:55 PM", "2026-02-23"),
        ("31.12.26", "2026-12-31"),
        ("05-Mar-2026", "2026-03-05"),
        ("5 March 2026", "2026-03-05"),
        ("Mar 5, 2026", "2026-03-05"),
        ("04/04/2026", "2026-04-04"),
        ("20260305", "2026-03-05"),
        ("Sept 5, 2026", "2026-09-05"),
    ],
)
def test_dates_are_read_as_they_are_spelled(text: str, found: str) -> None:
    assert day(text) == dt.date.fromisoformat(found)


@pytest.mark.parametrize("text", ["", "TBD", " n/a "])
def test_no_date_is_none(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("soon", "is no date"),
        ("2026-02-30", "is not in the calendar"),
        ("13/13/2026", "is not in the calendar"),
        ("0000-01-01", "is not in the calendar"),
        ("2126-01-01", "too far away"),
        ("March 2026", "is no date"),
        ("45000", "is no date"),
        ("05-Foo-2026", "is no date"),
        ("5 marraskuu 2026", "is no date"),  # November in Finnish
        ("20261305", "is not in the calendar"),
    ],
)
def test_what_is_no_date_is_named(text: str, why: str) -> None:
    with pytest.raises(UnreadableCell, match=why):
        day(text)


def test_day_and_month_are_told_apart_by_the_whole_column_or_by_the_user_and_never_guessed() -> None:
    with pytest.raises(AmbiguousCell, match="nothing in its column says which; say --dates dmy or --dates mdy"):
        day("02/03/2026", "04/05/2026", "2026-01-31")
    assert day("02/03/2026", "25/03/2026") == dt.date(2026, 3, 2)
    assert day("02/03/2026", "03/25/26 10:00 AM") == dt.date(2026, 2, 3)
    with pytest.raises(AmbiguousCell, match="its column has both orders"):
        day("02/03/2026", "25/03/2026", "03/25/2026")
    assert day("25/03/2026", "03/25/2026") == dt.date(2026, 3, 25)
    with pytest.raises(AmbiguousCell, match="nothing in its column says which"):
        day("5.6.2026", "5/20/2026")  # two ways to write a date: the one says nothing of the other
    assert day("5.6.2026", "5/20/2026", "20.6.2026") == dt.date(2026, 6, 5)
    assert day("02/03/2026", order="dmy") == dt.date(2026, 3, 2)
    assert day("02/03/2026", "25/03/2026", "03/25/2026", order="mdy") == dt.date(2026, 2, 3)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2069, 12, 31)), st.sampled_from(["/", ".", "-"]))
def test_a_column_in_one_order_is_read_in_that_order(date: dt.date, sign: str) -> None:
    spelled = f"%d{sign}%m{sign}%Y", f"%m{sign}%d{sign}%Y"
    assert day(f"{date:{spelled[0]}}", f"28{sign}02{sign}2026") == date
    assert day(f"{date:{spelled[1]}}", f"02{sign}28{sign}2026") == date


@given(st.text(max_size=20))
def test_any_text_is_a_value_nothing_or_named(text: str) -> None:
    for read in (amount, day):
        said: object
        try:
            said = read(text)
        except (AmbiguousCell, UnreadableCell) as reason:
            said = str(reason)
        assert said is None or isinstance(said, Spelled | dt.date) or (said and "\n" not in str(said))
