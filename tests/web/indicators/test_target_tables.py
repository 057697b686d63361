"""The outline's own table, missing from its text: brought as offices keep it, confirmed, and the gap closes."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from files.tables.layouts.made import MONITORING, MONITORING_MERGES, a_workbook
from gangmu.files.plan_folders import read_folder, write_folder
from gangmu.files.plan_folders.folders import folder_texts
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.files import confirm_figures, examined
from gangmu.web.indicators.folders.giving import plan_of
from gangmu.web.indicators.judging import judgements
from gangmu.web.indicators.models import FigureFile, Indicator, Observation
from gangmu.web.indicators.refusals import FiguresWithFaultsError, NowhereToHangError
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_release, an_instant, an_office_clerk
from web.indicators.made import GDP, a_file, a_place, figures
from web.indicators.test_figures import TODAY
from web.outlines.made import an_issued_version
from web.portal.builders import TEXT as OUTLINE
from web.portal.builders import an_issued_outline

TABLE = a_workbook(MONITORING, MONITORING_MERGES)


@pytest.fixture
def announced(programme: Programme, tmp_path: Path) -> Programme:
    """An issued outline that announces a table and does not contain it; the city is registered."""
    an_issued_outline(programme, tmp_path)
    figures(programme, places=[a_place(aliases="云川市")], indicators=[GDP])
    return programme


def brought(programme: Programme, data: bytes = TABLE) -> FigureFile:
    return a_file(programme, data, name="指标监测表.xlsx", table="targets")


def confirm(file: FigureFile, programme: Programme, reason: str = "") -> FigureFile:
    clerk = an_office_clerk(programme)
    seen = FigureFile.objects.get(pk=file.pk).version
    return confirm_figures(file, reason=reason, on=TODAY, by=clerk, at=an_instant(), key=a_key(), seen=seen)


def supplied(programme: Programme) -> list[Promise]:
    return list(outlines.promises(an_office_clerk(programme), NOW).filter(supplied="指标监测表.xlsx"))


def sourced(programme: Programme, data: bytes = TABLE) -> FigureFile:
    """The figures of the table name their source, which the clerk says for the whole file."""
    from gangmu.web.indicators.actions.files import tell_of_file

    file = brought(programme, data)
    said = {"source_title": "指标监测表.xlsx"}
    clerk = an_office_clerk(programme)
    return tell_of_file(file, said, by=clerk, at=an_instant(), key=a_key(), seen=1)


def test_table_without_a_source_waits_for_one(announced: Programme) -> None:
    file = brought(announced)
    clerk = an_office_clerk(announced)
    found = examined(file, by=clerk, today=TODAY)
    assert [each.code for each in found.faults] == ["file.without_source"]
    with pytest.raises(FiguresWithFaultsError):
        confirm(file, announced)


def test_confirmed_table_brings_indicators_targets_and_figures_and_closes_the_gap(
    announced: Programme,
) -> None:
    clerk = an_office_clerk(announced)
    [gap] = outlines.open_gaps(clerk, NOW, kind="table_without_rows")
    before = outlines.promises(clerk, NOW).count()
    file = confirm(sourced(announced), announced)
    assert file.counts == {"indicators": 3, "targets": 6, "filled": 1, "observations": 3}
    assert Indicator.objects.get(code="gdp").nature == "expected"  # nobody had said it; the table does
    assert outlines.promises(clerk, NOW).count() == before + 6
    assert list(outlines.open_gaps(clerk, NOW, kind="table_without_rows")) == []
    closed = outlines.gaps(clerk, NOW).get(id=gap.pk)
    assert (closed.closed_on, closed.supplied) == (TODAY, "指标监测表.xlsx")
    rate = Indicator.objects.get(name="城镇登记失业率")
    assert (rate.unit, rate.nature, rate.kind) == ("%", "binding", "share")
    assert verify().is_whole


def test_target_keeps_words_comparison_base_and_hangs_where_the_text_announces_it(
    announced: Programme,
) -> None:
    confirm(sourced(announced), announced)
    [gap] = outlines.gaps_in_force(an_office_clerk(announced), NOW, kind="table_without_rows")
    gdp = next(
        each for each in supplied(announced) if each.due == "2025" and each.indicator == "地区生产总值"
    )
    assert (gdp.comparison, gdp.value, gdp.unit) == ("exceed", Decimal(10**12), "CNY")
    assert (gdp.base_period, gdp.base_value) == ("2021", Decimal("7249.7"))
    assert (gdp.start, gdp.end, gdp.clause_id) == (gap.start, gap.end, gap.clause_id)
    assert "＞10000" in gdp.words


def test_supplied_target_is_judged_by_the_figures_of_its_indicator(announced: Programme) -> None:
    confirm(sourced(announced), announced)
    clerk = an_office_clerk(announced)
    found = judgements(clerk, NOW, on=TODAY, promises=supplied(announced))
    gdp = next(
        each for each in supplied(announced) if each.due == "2035" and each.indicator == "地区生产总值"
    )
    assert found[gdp.pk].target.value == Decimal(20000)  # told in the indicator's unit
    assert found[gdp.pk].followed[0].indicator.code == "gdp"


def test_same_table_brought_again_adds_nothing(announced: Programme) -> None:
    confirm(sourced(announced), announced)
    entries = LedgerEntry.objects.count()
    found = examined(sourced(announced), by=an_office_clerk(announced), today=TODAY)
    assert found.faults == ()
    assert found.new_count == 0
    assert LedgerEntry.objects.count() > entries  # it was brought and told of, nothing else
    assert Observation.objects.count() == 3


def test_counted_target_brought_again_is_known(announced: Programme) -> None:
    rows = (
        ("指标", "单位", "2025年目标"),
        ("机场旅客吞吐量", "万人次", "2600"),
        ("高新技术企业", "家", "12000"),
        ("每万人发明专利", "件", "33"),
    )
    table = a_workbook(rows)
    confirm(brought(announced, table), announced)
    found = examined(brought(announced, table), by=an_office_clerk(announced), today=TODAY)
    assert [each.code for each in found.problems if each.code.startswith("target.")] == ["target.known"] * 3
    assert found.new_count == 0


def test_table_has_nowhere_to_hang_where_the_text_announces_none(
    programme: Programme, tmp_path: Path
) -> None:
    an_issued_outline(
        programme, tmp_path, text="云川市纲要\n\n一、目标\n\n到2025年，全市常住人口超过120万人。\n"
    )
    figures(programme, places=[a_place(aliases="云川市")], indicators=[GDP])
    with pytest.raises(NowhereToHangError):
        confirm(sourced(programme), programme)
    assert Observation.objects.count() == 0
    assert Indicator.objects.count() == 1


def test_supplied_targets_travel_in_a_plan_folder(announced: Programme, tmp_path: Path) -> None:
    confirm(sourced(announced), announced)
    plan = plan_of(announced, an_office_clerk(announced))
    rows = [row for row in plan.rows("targets") if row["supplied"]]
    assert len(rows) == 6
    write_folder(plan, tmp_path / "plan")
    assert folder_texts(read_folder(tmp_path / "plan")) == folder_texts(plan)


def test_supplied_targets_stay_in_force_when_the_next_version_announces_the_table_again(
    announced: Programme,
) -> None:
    confirm(sourced(announced), announced)
    codes = {each.code for each in supplied(announced)}
    later = OUTLINE.replace("一年办几件，一件一件看。", "一年办几件，一件一件看，办完了再往下办。")
    version = an_issued_version(announced, later)
    clerk = an_office_clerk(announced)
    [gap] = outlines.gaps_in_force(clerk, NOW, kind="table_without_rows")
    rows = [each for each in outlines.promises(clerk, NOW).filter(outline=version.pk) if each.supplied]
    assert {each.code for each in rows} == codes
    assert {(each.start, each.end, each.withdrawn_on) for each in rows} == {(gap.start, gap.end, None)}
    assert version.text[gap.start : gap.end] == gap.words
    without = an_issued_version(announced, later.replace("表1 主要指标\n", ""))
    assert not [each for each in outlines.promises(clerk, NOW).filter(outline=without.pk) if each.supplied]
    assert {each.withdrawn_on for each in supplied(announced)} != {None}


# Pages


def test_supplied_target_shows_its_own_row_and_no_sentence_of_the_text(announced: Programme) -> None:
    confirm(sourced(announced), announced)
    a_release(announced, at=an_instant(2))
    rows = sorted(supplied(announced), key=lambda each: each.pk)
    gdp = next(each for each in rows if each.indicator == "地区生产总值" and each.due == "2025")
    row = "地区生产总值（亿元） 目标2025年 ＞10000"
    page = Client().get(f"/p/{gdp.code}/").text
    assert f"{row}</mark>" in page
    assert '出自“<span lang="zh-Hans">指标监测表.xlsx</span>”' in page
    assert "同一句里还有" not in page
    assert f"<mark>{row}</mark>（指标监测表.xlsx）" in Client().get("/i/gdp/").text
    front = Client().get("/").text
    marks = re.findall(r'href="p/(\w+)/[^"]*"><svg>.{0,60}?</svg><em>(.*?)</em><b>', front)
    assert marks == [(each.code, each.indicator) for each in rows]


@pytest.fixture
def desk(announced: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(announced, role="office"), announced))
    return client


def test_clerk_brings_the_table_in_a_workbook_and_the_public_gap_notice_closes(
    desk: Client, announced: Programme
) -> None:
    page = desk.get(reverse("import")).content.decode()
    assert "表1 主要指标" in page
    upload = SimpleUploadedFile("指标监测表.xlsx", TABLE)
    answer = desk.post(
        reverse("bring_figures"), {"table": "targets", "file": upload, "key": a_key()}, follow=True
    )
    page = answer.content.decode()
    assert "这处缺漏随之补齐" in page
    assert "确认入库</button>" not in page  # its figures have no source yet
    file = FigureFile.objects.get()
    told = {"source_title": "云川市“十四五”指标表", "version": file.version, "key": a_key()}
    page = desk.post(reverse("tell_figures", kwargs={"number": file.pk}), told, follow=True).content.decode()
    assert "表1!I6" in page
    sent = {"version": FigureFile.objects.get().version, "key": a_key()}
    page = desk.post(
        reverse("confirm_figures", kwargs={"number": file.pk}), sent, follow=True
    ).content.decode()
    assert "已入库" in page
    page = desk.get(reverse("desk_gaps")).content.decode()
    assert "云川市“十四五”指标表" in page


def test_table_is_typed_in_where_there_is_no_file(desk: Client, announced: Programme) -> None:
    typed = {
        "key": a_key(), "base": "2021", "year": ["2025", "2035"], "name1": "地区生产总值", "unit1": "亿元", "nature1": "预期性",
        "base1": "7249.7", "t11": "＞10000", "t21": "2万亿元", "name2": "常住人口", "unit2": "万人", "t12": "约1000",
    }  # fmt: skip
    page = desk.post(reverse("take_typed"), typed, follow=True).content.decode()
    assert "确认入库</button>" in page
    file = FigureFile.objects.get()
    sent = {"version": file.version, "key": a_key()}
    desk.post(reverse("confirm_figures", kwargs={"number": file.pk}), sent)
    assert Promise.objects.exclude(supplied="").count() == 3
    about = Promise.objects.exclude(supplied="").get(indicator="常住人口")
    assert (about.comparison, about.value) == ("about", Decimal(10_000_000))
    assert queries.indicators(an_office_clerk(announced), NOW).filter(name="常住人口").exists()
