"""Derived indicators on the desk: tried on the figures there are, refused with the place, never stored."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.core.base.formulas import FormulaCycleError
from gangmu.web.accounts.models import User
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.indicators.actions.derivations import set_formula
from gangmu.web.indicators.findings.derivations import derived_lines
from gangmu.web.indicators.models import Indicator, Observation
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from web.builders import a_key, a_reader, a_release, an_instant, an_office_clerk
from web.indicators.findings import SHARE
from web.indicators.made import GDP, PEOPLE, a_value, figures


def some(programme: Programme) -> None:
    figures(
        programme,
        a_value("2024", "100", vintage="2025-03-31", status="preliminary"),
        *(
            a_value(year, value, indicator="people", basis="", unit="万人")
            for year, value in (("2023", "90"), ("2024", "110"))
        ),
        indicators=(GDP, PEOPLE, SHARE, SHARE | {"code": "twice", "name": "两倍"}),
    )


def set_to(programme: Programme, formula: str, *, code: str = "per_head", by: object = None) -> Indicator:
    row = Indicator.objects.get(programme=programme, code=code)
    actor = by or an_office_clerk(programme)
    return set_formula(code, formula, by=actor, at=an_instant(), key=a_key(), seen=row.version)  # type: ignore[arg-type]


def test_formula_is_typed_in_names_and_kept_in_codes(programme: Programme) -> None:
    some(programme)
    assert set_to(programme, "经济总量 ÷ [常住人口 平均]").formula == "gdp / [people 平均]"


def test_derived_value_carries_its_birth_certificate_and_is_not_stored(programme: Programme) -> None:
    some(programme)
    before = Observation.objects.count()
    set_to(programme, "gdp / [people mean]")
    latest, earlier = derived_lines(an_office_clerk(programme), NOW, "per_head", place="yunchuan")
    assert (latest.value, latest.unit, latest.may_change) == ("10,000", "元/人", True)
    assert "云川常住人口（期初期末平均） 100 万人" in latest.arithmetic
    assert any("2025-03-31公布" in text for each in latest.ingredients for text in each.published)
    assert earlier.value == ""
    assert "云川地区生产总值：这一期还没有数" in earlier.why
    assert Observation.objects.count() == before


def test_circle_is_refused_and_nothing_is_set(programme: Programme) -> None:
    some(programme)
    set_to(programme, "twice", code="per_head")
    with pytest.raises(FormulaCycleError):
        set_to(programme, "per_head", code="twice")
    assert Indicator.objects.get(programme=programme, code="twice").formula == ""
    with pytest.raises(NotAllowedError):
        set_to(programme, "gdp", by=a_reader(programme))


def test_desk_tries_a_formula_and_says_where_it_breaks(programme: Programme) -> None:
    some(programme)
    by, client = an_office_clerk(programme), Client()
    client.force_login(User.objects.get(pk=by.user_id))
    address = f"/at/{programme.code}" + reverse("formulas")
    asked = {"code": "per_head", "place": "yunchuan"}
    page = client.get(address, asked | {"formula": "gdp / [people mean]"}).content.decode()
    assert "10,000 元/人" in page
    for formula, words in {
        "gdp / ": "第 7 个字",
        "gdp + people": "两边单位不同",
        "gdp / gdp": "指标的单位却是“元/人”",
        "salt / people": "“salt”没有对应的数据",
        "per_head": "per_head → per_head",
        "(" * 40 + "gdp" + ")" * 40: "套得太深",
    }.items():
        refused = client.get(address, asked | {"formula": formula})
        assert refused.status_code == 422
        assert words in html.unescape(refused.content.decode())
    row = Indicator.objects.get(programme=programme, code="per_head")
    form = {"code": "per_head", "formula": "gdp / people", "version": row.version, "key": a_key()}
    assert client.post(f"/at/{programme.code}" + reverse("set_formula"), form).status_code == 302
    assert Indicator.objects.get(programme=programme, code="per_head").formula == "gdp / people"


def test_public_page_of_a_derived_indicator_shows_formula_values_and_figures(programme: Programme) -> None:
    some(programme)
    set_to(programme, "gdp / [people mean]")
    a_release(programme)
    page = Client().get(f"/at/{programme.code}" + reverse("indicator", args=["per_head"])).content.decode()
    assert "gdp / [people mean]" in page
    assert "10,000 元/人" in page
    assert "云川统计公报，2025-03-31公布" in page
