"""Pages in English: labels, days and periods are English; what is stored in Chinese is marked as Chinese."""

from datetime import date

from django.test import Client

from gangmu.web.doors import languages
from gangmu.web.doors.chinese_on_english import marked_page
from gangmu.web.doors.dates import day_words, month_day_words, period_words
from gangmu.web.portal.materials import Materials, PromiseRow
from gangmu.web.portal.scripts import in_script
from gangmu.web.record.models import Programme
from web.builders import a_holder, a_post


def test_names_stored_in_chinese_are_marked_on_a_page_in_english(programme: Programme) -> None:
    client = Client()
    post = a_post(programme, role="office")
    client.force_login(a_holder(post, programme))
    page = client.get("/en/desk/units/").content.decode()
    assert f'lang="zh-Hans">{post.unit.name}<' in page
    assert 'lang="zh-Hans">' not in client.get("/desk/units/").content.decode().partition("<main")[2]


def test_options_and_drawings_are_marked_on_their_element() -> None:
    assert marked_page("<option>浑南区</option>") == '<option lang="zh-Hans">浑南区</option>'
    assert marked_page("<text x='1'>沈阳 10</text>") == "<text x='1' lang=\"zh-Hans\">沈阳 10</text>"
    assert marked_page("<title>plan 计划</title>") == "<title>plan 计划</title>"


def test_days_and_periods_are_said_in_the_language_of_the_page() -> None:
    with languages.spoken("en"):
        said = [day_words(date(2026, 6, 30)), month_day_words(date(2026, 6, 25))]
        said += [period_words(each) for each in ("2026-05", "2026-Q2", "2026")]
    assert said == ["30 June 2026", "25 June", "May 2026", "Q2 2026", "2026"]
    with languages.spoken("zh-hant"):
        assert [period_words("2026-05"), period_words("2026-Q2")] == ["2026年5月", "2026年二季度"]


def test_figures_in_the_margin_keep_the_stops_of_the_page() -> None:
    """Only the outline's own words get full-width stops: a margin in English says `3.9%, 5.5%`."""
    row = PromiseRow(
        code="T1", clause="S1", kind="target", start=0, end=1, standing="met", figure="3.9%, 5.5%"
    )
    materials = Materials(title="加快建设,", text="字", nodes=(), clauses=(), promises=(row,), script="hans")
    with languages.spoken("en"):
        set_out = in_script(materials)
    assert (set_out.title, set_out.promises[0].figure) == ("加快建设，", "3.9%, 5.5%")
