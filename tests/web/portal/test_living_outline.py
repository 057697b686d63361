"""The living outline: the text in full, and beside each sentence what became of it."""

import re

import pytest
from django.test import Client

from gangmu.web.portal import views
from web.portal.builders import PAGES, TEXT

pytestmark = pytest.mark.django_db


def words_of(html: str) -> str:
    book = html[html.index("<article") : html.index("</article>")]
    book = re.sub(
        r'<a class="mk.*?</a>|<div class="gap".*?</div>|<span class="tally">.*?</span></div>|<span class="no">.*?</a></span>',
        "",
        book,
    )
    return re.sub(r"<[^>]+>|\s", "", book)


def test_every_sentence_of_the_text_is_on_the_page(site: Client) -> None:
    shown = words_of(site.get("/").text)
    for sentence in re.split(r"[\n。]", TEXT.split("前言\n")[1]):
        said = re.sub(r"\s|^[一二三]、|^（[一二]）|^1\.", "", sentence)
        assert said in shown


def test_a_promise_is_linked_from_its_own_words(site: Client) -> None:
    html = site.get("/").text
    found = re.search(r'href="(p/[^"]+/)">([^<]*900亿元)', html)
    assert found
    page = site.get(f"/{found[1]}")
    assert page.status_code == 200
    assert found[2] in page.text


def test_grey_promises_of_one_sentence_share_a_mark_that_opens_the_sentence(site: Client) -> None:
    html = site.get("/").text
    found = re.search(
        r'<a class="mk q" href="(s/[^"]+/)"><svg><use href="#m-no_date"/></svg><b>无期限</b><i>', html
    )
    assert found
    assert site.get(f"/{found[1]}").status_code == 200


def test_summary_counts_open_their_lists(site: Client) -> None:
    html = site.get("/").text
    found = re.search(r'href="(/promises/\?standing=(\w+))"[^>]*>.*?class="fig">(\d+)', html)
    assert found
    listed = site.get(found[1]).text
    assert re.search(rf'<span class="num">{found[3]}</span>项承诺', listed)


def test_a_table_that_is_announced_and_absent_is_told_where_it_should_stand(site: Client) -> None:
    html = site.get("/").text
    assert html.index("主要指标</p>") < html.index("原文在此预告一张表，公开的文本里没有。")


def test_any_two_characters_are_found_in_either_script(site: Client) -> None:
    for query in ("步道", "道，完", "名錄", "云川", "步 道", " 修 好　沿河 "):
        assert '<mark class="hit">' in site.get("/promises/", {"q": query}).text


def test_one_character_is_refused_with_what_to_do(site: Client) -> None:
    assert "请至少输入两个字" in site.get("/promises/", {"q": "河"}).text


def test_a_long_query_is_cut_where_the_field_ends(site: Client) -> None:
    html = site.get("/promises/", {"q": "沿" * 200}).text
    assert "“" + "沿" * 60 + "”" in html


def test_words_that_are_not_in_the_text_say_so(site: Client) -> None:
    assert "没有这样的句子" in site.get("/promises/", {"q": "月球基地"}).text


def test_a_search_for_markup_shows_it_as_words(site: Client) -> None:
    html = site.get("/promises/", {"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in html


@pytest.mark.parametrize("front", ["", "/hant", "/en"])
def test_every_page_speaks_three_languages_without_cookie_or_foreign_request(
    site: Client, front: str
) -> None:
    for address in PAGES:
        answer = site.get(front + address)
        assert answer.status_code == 200, address
        assert not answer.cookies
        assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)
        assert " style=" not in answer.text
        assert "<style" not in answer.text
        assert not re.search(r"<script(?! src=)", answer.text)


def test_traditional_pages_show_the_text_in_traditional_script(site: Client) -> None:
    html = site.get("/hant/").text
    assert "雲川是虛構的城市" in html
    assert 'lang="zh-Hant"' in html


def test_english_pages_leave_the_text_as_it_is_written(site: Client) -> None:
    html = site.get("/en/").text
    assert "云川是虚构的城市" in html
    assert "no date" in html


def test_the_past_is_shown_as_of_a_day(site: Client) -> None:
    page = site.get("/", {"as-of": "2021-01-01"}).text
    assert "到那一天为止，这里还没有发布过纲要" in page
    assert "本页是" in page
    assert re.search(r'<a class="btn" href="/">', page)
    listed = site.get("/promises/", {"as-of": "2021-01-01"})
    assert listed.status_code == 404
    assert "到2021-01-01为止，这里还没有发布过纲要" in listed.text


def test_a_past_page_says_so_once_and_leads_back_to_the_same_page_of_today(site: Client) -> None:
    page = site.get("/hant/promises/", {"as-of": "2026-06-30", "q": "步道"}).text
    assert page.count('class="asof"') == 1
    assert '<a href="/hant/promises/?q=%E6%AD%A5%E9%81%93">' in page


def test_a_day_that_has_not_come_is_refused(site: Client) -> None:
    answer = site.get("/", {"as-of": "2999-01-01"})
    assert answer.status_code == 400
    assert "2999-01-01还没有到" in answer.text


def test_a_page_that_is_not_there_is_refused_plainly(site: Client) -> None:
    for address in ("/p/NONE/", "/s/NONE/", "/c/99/"):
        assert site.get(address).status_code == 404


def test_a_long_text_is_set_a_chapter_a_page(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "WHOLE", 100)
    html = site.get("/").text
    assert "一件一件看" not in html
    assert 'href="/c/2/"' in html
    assert "一件一件看" in site.get("/c/2/").text


def test_chapter_page_gathers_what_hangs_from_the_chapter(site: Client) -> None:
    html = site.get("/c/3/").text
    for part in ("本章要建的系统", "本章的缺漏"):
        assert part in html


def test_systems_start_as_only_words(site: Client) -> None:
    html = site.get("/systems/").text
    assert "一网通办便民平台" in html
    assert "仅见于文字" in html


def test_whole_page_is_light(site: Client) -> None:
    page = site.get("/")
    words = len(TEXT.encode())
    assert len(page.content) < 24_000 + 2.5 * words


def test_counts_of_the_first_sentence_open_their_lists(site: Client) -> None:
    html = site.get("/").text
    for group in ("judged", "grey"):
        found = re.search(rf'<a class="num" href="(/promises/\?standing={group})">(\d+)</a>', html)
        assert found
        assert f'<span class="num">{found[2]}</span>项承诺' in site.get(found[1]).text
