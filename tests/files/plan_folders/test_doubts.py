"""Slips are doubted: 万 for 亿, a digit too many, more than all; what grows is left alone."""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from files.plan_folders.folders import a_folder
from gangmu.files.plan_folders import check_folder, read_folder

HEAD = "place,indicator,period,vintage,value,unit,status,source_title,accepted\n"


def observed(rows: list[str], path: Path) -> list[tuple[int | None, str]]:
    folder = a_folder(path, observations_csv=HEAD + "".join(f"{row}\n" for row in rows))
    return [(each.row, each.code) for each in check_folder(folder)]


def test_two_hundred_seeded_slips_are_all_doubted(tmp_path: Path) -> None:
    """Series that grow by -8 to 15 % a year; one value of each is 10 or 10,000 times off, up or down."""
    chance = random.Random(20251130)
    missed = []
    for case in range(200):
        value, values = Decimal(chance.randint(200, 9000)), []
        for _ in range(chance.randint(4, 12)):
            value = (value * Decimal(chance.randint(92, 115)) / 100).quantize(Decimal("0.0001"))
            values.append(value)
        slipped = chance.randrange(len(values))
        factor = chance.choice([Decimal(10), Decimal("0.1"), Decimal(10_000), Decimal("0.0001")])
        values[slipped] *= factor
        rows = [f"yunchuan,gdp,{2010 + year},,{each:f},亿元,,公报," for year, each in enumerate(values)]
        if slipped + 2 not in [row for row, _ in observed(rows, tmp_path)]:
            missed.append((case, slipped, factor))
    assert missed == []


def test_mixed_up_wan_and_yi_are_named_as_such(tmp_path: Path) -> None:
    rows = ["2023,,8100,亿元", "2024,,8500,万元", "2025,,8900,亿元"]
    assert observed([f"yunchuan,gdp,{row},,公报," for row in rows], tmp_path) == [
        (3, "doubt.ten_thousandfold")
    ]


def test_wan_and_yi_side_by_side_are_no_slip(tmp_path: Path) -> None:
    rows = ["2023,,8100,亿元", "2024,,85000000,万元", "2025,,0.89,万亿元"]
    assert observed([f"yunchuan,gdp,{row},,公报," for row in rows], tmp_path) == []


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ("yunchuan,gdp_growth,2025,,120,%,,公报,", ["doubt.growth_over_100"]),
        ("yunchuan,gdp_growth,2025,,-3.8,%,,公报,", []),
        ("yunchuan,gdp,2025,2025-11-30,900,亿元,,公报,", ["doubt.before_its_end"]),
        ("yunchuan,gdp,2025,2025-11-30,900,亿元,estimate,公报,", []),
        ("yunchuan,gdp_growth,2025,,120,%,,公报,一次性大项目投产", []),
    ],
)
def test_value_by_itself(tmp_path: Path, row: str, doubt: list[str]) -> None:
    assert [code for _, code in observed([row], tmp_path)] == doubt


def test_share_of_more_than_all_is_doubted(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        targets_csv=None,
        meanings_csv=None,
        indicators_csv="code,name,unit,kind\ngdp,市场份额,%,share\ngdp_growth,增速,%,growth\nincome_growth,收入,%,growth\n",
        observations_csv=HEAD + "yunchuan,gdp,2025,,100.5,%,,公报,\nyunchuan,gdp,2024,,1.2,1,,公报,\n",
    )
    assert [each.code for each in check_folder(folder)] == ["doubt.share_over_100"] * 2


def test_doubt_does_not_keep_a_folder_from_being_read(tmp_path: Path) -> None:
    rows = ["yunchuan,gdp_growth,2025,,120,%,,公报,"]
    assert observed(rows, tmp_path)
    assert len(read_folder(tmp_path).rows("observations")) == 1
