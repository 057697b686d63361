"""Indicators are defined, revised with dated versions, and retired; one unit confirms, another answers."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.indicators.actions.defining import (
    define_indicator,
    restore_indicator,
    retire_indicator,
    revise_indicator,
)
from gangmu.web.indicators.actions.files import confirm_figures, examined
from gangmu.web.indicators.models import DefinitionVersion, Indicator, Observation
from gangmu.web.indicators.refusals import (
    AuthorityIsScoredError,
    IndicatorCodeTakenError,
    IndicatorFaultyError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.refusals import ConflictError
from web.builders import a_holder, a_key, a_post, a_unit, an_actor, an_instant, an_office_clerk
from web.indicators.made import a_file, a_value, figures
from web.indicators.test_figures import HEADER, TODAY

RATE = {
    "code": "urban",
    "name": "城镇化率",
    "unit": "%",
    "kind": "share",
    "nature": "binding",
    "definition": "按城区人口",
}


def defined(
    programme: Programme, *, by: Actor | None = None, from_period: str = "", **cells: str
) -> Indicator:
    clerk = by or an_office_clerk(programme)
    return define_indicator(
        RATE | cells, from_period=from_period, on=TODAY, by=clerk, at=an_instant(), key=a_key()
    )


def revised(
    row: Indicator, programme: Programme, *, by: Actor | None = None, seen: int = 1, **more: object
) -> Indicator:
    cells = RATE | {
        name: str(text) for name, text in more.items() if name in RATE or name in ("basis", "formula")
    }
    rest = {
        name: value for name, value in more.items() if name in ("from_period", "is_break", "source_title")
    }
    clerk = by or an_office_clerk(programme)
    return revise_indicator(row, cells, on=TODAY, by=clerk, at=an_instant(), key=a_key(), seen=seen, **rest)  # type: ignore[arg-type]


def test_indicator_is_defined_with_all_that_belongs_to_it(programme: Programme) -> None:
    stat, lead = a_unit(programme, code="tjj"), a_unit(programme, code="fgw")
    row = defined(
        programme, authority_unit="tjj", responsible="fgw", basis="current", frequency="quarter", release_lag="P3M",
        release_days="2025=2026-03-20;2026-Q1=2026-04-18", breakdowns="城镇;农村", aliases="城镇化水平",
        from_period="2026",
    )  # fmt: skip
    assert (row.authority_unit, row.responsible) == (stat, lead)
    assert row.release_days == [["2025", "2026-03-20"], ["2026-Q1", "2026-04-18"]]
    assert row.breakdowns == ["城镇", "农村"]
    assert DefinitionVersion.objects.get().from_period == "2026"


def test_unit_that_is_scored_is_no_data_authority(programme: Programme) -> None:
    a_unit(programme, code="fgw")
    with pytest.raises(AuthorityIsScoredError):
        defined(programme, authority_unit="fgw", responsible="fgw")
    assert not Indicator.objects.exists()


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"unit": "斗"}, "unit"), ({"code": "城 镇"}, "code"), ({"name": ""}, "name"), ({"kind": "rate"}, "kind"),
        ({"responsible": "没有的单位"}, "responsible"), ({"formula": "a +"}, "formula"), ({"release_days": "2025"}, "release_days"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_field(
    programme: Programme, cells: dict[str, str], field: str
) -> None:
    with pytest.raises(IndicatorFaultyError) as refusal:
        defined(programme, **cells)
    assert refusal.value.parameters["field"] == field
    assert refusal.value.message("zh") != refusal.value.message("en")


def test_code_is_taken_once(programme: Programme) -> None:
    defined(programme)
    with pytest.raises(IndicatorCodeTakenError):
        defined(programme)


def test_other_definition_needs_its_first_period_and_breaks_the_series(programme: Programme) -> None:
    row = defined(programme)
    with pytest.raises(IndicatorFaultyError):
        revised(row, programme, definition="按常住人口")
    revised(row, programme, definition="按常住人口", from_period="2024", source_title="统计制度〔2024〕1号")
    version = DefinitionVersion.objects.get()
    assert (version.from_period, version.is_break, version.definition) == ("2024", True, "按常住人口")
    text = "云川,城镇化率,2023,84.5,%,公报,2024-03-31\n云川,城镇化率,2024,86,%,公报,2025-03-31\n云川,城镇化率,2025,87,%,公报,2026-03-01\n"
    figures(programme, indicators=[])
    file = a_file(programme, (HEADER + text).encode())
    confirm_figures(
        file, reason="", on=TODAY, by=an_office_clerk(programme), at=an_instant(), key=a_key(), seen=1
    )
    breaks = dict(Observation.objects.values_list("period", "break_before"))
    assert breaks["2023"] == breaks["2025"] == ""
    assert "按常住人口" in breaks["2024"]


def test_change_of_words_alone_is_no_break(programme: Programme) -> None:
    row = defined(programme)
    revised(row, programme, definition="按城区常住人口", from_period="2024", is_break=False)
    assert not DefinitionVersion.objects.get().is_break


def test_price_basis_of_the_definition_holds_where_a_file_says_nothing(programme: Programme) -> None:
    figures(
        programme,
        a_value("2022", "9000"),
        indicators=[
            {"code": "gdp", "name": "地区生产总值", "unit": "亿元", "kind": "level", "basis": "current"}
        ],
    )
    file = a_file(programme, (HEADER + "云川,地区生产总值,2023,9100,亿元,公报,\n").encode())
    confirm_figures(
        file, reason="", on=TODAY, by=an_office_clerk(programme), at=an_instant(), key=a_key(), seen=1
    )
    assert len(set(Observation.objects.values_list("series", flat=True))) == 1


def test_value_of_a_year_joins_the_one_series_that_is_kept_of_years(programme: Programme) -> None:
    """A total since the year began is a series of its own and does not stand in the way."""
    figures(
        programme, a_value("2022", "9000"), a_value("2025-01/2025-09", "6600", span="cumulative"),
    )  # fmt: skip
    text = HEADER + "云川,地区生产总值,2023,91000,亿元,公报,\n"
    found = examined(a_file(programme, text.encode()), by=an_office_clerk(programme), today=TODAY)
    assert [row["basis"] for row in found.new["observations"]] == ["current"]
    assert [each.code for each in found.doubts] == ["doubt.tenfold"]


def test_unit_of_measure_does_not_change_under_values_that_are_kept(programme: Programme) -> None:
    row = defined(programme)
    figures(programme, a_value("2023", "84.5", indicator="urban", unit="%", basis=""), indicators=[])
    with pytest.raises(IndicatorFaultyError) as refusal:
        revised(row, programme, unit="万人")
    assert refusal.value.parameters["field"] == "unit"
    assert revised(row, programme, unit="‰").unit == "‰"


def test_two_clerks_do_not_revise_over_each_other(programme: Programme) -> None:
    row = defined(programme)
    revised(row, programme, name="城镇化水平")
    with pytest.raises(ConflictError):
        revised(row, programme, name="常住人口城镇化率")


def test_retired_indicator_keeps_its_values_and_later_ones_are_doubted(programme: Programme) -> None:
    row = defined(programme)
    figures(programme, indicators=[])
    retired = retire_indicator(
        row,
        why="不再统计",
        on=date(2024, 6, 30),
        by=an_office_clerk(programme),
        at=an_instant(),
        key=a_key(),
        seen=1,
    )
    text = "云川,城镇化率,2024,86,%,公报,\n云川,城镇化率,2025,87,%,公报,\n"
    found = examined(a_file(programme, (HEADER + text).encode()), by=an_office_clerk(programme), today=TODAY)
    assert [(each.row, each.code) for each in found.doubts] == [(3, "indicator.retired")]
    again = restore_indicator(
        retired, by=an_office_clerk(programme), at=an_instant(), key=a_key(), seen=retired.version
    )
    assert again.retired_on is None


def test_data_authority_revises_its_own_indicators_only(programme: Programme) -> None:
    authority = an_actor(programme, role="authority")
    a_unit(programme, code="other")
    mine = defined(programme, authority_unit=_code(authority))
    revised(mine, programme, by=authority, name="城镇化水平")
    theirs = defined(programme, code="other", authority_unit="other")
    from gangmu.web.record.refusals import NotFoundError

    with pytest.raises(NotFoundError):
        revised(theirs, programme, by=authority, name="甲")


def _code(actor: Actor) -> str:
    from gangmu.web.accounts.models import OrgUnit

    return OrgUnit.objects.get(pk=actor.unit_id).code


# Pages


@pytest.fixture
def desk(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def test_clerk_defines_and_revises_on_a_page(desk: Client, programme: Programme) -> None:
    page = desk.post(reverse("define_indicator"), RATE | {"key": a_key()}, follow=True).content.decode()
    assert "城镇化率" in page
    row = Indicator.objects.get()
    sent = RATE | {"definition": "按常住人口", "key": a_key(), "version": row.version}
    answer = desk.post(reverse("revise_indicator", kwargs={"code": "urban"}), sent)
    assert answer.status_code == 422
    assert "从哪一期起" in answer.content.decode()
    page = desk.post(
        reverse("revise_indicator", kwargs={"code": "urban"}),
        sent | {"from_period": "2026", "key": a_key()},
        follow=True,
    ).content.decode()
    assert "与以前不可比" in page
    assert "城镇化率" in desk.get(reverse("desk_indicators")).content.decode()


@pytest.mark.parametrize("table", ["observations", "targets", "indicators", "places"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_blank_form_is_read_again_without_a_fault(
    desk: Client, programme: Programme, table: str, form: str
) -> None:
    from gangmu.files.tables.sheets_apart import read_sheets

    figures(programme, a_value("2022", "9000"))
    answer = desk.get(reverse("figure_template", kwargs={"table": table, "form": form}))
    sheet = read_sheets(answer.content, name=f"{table}.{form}")[0]
    assert sheet.text(1, 1) == "系统编号"
    if form == "xlsx":
        assert sheet.hidden_columns == {1}


def test_filled_form_comes_back_under_its_hidden_key_though_the_name_changed(
    desk: Client, programme: Programme
) -> None:
    figures(programme, a_value("2022", "9000"))
    text = desk.get(
        reverse("figure_template", kwargs={"table": "observations", "form": "csv"})
    ).content.decode("utf-8-sig")
    [header, line] = [each for each in text.splitlines() if each.startswith(("系统编号", "gdp"))]
    cells = line.split(",")
    cells[1:6] = ["云川", "GDP（旧称）", "2024", "9400", "亿元"]
    cells[8] = "公报"
    found = examined(
        a_file(programme, f"{header}\n{','.join(cells)}\n".encode()),
        by=an_office_clerk(programme),
        today=TODAY,
    )
    assert found.faults == ()
    assert found.new["observations"][0]["indicator"] == "gdp"


def test_list_of_indicators_leaves_as_workbook_and_csv(desk: Client, programme: Programme) -> None:
    defined(programme, name="=城镇化率")
    book = desk.get(reverse("indicator_list", kwargs={"form": "xlsx"}))
    assert book.content.startswith(b"PK")
    text = desk.get(reverse("indicator_list", kwargs={"form": "csv"})).content.decode("utf-8-sig")
    assert "'=城镇化率" in text
