"""The page of a promise: its verdict in words, one chart, the arithmetic, every source."""

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from gangmu.web.outlines.models import Promise
from web.portal.figures import GDP

pytestmark = pytest.mark.django_db


def page(promise: Promise, front: str = "", **asked: str) -> str:
    answer = Client().get(f"{front}/p/{promise.code}/", asked or {"as-of": "2026-06-30"})
    assert answer.status_code == 200
    return answer.text


def test_missed_target_says_by_how_much(missed: Promise) -> None:
    html = page(missed)
    assert "2025年地区生产总值880.5亿元，离900亿元还差19.5亿元。" in html
    assert "正好等于那个数也不算达成" in html
    assert "所用的是初步数" in html


def test_margin_of_the_outline_carries_the_verdict(missed: Promise) -> None:
    html = Client().get("/", {"as-of": "2026-06-30"}).text
    found = re.search(rf'<a class="mk s-missed" href="p/{missed.code}/[^"]*">(.*?)</a>', html)
    assert found
    assert "880.5，差19.5亿元" in found[1]


def test_before_its_value_was_published_the_target_was_behind(missed: Promise) -> None:
    html = page(missed, **{"as-of": "2025-12-31"})
    assert "离900亿元还差" not in html
    assert "今后每年要增" in html


def test_arithmetic_is_shown_in_figures(missed: Promise) -> None:
    html = page(missed)
    assert "880.5 ÷ 900" in html
    assert "97.8%" in html
    assert "880.5 − 900" in html


def test_every_value_has_its_source_and_vintage(missed: Promise) -> None:
    table = page(missed)
    table = table[table.index("<tbody>") : table.index("</tbody>")]
    for value in GDP.values():
        assert f">{value}</td>" in table
    assert table.count("云川市统计公报") == len(GDP)
    assert "2026-05-20" in table


def test_who_decided_what_the_words_mean_is_said(missed: Promise) -> None:
    html = page(missed)
    assert "指什么" in html
    assert "领导小组办公室经办人2022年2月1日认定" in html


def test_chart_draws_both_targets_of_the_series_for_wide_and_narrow_pages(missed: Promise) -> None:
    html = page(missed)
    wide, narrow = re.findall(r'<svg class="(?:wide|narrow)".*?</svg>', html, flags=re.S)
    for drawn in (wide, narrow):
        assert "2025年目标 900" in drawn
        assert "2035年目标 1,500" in drawn
        assert "差 19.5" in drawn
        assert "<desc" in drawn


def test_a_target_is_found_by_every_name_of_what_it_is_judged_by(missed: Promise) -> None:
    for asked in ("gross regional", "GDP", "地区 生产总值", "地區生產總值"):
        html = Client().get("/promises/", {"q": asked}).text
        assert '<a href="/i/gdp/">' in html, asked
        assert f'href="/p/{missed.code}/"' in html, asked


def test_chart_alone_is_a_drawing_file(missed: Promise) -> None:
    answer = Client().get(f"/p/{missed.code}/chart.svg", {"as-of": "2026-06-30"})
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert ElementTree.fromstring(answer.content).tag.endswith("svg")


def test_what_opens_beside_the_text_is_the_same_verdict(missed: Promise) -> None:
    html = Client().get(f"/p/{missed.code}/beside/", {"as-of": "2026-06-30"}).text
    assert html.lstrip().startswith("<aside")
    assert "还差19.5亿元" in html


def test_english_page_tells_it_in_english(missed: Promise) -> None:
    html = page(missed, "/en")
    assert "Gross regional product, 2025: 88.05 billion yuan" in html
    assert "short of 90 billion yuan" in html


def test_english_page_marks_chinese_words_as_chinese_and_says_units_in_english(missed: Promise) -> None:
    html = page(missed, "/en")
    assert '<span lang="zh-Hans">云川市统计公报</span>' in html
    assert '<th scope="col" class="n">100 million yuan</th>' in html
