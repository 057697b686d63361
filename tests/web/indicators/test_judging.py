"""Targets judged by what the programme keeps: at any size in nine queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gangmu.core.plan.verdicts import Reason, Standing
from gangmu.web.indicators.choosing import series_choices
from gangmu.web.indicators.mapping import figure_of, target_of
from gangmu.web.indicators.models import PlanHead
from gangmu.web.indicators.queries import judgements
from gangmu.web.outlines.models import Clause, Meaning, OutlineVersion, Promise
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW, Moment
from web.builders import a_release, a_stranger, an_office_clerk, recorded
from web.indicators.made import GDP, PEOPLE, a_place, a_value, figures

ON = date(2026, 6, 30)


def a_target(**fields: object) -> Promise:
    known: dict[str, object] = {
        "code": "T1", "kind": "target", "words": "经济总量突破1万亿元", "indicator": "经济总量", "comparison": "exceed",
        "basis": "level", "number": "1", "surface_unit": "万亿元", "value": Decimal(10**12), "unit": "CNY", "due": "2025",
        "start": 0, "end": 10,
    }  # fmt: skip
    return Promise(**known | fields)


def an_outline(programme: Programme) -> tuple[OutlineVersion, Clause]:
    version = recorded(OutlineVersion(number=1, brought_on=ON, issued_on=ON, state="issued"), programme)
    return version, recorded(Clause(code="S1"), programme)


def a_followed_target(programme: Programme, **fields: object) -> Promise:
    version, clause = an_outline(programme)
    promise = recorded(a_target(outline=version, clause=clause, **fields), programme)
    recorded(
        Meaning(promise=promise, place="yunchuan", indicator="gdp", basis="current", decided_on=ON), programme
    )
    return promise


def test_target_is_judged_in_the_unit_in_which_its_indicator_is_published(programme: Programme) -> None:
    promise = a_followed_target(programme)
    figures(programme, a_value("2025", "9100.3", vintage="2026-03-31", status="preliminary", grade="C"))
    judged = judgements(an_office_clerk(programme), NOW, on=ON, promises=[promise])[promise.pk]
    assert judged.verdict.standing is Standing.MISSED
    assert (judged.target.value, judged.target.unit) == (Decimal(10000), "亿元")
    [finding] = judged.verdict.findings
    assert finding.gap is not None
    assert str(finding.gap) == "-899.7 亿元"
    assert judged.names == {"yunchuan": "云川"}


def test_value_that_was_not_published_yet_does_not_count(programme: Programme) -> None:
    promise = a_followed_target(programme)
    figures(programme, a_value("2025", "10001", vintage="2026-03-31"))
    clerk = an_office_clerk(programme)
    before = judgements(clerk, NOW, on=date(2026, 2, 1), promises=[promise])[promise.pk].verdict
    assert (before.standing, before.reason) == (Standing.NO_DATA, Reason.AWAITING_RELEASE)
    assert judgements(clerk, NOW, on=ON, promises=[promise])[promise.pk].verdict.standing is Standing.MET


def test_target_that_nobody_gave_a_meaning_is_grey(programme: Programme) -> None:
    version, clause = an_outline(programme)
    promise = recorded(a_target(outline=version, clause=clause), programme)
    figures(programme, a_value("2025", "20000", vintage="2026-03-31"))
    verdict = judgements(an_office_clerk(programme), NOW, on=ON, promises=[promise])[promise.pk].verdict
    assert (verdict.standing, verdict.reason) == (Standing.NO_DATA, Reason.SERIES_NOT_CHOSEN)


HALF_STRICT = """
kind = "standing"
id = "yunchuan-standing"
version = 3
valid_from = 2026-06-01
title = "云川规则"
about_points = {value = 0.5, source = "D", basis = "默认"}
about_share = {value = 0.02, source = "D", basis = "默认"}
pace_points = {value = 0, source = "P", basis = "云川市政府文件"}
pace_words = {value = ["同步"], source = "D", basis = "默认"}
exceed_is_strict = {value = false, source = "P", basis = "云川市政府文件"}
faster = {value = 1.05, source = "D", basis = "默认"}
in_line = {value = 0.95, source = "D", basis = "默认"}
widest_band = {value = 5, source = "D", basis = "默认"}
fewest_windows = {value = 5, source = "D", basis = "默认"}
"""


def test_rule_set_of_the_office_judges_from_its_day_on_and_is_named(programme: Programme) -> None:
    promise = a_followed_target(programme)
    figures(programme, a_value("2025", "10000", vintage="2026-03-31"))
    recorded(PlanHead(words={"rules": {"standing.toml": HALF_STRICT}}), programme)
    clerk = an_office_clerk(programme)
    judged = judgements(clerk, NOW, on=ON, promises=[promise])[promise.pk]
    assert judged.verdict.standing is Standing.MET  # 10,000 is enough by the office's own rule
    assert judged.verdict.rules is not None
    assert (judged.verdict.rules.id, judged.verdict.rules.version) == ("yunchuan-standing", 3)
    before = judged.on(date(2026, 5, 31))
    assert before.standing is Standing.MISSED
    assert before.rules is not None
    assert before.rules.id == "gangmu-standing"


def test_rule_set_that_cannot_rule_leaves_the_rules_as_they_were(programme: Programme) -> None:
    promise = a_followed_target(programme)
    figures(programme, a_value("2025", "10000", vintage="2026-03-31"))
    recorded(PlanHead(words={"rules": {"a.toml": "kind = "}}), programme)
    judged = judgements(an_office_clerk(programme), NOW, on=ON, promises=[promise])[promise.pk]
    assert judged.verdict.standing is Standing.MISSED


def test_public_sees_only_what_is_released(programme: Programme) -> None:
    promise = a_followed_target(programme)
    a_release(programme)
    figures(programme, a_value("2025", "9100", vintage="2026-03-31"))
    stranger = a_stranger(programme)
    moment = Moment(seq=stranger.released_seq)
    assert judgements(stranger, moment, on=ON, promises=[promise])[promise.pk].followed == ()


@pytest.mark.parametrize("size", [1, 60])
def test_any_number_of_targets_takes_nine_queries(programme: Programme, size: int) -> None:
    first = a_followed_target(programme)
    more = [
        recorded(a_target(code=f"T{n + 2}", outline=first.outline, clause=first.clause), programme)
        for n in range(size)
    ]
    places = [a_place(), *(a_place(f"p{n}", f"第{n}市") for n in range(size))]
    others = [a_value("2024", "1", place=f"p{n}") for n in range(size)]
    figures(programme, a_value("2025", "9100"), *others, places=places)
    a_release(programme)
    stranger = a_stranger(programme)
    with CaptureQueriesContext(connection) as queries:
        judged = judgements(stranger, Moment(seq=stranger.released_seq), on=ON, promises=[first, *more])
    assert len(queries) <= 9
    assert judged[first.pk].verdict.standing is Standing.MISSED


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "1 万亿元"),
        ({"surface_unit": "万亿", "unit": "CNY"}, "10,000 亿元"),
        ({"surface_unit": "家", "unit": "机构", "value": Decimal(60)}, "60 家"),
        ({"surface_unit": "万户", "unit": "市场主体", "value": Decimal(10**6)}, "100 万户"),
        ({"surface_unit": "", "unit": "1", "value": Decimal(1), "basis": "coverage"}, "100 %"),
        ({"surface_unit": "%", "unit": "1", "value": Decimal("0.06"), "basis": "growth"}, "6 %"),
        ({"surface_unit": "分钟", "unit": "s", "value": Decimal(900), "basis": "duration"}, "15 分钟"),
        ({"surface_unit": "个工作日", "unit": "working_day", "value": Decimal(38)}, "38 个工作日"),
    ],
)
def test_figure_is_told_as_the_text_writes_it(fields: dict[str, object], told: str) -> None:
    assert str(figure_of(a_target(**fields))) == told


def test_growth_target_of_a_level_stays_a_rate() -> None:
    from gangmu.core.indicators.indicators import Indicator

    rate = a_target(basis="growth", value=Decimal("0.06"), unit="1", surface_unit="%", number="6")
    target = target_of(rate, indicator=Indicator(code="gdp", name="地区生产总值", unit="亿元"))
    assert (target.value, target.unit) == (Decimal(6), "%")


# Choosing and tables


def test_review_offers_every_series_and_each_indicator_without_one(programme: Programme) -> None:
    figures(programme, a_value("2025", "1"))
    offered = series_choices(an_office_clerk(programme), NOW)
    assert [(each.place, each.indicator, each.basis) for each in offered] == [
        ("yunchuan", "gdp", "current"),
        ("", "people", ""),
    ]
    assert "经济总量" in offered[0].names


def test_public_table_shows_every_vintage_with_its_source(programme: Programme) -> None:
    first = a_value("2024", "9000", vintage="2025-03-31", status="preliminary", grade="A", accepted="内部")
    figures(programme, first, a_value("2024", "9050", vintage="2026-03-31", source_title="年鉴"))
    a_release(programme)
    page = Client().get(reverse("indicator", kwargs={"code": "gdp"})).content.decode()
    assert "9,000" in page
    assert "9,050" in page
    assert page.index("9,050") < page.index("9,000")
    assert "旧值" in page
    assert "年鉴" in page
    assert "内部" not in page
    data = Client().get(reverse("indicator_csv", kwargs={"code": "gdp"}))
    assert data["Content-Type"].startswith("text/csv")
    assert len(data.content.decode("utf-8-sig").splitlines()) == 3


def test_figures_come_in_once(programme: Programme) -> None:
    figures(programme, a_value("2025", "1"))
    figures(programme, a_value("2025", "2"), a_value("2026", "3"), indicators=(GDP, PEOPLE))
    rows = judgements(an_office_clerk(programme), NOW, on=ON, promises=[])
    assert rows == {}
    from gangmu.web.indicators.models import Observation

    assert [(each.period, each.value) for each in Observation.objects.order_by("period")] == [
        ("2025", Decimal(1)),
        ("2026", Decimal(3)),
    ]
