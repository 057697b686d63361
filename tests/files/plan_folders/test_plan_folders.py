"""Plan folders: read, checked with every fault in its place, and written back byte for byte."""

# ruff: noqa: E501  a fault a line: a table is read along its rows

import hashlib
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from files.plan_folders.folders import FILES, OUTLINE, a_folder
from gangmu.core.plan.rules import rules_from
from gangmu.core.plan.standing import Standing, standing_of_target
from gangmu.files.plan_folders import FolderWithFaultsError, check_folder, read_folder, write_folder
from gangmu.files.plan_folders.values import facts_of
from gangmu.files.rule_sets import rule_book

RULES = rules_from(rule_book().in_force("standing", on=date(2026, 6, 30)))


def contents(path: Path) -> dict[str, bytes]:
    return {str(each.relative_to(path)): each.read_bytes() for each in path.rglob("*") if each.is_file()}


LAMPS = (
    'kind = "lamps"\nid = "lamps"\nversion = 1\nvalid_from = 2026-01-01\ntitle = "亮灯"\n'
    '[default]\nvalue = "mine"\nsource = "D"\nbasis = "试"\n'
    '[mine]\nvalue = "if(completion >= elapsed, ok, warn)"\nsource = "D"\nbasis = "试"\n'
)


def told(path: Path, **more: date) -> list[tuple[str, int | None, str | None, str]]:
    return [(each.file, each.row, each.column, each.code) for each in check_folder(path, **more)]


def test_folder_in_canonical_form_is_written_back_byte_for_byte(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(OUTLINE.encode()).hexdigest()
    head = FILES["plan.yaml"] + f"outline_sha256: {sha256}\n"
    folder = a_folder(tmp_path / "plan", plan_yaml=head)
    (folder / "rules").mkdir()
    (folder / "rules" / "lamps.toml").write_text(LAMPS, "utf-8")
    assert told(folder) == []
    write_folder(read_folder(folder), tmp_path / "again")
    assert contents(tmp_path / "again") == contents(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind = ", "不是 TOML"),
        ('id = "a"\n', "缺了"),
        (LAMPS.replace("2026-01-01", '"2026-01-01"'), "应为日期"),
        (
            LAMPS.partition("[")[0].replace('"lamps"', '"standing"', 1),
            "缺了",
        ),  # a kind that is known must say all that it rules
        (LAMPS.replace("completion", "progress"), "progress"),
        (LAMPS.replace("warn", "2"), "每条路都要"),
    ],
)
def test_rule_set_that_cannot_rule_is_a_fault(tmp_path: Path, text: str, said: str) -> None:
    folder = a_folder(tmp_path / "plan")
    (folder / "rules").mkdir()
    (folder / "rules" / "a.toml").write_text(text, "utf-8")
    [fault] = check_folder(folder)
    assert (fault.file, fault.code) == ("rules/a.toml", "rules.faulty")
    assert said in fault.message()


def test_what_people_write_becomes_canonical(tmp_path: Path) -> None:
    """Full-width digits, thousands, Chinese headers, names for codes, disorder, CRLF and a byte order mark."""
    folder = a_folder(
        tmp_path / "plan",
        observations_csv=(
            "\ufeff地区,指标名称,年份,数值,单位,数据来源\r\n"
            "云川市,地区生产总值增速,２０２５年,２.0％,%,云川市统计公报\r\n"
            '云川市,经济总量,2025,"1,０00.50",亿元,云川市统计公报\r\n'
        ),
    )
    assert told(folder) == []
    write_folder(read_folder(folder), tmp_path / "again")
    assert (tmp_path / "again/observations.csv").read_text("utf-8") == (
        "place,indicator,period,value,unit,source_title\n"
        "yunchuan,gdp,2025,1000.5,亿元,云川市统计公报\n"
        "yunchuan,gdp_growth,2025,2,%,云川市统计公报\n"
    )


def test_gb18030_gives_the_same_folder(tmp_path: Path) -> None:
    plain = a_folder(tmp_path / "utf8")
    other = a_folder(
        tmp_path / "gb", **{name.replace(".", "_"): text.encode("gb18030") for name, text in FILES.items()}
    )
    assert read_folder(other) == read_folder(plain)


def test_years_for_columns_are_read_as_rows(tmp_path: Path) -> None:
    wide = "place,indicator,unit,source_title,2023,2024年\nyunchuan,gdp,亿元,云川统计年鉴,800,880\n"
    rows = read_folder(a_folder(tmp_path / "plan", observations_csv=wide)).rows("observations")
    assert [(row["period"], row["value"]) for row in rows] == [("2023", "800"), ("2024", "880")]


OBSERVATIONS = "place,indicator,period,vintage,value,unit,source_title\n"
FAULTS: list[tuple[str, dict[str, str | None], tuple[str, int | None, str | None, str]]] = [
    ("no head", {"plan_yaml": None}, ("plan.yaml", None, None, "file.missing")),
    ("not YAML", {"plan_yaml": "format: [1\n"}, ("plan.yaml", 2, None, "head.not_yaml")),
    ("an unknown key", {"plan_yaml": FILES["plan.yaml"] + "mayor: x\n"}, ("plan.yaml", 11, "mayor", "head.unknown_key")),
    ("another text", {"plan_yaml": FILES["plan.yaml"] + f"outline_sha256: {'0' * 64}\n"}, ("plan.yaml", None, "outline_sha256", "head.text_changed")),
    ("an unknown file", {"extra_csv": "code\n1\n"}, ("extra.csv", None, None, "file.unknown")),
    ("an unknown column", {"places_csv": "code,nmae,name\nyunchuan,x,云川市\n"}, ("places.csv", 1, "nmae", "header.unknown")),
    ("a column twice", {"places_csv": "code,name,name\nyunchuan,云川市,云川市\n"}, ("places.csv", 1, "name", "header.twice")),
    ("a column missing", {"units_csv": "code\nU1\n"}, ("units.csv", 1, "name", "header.missing")),
    ("a cell missing", {"places_csv": "code,name\nyunchuan,云川市\nx,\n"}, ("places.csv", 3, "name", "cell.required")),
    ("a bad code", {"places_csv": "code,name\nyunchuan,云川市\n-x,西区\n"}, ("places.csv", 3, "code", "cell.not_a_code")),
    ("a code twice", {"places_csv": "code,name\nyunchuan,云川市\nyunchuan,西区\n"}, ("places.csv", 3, "code", "key.twice")),
    ("an open quote", {"places_csv": 'code,name\nyunchuan,"云川市\n'}, ("places.csv", None, None, "file.broken_csv")),
    ("too many cells", {"places_csv": "code,name\nyunchuan,云川市,x\n"}, ("places.csv", 2, None, "row.too_long")),
    ("no number", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,,约900,亿元,公报\n"}, ("observations.csv", 2, "value", "cell.not_a_number")),
    ("no source", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,,900,亿元,\n"}, ("observations.csv", 2, "source_title", "cell.required")),
    ("no period", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,去年,,900,亿元,公报\n"}, ("observations.csv", 2, "period", "cell.not_a_period")),
    ("no day", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,2026-02-30,900,亿元,公报\n"}, ("observations.csv", 2, "vintage", "cell.not_a_date")),
    ("an unknown unit", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,,900,亿斗,公报\n"}, ("observations.csv", 2, "unit", "cell.unknown_unit")),
    ("people for money", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,,900,万人,公报\n"}, ("observations.csv", 2, "unit", "unit.does_not_fit")),
    ("a value with a unit of its own", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,,900万元,亿元,公报\n"}, ("observations.csv", 2, "value", "cell.carries_another_unit")),
    ("the same row twice", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,,900,亿元,公报\n" * 2}, ("observations.csv", 3, "value", "row.twice")),
    ("two values of one vintage", {"observations_csv": OBSERVATIONS + "yunchuan,gdp,2025,,900,亿元,公报\nyunchuan,gdp,2025,,901,亿元,公报\n"}, ("observations.csv", 3, "value", "row.two_undated")),
    ("an unknown indicator", {"observations_csv": OBSERVATIONS + "yunchuan,gdb,2025,,900,亿元,公报\n"}, ("observations.csv", 2, "indicator", "ref.unknown")),
    ("an unknown choice", {"indicators_csv": FILES["indicators.csv"].replace("level", "height")}, ("indicators.csv", 2, "kind", "cell.unknown_choice")),
    ("half a span", {"clauses_csv": FILES["clauses.csv"].replace("C1,19,39", "C1,19,")}, ("clauses.csv", 2, "end", "cell.required")),
    ("a span outside", {"clauses_csv": FILES["clauses.csv"].replace("C1,19,39", "C1,19,3900")}, ("clauses.csv", 2, "end", "span.outside")),
    ("a span turned round", {"clauses_csv": FILES["clauses.csv"].replace("C1,19,39", "C1,39,19")}, ("clauses.csv", 2, "end", "span.reversed")),
    ("other words", {"targets_csv": FILES["targets.csv"].replace("突破1000亿元,", "突破2000亿元,")}, ("targets.csv", 2, "words", "span.words_differ")),
    ("no number to reach", {"targets_csv": FILES["targets.csv"].replace("level,1000", "level,")}, ("targets.csv", 2, "value", "target.without_value")),
    ("a range with one end", {"targets_csv": FILES["targets.csv"].replace("exceed", "range")}, ("targets.csv", 2, "value_high", "target.without_value")),
    ("a target in another unit", {"targets_csv": FILES["targets.csv"].replace("1000,亿元", "1000,万人")}, ("targets.csv", 2, "unit", "unit.does_not_fit")),
    ("a formula that breaks off", {"indicators_csv": "code,name,unit,kind,formula\ngdp,总量,亿元,level,\ngdp_growth,增速,%,growth,gdp /\nincome_growth,收入,%,growth,\n"}, ("indicators.csv", 3, "formula", "cell.not_a_formula")),
    ("a formula of another unit", {"indicators_csv": "code,name,unit,kind,formula\ngdp,总量,亿元,level,\ngdp_growth,增速,%,growth,gdp * 2\nincome_growth,收入,%,growth,\n"}, ("indicators.csv", 3, "formula", "cell.not_a_formula")),
    ("formulas in a circle", {"indicators_csv": "code,name,unit,kind,formula\ngdp,总量,亿元,level,\ngdp_growth,增速,%,growth,income_growth\nincome_growth,收入,%,growth,gdp_growth\n"}, ("indicators.csv", 4, "formula", "cell.not_a_formula")),
    ("in step with nothing", {"targets_csv": FILES["targets.csv"].replace("%,gdp_growth", "%,")}, ("targets.csv", 3, "reference", "target.without_reference")),
    ("parents in a circle", {"places_csv": "code,name,parent\nyunchuan,云川市,x\nx,西区,yunchuan\n"}, ("places.csv", 2, "parent", "ref.circle")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "wanted"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_fault_is_found_in_its_place_and_nothing_is_read(
    tmp_path: Path, changed: dict[str, str | None], wanted: tuple[str, int | None, str | None, str]
) -> None:
    folder = a_folder(tmp_path / "plan", **changed)
    assert wanted in told(folder)
    assert all(each.message("zh") and each.message("en") for each in check_folder(folder))
    with pytest.raises(FolderWithFaultsError):
        read_folder(folder)


def test_table_that_is_empty_now_loses_its_file(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "plan", themes_csv="code,name\nX1,交通\n")
    plan = read_folder(folder)
    write_folder(
        replace(plan, tables={name: rows for name, rows in plan.tables.items() if name != "themes"}), folder
    )
    assert not (folder / "themes.csv").exists()
    assert (folder / "targets.csv").exists()


def test_flipped_bits_never_break_the_check(tmp_path: Path) -> None:
    chance = random.Random(7)
    names = sorted(FILES)
    for _ in range(150):
        name = chance.choice(names)
        data = bytearray(FILES[name].encode())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        folder = a_folder(
            tmp_path / "plan", **{name.replace(".", "_"): bytes(data[: chance.randrange(len(data)) or None])}
        )
        assert all(each.message("en") for each in check_folder(folder))
        a_folder(tmp_path / "plan")


def test_binary_table_is_a_fault_of_its_file(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "plan", units_csv=b"PK\x03\x04\x00\x00")
    assert ("units.csv", None, None, "file.not_readable") in told(folder)


def test_period_that_lies_ahead_is_doubted_only_where_today_is_known(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "plan", observations_csv=OBSERVATIONS + "yunchuan,gdp,2027,,900,亿元,公报\n")
    assert told(folder) == []
    assert told(folder, today=date(2026, 6, 30)) == [("observations.csv", 2, "period", "doubt.in_the_future")]


def test_facts_of_a_folder_are_judged(tmp_path: Path) -> None:
    facts = facts_of(read_folder(a_folder(tmp_path / "plan")))
    found = {
        code: standing_of_target(
            target,
            on=date(2026, 6, 30),
            rules=RULES,
            followed=facts.followed(code),
            reference=facts.reference(code),
        )
        for code, target in facts.targets.items()
    }
    assert {code: each.standing for code, each in found.items()} == {
        "T1": Standing.MISSED,
        "T2": Standing.MET,
    }
    assert len(found["T2"].findings) == 2
