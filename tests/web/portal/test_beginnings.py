"""Pages before there is anything to show, before there are figures, and of an example."""

from pathlib import Path

import pytest
from django.test import Client

from gangmu.web.outlines.models import Promise
from gangmu.web.record.models import Programme
from web.builders import a_programme
from web.portal.builders import PAGES, an_outline

pytestmark = pytest.mark.django_db


def test_before_anything_is_released_the_page_says_so_and_what_comes_next(programme: Programme) -> None:
    answer = Client().get("/")
    assert answer.status_code == 200
    assert "还没有发布的纲要" in answer.text
    assert 'href="/desk/"' in answer.text


def test_target_without_a_series_says_that_nobody_has_chosen_one(
    programme: Programme, tmp_path: Path
) -> None:
    an_outline(programme, tmp_path)
    promise = next(p for p in Promise.objects.all() if "常住人口" in p.words)
    html = Client().get(f"/p/{promise.code}/", {"as-of": "2026-06-30"}).text
    assert "还没有人确定原文指的是哪一组数据" in html
    assert "还没有数据" in html
    assert '<svg class="wide"' not in html


def test_an_example_says_on_every_page_that_it_is_one(db: None, tmp_path: Path) -> None:
    an_outline(a_programme(is_example=True, example_note="据公开资料制作，不是云川市的发布"), tmp_path)
    for address in PAGES:
        html = Client().get(address).text
        assert "据公开资料制作，不是云川市的发布" in html
        assert html.count("截至") == 1
