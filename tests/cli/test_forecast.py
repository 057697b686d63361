"""`gangmu forecast`, as a stranger uses it."""

import csv
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from core.forecasting.panels_made_up import PLACES, levels

Rows = list[dict[str, Any]]
HEADER = ("place", "indicator", "year", "value", "unit", "source_title")
ROW_KEYS = [
    "place",
    "indicator",
    "origin",
    "year",
    "median",
    "p10",
    "p25",
    "p75",
    "p90",
    "chance",
    "method",
    "n",
]


def lines(*, last: int = 2021) -> list[tuple[object, ...]]:
    """Give the rows of twelve cities, and of one that has only three values."""
    rows: list[tuple[object, ...]] = [
        (place, "地区生产总值", 2006 + step, value, "亿元", "统计公报")
        for number, place in enumerate(PLACES)
        for step, value in enumerate(levels(number))
        if 2006 + step <= last
    ]
    return rows + [("小市", "地区生产总值", 2019 + step, 10 + step, "亿元", "统计公报") for step in range(3)]


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    def write(
        rows: Iterable[tuple[object, ...]],
        *,
        name: str = "observations.csv",
        header: tuple[str, ...] = HEADER,
    ) -> str:
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *rows])
        return name

    return write


def asked(gangmu: Run, *arguments: str) -> Rows:
    done = gangmu("forecast", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    rows: Rows = json.loads(done.stdout)
    return rows


def test_every_series_long_enough_is_forecast_in_one_run_and_the_others_are_listed(
    gangmu: Run, file: Callable[..., str]
) -> None:
    done = gangmu("forecast", file(lines()), "--origin", "2021", "--horizon", "4", "--json")
    rows = json.loads(done.stdout)
    assert [list(row) for row in rows] == [ROW_KEYS] * 48
    assert {row["place"] for row in rows} == set(PLACES)
    assert [row["year"] for row in rows[:4]] == [2022, 2023, 2024, 2025]
    assert all(row["p10"] < row["p25"] < row["median"] < row["p75"] < row["p90"] for row in rows)
    assert {row["chance"] for row in rows} == {None}
    [left_out] = [json.loads(line)["left_out"] for line in done.stderr.splitlines()]
    assert (left_out["place"], left_out["code"]) == ("小市", "forecast.too_short")


def test_a_file_cut_at_the_origin_gives_the_same_rows(gangmu: Run, file: Callable[..., str]) -> None:
    later = (PLACES[0], "地区生产总值", 2020, "不明", "亿元", "统计公报")
    whole, cut = file([*lines(), later]), file(lines(last=2017)[:-3], name="cut.csv")
    arguments = ("--origin", "2017", "--horizon", "4", "--target", "900")
    assert asked(gangmu, whole, *arguments) == asked(gangmu, cut, *arguments)


def test_one_series_is_forecast_as_among_all(gangmu: Run, file: Callable[..., str]) -> None:
    name = file(lines())
    arguments = ("--origin", "2021", "--horizon", "2", "--growth", "5")
    one = asked(gangmu, name, *arguments, "--place", PLACES[3], "--indicator", "地区生产总值")
    assert one == [row for row in asked(gangmu, name, *arguments) if row["place"] == PLACES[3]]
    assert all(0 < row["chance"] < 1 for row in one)


def test_chance_falls_as_the_target_rises_and_at_most_is_the_rest(
    gangmu: Run, file: Callable[..., str]
) -> None:
    arguments = (file(lines()), "--origin", "2021", "--horizon", "4", "--place", PLACES[0])
    median = asked(gangmu, *arguments)[-1]["median"]
    low, high = (
        asked(gangmu, *arguments, "--target", str(median * part))[-1]["chance"] for part in (0.95, 1.05)
    )
    assert low > 0.5 > high
    rest = asked(gangmu, *arguments, "--target", str(median * 1.05), "--at-most")[-1]["chance"]
    assert rest == pytest.approx(1 - high, abs=0.0011)


def test_a_person_reads_the_years_and_why(gangmu: Run, file: Callable[..., str]) -> None:
    arguments = (file(lines()), "--origin", "2021", "--horizon", "4", "--place", PLACES[0], "--target", "600")
    told = gangmu("forecast", *arguments).stdout
    assert f"{PLACES[0]} · 地区生产总值" in told
    assert "每年需" in told
    assert "窗口" in told
    assert "takes" in gangmu("forecast", *arguments, "--lang", "en").stdout


def bad(
    place: str, values: Iterable[object], *, first: int = 2016, unit: str = "万人"
) -> list[tuple[object, ...]]:
    return [(place, "人口", first + step, value, unit, "公报") for step, value in enumerate(values)]


BAD = {
    "forecast.all_equal": bad("同城", [7] * 6),
    "forecast.not_positive": bad("负城", [3, 2, 1, 0, -1, -2]),
    "forecast.too_short": bad("短城", [3, 4], first=2020),
    "forecast.too_old": bad("旧城", [3, 4, 5, 6, 7, 8], first=2006),
    "forecast.value_not_read": bad("约城", [3, 4, 5, "约6", 7, 8]),
    "forecast.year_missing": [*bad("无年城", [3, 4, 5, 6, 7]), ("无年城", "人口", "", 8, "万人", "公报")],
    "forecast.duplicate_vintage": [*bad("重城", [3, 4, 5, 6, 7, 8]), *bad("重城", [3.5])],
    "forecast.units_differ": [*bad("杂城", [3, 4, 5, 6, 7]), *bad("杂城", [8], first=2021, unit="亿元")],
}


@pytest.mark.parametrize("code", BAD)
def test_a_series_that_cannot_be_forecast_is_refused_with_its_place(
    gangmu: Run, file: Callable[..., str], code: str
) -> None:
    place = BAD[code][0][0]
    arguments = ("--origin", "2021", "--horizon", "4", "--place", str(place), "--indicator", "人口", "--json")
    done = gangmu("forecast", file(BAD[code]), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    refusal = json.loads(done.stderr)
    assert (refusal["code"], refusal["where"]) == (code, place)
    assert refusal["remedy"]


def test_series_that_cannot_be_forecast_are_listed_and_the_others_forecast(
    gangmu: Run, file: Callable[..., str]
) -> None:
    rows = [row for each in BAD.values() for row in each]
    done = gangmu("forecast", file([*rows, *lines()]), "--origin", "2021", "--horizon", "4", "--json")
    left_out = [json.loads(line)["left_out"] for line in done.stderr.splitlines()]
    assert {(each["place"], each["code"]) for each in left_out if each["indicator"] == "人口"} == {
        (rows[0][0], code) for code, rows in BAD.items()
    }
    assert len(json.loads(done.stdout)) == 48


def test_two_vintages_of_a_year_are_no_duplicate_and_the_newer_counts(
    gangmu: Run, file: Callable[..., str]
) -> None:
    header = (*HEADER, "vintage")
    rows = [(*row, "") for row in lines()]
    revised = [*rows, (PLACES[0], "地区生产总值", 2021, 1, "亿元", "初步", "2022-01-20")]
    revised.append((PLACES[0], "地区生产总值", 2021, 0.05, "万亿元", "最终", "2023-01-20"))
    arguments = ("--origin", "2021", "--horizon", "1", "--place", PLACES[0])
    [row] = asked(gangmu, file(revised, header=header), *arguments)
    assert 0.04 < row["median"] < 0.07


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--place", "甲城"), "甲市"),
        (("--indicator", "生产总值"), "地区生产总值"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    gangmu: Run, file: Callable[..., str], arguments: tuple[str, str], words: str
) -> None:
    done = gangmu("forecast", file(lines()), "--origin", "2021", "--horizon", "4", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (("--origin", "2021"), 64),
        (("--origin", "2021", "--horizon", "0"), 2),
        (("--origin", "2021", "--horizon", "4", "--target", "many"), 64),
        (("--origin", "2021", "--horizon", "4", "--target", "1", "--growth", "1"), 64),
        (("--origin", "2021", "--horizon", "4", "-o", "page.md"), 64),
        (("--origin", "1950", "--horizon", "4"), 2),
    ],
)
def test_what_cannot_be_asked_is_told_by_its_exit_code(
    gangmu: Run, file: Callable[..., str], arguments: tuple[str, ...], exit_code: int
) -> None:
    done = gangmu("forecast", file(lines()), *arguments)
    assert (done.returncode, done.stdout) == (exit_code, "")
    assert "Traceback" not in done.stderr


def test_a_target_that_is_no_number_is_named_as_it_was_given(gangmu: Run, file: Callable[..., str]) -> None:
    done = gangmu("forecast", file(lines()), "--origin", "2021", "--horizon", "4", "--target", "abc")
    assert done.returncode == 64
    assert "“abc”不是数" in done.stderr


def test_a_series_that_begins_after_the_origin_is_listed_with_the_reason(
    gangmu: Run, file: Callable[..., str]
) -> None:
    name = file([*lines(), *bad("新城", [3, 4, 5], first=2022)])
    done = gangmu("forecast", name, "--origin", "2021", "--horizon", "1", "--json")
    left_out = {
        each["left_out"]["place"]: each["left_out"]["code"]
        for each in map(json.loads, done.stderr.splitlines())
    }
    assert left_out["新城"] == "forecast.too_short"
    assert "新城" not in {row["place"] for row in json.loads(done.stdout)}


def test_a_horizon_that_no_past_reaches_is_warned_of(gangmu: Run, file: Callable[..., str]) -> None:
    arguments = ("forecast", file(lines()), "--origin", "2021", "--place", PLACES[0], "--horizon")
    assert "没有检验过" in gangmu(*arguments, "40").stderr
    assert "没有检验过" not in gangmu(*arguments, "4").stderr


def test_a_file_without_columns_or_no_file_is_refused(gangmu: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("城市,数\n云市,1\n", "utf-8")
    arguments = ("--origin", "2021", "--horizon", "4", "--json")
    assert json.loads(gangmu("forecast", "a.csv", *arguments).stderr)["code"] == "forecast.no_columns"
    assert gangmu("forecast", "nowhere.csv", *arguments).returncode == 2


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "forecast.nothing"),
        (bad("大城", ["3e5000", 4, 5, 6, 7]), "forecast.value_not_read"),
        (bad("非城", ["NaN", 4, 5, 6, 7]), "forecast.value_not_read"),
        (
            [*bad("古城", [3, 4, 5, 6, 7, 8]), ("古城", "人口", "0201", 8, "万人", "公报")],
            "forecast.year_missing",
        ),
    ],
)
def test_an_empty_file_and_figures_that_cannot_be_are_refused(
    gangmu: Run, file: Callable[..., str], rows: list[tuple[object, ...]], code: str
) -> None:
    done = gangmu("forecast", file(rows), "--origin", "2021", "--horizon", "4", "--json")
    assert done.returncode == 2
    said = [json.loads(line) for line in done.stderr.splitlines()]
    assert code in {each.get("left_out", each)["code"] for each in said}


def test_reliability_is_a_table_json_and_a_page(
    gangmu: Run, file: Callable[..., str], tmp_path: Path
) -> None:
    arguments = ("forecast", file(lines()), "--origin", "2021", "--horizon", "3", "--reliability")
    assert "合成" in gangmu(*arguments).stdout
    [report] = json.loads(gangmu(*arguments, "--json").stdout)["reports"]
    assert {each["method"] for each in report["scores"]} >= {"blend", "half_drift", "last_value"}
    assert gangmu(*arguments, "-o", "page.md").stdout == ""
    page = (tmp_path / "page.md").read_text("utf-8")
    assert "| 按回测加权的合成 | 3 |" in page
    assert "请勿手改" in page


def test_page_of_the_documentation_is_what_the_command_writes(
    gangmu: Run, root: Path, tmp_path: Path
) -> None:
    """Where it is not: run the command that stands on the page again."""
    observations = root / "examples/shenyang/observations.csv"
    arguments = ("--origin", "2024", "--horizon", "4", "--reliability", "--lang", "en", "-o", "page.md")
    assert gangmu("forecast", str(observations), *arguments).returncode == 0
    made = (tmp_path / "page.md").read_text("utf-8")
    kept = (root / "docs/reference/forecast-reliability.md").read_text("utf-8")
    figure = re.compile(r"\d+(?:\.\d+)?")
    assert figure.sub("#", made) == figure.sub("#", kept)
    # Not to the last digit: machines differ there.
    found, wanted = ([float(each) for each in figure.findall(text)] for text in (made, kept))
    assert found == pytest.approx(wanted, rel=0.01, abs=0.3)
