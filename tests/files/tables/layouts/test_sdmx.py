"""SDMX-CSV 1.0 and 2.0: the columns of the standard, with and without labels."""

import pytest

from files.tables.layouts.made import gathered, told, values
from gangmu.files.tables.layouts.figures import Context
from gangmu.files.tables.layouts.raw_rows import Gathered

ONE = """DATAFLOW,FREQ,REF_AREA,INDICATOR,PRICES,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,VINTAGE,SOURCE,COMMENT_OBS
YC:DF_CITY(1.0),A,yunchuan,gdp,V,2023,9.1003E3,CNY,8,A,2024-03-31,统计公报,
YC:DF_CITY(1.0),A,yunchuan,gdp,V,2024,9400.5,CNY,8,P,2025-03-31,统计公报,"初步,核算"
YC:DF_CITY(1.0),A,yunchuan,gdp,V,2025,,CNY,8,M,,统计公报,
YC:DF_CITY(1.0),Q,yunchuan,gdp,V,2025-Q3,2400,CNY,8,E,,统计公报,
"""
# ruff: noqa: E501
TWO = """STRUCTURE,STRUCTURE_ID,ACTION,FREQ: 频度,REF_AREA: 地区,INDICATOR: 指标,TIME_PERIOD: 时期,OBS_VALUE,UNIT_MEASURE: 单位,OBS_STATUS: 状态,CONF_STATUS,SOURCE: 来源
dataflow,YC:DF_CITY(1.0.0),I,A: 年,yunchuan: 云川,pop: 常住人口,2020-A1,927.6,PS: 人,B: 中断,F,统计公报
dataflow,YC:DF_CITY(1.0.0),R,M: 月,yunchuan: 云川,pop: 常住人口,2025-M09,928,PS: 人,R: 修订,F,统计公报
dataflow,YC:DF_CITY(1.0.0),A,A: 年,yunchuan: 云川,pop: 常住人口,2025-01-01/P9M,929,PS: 人,A: 正常,F,统计公报
"""


def sdmx(text: str) -> Gathered:
    return gathered(text.encode("utf-8-sig"), context=Context(place="云川"))


def test_version_1_gives_values_units_and_statuses() -> None:
    found = sdmx(ONE)
    assert values(found) == [
        ("yunchuan", "gdp", "2023", "9100.3", "亿元", "G2"),
        ("yunchuan", "gdp", "2024", "9400.5", "亿元", "G3"),
        ("yunchuan", "gdp", "2025-Q3", "2400", "亿元", "G5"),
    ]
    rows = found.rows["observations"]
    assert [each.texts.get("status", "") for each in rows] == ["", "preliminary", "estimate"]
    assert {each.texts["basis"] for each in rows} == {"current"}
    assert rows[1].texts["note"] == "初步,核算"
    assert told(found) == [("cell.no_figure", "G4")]


def test_version_2_with_labels_gives_periods_breaks_and_both_names() -> None:
    found = sdmx(TWO)
    rows = found.rows["observations"]
    assert [each.texts["period"] for each in rows] == ["2020", "2025-09", "2025-01/2025-09"]
    assert [each.texts["indicator"] for each in rows] == ["pop: 常住人口"] * 3
    assert [each.texts["unit"] for each in rows] == ["人"] * 3
    assert "OBS_STATUS=B" in rows[0].texts["break"]
    assert rows[1].texts["status"] == "revised"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TWO.replace(",R,M: 月", ",D,M: 月"), [("sdmx.deletes", "C3")]),
        (ONE.replace("2025-Q3", "2025-Q9"), [("cell.no_figure", "G4"), ("cell.not_a_period", "F5")]),
        (ONE.replace("9400.5", "约9400"), [("cell.not_a_number", "G3"), ("cell.no_figure", "G4")]),
        (ONE.replace("OBS_VALUE", "VALUE"), [("header.not_taken", "G1"), ("header.missing", None)]),
        (ONE.replace("2400,CNY,8", "2400,CNY,7"), [("cell.no_figure", "G4"), ("sdmx.unknown_multiplier", "I5")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_cell(text: str, found: list[tuple[str, str | None]]) -> None:
    assert told(sdmx(text)) == found


def test_part_that_cells_of_version_2_are_parted_by_may_be_declared() -> None:
    text = TWO.replace("STRUCTURE,", "STRUCTURE[;],", 1)
    assert len(values(sdmx(text))) == 3
