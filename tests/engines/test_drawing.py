"""A drawing says what the numbers say: to the eye, to a screen reader, in black and white."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.engines.drawing import (
    NARROW,
    SLIP,
    WIDE,
    Actual,
    Break,
    Chart,
    Plate,
    TargetMark,
    Waypoint,
    draw,
    draw_file,
)
from gangmu.engines.drawing.scales import value_marks

SVG = "{http://www.w3.org/2000/svg}"


def a_chart(values: dict[int, str], **more: object) -> Chart:
    actuals = tuple(Actual(Decimal(year), Decimal(value)) for year, value in values.items())
    described = {
        "title": "地区生产总值",
        "description": "2025年实际900亿元",
        "unit": "亿元",
        "actuals": actuals,
    }
    return Chart(**described | more)  # type: ignore[arg-type]


def strokes(drawn: str, css: str) -> list[str]:
    return re.findall(rf'<(?:path|circle|text) class="{css}[^>]*>', drawn)


@pytest.mark.parametrize("plate", [WIDE, NARROW, SLIP])
def test_drawing_has_title_and_description_for_those_who_hear_it(plate: Plate) -> None:
    drawn = ElementTree.fromstring(draw(a_chart({2024: "880", 2025: "900"}), plate, name="g"))
    assert drawn.get("role") == "img"
    assert drawn.findtext("title") == "地区生产总值"
    assert drawn.findtext("desc") == "2025年实际900亿元"
    assert drawn.get("aria-labelledby") == f"{drawn[0].get('id')} {drawn[1].get('id')}"


def test_level_starts_at_zero() -> None:
    assert ">0</text>" in draw(a_chart({2024: "880", 2025: "900"}), WIDE, name="g")


def test_line_parts_where_values_cannot_be_compared() -> None:
    years = {2022: "700", 2023: "720", 2024: "850", 2025: "900"}
    whole = draw(a_chart(years), WIDE, name="g")
    parted = draw(a_chart(years, breaks=(Break(Decimal(2024), "①"),)), WIDE, name="g")
    assert len(strokes(whole, "c-act")) == 1
    assert len(strokes(parted, "c-act")) == 2
    assert ">①</text>" in parted


def test_superseded_value_is_hollow_and_joins_no_line() -> None:
    chart = a_chart({2024: "880", 2025: "900"})
    old = Actual(Decimal(2024), Decimal(800), superseded=True)
    drawn = draw(a_chart({}, actuals=(old, *chart.actuals)), WIDE, name="g")
    assert len(strokes(drawn, "c-old")) == 1
    assert strokes(drawn, "c-act") == strokes(draw(chart, WIDE, name="g"), "c-act")


def test_gap_is_drawn_only_where_a_due_target_was_missed() -> None:
    target = TargetMark(Decimal(2025), Decimal(1000), "2025年目标 1,000")
    missed = a_chart({2024: "880", 2025: "900"}, targets=(target,), short=True)
    open_ = a_chart(
        {2024: "880", 2025: "900"}, targets=(TargetMark(Decimal(2030), Decimal(1000), "目标"),), short=True
    )
    assert strokes(draw(missed, WIDE, name="g"), "c-gap")
    assert not strokes(draw(open_, WIDE, name="g"), "c-gap")


def test_words_are_escaped() -> None:
    drawn = draw(a_chart({2024: "1", 2025: "2"}, title="<b>&"), WIDE, name="g")
    assert ElementTree.fromstring(drawn).findtext("title") == "<b>&"


def test_file_of_its_own_carries_its_colours_and_asks_nothing_of_others() -> None:
    drawn = draw_file(a_chart({2024: "880", 2025: "900"}), note="来源：云川市统计公报")
    assert ElementTree.fromstring(drawn).tag == f"{SVG}svg"
    assert "prefers-color-scheme:dark" in drawn
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", drawn)


@given(
    st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=2), min_size=1, max_size=12),
    st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=2), max_size=3),
    st.booleans(),
)
def test_everything_lies_on_the_plate(values: list[Decimal], targets: list[Decimal], from_zero: bool) -> None:
    marks = tuple(TargetMark(Decimal(2030 + k), value, f"目标 {value}") for k, value in enumerate(targets))
    path = tuple(Waypoint(Decimal(2015 + k), value) for k, value in enumerate(targets))
    actuals = {2010 + k: str(value) for k, value in enumerate(values)}
    for plate in (WIDE, NARROW, SLIP):
        drawn = draw(a_chart(actuals, targets=marks, paths=(path,), from_zero=from_zero), plate, name="g")
        for x, y in re.findall(r'c[xy]?="([-\d.]+)" cy="([-\d.]+)"', drawn):
            assert 0 <= float(x) <= plate.width
            assert 0 <= float(y) <= plate.height


@given(st.lists(st.decimals(-(10**6), 10**6, allow_nan=False, places=1), min_size=1), st.booleans())
def test_axis_marks_hold_all_values_and_are_few(values: list[Decimal], from_zero: bool) -> None:
    marks = value_marks(values, from_zero=from_zero)
    assert marks[0] <= min(values)
    assert max(values) <= marks[-1]
    assert len(marks) <= 7
