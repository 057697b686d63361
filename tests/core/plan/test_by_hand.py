"""Targets judged by hand: in each row the arithmetic stands beside its result, reckoned here without the product's code.

A row's sums are read by a small reader of + - * / ^ and brackets, so a slip of the pen in the table is found as well as one
in the product. What a sum has no bearing on (a grey standing) says why.
"""

# ruff: noqa: E501  a case a line: a table is read along its rows

import ast
import operator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.plan.cases import RULES, a_target, an_observation, followed
from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.targets import Target
from gangmu.core.indicators.vintages import History
from gangmu.core.plan.following import Followed
from gangmu.core.plan.rules import Rules
from gangmu.core.plan.standing import standing_of_target
from gangmu.core.plan.verdicts import Finding, Note

MID = "2023-06-30"  # the 2022 values are out
AFTER = "2026-06-30"  # the 2025 values are out
Sums = dict[str, tuple[str, str]]  # what, (how it is reckoned, what comes out)


@dataclass(frozen=True)
class Row:
    says: str
    target: Target
    series: Followed
    standing: str
    sums: Sums = field(default_factory=dict)
    on: str = MID
    reason: str = "judged"
    named: str | None = None  # the class of progress
    note: Note | None = None
    reference: Followed | None = None
    rules: Rules = RULES


def level(value: str, **more: str) -> Followed:
    return followed(value, "个", **more)


def restated(values: str, *, base: str, **more: str) -> Followed:
    """A series whose base its publisher restated on the new base: `2020@2023-12-01 108`."""
    plain = level(values, **more)
    when, value = base.split()
    period, _, vintage = when.partition("@")
    bridge = an_observation(
        period, value, "个", series=plain.history.series, vintage=vintage, status="revised"
    )
    return replace(plain, history=History(plain.history.series, (*plain.history.observations, bridge)))


UP = {"base": "2020=100", "path": "linear"}
GROWN = {"base": "2020=100", "path": "compound"}
DOWN = {"base": "2020=40", "path": "linear"}
AIR = {"direction": "lower"}
RATE = {"unit": "%", "kind": "growth"}
SHARE = {"unit": "%", "kind": "share"}
STRICT_PACE = replace(RULES, widths=replace(RULES.widths, pace_points=Decimal(0)))
LENIENT = replace(RULES, widths=replace(RULES.widths, exceed_is_strict=False))
WIDE = replace(RULES, bands=replace(RULES.bands, faster=Decimal("1.2"), in_line=Decimal("0.9")))
GDP = followed("2021 7249; 2024 9027.14; 2025@2026-05-31 9100.3")
GDP_BROKEN = followed(
    "2021 7249; 2022 7695.8; 2023 8122; 2024 9027.14; 2025@2026-05-31 9100.3", breaks="2024"
)
ECONOMY = followed("2025 2.0", indicator="gdp_growth", **RATE)


def income(value: str) -> Followed:
    return followed(f"2025 {value}", indicator="income_growth", **RATE)


PATHS = [
    Row("DOMAIN example 6, linear", a_target("reach 150 个 2025", **UP), level("2022 118"), "behind", {"attainment": ("(118-100)/(150-100)", "0.36"), "expected": ("2/5", "0.40"), "index": ("0.36/0.40", "0.90")}, named="lagging"),
    Row("DOMAIN example 6, compound", a_target("reach 150 个 2025", **GROWN), level("2022 118"), "on_path", {"attainment": ("(118-100)/(150-100)", "0.36"), "expected": ("(100*(150/100)^(2/5)-100)/(150-100)", "0.352"), "index": ("0.36/((1.5^0.4-1)*100/50)", "1.02")}, named="in_line"),
    Row("example 6 with wider bands of an office", a_target("reach 150 个 2025", **UP), level("2022 118"), "on_path", {"index": ("(18/50)/(2/5)", "0.90")}, named="in_line", rules=WIDE),
    Row("DOMAIN example 7: 7,000 to 10,000 in four years", a_target("reach 10000 亿元 2025", base="2020=6500", path="linear"), followed("2021 7000"), "behind", {"rate_needed": ("(10000/7000)^(1/4)-1", "0.0933"), "rate_so_far": ("7000/6500-1", "0.0769"), "index": ("(500/3500)/(1/5)", "0.71")}, on="2022-06-30", named="lagging"),
    Row("linear, at the upper band", a_target("reach 150 个 2025", **UP), level("2022 121"), "ahead", {"index": ("(21/50)/(2/5)", "1.05")}, named="faster"),
    Row("linear, at the lower band", a_target("reach 150 个 2025", **UP), level("2022 119"), "on_path", {"index": ("(19/50)/(2/5)", "0.95")}, named="in_line"),
    Row("linear, just below the lower band", a_target("reach 150 个 2025", **UP), level("2022 118.99"), "behind", {"index": ("(18.99/50)/(2/5)", "0.9495")}, named="lagging"),
    Row("stated year by year", a_target("reach 150 个 2025", base="2020=100", path="stated", milestones="2021=105;2022=115"), level("2022 118"), "ahead", {"expected": ("(115-100)/50", "0.30"), "index": ("(18/50)/(15/50)", "1.20")}, named="faster"),
    Row("between two stated years it runs straight", a_target("reach 150 个 2025", base="2020=100", path="stated", milestones="2022=110;2024=140"), level("2023 124"), "on_path", {"expected": ("((110+140)/2-100)/50", "0.50"), "index": ("(24/50)/(25/50)", "0.96")}, on="2024-06-30", named="in_line"),
    Row("stated, before the first statement", a_target("reach 150 个 2025", base="2020=100", path="stated", milestones="2022=110"), level("2021 104"), "behind", {"expected": ("(105-100)/50", "0.10"), "index": ("(4/50)/(5/50)", "0.80")}, on="2022-06-30", named="lagging"),
    Row("in steps, nothing wanted before the day", a_target("reach 150 个 2025", base="2020=100", path="step"), level("2022 100"), "on_path", {"attainment": ("(100-100)/50", "0"), "expected": ("(100-100)/50", "0")}),
    Row("in steps, below where it began", a_target("reach 150 个 2025", base="2020=100", path="step"), level("2022 99"), "behind", {"attainment": ("(99-100)/50", "-0.02")}),
    Row("in steps, the first step due", a_target("reach 150 个 2025", base="2020=100", path="step", milestones="2022=120"), level("2022 118"), "behind", {"expected": ("(120-100)/50", "0.40"), "index": ("(18/50)/(20/50)", "0.90")}, named="lagging"),
    Row("in steps, a year after the first the same is wanted", a_target("reach 150 个 2025", base="2020=100", path="step", milestones="2022=120"), level("2023 119"), "on_path", {"expected": ("(120-100)/50", "0.40"), "index": ("(19/50)/(20/50)", "0.95")}, on="2024-06-30", named="in_line"),
    Row("due in the middle of a year", a_target("reach 150 个 2025-06", **UP), level("2022 122", timing="stock"), "on_path", {"expected": ("24/54", "0.4444"), "attainment": ("22/50", "0.44"), "index": ("0.44/(24/54)", "0.99")}, named="in_line"),
    Row("20 % more than the base, as a level", a_target("reach 20 % 2025", basis="growth", base="2020", path="linear"), level("2020 100; 2022 107"), "behind", {"attainment": ("(107-100)/(120-100)", "0.35"), "index": ("(7/20)/(2/5)", "0.875")}, named="lagging"),
    Row("a share moves by points, not by growth", a_target("reach 90 % 2025", basis="share", base="2020=84", path="linear"), followed("2022 86", **SHARE), "behind", {"index": ("(2/6)/(2/5)", "0.83"), "step_needed": ("(90-86)/3", "1.333"), "step_so_far": ("(86-84)/2", "1")}, named="lagging"),
]  # fmt: skip

REVERSE = [
    Row("less is better, as the path wants", a_target("reach 30 个 2025", **DOWN), level("2022 36", **AIR), "on_path", {"attainment": ("(36-40)/(30-40)", "0.4"), "index": ("0.4/(2/5)", "1.00")}, named="in_line"),
    Row("less is better, too slow", a_target("reach 30 个 2025", **DOWN), level("2022 38", **AIR), "behind", {"attainment": ("(38-40)/(30-40)", "0.2"), "index": ("0.2/0.4", "0.50")}, named="lagging"),
    Row("less is better, and it rose", a_target("reach 30 个 2025", **DOWN), level("2022 42", **AIR), "behind", {"attainment": ("(42-40)/(30-40)", "-0.2"), "index": ("(-0.2)/0.4", "-0.50")}, named="lagging"),
    Row("less is better, there already", a_target("reach 30 个 2025", **DOWN), level("2022 29", **AIR), "ahead", {"attainment": ("(29-40)/(30-40)", "1.1")}, named="early"),
    Row("less is better, compound", a_target("stay_within 30 个 2025", base="2020=40", path="compound"), level("2022 36", **AIR), "behind", {"expected": ("(40*(30/40)^(2/5)-40)/(30-40)", "0.4348"), "index": ("0.4/((1-0.75^0.4)*4)", "0.92")}, named="lagging"),
    Row("13.5 % down from 0.40: 0.37 is 7.5", a_target("reach -13.5 % 2025", basis="change", base="2020", path="linear"), followed("2020 0.40; 2022 0.37", "吨标准煤/万元", direction="lower"), "ahead", {"attainment": ("(0.37-0.40)/(0.40*0.865-0.40)", "0.5556"), "index": ("(0.03/0.054)/(2/5)", "1.39")}, named="faster"),
    Row("a ceiling kept from the start", a_target("stay_within 30 个 2025", base="2020=25", path="linear"), level("2022 28", **AIR), "on_path", {"gap": ("28-30", "-2")}),
    Row("a ceiling broken on the way", a_target("stay_within 30 个 2025", base="2020=25", path="linear"), level("2022 31", **AIR), "behind", {"gap": ("31-30", "1")}),
    Row("unit energy at its due day", a_target("reach -13.5 % 2025", basis="change", base="2020"), followed("2020 0.40; 2025 0.346", "吨标准煤/万元", direction="lower"), "met", {"actual": ("(0.346-0.40)/0.40*100", "-13.5"), "gap": ("-13.5-(-13.5)", "0")}, on=AFTER),
]  # fmt: skip

ZERO = [
    Row("down to zero, linear", a_target("stay_within 0 个 2025", base="2020=10", path="linear"), level("2022 5", **AIR), "ahead", {"attainment": ("(5-10)/(0-10)", "0.5"), "index": ("0.5/(2/5)", "1.25")}, named="faster"),
    Row("down to zero at one rate: there is no such path", a_target("stay_within 0 个 2025", base="2020=10", path="compound"), level("2022 5", **AIR), "not_due", reason="no_path_chosen"),
    Row("up from zero, linear", a_target("reach 50 个 2025", base="2020=0", path="linear"), level("2022 25"), "ahead", {"attainment": ("25/50", "0.5"), "index": ("0.5/0.4", "1.25"), "rate_needed": ("(50/25)^(1/3)-1", "0.2599")}, named="faster"),
    Row("up from zero at one rate: there is no such path", a_target("reach 50 个 2025", base="2020=0", path="compound"), level("2022 25"), "not_due", reason="no_path_chosen"),
    Row("from below zero to above", a_target("reach 10 个 2025", base="2020=-10", path="linear"), level("2022 -2"), "on_path", {"attainment": ("(-2+10)/(10+10)", "0.4"), "index": ("0.4/0.4", "1.00")}, named="in_line"),
    Row("fallen to nothing: no rate leads back", a_target("reach 150 个 2025", **UP), level("2022 0"), "behind", {"attainment": ("(0-100)/50", "-2"), "index": ("-2/0.4", "-5.00")}, named="lagging"),
    Row("no way to go: the base is the target", a_target("reach 100 个 2025", **UP), level("2022 100"), "on_path", {"gap": ("100-100", "0")}),
    Row("no way to go, and lost", a_target("reach 100 个 2025", **UP), level("2022 99"), "behind", {"gap": ("99-100", "-1")}),
    Row("none at all, at its due day", a_target("stay_within 0 个 2025", basis="count"), level("2025 0", **AIR), "met", {"gap": ("0-0", "0")}, on=AFTER),
]  # fmt: skip

RANGES = [
    Row("a range, towards its nearer end", a_target("range 140 150 个 2025", **UP), level("2022 116"), "on_path", {"attainment": ("(116-100)/(140-100)", "0.4"), "index": ("0.4/0.4", "1.00")}, named="in_line"),
    Row("a range, in it already", a_target("range 140 150 个 2025", **UP), level("2022 142"), "ahead", {"attainment": ("42/40", "1.05")}, named="early"),
    Row("a range at its due day, inside", a_target("range 5 5.5 % 2025", basis="growth"), followed("2025 5.2", **RATE), "met", {"gap": ("5.2-5", "0.2")}, on=AFTER),
    Row("a range at its due day, past its good end", a_target("range 5 5.5 % 2025", basis="growth"), followed("2025 5.6", **RATE), "met", {"gap": ("5.6-5", "0.6")}, on=AFTER, note=Note.BEYOND_RANGE),
    Row("a range at its due day, short", a_target("range 5 5.5 % 2025", basis="growth"), followed("2025 4.9", **RATE), "missed", {"gap": ("4.9-5", "-0.1")}, on=AFTER),
    Row("a range of which less is better: past its low end is good", a_target("range 20 25 个 2025"), level("2025 18", **AIR), "met", {"gap": ("18-25", "-7")}, on=AFTER, note=Note.BEYOND_RANGE),
]  # fmt: skip

BASES = [
    Row("no base, before its day", a_target("reach 150 个 2025", path="linear"), level("2022 118"), "not_due", reason="no_base_value"),
    Row("a base period without a value", a_target("reach 150 个 2025", base="2020", path="linear"), level("2022 118"), "not_due", reason="no_base_value"),
    Row("no base is needed at the due day", a_target("reach 150 个 2025", path="linear"), level("2025 149"), "missed", {"gap": ("149-150", "-1"), "completion": ("149/150", "0.9933")}, on=AFTER),
    Row("a base later than the due day", a_target("reach 150 个 2025", base="2026=100", path="linear"), level("2022 118"), "not_due", reason="no_base_value"),
    Row("no path chosen, before its day", a_target("reach 150 个 2025", base="2020=100"), level("2022 118"), "not_due", reason="no_path_chosen"),
    Row("nothing since the base", a_target("reach 150 个 2025", **UP), level("2020 100"), "no_data", reason="no_value_since_base", on="2021-06-30"),
    Row("passed before it was set: to be kept", a_target("reach 150 个 2025", base="2020=160", path="linear"), level("2022 155"), "on_path", {"gap": ("155-150", "5")}),
    Row("passed before it was set, and lost", a_target("reach 150 个 2025", base="2020=160", path="linear"), level("2022 149"), "behind", {"gap": ("149-150", "-1")}),
    Row("passed long before its day", a_target("exceed 150 个 2025", **UP), level("2022 151"), "ahead", {"attainment": ("51/50", "1.02"), "index": ("1.02/0.4", "2.55")}, named="early"),
    Row("exceed: the value itself is not passed", a_target("exceed 150 个 2025", **UP), level("2022 150"), "ahead", {"attainment": ("50/50", "1"), "index": ("1/0.4", "2.50")}, named="faster"),
]  # fmt: skip

HORIZONS = [
    Row("two targets of one series: the first, due", a_target("exceed 10000 亿元 2025", base="2021", path="compound"), GDP, "missed", {"gap": ("9100.3-10000", "-899.7"), "completion": ("9100.3/10000", "0.91003"), "attainment": ("(9100.3-7249)/(10000-7249)", "0.673"), "rate_so_far": ("(9100.3/7249)^(1/4)-1", "0.0585")}, on=AFTER),
    Row("the second, linear", a_target("exceed 20000 亿元 2035", base="2021", path="linear"), GDP, "behind", {"attainment": ("(9100.3-7249)/(20000-7249)", "0.1452"), "expected": ("4/14", "0.2857"), "index": ("(1851.3/12751)/(4/14)", "0.51"), "rate_needed": ("(20000/9100.3)^(1/10)-1", "0.0819")}, on=AFTER, named="lagging"),
    Row("the second, compound", a_target("exceed 20000 亿元 2035", base="2021", path="compound"), GDP, "behind", {"expected": ("(7249*(20000/7249)^(4/14)-7249)/12751", "0.1912"), "index": ("1851.3/(7249*((20000/7249)^(4/14)-1))", "0.76")}, on=AFTER, named="lagging"),
    Row("a horizon between them, linear", a_target("exceed 14000 亿元 2030", base="2021", path="linear"), GDP, "behind", {"attainment": ("1851.3/6751", "0.2742"), "expected": ("4/9", "0.4444"), "index": ("(1851.3/6751)/(4/9)", "0.62")}, on=AFTER, named="lagging"),
    Row("the same in another unit", a_target("exceed 1 万亿元 2025", base="2021=0.7249", path="linear"), GDP, "missed", {"gap": ("0.91003-1", "-0.08997")}, on=AFTER),
]  # fmt: skip

REVISIONS = [
    Row("closed on the first value", a_target("reach 100 亿元 2025"), followed("2025@2026-01-20 101; 2025@2026-06-01 98"), "met", {"gap": ("101-100", "1")}, on="2026-05-31"),
    Row("revised below after the close", a_target("reach 100 亿元 2025"), followed("2025@2026-01-20 101; 2025@2026-06-01 98"), "missed", {"gap": ("98-100", "-2")}, on="2026-06-01"),
    Row("revised above after the close", a_target("reach 100 亿元 2025"), followed("2025@2026-01-20 99; 2025@2026-06-01 101"), "met", {"gap": ("101-100", "1")}, on="2026-06-01"),
    Row("the day before the first value", a_target("reach 100 亿元 2025"), followed("2025@2026-01-20 101"), "no_data", reason="awaiting_release", on="2026-01-19"),
    Row("an estimate decides and says so", a_target("reach 7500 亿元 2014"), Followed(GDP.indicator, History(GDP.history.series, (an_observation("2014", "7589", vintage="2015-01-31", status="estimate"), an_observation("2014", "7098.71", vintage="2018-12-31")))), "met", {"gap": ("7589-7500", "89")}, on="2015-03-01", note=Note.PRELIMINARY),
    Row("the final value turns it", a_target("reach 7500 亿元 2014"), Followed(GDP.indicator, History(GDP.history.series, (an_observation("2014", "7589", vintage="2015-01-31", status="estimate"), an_observation("2014", "7098.71", vintage="2018-12-31")))), "missed", {"gap": ("7098.71-7500", "-401.29")}, on="2018-12-31"),
]  # fmt: skip

BREAKS = [
    Row("the base lies before a break: the way begins anew after it", a_target("reach 150 个 2030", **UP), level("2023 110; 2025 130", breaks="2023"), "ahead", {"attainment": ("(130-110)/(150-110)", "0.5"), "expected": ("2/7", "0.2857"), "index": ("0.5/(2/7)", "1.75"), "rate_so_far": ("(130/110)^(1/2)-1", "0.0871")}, on=AFTER, named="faster", note=Note.AFTER_BREAK),
    Row("one value after the break tells no pace", a_target("reach 150 个 2030", **UP), level("2023 110; 2025 130", breaks="2025"), "no_data", reason="break_since_base", on=AFTER, note=Note.BREAK_BETWEEN),
    Row("of two breaks the last counts", a_target("reach 150 个 2030", **UP), level("2022 104; 2023 110; 2024 120; 2025 124", breaks="2022 2024"), "on_path", {"attainment": ("(124-120)/(150-120)", "0.1333"), "expected": ("1/6", "0.1667"), "index": ("(4/30)/(1/6)", "0.80")}, on=AFTER, rules=replace(RULES, bands=replace(RULES.bands, in_line=Decimal("0.8")))),
    Row("a base restated on the new base bridges it", a_target("reach 150 个 2030", base="2020", path="linear"), restated("2020 100; 2023 110; 2025 130", base="2020@2023-12-01 108", breaks="2023"), "on_path", {"attainment": ("(130-108)/(150-108)", "0.5238"), "expected": ("5/10", "0.50"), "index": ("(22/42)/(5/10)", "1.048")}, on=AFTER, named="in_line", note=Note.BRIDGED),
    Row("a value revised before the break is no bridge", a_target("reach 150 个 2030", base="2020", path="linear"), restated("2020 100; 2023 110; 2025 130", base="2020@2022-12-01 108", breaks="2023"), "ahead", {"attainment": ("(130-110)/(150-110)", "0.5")}, on=AFTER, note=Note.AFTER_BREAK),
    Row("a break before the base does not matter", a_target("reach 150 个 2030", base="2023", path="linear"), level("2020 100; 2023 110; 2025 130", breaks="2023"), "ahead", {"attainment": ("(130-110)/(150-110)", "0.5"), "index": ("0.5/(2/7)", "1.75")}, on=AFTER, named="faster"),
    Row("growth from a base across a break is not reckoned", a_target("reach 20 % 2025", basis="growth", base="2020"), level("2020 100; 2025 130", breaks="2023 2025"), "no_data", reason="not_comparable", on=AFTER),
    Row("20 % more than a base before the break, on its way", a_target("reach 20 % 2030", basis="growth", base="2020", path="linear"), level("2020 100; 2023 110; 2025 115", breaks="2023"), "no_data", reason="break_since_base", on=AFTER),
    Row("a change across a break is not reckoned", a_target("reach -13.5 % 2025", basis="change", base="2020"), followed("2020 0.40; 2025 0.34", "吨标准煤/万元", direction="lower", breaks="2025"), "no_data", reason="break_since_base", on=AFTER),
    Row("GDP of 2025 at its due day, the census between", a_target("exceed 10000 亿元 2025", base="2021", path="compound"), GDP_BROKEN, "missed", {"gap": ("9100.3-10000", "-899.7")}, on=AFTER, note=Note.BREAK_BETWEEN),
    Row("GDP of 2035, only after the census", a_target("exceed 20000 亿元 2035", base="2021", path="compound"), GDP_BROKEN, "behind", {"attainment": ("(9100.3-9027.14)/(20000-9027.14)", "0.0067"), "expected": ("(9027.14*(20000/9027.14)^(1/11)-9027.14)/10972.86", "0.0617"), "index": ("73.16/(9027.14*((20000/9027.14)^(1/11)-1))", "0.11"), "rate_needed": ("(20000/9100.3)^(1/10)-1", "0.0819"), "rate_so_far": ("9100.3/9027.14-1", "0.0081")}, on=AFTER, named="lagging", note=Note.AFTER_BREAK),
    Row("GDP of 2035 on the first of January, one value after the census", a_target("exceed 20000 亿元 2035", base="2021", path="compound"), GDP_BROKEN, "no_data", reason="break_since_base", on="2026-01-01"),
]  # fmt: skip

WIDTHS = [
    Row("in step: half a point below", a_target("keep_pace % 2025", basis="growth", words="与经济增长同步"), income("1.5"), "met", {"gap": ("1.5-2.0", "-0.5")}, on=AFTER, reference=ECONOMY, note=Note.WITHIN_WIDTH),
    Row("in step: more than half a point below", a_target("keep_pace % 2025", basis="growth", words="与经济增长同步"), income("1.49"), "missed", {"gap": ("1.49-2.0", "-0.51")}, on=AFTER, reference=ECONOMY),
    Row("not below the average: the words leave no width", a_target("keep_pace % 2025", basis="growth", words="不低于全省平均水平"), income("1.5"), "missed", {"gap": ("1.5-2.0", "-0.5")}, on=AFTER, reference=ECONOMY),
    Row("in step by an office's stricter rule", a_target("keep_pace % 2025", basis="growth", words="与经济增长同步"), income("1.9"), "missed", {"gap": ("1.9-2.0", "-0.1")}, on=AFTER, reference=ECONOMY, rules=STRICT_PACE),
    Row("in step within a width of its own", a_target("keep_pace % 2025", basis="growth", words="与经济增长同步", tolerance="1"), income("1"), "met", {"gap": ("1-2.0", "-1")}, on=AFTER, reference=ECONOMY),
    Row("about 1,000: two per cent below", a_target("about 1000 亿元 2025"), followed("2025 980"), "met", {"gap": ("980-1000", "-20"), "completion": ("980/1000", "0.98")}, on=AFTER, note=Note.WITHIN_WIDTH),
    Row("about 1,000: a little more than two per cent below", a_target("about 1000 亿元 2025"), followed("2025 979.99"), "missed", {"gap": ("979.99-1000", "-20.01")}, on=AFTER),
    Row("about 5 %: half a point below", a_target("about 5 % 2025", basis="growth"), followed("2025 4.5", **RATE), "met", {"gap": ("4.5-5", "-0.5")}, on=AFTER, note=Note.WITHIN_WIDTH),
    Row("about 5 %: more than half a point below", a_target("about 5 % 2025", basis="growth"), followed("2025 4.49", **RATE), "missed", {"gap": ("4.49-5", "-0.51")}, on=AFTER),
    Row("about 10 % down: 9.5 is within", a_target("about -10 % 2025", basis="change", base="2020"), level("2020 200; 2025 181", **AIR), "met", {"actual": ("(181-200)/200*100", "-9.5"), "gap": ("-9.5-(-10)", "0.5")}, on=AFTER, note=Note.WITHIN_WIDTH),
    Row("exceed by the letter", a_target("exceed 100 个 2025"), level("2025 100"), "missed", {"gap": ("100-100", "0")}, on=AFTER),
    Row("exceed, relaxed by an office's rule", a_target("exceed 100 个 2025"), level("2025 100"), "met", {"gap": ("100-100", "0")}, on=AFTER, rules=LENIENT),
    Row("rank 8 is within the first 8", a_target("rank 8 位 2025"), followed("2025 8", "位", kind="rank", direction="lower"), "met", {"gap": ("8-8", "0")}, on=AFTER),
    Row("full coverage is full", a_target("reach 100 % 2025", basis="coverage"), followed("2025 99.99", "%", kind="coverage"), "missed", {"gap": ("99.99-100", "-0.01")}, on=AFTER),
    Row("a mean of two rates, and what is left", a_target("reach 6 % 2025", basis="growth", start="2021"), followed("2021 6; 2022 4", **RATE), "behind", {"actual": ("((1.06*1.04)^(1/2)-1)*100", "4.9952"), "index": ("((1.06*1.04)^0.5-1)/0.06", "0.83"), "rate_needed": ("(1.06^5/(1.06*1.04))^(1/3)-1", "0.0668")}, named="lagging"),
    Row("jobs of each year, one short", a_target("reach 10 万人 2025", basis="count", start="2024", every="P1Y"), followed("2024 9.5; 2025 12", "万人"), "missed", {"gap": ("9.5-10", "-0.5"), "completion": ("9.5/10", "0.95")}, on=AFTER),
]  # fmt: skip

KINDS = [
    Row("a rank on its way: from 12th to 8th", a_target("rank 8 位 2025", base="2020=12", path="linear"), followed("2022 10", "位", kind="rank", direction="lower"), "ahead", {"attainment": ("(10-12)/(8-12)", "0.5"), "index": ("0.5/(2/5)", "1.25")}, named="faster"),
    Row("a rank that was good from the start and slips", a_target("rank 8 位 2025", base="2020=7", path="linear"), followed("2022 9", "位", kind="rank", direction="lower"), "behind", {"gap": ("9-8", "1")}),
    Row("coverage on its way, in points a year", a_target("reach 100 % 2025", basis="coverage", base="2020=60", path="linear"), followed("2022 70", "%", kind="coverage"), "behind", {"attainment": ("(70-60)/(100-60)", "0.25"), "index": ("0.25/0.4", "0.625"), "step_needed": ("(100-70)/3", "10")}, named="lagging"),
    Row("about 150 on its way", a_target("about 150 个 2025", **UP), level("2022 120"), "on_path", {"attainment": ("20/50", "0.4"), "index": ("0.4/0.4", "1.00")}, named="in_line"),
    Row("about 150: 147.5 is there already", a_target("about 150 个 2025", **UP), level("2022 147.5"), "ahead", {"attainment": ("47.5/50", "0.95")}, named="early"),
    Row("a count of each year, short in the latest", a_target("reach 10 万人 2030", basis="count", every="P1Y"), followed("2021 11; 2022 9", "万人"), "behind", {"gap": ("9-10", "-1"), "completion": ("9/10", "0.9")}),
    Row("an exact number of something without a better side", a_target("equal 100 个 2025", basis="count"), level("2025 101", direction="neutral"), "missed", {"gap": ("101-100", "1")}, on=AFTER),
    Row("three points up, one after two years", a_target("reach 3 个百分点 2025", basis="change", base="2020=84", path="linear"), followed("2022 85", **SHARE), "behind", {"attainment": ("(85-84)/3", "0.3333"), "index": ("(1/3)/(2/5)", "0.83"), "step_needed": ("(87-85)/3", "0.667")}, named="lagging"),
    Row("hours down from 5 to 3", a_target("stay_within 3 小时 2025", basis="duration", base="2020=5", path="linear"), followed("2022 4.2", "小时", kind="duration", direction="lower"), "on_path", {"attainment": ("(4.2-5)/(3-5)", "0.4"), "index": ("0.4/0.4", "1.00")}, named="in_line"),
]  # fmt: skip

MEANS = [
    Row("a yearly mean without a first year, on its way", a_target("reach 6 % 2035", basis="growth", every="P1Y"), followed("2025 7", **RATE), "not_due", reason="no_start", on=AFTER),
    Row("a yearly mean without a first year is not judged by its last year", a_target("reach 6 % 2025", basis="growth", every="P1Y"), followed("2025 7", **RATE), "no_data", reason="no_start", on=AFTER),
    Row("with its base it is, from the year after", a_target("reach 6 % 2025", basis="growth", every="P1Y", base="2023"), followed("2023 50; 2024 4; 2025 7", **RATE), "missed", {"actual": ("((1.04*1.07)^(1/2)-1)*100", "5.4893")}, on=AFTER),
    Row("with its base, from levels, on its way", a_target("reach 6 % 2030", basis="growth", every="P1Y", base="2023", path="linear"), followed("2023 100; 2025 115"), "ahead", {"actual": ("((115/100)^(1/2)-1)*100", "7.2381"), "index": ("((115/100)^0.5-1)/0.06", "1.21"), "rate_needed": ("(1.06^7/1.15)^(1/5)-1", "0.0551")}, on=AFTER, named="faster"),
    Row("with its first year it is", a_target("reach 6 % 2025", basis="growth", every="P1Y", start="2024"), followed("2024 4; 2025 7", **RATE), "missed", {"actual": ("((1.04*1.07)^(1/2)-1)*100", "5.4893"), "gap": ("((1.04*1.07)^(1/2)-1)*100-6", "-0.5107")}, on=AFTER),
]  # fmt: skip

SINCE = {"promised_on": "2022-05-12", "basis": "growth", "words": "与经济增长同步"}
INCOMES = followed("2020 1.3; 2022 2.2; 2025@2026-05-31 3.9", indicator="income_growth", **RATE)
GROWTH = followed(
    "2020 0.8; 2022@2023-01-31 4; 2022@2026-03-31 3.5; 2025@2026-05-31 2.0", indicator="gdp_growth", **RATE
)

PROMISED = [
    Row("what ended before the promise says nothing of it", a_target("keep_pace % 2025", **SINCE), followed("2020 1.3; 2021 5", indicator="income_growth", **RATE), "no_data", reason="no_value_since_promise", on="2022-06-30", reference=GROWTH),
    Row("the first year that it speaks of: out of step", a_target("keep_pace % 2025", **SINCE), INCOMES, "behind", {"gap": ("2.2-4", "-1.8")}, on="2023-06-30", reference=GROWTH),
    Row("then the next value does not come", a_target("keep_pace % 2025", **SINCE), INCOMES, "stale", reason="next_value_overdue", on="2024-07-01", reference=GROWTH),
    Row("fallen due, its value awaited", a_target("keep_pace % 2025", **SINCE), INCOMES, "no_data", reason="awaiting_release", on="2026-01-01", reference=GROWTH),
    Row("and in step at last", a_target("keep_pace % 2025", **SINCE), INCOMES, "met", {"gap": ("3.9-2.0", "1.9")}, on=AFTER, reference=GROWTH),
    Row("a reference that is too old judges nothing", a_target("keep_pace % 2035", **SINCE), INCOMES, "no_data", reason="reference_missing", on=AFTER, reference=followed("2022 4", indicator="gdp_growth", **RATE)),
]  # fmt: skip

ROWS = [
    *PATHS,
    *REVERSE,
    *ZERO,
    *RANGES,
    *BASES,
    *HORIZONS,
    *REVISIONS,
    *BREAKS,
    *WIDTHS,
    *KINDS,
    *MEANS,
    *PROMISED,
]

_SIGNS: dict[type[ast.AST], Any] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.BitXor: operator.pow,
}


def reckoned(sum_: str) -> float:
    """Reckon a sum as it is written; ^ binds tighter than in Python, so powers stand in brackets of their own."""
    return value_of(ast.parse(sum_.replace("^", "**"), mode="eval").body)


def value_of(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -value_of(inner)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return float(value_of(left) ** value_of(right))
        case ast.BinOp(left=left, op=sign, right=right):
            return float(_SIGNS[type(sign)](value_of(left), value_of(right)))
    raise ValueError(ast.dump(node))


def within(given: float, result: str) -> bool:
    places = len(result.partition(".")[2])
    return abs(given - float(result)) <= 0.5000001 * 10**-places


def test_there_are_at_least_sixty_cases_and_no_two_alike() -> None:
    assert len({row.says for row in ROWS}) == len(ROWS) >= 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.says)
def test_sums_of_the_table_come_out_as_written(row: Row) -> None:
    for what, (sum_, result) in row.sums.items():
        assert within(reckoned(sum_), result), f"{what}: {sum_} = {reckoned(sum_)}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.says)
def test_target_is_judged_as_by_hand(row: Row) -> None:
    verdict = standing_of_target(
        row.target,
        on=date.fromisoformat(row.on),
        rules=row.rules,
        followed=[row.series],
        reference=row.reference,
    )
    assert (verdict.standing.value, verdict.reason.value) == (row.standing, row.reason)
    assert verdict.rules == row.rules.by
    [finding] = verdict.findings
    for what, (_, result) in row.sums.items():
        assert within(figure(finding, what), result), what
    assert row.named is None or finding.attainment_class == row.named
    assert row.note is None or row.note in verdict.notes


def figure(finding: Finding, what: str) -> float:
    found = getattr(finding, what)
    assert found is not None, what
    return float(found.value if isinstance(found, Quantity) else found)
