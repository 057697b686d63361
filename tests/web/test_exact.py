"""Exact numbers lose no digit, on either database (DESIGN §6.6)."""

from decimal import Decimal

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from gangmu.web.record.canonical import canonical, exact_text
from gangmu.web.record.exact import ExactField, MoneyField, TwinField

FIELD = ExactField(name="value")
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**25), max_value=10**25, places=6)


@given(NUMBERS)
def test_number_comes_back_as_it_was_written(number: Decimal) -> None:
    stored = FIELD.get_db_prep_value(number, connection)
    read = FIELD.from_db_value(stored, None, connection)
    assert read == number
    assert str(read) == exact_text(number)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["999999999999999.99", "1.50", "0.1", "-0.00", "123456789012345678901234567890.5"]
)
def test_database_keeps_every_digit(text: str) -> None:
    kind = FIELD.db_type(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"create temporary table exact_trial (value {kind})")
        stored = FIELD.get_db_prep_value(Decimal(text), connection)
        cursor.execute("insert into exact_trial values (%s)", [stored])
        cursor.execute("select value from exact_trial")
        found = FIELD.from_db_value(cursor.fetchone()[0], None, connection)
        cursor.execute("drop table exact_trial")
    assert str(found) == text.removeprefix("-" if Decimal(text) == 0 else "+")


@pytest.mark.parametrize("value", [0.1, float("nan")])
def test_float_is_refused(value: float) -> None:
    with pytest.raises(TypeError):
        FIELD.to_python(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "seven"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        FIELD.to_python(value)


def test_exact_number_is_not_compared_in_sql() -> None:
    with pytest.raises(FieldError):
        FIELD.get_lookup("gt")
    assert FIELD.get_lookup("exact")


def test_money_is_whole_fen() -> None:
    field = MoneyField(name="money")
    assert field.to_python(Decimal("100.00")) == 100
    for wrong in (0.5, Decimal("0.5")):
        with pytest.raises(TypeError):
            field.to_python(wrong)


def test_twin_is_for_sorting_only() -> None:
    assert TwinField(of="value").value_for(Decimal("1.5")) == 1.5
    assert TwinField(of="value").value_for(None) is None


def test_one_content_has_one_text() -> None:
    assert canonical({"b": 1, "a": [Decimal("1E+2")]}) == canonical({"a": [Decimal(100)], "b": 1})
    with pytest.raises(TypeError):
        canonical(object())
