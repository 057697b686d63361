"""A drawing says what the numbers say: to the eye, to a screen reader, in black and white."""

import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
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
    Said,
    TargetMark,
    Trial,
    Waypoint,
    draw,
    draw_file,
    draw_said,
    draw_small,
    draw_trials,
    pdf_of,
    png_of,
)
from gangmu.engines.drawing.faces import NoChineseFontError, chinese_face
from gangmu.engines.drawing.files import lines_of
from gangmu.engines.drawing.labels import width_of
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
    drawn = draw_file(a_chart({2024: "880", 2025: "900"}), notes=["来源：云川市统计公报"])
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


def test_small_drawing_has_no_grid_and_shows_way_and_end() -> None:
    chart = a_chart(
        {2024: "880", 2025: "900"},
        targets=(TargetMark(Decimal(2035), Decimal(2000), "目标"),),
        paths=((Waypoint(Decimal(2025), Decimal(900)), Waypoint(Decimal(2035), Decimal(2000))),),
    )
    drawn = draw_small(chart, first=Decimal(2015), last=Decimal(2035), name="s1")
    assert not strokes(drawn, "c-gl")
    assert len(strokes(drawn, "c-path")) == len(strokes(drawn, "c-tgt")) == 1
    assert ">2025</text>" in drawn
    assert ">2035</text>" in drawn


def test_chance_that_came_as_often_as_said_lies_on_the_slanting_line() -> None:
    drawn = draw_said(
        [Said(Decimal("0.5"), Decimal("0.5"), 10)],
        name="r",
        title="可靠性",
        description="说五成的，来了五成",
        axes=("说", "来"),
    )
    [slant] = strokes(drawn, "c-path")
    (x0, y0), (x1, y1) = [tuple(map(float, point.split())) for point in re.search(r'd="M([^"]+)"', slant)[1].split("L")]  # type: ignore[index]  # fmt: skip
    [point] = strokes(drawn, "c-dot")
    at = [float(re.search(rf'{name}="([\d.]+)"', point)[1]) for name in ("cx", "cy")]  # type: ignore[index]
    assert at == [pytest.approx((x0 + x1) / 2), pytest.approx((y0 + y1) / 2)]


def test_past_interval_that_missed_is_told_by_its_stroke_too() -> None:
    one = Trial("沈阳", Decimal("0.9"), Decimal("1.0"), Decimal("1.1"), inside=True)
    missed = Trial("大连", Decimal("1.05"), Decimal("1.1"), Decimal("1.2"), inside=False)
    drawn = draw_trials([one, missed], width=480, css="wide", name="t", title="对照", description="两个")
    assert len(strokes(drawn, "c-gap")) == len(strokes(drawn, "c-end")) == 1


def test_picture_files_carry_the_chinese_text() -> None:
    drawn = draw_file(a_chart({2024: "880", 2025: "900"}), heading="还差100亿元", notes=["来源：统计公报"])
    png, pdf = png_of(drawn), pdf_of(drawn)
    assert png.startswith(b"\x89PNG")
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "来源：统计公报" in "".join(text.split())


def test_machine_without_a_chinese_font_refuses_rather_than_drop_characters(tmp_path: Path) -> None:
    with pytest.raises(NoChineseFontError):
        chinese_face((str(tmp_path),))
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    assert chinese_face((f"{tmp_path}/.",)) == "Noto Sans CJK SC"


def test_long_note_is_broken_into_lines_that_fit() -> None:
    note = (
        "第五次全国经济普查抬高2024年基数：与2023年相比名义增长11.1%，公布的实际增速为5.2%，两年水平不可比。"
        * 2
    )
    lines = lines_of(note, 12)
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == note.replace(" ", "")
    assert all(width_of(line, 12) <= WIDE.width for line in lines)
