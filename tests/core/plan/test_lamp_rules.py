"""Rules of lamps and palettes: an office's own are checked whole before they rule."""

from decimal import Decimal

import pytest

from core.plan.lamp_cases import LAMPS, PALETTE, a_rule_set, facts_of
from gangmu.core.base.formulas import Fact, FormulaNameUnknownError
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.rule_sets import RuleSetFaultError
from gangmu.core.plan.lamp_rules import RANKS, Lamp, lamp_rules_from
from gangmu.core.plan.lamp_words import lamp_reasons
from gangmu.core.plan.lamps import LampFactDoesNotFitError, lamp_of
from gangmu.core.plan.palettes import SHAPES, palette_from


def test_office_may_move_its_borders_without_a_line_of_code() -> None:
    rules = lamp_rules_from(
        a_rule_set("lamps", default='"mine"', mine='"if(completion - elapsed > -5%, ok, alarm)"')
    )
    found = lamp_of(rules, facts_of("completion=70 elapsed=75"))
    assert (found.lamp, found.preset, found.by) == (Lamp.ALARM, "mine", rules.by)
    assert lamp_reasons(found) == ("完成率 70% − 序时进度 75% = −5 个百分点 ≤ −5 个百分点",)


@pytest.mark.parametrize(
    ("formula", "detail"),
    [
        ("if(completion > elapsed, ok", "公式在第 28 个字“∎”处断了"),
        ("if(progress > elapsed, ok, warn)", "公式里的“progress”没有对应的数据"),  # nobody gives such a fact
        ("if(completion, ok, warn)", "公式里的“if”把数和真假混用了"),  # a number decides nothing
        ("if(started > 2, ok, warn)", "公式里的“>”把数和真假混用了"),  # a truth has no size
        ("completion - elapsed", "not_a_lamp"),
        ("if(completion > elapsed, ok, 2)", "not_a_lamp"),
        ("if(completion > elapsed, ok, ok + 1)", "not_a_lamp"),
        ("if(ok > warn, ok, warn)", "not_a_lamp"),
        ("max(ok, warn)", "not_a_lamp"),
        ("if(completion > elapsed, green, warn)", "公式里的“green”没有对应的数据"),
    ],
)
def test_formula_that_gives_no_lamp_is_refused_when_it_is_read(formula: str, detail: str) -> None:
    with pytest.raises(RuleSetFaultError) as refusal:
        lamp_rules_from(a_rule_set("lamps", default='"mine"', mine=f'"{formula}"'))
    assert (refusal.value.parameters["place"], refusal.value.parameters["detail"]) == ("mine", detail)


@pytest.mark.parametrize("default", ['"other"', "3", '["mine"]'])
def test_default_is_one_of_the_presets(default: str) -> None:
    with pytest.raises(RuleSetFaultError):
        lamp_rules_from(a_rule_set("lamps", default=default, mine='"if(started, ok, warn)"'))


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("completion", True),
        ("completion", Quantity(Decimal(5), "亿元")),
        ("completion", Quantity(Decimal("NaN"), "%")),
        ("elapsed", Quantity(Decimal("Infinity"), "%")),
        ("elapsed", Quantity(Decimal(5), "天")),
    ],
)
def test_fact_of_another_kind_is_refused(name: str, fact: Fact) -> None:
    facts = facts_of("completion=55 elapsed=75") | {name: fact}
    with pytest.raises(LampFactDoesNotFitError):
        lamp_of(LAMPS, facts)


def test_truth_is_no_number_and_unknown_names_are_refused() -> None:
    with pytest.raises(LampFactDoesNotFitError):
        lamp_of(LAMPS, {"registered": Quantity(Decimal(1), "")}, preset="in_statistics")
    with pytest.raises(FormulaNameUnknownError):
        lamp_of(LAMPS, {"progress": Quantity(Decimal(1), "%")})
    with pytest.raises(RuleSetFaultError):
        lamp_of(LAMPS, {}, preset="no_such_preset")


@pytest.mark.parametrize(
    ("preset", "facts", "zh", "en"),
    [
        ("gap_pp", "completion=64.96 elapsed=75", "完成率 64.96% − 序时进度 75% = −10.04 个百分点 ≥ −30 个百分点",
         "completion 64.96% − time progress 75% = −10.04 points ≥ −30 points"),
        ("growth_vs", "growth=-1", "增幅 −1% < 0%", "growth −1% < 0%"),
        ("start", "started=no months_late=1 justified=yes", "按规则这时不亮灯。", "the rule lights no lamp then"),
        ("two_state", "completion=80 elapsed=75", "缺：增幅、计划增幅", "missing: growth, planned growth"),
        ("node", "nodes_due=3 nodes_verified=2 days_late=1 able=yes", "判断仍能按期完成", "judged able to meet the limit"),
        ("node", "nodes_due=3 nodes_verified=2 days_late=1 able=no", "判断不能按期完成", "judged unable to meet the limit"),
        ("order", "completed=no days_left=20 poor=yes", "办理不力", "handled poorly"),
        ("order", "completed=no days_left=-1 poor=no", "离办结时限 −1 天 < 0", "to the limit −1 day < 0"),
        ("rank_quartile", "rank=10 places=13", "位次 10 × 4 = 40 > 参评数 13 × 3 = 39", "rank 10 × 4 = 40 > places compared 13 × 3 = 39"),
    ],
)  # fmt: skip
def test_last_reason_is_the_one_that_decided(preset: str, facts: str, zh: str, en: str) -> None:
    found = lamp_of(LAMPS, facts_of(facts), preset=preset)
    assert (lamp_reasons(found)[-1], lamp_reasons(found, "en")[-1]) == (zh, en)


def test_figures_are_told_apart_where_rounding_would_make_them_one() -> None:
    found = lamp_of(
        LAMPS, {"completion": Quantity(Decimal("64.99999999"), "%"), "elapsed": Quantity(Decimal(75), "%")}
    )
    assert "= −10.00000001 个百分点 ≤ −10 个百分点" in lamp_reasons(found)[0]


def test_palette_gives_every_lamp_a_shape_a_word_and_a_colour() -> None:
    assert set(PALETTE) == set(Lamp)
    for part in ("shape", "zh", "en"):
        assert len({getattr(look, part) for look in PALETTE.values()}) == len(Lamp)
    assert {lamp for lamp, look in PALETTE.items() if look.colour in ("quiet", "grey")} == {Lamp.NONE}


LOOKS = {
    "ahead": '["蓝灯", "blue", "blue"]',
    "ok": '["绿灯", "green", "green"]',
    "warn": '["黄灯", "yellow", "yellow"]',
    "alarm": '["红灯", "red", "red"]',
    "none": '["未评", "not judged", "grey"]',
}


def test_city_may_call_and_colour_its_lamps_and_the_shapes_stay() -> None:
    palette = palette_from(a_rule_set("palette", **LOOKS))
    assert (palette[Lamp.AHEAD].zh, palette[Lamp.AHEAD].colour) == ("蓝灯", "blue")
    assert {lamp: look.shape for lamp, look in palette.items()} == SHAPES


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"ok": '["绿灯", "green", "grey"]'}, "not_a_look"),  # grey is for what nobody can judge
        ({"none": '["未评", "not judged", "green"]'}, "not_a_look"),  # and that is never green
        ({"ok": '["绿灯", "green"]'}, "not_a_look"),
        ({"ok": '["绿灯", "green", "#00ff00"]'}, "not_a_look"),
        ({"ok": '["红灯", "green", "green"]'}, "said_of_two_lamps"),
        ({"ok": '["绿灯", "red", "green"]'}, "said_of_two_lamps"),
        ({"blink": '["闪", "blink", "red"]'}, "unknown"),
    ],
)
def test_palette_that_would_mislead_is_refused(change: dict[str, str], detail: str) -> None:
    with pytest.raises(RuleSetFaultError) as refusal:
        palette_from(a_rule_set("palette", **LOOKS | change))
    assert refusal.value.parameters["detail"] == detail


def test_grey_has_no_rank_and_is_not_good() -> None:
    assert Lamp.NONE not in RANKS
    assert [lamp for lamp in Lamp if lamp.is_good] == [Lamp.AHEAD, Lamp.OK]
