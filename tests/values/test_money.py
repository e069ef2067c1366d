from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.values.money import exact, parse_money, plain, short, short_with, written

AMOUNTS = st.decimals(min_value=0, max_value=10**14, allow_nan=False, allow_infinity=False, places=2)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("420000", "420000", None),
        ("420k", "420000", None),
        ("1.2M", "1200000", None),
        ("USD 300k", "300000", "USD"),
        ("USD300k", "300000", "USD"),
        ("0", "0", None),
    ],
)
def test_money_as_people_type_it(text: str, amount: str, currency: str | None) -> None:
    assert parse_money(text) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["", "-5k", "1,000", "1 000", "12m", "12K", "1e3", "k", "usd 5k", "1.k", "NaN", "9" * 16, "1.2.3", "\u0663"]
)
def test_what_is_not_money_is_not_read_as_money(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("650000", "650k"),
        ("1240000", "1.24M"),
        ("999499", "999k"),
        ("999500", "1M"),
        ("12400000", "12.4M"),
        ("0", "0"),
        ("-62000", "-62k"),
        ("64.4", "64.4"),
        ("1234567890", "1.23B"),
    ],
)
def test_three_digits_on_screens(amount: str, shown: str) -> None:
    assert short(Decimal(amount)) == shown


def test_documents_write_money_out() -> None:
    assert written("EUR", Decimal("649999.5")) == "EUR 650,000"
    assert short_with("EUR", Decimal(650000)) == "EUR 650k"


@given(AMOUNTS)
def test_scripts_get_plain_decimals(amount: Decimal) -> None:
    text = plain(amount)
    assert Decimal(text) == amount
    assert "e" not in text.lower()
    assert "." not in text or text[-1] not in "0."


@given(AMOUNTS, AMOUNTS)
def test_products_are_exact(one: Decimal, other: Decimal) -> None:
    with exact():
        product = one * other
    scaled = int(one.scaleb(2)) * int(other.scaleb(2))
    with exact():
        assert product.scaleb(4) == scaled
