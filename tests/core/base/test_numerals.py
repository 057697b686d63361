"""Numbers in Arabic digits and Chinese numerals."""

from decimal import Decimal

import pytest

from gangmu.core.base.numerals import number_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", "12"),
        ("12,340.5", "12340.5"),
        ("2 300", "2300"),
        ("3·5", "3.5"),
        ("十", "10"),
        ("十二", "12"),
        ("三十五", "35"),
        ("一百零八", "108"),
        ("两千零八万", "20080000"),
        ("百万", "1000000"),
        ("万亿", "1000000000000"),
        ("二〇三五", "2035"),
        ("二点五", "2.5"),
        ("贰拾", "20"),
    ],
)
def test_a_number_is_read_exactly(written: str, value: str) -> None:
    assert number_of(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "若干", "百分", "1.2.3", "三点"])
def test_what_is_no_number_gives_none(written: str) -> None:
    assert number_of(written) is None
