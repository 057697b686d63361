"""The leaders' page names the targets least likely to be met, and why, from the page alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gangmu.web.indicators.models import Outlook
from gangmu.web.record.models import Programme
from web.builders import a_holder, a_key, a_post, a_programme
from web.indicators.outlooks_made import a_meaning, a_panel, outlooks_made
from web.portal.builders import an_issued_outline
from web.portal.conftest import for_a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def programme(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Programme]:
    with for_a_file(django_db_blocker):
        made = a_programme()
        an_issued_outline(made, Path(tmp_path_factory.mktemp("outline")))
        yield made


def shown_to(programme: Programme, role: str, query: str = "") -> str:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    answer = client.get("/desk/leaders/" + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("role", ["leader", "office", "reader", "analyst"])
def test_least_likely_target_comes_first_with_its_reason(programme: Programme, role: str) -> None:
    a_panel(programme)
    a_meaning(programme, "1500亿元")
    a_meaning(programme, "900亿元")
    outlooks_made(programme)
    told = shown_to(programme, role)
    assert "最难达到的是2035年地区生产总值1,500亿元" in told
    assert "每年要增" in told
    assert "年这么远的展望未经检验" in told
    assert "<title>一页纸" in told
    assert told.index("2035年") < told.index("已经到期的")
    assert 'class="small"' in told


def test_page_without_outlooks_says_so_and_invents_no_chance(programme: Programme) -> None:
    a_panel(programme)
    a_meaning(programme, "1500亿元")
    told = shown_to(programme, "leader")
    assert "还没有作出展望" in told
    assert "最难达到的是" not in told


def test_page_counts_what_cannot_be_judged(programme: Programme) -> None:
    told = shown_to(programme, "leader")
    assert "还评判不了的" in told
    assert "未认定口径" in told


def test_stranger_is_sent_to_sign_in(programme: Programme) -> None:
    answer = Client().get("/desk/leaders/")
    assert answer.status_code in (302, 403)
    assert "最难" not in answer.content.decode()


def test_office_has_the_outlooks_made_now_and_a_reader_does_not(programme: Programme) -> None:
    a_panel(programme)
    a_meaning(programme, "1500亿元")
    office, reader = Client(), Client()
    office.force_login(a_holder(a_post(programme, role="office"), programme))
    reader.force_login(a_holder(a_post(programme, role="reader"), programme))
    assert reader.post("/desk/leaders/look-ahead/", {"key": a_key()}).status_code == 403
    assert office.post("/desk/leaders/look-ahead/", {"key": a_key()}).status_code == 302
    assert Outlook.objects.filter(programme=programme).exists()
    assert "最难达到的是" in office.get("/desk/leaders/").content.decode()


def test_targets_without_a_chance_are_one_counted_line_and_chapters_without_one_another(
    programme: Programme,
) -> None:
    a_panel(programme, cities=1, since=2020)
    a_meaning(programme, "1500亿元")
    outlooks_made(programme)
    told = shown_to(programme, "leader")
    assert '另有<b class="num">1</b>个目标在路上' in told
    assert "没有一个说得出可能性" in told
    assert 'class="chap3"' not in told


def test_series_alone_and_one_year_of_growth_are_told_as_such(programme: Programme) -> None:
    a_panel(programme, cities=1)
    a_meaning(programme, "1500亿元")
    [row] = outlooks_made(programme)
    told = shown_to(programme, "leader")
    assert f"没有可比的城市，它自己过去的{row.windows}段" in told
    Outlook.objects.filter(pk=row.pk).update(so_far_from="2024")
    told = shown_to(programme, "leader")
    assert "最近只有一年可比" in told
    assert "2024年以来" not in told
