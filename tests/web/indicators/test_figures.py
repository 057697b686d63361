"""Files of figures: as people save them, looked at, then taken whole or not at all."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.files import confirm_figures, drop_figures, examined
from gangmu.web.indicators.models import FigureFile, Observation
from gangmu.web.indicators.refusals import DoubtsOpenError, FiguresWithFaultsError, FileDecidedError
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import ConflictError
from web.builders import a_holder, a_key, a_post, an_instant, an_office_clerk
from web.indicators.made import a_file, a_value, figures

TODAY = date(2026, 3, 2)
HEADER = "地区,指标,年份,数值,单位,来源,公布日期\n"


def problems(programme: Programme, text: str, encoding: str = "utf-8") -> list[tuple[int | None, str]]:
    clerk = an_office_clerk(programme)
    found = examined(a_file(programme, (HEADER + text).encode(encoding), by=clerk), by=clerk, today=TODAY)
    return [(each.row, each.code) for each in found.problems]


def confirmed(programme: Programme, text: str, *, encoding: str = "utf-8", reason: str = "") -> FigureFile:
    clerk = an_office_clerk(programme)
    file = a_file(programme, (HEADER + text).encode(encoding), by=clerk)
    return confirm(file, by=clerk, reason=reason)


def confirm(file: FigureFile, *, by: Actor, reason: str = "", seen: int = 1) -> FigureFile:
    return confirm_figures(file, reason=reason, on=TODAY, by=by, at=an_instant(), key=a_key(), seen=seen)


def values(programme: Programme) -> list[tuple[str, Decimal, str]]:
    rows = queries.observations(an_office_clerk(programme), NOW)
    return [(each.period, each.value, each.unit) for each in rows]


def test_file_of_a_spreadsheet_is_taken_whole_as_one_entry(programme: Programme) -> None:
    figures(programme)
    entries = LedgerEntry.objects.count()
    text = '云川,地区生产总值,2023年,９１００．３,亿元,公报,2024-03-31\n云川,经济总量,2024,"9,400",亿元,公报,2025-03-31\n'
    file = confirmed(programme, text, encoding="gb18030")
    assert (file.state, file.rows) == ("taken", 2)
    assert values(programme) == [("2023", Decimal("9100.3"), "亿元"), ("2024", Decimal(9400), "亿元")]
    assert LedgerEntry.objects.filter(action="indicators.figures_confirmed").count() == 1
    assert LedgerEntry.objects.count() > entries


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云川,地区生产总值,2023,不少,亿元,公报,\n", [(2, "cell.not_a_number")]),
        ("云川,没有的指标,2023,9100,亿元,公报,\n", [(2, "ref.unknown")]),
        ("云川,地区生产总值,2023,9100,万人,公报,\n", [(2, "unit.does_not_fit")]),
        ("云川,地区生产总值,2023,9100,亿元,,\n", [(2, "cell.required")]),
        ("云川,地区生产总值,2023,9100,亿元,甲,\n云川,地区生产总值,2023,9100,亿元,甲,\n", [(3, "row.twice")]),
        (
            "云川,地区生产总值,2023,9100,亿元,甲,\n云川,地区生产总值,2023,9101,亿元,甲,\n",
            [(3, "row.two_undated")],
        ),
        (
            "云川,地区生产总值,2023,9100,亿元,甲,2024-03-31\n云川,地区生产总值,2023,9101,亿元,甲,2024-03-31\n",
            [(3, "row.two_values")],
        ),
        (
            "云川,地区生产总值,2022,9000,亿元,甲,\n云川,地区生产总值,2023,9100,万元,甲,\n云川,地区生产总值,2024,9200,亿元,甲,\n",
            [(3, "doubt.ten_thousandfold")],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_row(programme: Programme, text: str, found: list[object]) -> None:
    figures(programme)
    assert problems(programme, text) == found


def test_file_with_a_fault_is_not_taken_even_in_part(programme: Programme) -> None:
    figures(programme)
    with pytest.raises(FiguresWithFaultsError):
        confirmed(
            programme, "云川,地区生产总值,2023,9100,亿元,公报,\n云川,地区生产总值,2024,很多,亿元,公报,\n"
        )
    assert values(programme) == []


def test_value_kept_otherwise_needs_a_vintage_of_its_own(programme: Programme) -> None:
    figures(programme, a_value("2023", "9000", basis=""))
    assert problems(programme, "云川,地区生产总值,2023,9100,亿元,公报,\n") == [(2, "row.kept_undated")]
    confirmed(programme, "云川,地区生产总值,2023,9100,亿元,公报,2024-03-31\n")
    assert [value for _, value, _ in values(programme)] == [Decimal(9000), Decimal(9100)]


def test_what_is_kept_already_is_passed_over(programme: Programme) -> None:
    figures(programme, a_value("2023", "9000", basis=""))
    file = confirmed(
        programme, "云川,地区生产总值,2023,9000,亿元,公报,\n云川,地区生产总值,2024,9100,亿元,公报,\n"
    )
    assert file.rows == 1


def test_doubtful_value_is_taken_when_somebody_says_why_it_is_right(programme: Programme) -> None:
    figures(programme)
    text = "云川,地区生产总值,2022,9000,亿元,甲,\n云川,地区生产总值,2023,900,亿元,甲,\n云川,地区生产总值,2024,9200,亿元,甲,\n"
    with pytest.raises(DoubtsOpenError):
        confirmed(programme, text)
    confirmed(programme, text, reason="当年只公布了一个季度")
    assert Observation.objects.get(period="2023").accepted == "当年只公布了一个季度"
    assert Observation.objects.get(period="2024").accepted == ""


def test_file_is_decided_once(programme: Programme) -> None:
    figures(programme)
    clerk = an_office_clerk(programme)
    file = a_file(programme, (HEADER + "云川,地区生产总值,2023,1,亿元,公报,\n").encode(), by=clerk)
    drop_figures(file, on=TODAY, by=clerk, at=an_instant(), key=a_key(), seen=1)
    with pytest.raises(FileDecidedError):
        confirm(file, by=clerk)
    assert values(programme) == []


def test_two_clerks_on_one_file_do_not_take_it_twice(programme: Programme) -> None:
    figures(programme)
    clerk = an_office_clerk(programme)
    file = a_file(programme, (HEADER + "云川,地区生产总值,2023,1,亿元,公报,\n").encode(), by=clerk)
    with pytest.raises(ConflictError):
        confirm(file, by=clerk, seen=7)
    assert values(programme) == []


def test_years_for_columns_are_read_in_rows(programme: Programme) -> None:
    figures(programme)
    clerk = an_office_clerk(programme)
    data = "地区,指标,单位,来源,2023,2024年\n云川,地区生产总值,亿元,公报,9100,9400\n".encode()
    confirm(a_file(programme, data, by=clerk), by=clerk)
    assert [(period, value) for period, value, _ in values(programme)] == [("2023", 9100), ("2024", 9400)]


# Pages


@pytest.fixture
def desk(programme: Programme) -> Client:
    """A browser in which the office's clerk is signed in."""
    figures(programme, a_value("2023", "9000"))
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def test_clerk_brings_looks_and_confirms(desk: Client, programme: Programme) -> None:
    text = HEADER + "云川,地区生产总值,2024,9400,亿元,公报,2025-03-31\n"
    upload = SimpleUploadedFile("新数.csv", text.encode())
    answer = desk.post(
        reverse("bring_figures"), {"table": "observations", "file": upload, "key": a_key()}, follow=True
    )
    page = answer.content.decode()
    assert "新数.csv" in page
    assert "确认入库" in page
    assert Observation.objects.count() == 1
    file = FigureFile.objects.get()
    sent = {"key": a_key(), "version": file.version}
    answer = desk.post(reverse("confirm_figures", kwargs={"number": file.pk}), sent, follow=True)
    assert "已入库" in answer.content.decode()
    assert Observation.objects.count() == 2


def test_name_that_is_not_kept_is_told_in_the_words_of_an_office(desk: Client, programme: Programme) -> None:
    file = a_file(programme, (HEADER + "云川,没有的指标,2024,9400,亿元,公报,\n").encode())
    page = desk.get(reverse("figure_file", kwargs={"number": file.pk})).content.decode()
    assert "定义过的指标 里没有“没有的指标”" in page
    page = desk.get("/en" + reverse("figure_file", kwargs={"number": file.pk})).content.decode()
    assert "The list of indicators has no" in page


def test_fault_is_shown_with_row_and_column_and_no_way_to_confirm(desk: Client, programme: Programme) -> None:
    file = a_file(programme, (HEADER + "云川,地区生产总值,2024,很多,亿元,公报,\n").encode())
    page = desk.get(reverse("figure_file", kwargs={"number": file.pk})).content.decode()
    assert "“很多”不是数" in page
    assert "确认入库" not in page


def test_file_that_is_no_table_is_refused_and_not_kept(desk: Client, programme: Programme) -> None:
    upload = SimpleUploadedFile("数据.xlsx", b"\x00\x01\x02PK\x03\x04")
    answer = desk.post(reverse("bring_figures"), {"table": "observations", "file": upload, "key": a_key()})
    assert answer.status_code == 422
    assert "不是文字文件" in answer.content.decode()
    assert not FigureFile.objects.exists()
