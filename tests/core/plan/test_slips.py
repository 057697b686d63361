"""Figures that look like slips are asked back; what is usual is asked nothing."""

from decimal import Decimal
from random import Random

import pytest

from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.said.figures import read_figure
from gangmu.core.plan.slips import SLIP_WORDS, FiguresInDoubtError, Slip, slip_from, slips_of


def asked(written: str, *, unit: str = "亿元", before: str | None = "5", goal: str = "12") -> list[str]:
    figure = read_figure(written, unit=unit)
    value = Quantity(figure.value, figure.unit).to(unit).value
    known = None if before is None else Decimal(before)
    return [each.code for each in slips_of(value, unit=unit, before=known, goal=Decimal(goal), figure=figure)]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("5.2", []), ("５．２", []), ("12", []), ("5", []),
        ("52", ["slip.far_beyond_goal"]), ("4.9", ["slip.amount_falls"]),
        ("55000", ["slip.ten_thousandfold"]), ("55000万元", ["slip.understood"]),
        ("约5.2亿元", ["slip.understood"]), ("-5.2", ["slip.below_nothing", "slip.amount_falls"]),
    ],
)  # fmt: skip
def test_figure_is_asked_what_a_careful_clerk_would_ask(written: str, codes: list[str]) -> None:
    assert asked(written) == codes


def test_share_over_the_whole_and_a_part_of_one_are_asked_back() -> None:
    assert asked("120", unit="%", before="40", goal="100") == ["slip.over_whole"]
    assert asked("120", unit="%", before="90", goal="130") == []  # a rate that may pass the whole
    assert asked("3.5", unit="个", before="3", goal="6") == ["slip.part_of_one"]
    assert asked("9", before="1", goal="12") == ["slip.leap"]


def test_two_hundred_seeded_slips_are_all_asked_back() -> None:
    """One digit too many, the month's own figure for the sum, and 万 for 亿, at any point of a year."""
    chance, missed = Random(20260630), []
    for _ in range(200):
        goal = Decimal(chance.randint(20, 5000)) / 10
        before = (goal * chance.randint(20, 80) / 100).quantize(Decimal("0.1"))
        now = before + (goal * chance.randint(1, 12) / 100).quantize(Decimal("0.1"))
        slip = chance.choice([now * 10, now - before, now * 10000, now / 10, now / 10000])
        if slip != before and not slips_of(slip, unit="亿元", before=before, goal=goal):
            missed.append((before, now, slip))
    assert missed == []


def test_what_stands_as_it_stood_before_is_asked_nothing() -> None:
    assert asked("30", before="30") == []


def test_every_slip_is_asked_in_both_languages_and_read_back_as_it_was_kept() -> None:
    for code in SLIP_WORDS:
        slip = Slip(code=code, shown="3亿元", near="5亿元", words="约3", amount="约3亿元")
        assert slip.message("zh") != slip.message("en")
        assert slip_from(slip.as_dict() | {"is_sure": "1"}) == slip


def test_refusal_names_each_thing_that_is_asked_back() -> None:
    slips = slips_of(Decimal(52), unit="亿元", before=Decimal(5), goal=Decimal(12))
    row = FiguresInDoubtError({7: slips}).as_dict("zh")
    assert [each["code"] for each in row["problems"]] == ["slip.far_beyond_goal"]
    assert "1处" in row["message"]
