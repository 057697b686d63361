"""Later versions: what one drops stays readable at its address, and each issue says what it changed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gangmu.web.outlines.models import Clause, Promise
from gangmu.web.record.models import Programme
from gangmu.web.urls import ROUTES
from web.builders import a_release
from web.outlines.made import LATER, TEXT, a_version_in_review, an_issued_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme_of_two(programme: Programme) -> Programme:
    """Two versions: the second raises a target, drops a sentence and adds one."""
    an_issued_version(programme)
    an_issued_version(programme, LATER, number="云政发〔2026〕9号")
    a_release(programme)
    return programme


def promise_with(words: str) -> Promise:
    return next(each for each in Promise.objects.all() if words in each.words)


def page(address: str, **asked: str) -> str:
    answer = Client().get(address, asked)
    assert answer.status_code == 200, address
    return answer.text


def test_dropped_promise_keeps_its_address_and_says_which_version_dropped_it(
    programme_of_two: Programme,
) -> None:
    code = promise_with("夜间营业").code
    html = page(f"/p/{code}/")
    for words in ("已撤回", "第2版删去", "第1版里", "云政发〔2026〕9号", "延长夜间营业时间"):
        assert words in html, words
    assert "回到原文此处" not in html
    assert "Dropped in version 2." in page(f"/en/p/{code}/")
    assert "第2版刪去" in page(f"/hant/p/{code}/")
    assert "第2版删去" in page(f"/p/{code}/beside/")


@pytest.mark.parametrize("address", ["p", "s"])
def test_dropped_one_is_read_within_the_bound_of_its_route(programme_of_two: Programme, address: str) -> None:
    promise = promise_with("夜间营业")
    code = promise.code if address == "p" else Clause.objects.get(pk=promise.clause_id).code
    with CaptureQueriesContext(connection) as queries:
        page(f"/{address}/{code}/")
    [bound] = [each.queries for each in ROUTES if each.name == {"p": "promise", "s": "clause"}[address]]
    assert len(queries) <= bound


def test_dropped_sentence_keeps_its_address_in_its_old_words(programme_of_two: Programme) -> None:
    clause = Clause.objects.get(pk=promise_with("夜间营业").clause_id)
    html = page(f"/s/{clause.code}/")
    assert "鼓励商户延长夜间营业时间。" in html
    assert "现行版本里没有这一句了" in html


def test_dropped_promise_is_not_counted_with_the_version_in_force(programme_of_two: Programme) -> None:
    assert "夜间营业" not in page("/")
    assert promise_with("夜间营业").code not in page("/promises/", q="夜间营业")


def test_history_tells_every_issue_and_what_it_changed(programme: Programme) -> None:
    an_issued_version(programme)
    an_issued_version(programme, LATER)
    lower = LATER.replace("达到50座", "达到45座").replace("到2027年，", "到2028年，")
    an_issued_version(programme, lower.replace("完善社区食堂", "完善社区食堂和助浴点"))
    a_release(programme)
    html = page(f"/p/{promise_with('45座').code}/")
    told = html[html.index('<ol class="hist">') :]
    told = told[: told.index("</ol>")]
    third, second, first = (told.index(f"第{number}版印发") for number in (3, 2, 1))
    assert third < second < first
    assert "目标由40座上调为50座。" in told[second:first]
    assert "目标由50座下调为45座。" in told[third:second]
    assert "期限由2027年改为2028年。" in told[third:second]
    assert "raised from 40座 to 50座" in page(f"/en/p/{promise_with('45座').code}/").replace(
        '<span lang="zh-Hans">座</span>', "座"
    )
    assert "第2版印发：这一项照旧。" in page(f"/p/{promise_with('街角公园').code}/")


def test_upload_that_was_never_issued_takes_no_number(programme: Programme) -> None:
    an_issued_version(programme)
    a_version_in_review(programme, TEXT.replace("达到40座", "达到60座"))
    an_issued_version(programme, LATER)
    a_release(programme)
    assert "第2版印发：目标由40座上调为50座。" in page(f"/p/{promise_with('50座').code}/")
    assert "第2版删去。它最后写在第1版里。" in page(f"/p/{promise_with('夜间营业').code}/")


def test_history_on_a_moment_knows_nothing_later(programme: Programme) -> None:
    an_issued_version(programme)
    a_release(programme)
    an_issued_version(programme, TEXT.replace("达到40座", "达到50座"))
    html = page(f"/p/{promise_with('50座').code}/")
    assert "40座" in html
    assert "50座" not in html


def test_code_that_never_was_is_refused_in_plain_words(programme_of_two: Programme) -> None:
    for address in ("/p/T-999-9/", "/s/S-999-9/", "/c/99/"):
        answer = Client().get(address)
        assert answer.status_code == 404
        assert "没有找到，或者您无权查看。" in answer.text
        assert "portal." not in answer.text
        assert "outlines." not in answer.text


def test_day_after_the_paper_and_before_its_entry_is_told_so(programme: Programme) -> None:
    an_issued_version(programme)
    a_release(programme)
    told = '纲要的文件已于<span class="num">2026年3月3日</span>印发，录入本站是后来的事'
    assert told in page("/", **{"as-of": "2026-03-04"})
    assert "印发" not in page("/", **{"as-of": "2026-03-02"}).partition("<main")[2].partition("</main>")[0]
