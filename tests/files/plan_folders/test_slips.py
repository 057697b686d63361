"""Slips seeded into real series (PROMISES 55): every one is flagged, and hardly a value that is right.

The long series are those of ../shared; without them the short form runs on the example that ships.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from files.plan_folders.test_real_figures import kind_of
from gangmu.files.plan_folders.doubts import doubts_of
from gangmu.files.plan_folders.folders import read_table
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row

TODAY = date(2026, 3, 2)
SLIPS = 200
_OTHER_UNIT = {
    "亿元": "万元", "万元": "亿元", "万人": "亿人", "元": "万元", "万平方米": "亿平方米", "元/平方米": "万元/平方米", "亿美元": "万美元",
}  # fmt: skip
Slip = Callable[[Row], dict[str, str] | None]


def wan_for_yi(row: Row) -> dict[str, str] | None:
    unit = _OTHER_UNIT.get(row["unit"])
    return {"unit": unit} if unit else None


def digit_more(row: Row) -> dict[str, str] | None:
    return {"value": format(Decimal(row["value"]) * 10, "f")}


def digit_less(row: Row) -> dict[str, str] | None:
    return {"value": format(Decimal(row["value"]) / 10, "f")}


def more_than_all(row: Row) -> dict[str, str] | None:
    return {"value": format(Decimal(row["value"]) + 100, "f")} if row["unit"] == "%" else None


def month_to_come(row: Row) -> dict[str, str] | None:
    return {"period": "2026-11"}


KINDS: tuple[Slip, ...] = (wan_for_yi, digit_more, digit_less, more_than_all, month_to_come)


def observed(data: bytes) -> tuple[Row, ...]:
    rows, problems = read_table(data, BY_NAME["observations"])
    assert problems == []
    return rows


def defined(rows: Iterable[Row]) -> tuple[Row, ...]:
    units = {row["indicator"]: row["unit"] for row in rows}
    return tuple(Row(0, {"code": name, "unit": unit, "kind": kind_of(name)}) for name, unit in units.items())


def missed(
    rows: tuple[Row, ...], indicators: tuple[Row, ...], *, slips: int, of: tuple[Slip, ...] = KINDS
) -> list[tuple[str, ...]]:
    """Seed slips one at a time into series of three values and more, and give those that nobody would be asked about."""
    series: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        series[tuple(row[name] for name in BY_NAME["observations"].key[:6])].append(row)
    kinds = {row["code"]: row["kind"] for row in indicators}
    long = [each for key, each in series.items() if len(each) >= 3 and kinds[key[1]] != "growth"]
    chance, found, seeded = random.Random(20260302), [], 0
    while seeded < slips:
        row = chance.choice(chosen := chance.choice(long))
        kind = of[seeded % len(of)]
        if kind is more_than_all:  # of the few shares there are
            shares = [each for each in rows if kinds[each["indicator"]] == "share"]
            row = chance.choice(shares)
            chosen = series[tuple(row[name] for name in BY_NAME["observations"].key[:6])]
        slip = kind(row)
        if slip is None or not Decimal(row["value"]):
            continue
        seeded += 1
        slipped = Row(row.number, {**row.cells, **slip})
        values = (*(each for each in chosen if each is not row), slipped)
        doubts = doubts_of({"observations": values, "indicators": indicators}, today=TODAY)
        if slipped.number not in {each.row for each in doubts}:
            found.append((row["place"], row["indicator"], row["period"], row["value"], kind.__name__))
    return found


def test_slips_in_the_example_are_all_flagged(root: Path) -> None:
    """The short form: the example keeps no share, so nothing of it can be more than all."""
    example = root / "examples/shenyang"
    rows = observed((example / "observations.csv").read_bytes())
    indicators, _ = read_table((example / "indicators.csv").read_bytes(), BY_NAME["indicators"])
    assert (
        missed(rows, indicators, slips=60, of=tuple(each for each in KINDS if each is not more_than_all))
        == []
    )


@pytest.mark.shared
def test_two_hundred_slips_in_real_series_are_all_flagged(shared: Path) -> None:
    rows = observed((shared / "data/observations.csv").read_bytes())
    assert missed(rows, defined(rows), slips=SLIPS) == []


@pytest.mark.shared
def test_hardly_a_real_value_is_flagged(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = observed((shared / "data/observations.csv").read_bytes())
    doubts = doubts_of({"observations": rows, "indicators": defined(rows)}, today=TODAY)
    with capsys.disabled():
        print(f"\nfalse alarms: {len(doubts)} of {len(rows)} real values ({len(doubts) / len(rows):.2%})")
    assert len(doubts) * 500 <= len(rows)  # one in five hundred at most
