"""The page of an indicator tells one series whole, at a permanent address, as of a day and as published on a day."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gangmu.core.base.iso_periods import Length
from gangmu.engines.drawing import Said
from gangmu.web.doors.languages import speak
from gangmu.web.indicators.actions.outlooks import try_on_the_past
from gangmu.web.indicators.models import Outlook
from gangmu.web.indicators.outlooks import rests_on_later
from gangmu.web.indicators.pages.reliability import leaning_in_words
from gangmu.web.record.actors import operator
from web.builders import a_key, a_programme, a_release, an_instant
from web.indicators.made import a_value, figures
from web.indicators.outlooks_made import TODAY, a_meaning, a_panel, outlooks_made
from web.portal.builders import an_issued_outline
from web.portal.conftest import for_a_file


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    with for_a_file(django_db_blocker):
        programme = a_programme()
        an_issued_outline(programme, Path(tmp_path_factory.mktemp("outline")))
        a_panel(programme, cities=10)
        figures(programme, a_value("2016", "555.5", vintage="2018-03-01", source_title="云川年鉴2018"))
        figures(programme, a_value("2014", "499.5", vintage=None, source_title="云川年鉴不详"))
        for words in ("900亿元", "1500亿元"):
            a_meaning(programme, words)
        outlooks_made(programme)
        try_on_the_past(on=TODAY, by=operator(programme.pk), at=an_instant(), key=a_key())
        a_release(programme, at=an_instant(2))
        yield Client()


def page(site: Client, address: str) -> str:
    answer = site.get(address)
    assert answer.status_code == 200, answer.content.decode()[-500:]
    return answer.content.decode()


@pytest.mark.django_db
def test_page_shows_chart_targets_chance_and_how_good_such_chances_were(site: Client) -> None:
    told = page(site, "/i/gdp/")
    assert 'class="c-f8"' in told
    assert "达到的可能性" in told
    assert "1500亿元" in told
    assert "拿过去检验" in told
    assert "/reliability/" in told


@pytest.mark.django_db
def test_page_says_why_a_year_has_two_values(site: Client) -> None:
    told = page(site, "/i/gdp/")
    section = told[told.index('id="revisions"') :]
    assert "555.5" in section
    assert "云川年鉴2018" in section
    assert "后来的低" in section or "后来的高" in section


@pytest.mark.django_db
def test_page_as_published_on_a_day_knows_nothing_that_came_later(site: Client) -> None:
    told = page(site, "/i/gdp/?published=2017-06-01")
    assert "2017年6月1日" in told
    assert "云川年鉴2018" not in told
    assert "2020年" not in told[told.index('id="values"') :]
    assert 'class="c-f8"' not in told


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2001-01-01", "2018-12-31", "2026-05-19"])
def test_page_as_published_on_a_day_tells_no_outlook_made_after_it(site: Client, day: str) -> None:
    told = page(site, f"/i/gdp/?published={day}")
    assert "展望是后来作的" in told
    assert 'class="odds"' not in told
    assert "展望是后来作的" not in page(site, "/i/gdp/")


@pytest.mark.django_db
def test_undated_value_stands_as_published_on_a_day_only_once_it_should_have_been_out(site: Client) -> None:
    assert "云川年鉴不详" in page(site, "/i/gdp/")
    assert "云川年鉴不详" not in page(site, "/i/gdp/?published=2015-01-01")
    told = page(site, "/i/gdp/?published=2018-12-31")
    assert "云川年鉴不详" in told
    assert "不等于有人那天见过" in told


def test_outlook_on_an_undated_value_is_as_late_as_its_release() -> None:
    row = Outlook(made_on=date(2018, 6, 30), inputs={"values": [["2017", "1", "亿元", None, "云川年鉴"]]})
    assert not rests_on_later(row, date(2018, 7, 1))
    assert rests_on_later(row, date(2018, 7, 1), undated_after=Length("P12M"))
    assert rests_on_later(row, date(2018, 6, 29))


@pytest.mark.django_db
def test_day_that_is_none_is_refused(site: Client) -> None:
    assert site.get("/i/gdp/?published=soon").status_code == 400


@pytest.mark.django_db
def test_peers_are_ranked_with_their_number(site: Client) -> None:
    assert "在10个城市中居第" in page(site, "/i/gdp/")
    assert "<b>第3市</b>" in page(site, "/i/gdp/?place=c3")


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_drawing_is_had_as_a_file(site: Client, form: str, start: bytes) -> None:
    answer = site.get(f"/i/gdp/chart.{form}")
    assert answer.content.startswith(start)
    assert site.get("/i/gdp/chart.exe").status_code == 404


@pytest.mark.django_db
def test_workbook_holds_values_targets_and_outlook(site: Client) -> None:
    packed = zipfile.ZipFile(io.BytesIO(site.get("/i/gdp/data.xlsx").content))
    sheets = packed.read("xl/workbook.xml").decode()
    assert all(name in sheets for name in ("数据", "目标", "展望"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/en/i/gdp/", "/hant/i/gdp/", "/en/reliability/", "/indicators/", "/reliability/"]
)
def test_pages_speak_their_language(site: Client, address: str) -> None:
    told = page(site, address)
    assert "{%" not in told
    if address.startswith("/en/"):
        assert "chance" in told


@pytest.mark.django_db
def test_list_gives_latest_value_and_chance(site: Client) -> None:
    told = page(site, "/indicators/")
    assert "可能性" in told
    assert "2035年" in told


@pytest.mark.django_db
def test_reliability_page_draws_what_was_said_beside_what_came(site: Client) -> None:
    told = page(site, "/reliability/")
    assert 'class="square"' in told
    assert "说几成，来几成" in told


@pytest.mark.parametrize(("came", "word"), [("0.62", "说低了"), ("0.42", "两者相近"), ("0.2", "说高了")])
def test_reliability_says_which_way_the_chances_leaned(came: str, word: str) -> None:
    speak("zh-hans")
    bins = [Said(Decimal("0.1"), Decimal("0.9"), 50), Said(Decimal("0.4"), Decimal(came), 30)]
    told = leaning_in_words(bins)
    assert "说两成及以上的有30次，平均说的是40%" in told[0]
    assert told[0].endswith(f"：{word}。")
    assert len(told) == (1 if word == "两者相近" else 2)
