"""The pages of reporting: the form of a unit, its desks, the office's list, the link, a lost session."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gangmu.web.accounts.models import User
from gangmu.web.record.models import LedgerEntry, Programme, SecurityEvent
from gangmu.web.reporting.actions.linking import make_links, revoke_links, secret_of
from gangmu.web.reporting.models import ReportLink
from web.builders import a_key, an_office_clerk, changed
from web.reporting.builders import (
    MARCH,
    Desks,
    a_close,
    a_link,
    a_request,
    a_task,
    asked,
    at_noon,
    now_of,
    passed_on,
    submitted,
    the_desks,
)
from web.reporting.pages_made import form, page, signed_in


@pytest.fixture
def programme(db: None, monkeypatch: pytest.MonkeyPatch) -> Programme:
    from web.builders import a_programme

    monkeypatch.setenv("GANGMU_TODAY", "2026-03-10")
    return a_programme(is_example=True)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


def test_form_shows_what_is_known_when_it_is_due_and_what_follows(programme: Programme, desks: Desks) -> None:
    a_request(programme, desks, title="跨河通道")
    answer = signed_in(desks.filer).get(page(programme, "reports"))
    text = answer.content.decode()
    assert "跨河通道" in text
    assert "2026年3月25日前报送" in text
    assert "无变化" in text


def test_late_form_says_that_it_counts_for_filing_discipline_only(
    programme: Programme, desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_request(programme, desks)
    monkeypatch.setenv("GANGMU_TODAY", "2026-03-27")
    assert "只记填报纪律" in signed_in(desks.filer).get(page(programme, "reports")).content.decode()


def test_month_of_a_unit_takes_three_requests_from_form_to_office(programme: Programme, desks: Desks) -> None:
    for _ in range(3):
        a_task(programme, unit=desks.unit)
    rows = asked(programme)
    sent = signed_in(desks.filer).post(page(programme, "fill_reports"), form(*rows))
    assert sent.status_code == 302
    for by, act in ((desks.reviewer, "review"), (desks.signer, "sign")):
        signed_in(by).post(page(programme, "decide_in_unit"), form(*rows, act=act))
    assert {now_of(row).state for row in rows} == {"submitted"}


def test_what_cannot_be_read_is_said_at_its_item_and_everything_typed_stays(
    programme: Programme, desks: Desks
) -> None:

    good = a_request(programme, desks)
    bad = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    posted = form(good, bad, text="写了一大段", **{f"amount-{bad.pk}": "三十多吧"})
    answer = signed_in(desks.filer).post(page(programme, "fill_reports"), posted)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count("写了一大段") == 2
    assert "三十多吧" in text
    assert f'id="e{bad.pk}"' in text
    assert f'id="e{good.pk}"' not in text
    assert {now_of(row).state for row in (good, bad)} == {"due"}  # nothing half done


@pytest.mark.parametrize("typed", ["６．６", "约6.6公里", "6600米", " 6.6 "])
def test_amount_is_read_as_offices_write_it(programme: Programme, desks: Desks, typed: str) -> None:

    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    posted = form(report, act="save", **{f"amount-{report.pk}": typed})
    assert signed_in(desks.filer).post(page(programme, "fill_reports"), posted).status_code == 302
    assert now_of(report).amount == Decimal("6.6")


def test_item_without_a_word_is_left_alone_and_a_ticked_one_is_no_change(
    programme: Programme, desks: Desks
) -> None:
    ticked, empty = a_request(programme, desks), a_request(programme, desks)
    posted = form(ticked, empty, text="", **{f"nc-{ticked.pk}": "1"})
    signed_in(desks.filer).post(page(programme, "fill_reports"), posted)
    assert (now_of(ticked).state, now_of(ticked).is_no_change) == ("submitted", True)
    assert now_of(empty).state == "due"


def test_what_was_filled_in_beforehand_and_nobody_touched_is_not_passed_off_as_news(
    programme: Programme, desks: Desks
) -> None:
    report = a_request(programme, desks)
    changed(report, programme, prefilled={"visible_progress": {"value": "上月的话", "origin": "report", "period": "2026-02"}})  # fmt: skip
    client = signed_in(desks.filer)
    answer = client.post(page(programme, "fill_reports"), form(report, text="上月的话"), follow=True)
    assert now_of(report).state == "due"
    assert "没有送出" in answer.content.decode()


def test_figure_that_the_city_holds_since_is_confirmed_by_a_tick_and_not_by_letting_it_stand(
    programme: Programme, desks: Desks
) -> None:

    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    held = {"value": "6.6", "origin": "observation", "period": "2026-02", "source": "统计月报"}
    said = {"value": "架梁过半", "origin": "report", "period": "2026-02"}
    changed(report, programme, prefilled={"amount": held, "visible_progress": said})
    client = signed_in(desks.filer)
    assert "系统已有：统计月报" in client.get(page(programme, "reports")).content.decode()
    standing = {f"amount-{report.pk}": "6.6"}
    client.post(page(programme, "fill_reports"), form(report, text="架梁过半", **standing))
    assert now_of(report).state == "due"
    ticked = standing | {f"ok-{report.pk}": "1"}
    client.post(page(programme, "fill_reports"), form(report, text="架梁过半", **ticked))
    assert (now_of(report).state, now_of(report).amount) == ("unit_review", Decimal("6.6"))


def test_nothing_changed_in_any_is_one_click(programme: Programme, desks: Desks) -> None:
    for _ in range(3):
        a_task(programme, unit=desks.unit)
    rows = asked(programme)
    signed_in(desks.filer).post(page(programme, "fill_reports"), form(*rows, act="all_no_change", text=""))
    assert {now_of(row).state for row in rows} == {"submitted"}


def test_measured_time_is_kept_for_the_load_meter(programme: Programme, desks: Desks) -> None:
    from gangmu.web.record.clock import now

    report = a_request(programme, desks)
    posted = form(report, opened=str(int(now().timestamp()) - 75))
    signed_in(desks.filer).post(page(programme, "fill_reports"), posted)
    assert 75 <= (now_of(report).seconds or 0) < 90


# A session that ended


def test_form_sent_after_the_session_ended_is_kept_and_sent_on_after_signing_in(programme: Programme, desks: Desks) -> None:  # fmt: skip
    report = a_request(programme, desks)
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=desks.filer.user_id))
    marked = mark_of(client.get(page(programme, "reports")).content.decode())
    client.cookies.pop("gangmu")
    lost = form(report, text="写了很久的一段话", csrfmiddlewaretoken=marked)
    answer = client.post(page(programme, "fill_reports"), lost)
    assert answer.status_code == 302
    assert "kept" in answer.headers["Location"]
    assert now_of(report).state == "due"
    user = User.objects.get(pk=desks.filer.user_id)
    from django.contrib.auth import login
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    request = HttpRequest()  # signing in keeps what the nameless session held
    request.session = SessionStore(client.cookies["gangmu"].value)
    login(request, user, backend="gangmu.web.accounts.signing_in.AccountBackend")
    request.session.save()
    client.cookies["gangmu"] = request.session.session_key
    shown = client.get(page(programme, "kept_form")).content.decode()
    assert "写了很久的一段话" in shown
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown))
    assert client.post(page(programme, "fill_reports"), again).status_code == 302
    assert (now_of(report).state, now_of(report).visible_progress) == ("unit_review", "写了很久的一段话")


def mark_of(text: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    assert found
    return found[1]


def test_form_with_the_mark_of_an_earlier_sign_in_is_kept_only_if_it_comes_from_here(programme: Programme, desks: Desks) -> None:  # fmt: skip
    report = a_request(programme, desks)
    client = signed_in(desks.filer, enforce_csrf_checks=True)
    stale = form(report, csrfmiddlewaretoken="x" * 64)
    here = client.post(page(programme, "fill_reports"), stale, HTTP_ORIGIN="http://testserver")
    assert here.status_code == 302
    elsewhere = client.post(page(programme, "fill_reports"), stale, HTTP_ORIGIN="http://evil.example")
    assert elsewhere.status_code == 403
    empty = Client(enforce_csrf_checks=True)  # a browser that lost its cookies keeps what was typed, too
    answer = empty.post(page(programme, "fill_reports"), stale, HTTP_ORIGIN="http://testserver")
    assert "next=" in answer["Location"]
    assert empty.session["kept_form"]["fields"]
    assert Client(enforce_csrf_checks=True).post(page(programme, "fill_reports"), stale).status_code == 403


# The link


def the_link(programme: Programme, desks: Desks) -> ReportLink:
    made = make_links("2026-03", on=MARCH, by=an_office_clerk(programme), at=at_noon(MARCH), key=a_key())
    assert made is not None
    return made


def test_link_opens_the_forms_of_its_unit_and_no_other(programme: Programme, desks: Desks) -> None:
    a_request(programme, desks, title="本单位的任务")
    other = the_desks(programme)
    a_request(programme, other, title="别家的任务")
    mine = ReportLink.objects.get(pk=the_link(programme, desks).pk)
    link = ReportLink.objects.filter(unit=desks.unit).get() if mine.unit_id != desks.unit.pk else mine
    answer = Client().get(f"/f/{secret_of(link)}/")
    text = answer.content.decode()
    assert "本单位的任务" in text
    assert "别家的任务" not in text
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies


def test_link_passes_on_to_the_unit_and_its_signer_signs(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    secret = secret_of(the_link(programme, desks))
    assert Client(enforce_csrf_checks=True).post(f"/f/{secret}/", form(report)).status_code == 200
    row = now_of(report)
    assert (row.state, row.door, row.filed_by_id) == ("unit_review", "link", None)
    for by, act in ((desks.reviewer, "review"), (desks.signer, "sign")):
        signed_in(by).post(page(programme, "decide_in_unit"), form(report, act=act))
    assert now_of(report).state == "submitted"


def test_link_touches_no_report_of_another_unit(programme: Programme, desks: Desks) -> None:
    other = the_desks(programme)
    theirs, mine = a_request(programme, other), a_request(programme, desks)
    the_link(programme, desks)
    link = ReportLink.objects.get(unit=desks.unit)
    Client().post(f"/f/{secret_of(link)}/", form(theirs, mine))
    assert (now_of(theirs).state, now_of(mine).state) == ("due", "unit_review")


def test_database_holds_no_secret_of_a_link(programme: Programme, desks: Desks) -> None:
    a_request(programme, desks)
    link = the_link(programme, desks)
    assert secret_of(link) not in " ".join(str(each) for each in link.__dict__.values())
    assert not LedgerEntry.objects.filter(body__contains=secret_of(link)).exists()


def test_link_that_expired_or_was_taken_back_opens_nothing_from_the_next_request_on(programme: Programme, desks: Desks) -> None:  # fmt: skip
    a_request(programme, desks)
    link = the_link(programme, desks)
    old = a_link(programme, desks.unit, expires_on=date(2026, 3, 9), made_on=date(2026, 3, 1))
    revoke_links([link.pk], on=MARCH, by=an_office_clerk(programme), at=at_noon(MARCH), key=a_key())
    for each in (link, old):
        assert Client().get(f"/f/{secret_of(each)}/").status_code == 404


def test_who_tries_many_links_waits(programme: Programme) -> None:
    statuses = [Client().get(f"/f/{number:032}/").status_code for number in range(33)]
    assert statuses[0] == 404
    assert statuses[-1] == 429
    assert SecurityEvent.objects.filter(kind="link_failed").count() <= 31


def test_clerk_copies_one_text_with_every_units_link(programme: Programme, desks: Desks) -> None:
    office = an_office_clerk(programme)
    units = [desks, the_desks(programme), the_desks(programme)]
    for each in units:
        a_request(programme, each)
    client = signed_in(office)
    client.post(page(programme, "make_links"), {"month": "2026-03", "key": a_key()})
    text = client.get(page(programme, "report_links"), {"month": "2026-03"}).content.decode()
    [reminder] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.S)
    assert reminder.count("http://testserver") == len(units)
    assert "3月25日" in reminder


# The office


def test_several_are_listed_first_and_returned_then_undone(programme: Programme, desks: Desks) -> None:
    for _ in range(2):
        a_task(programme, unit=desks.unit)
    rows = [submitted(row, desks) for row in asked(programme)]
    client = signed_in(an_office_clerk(programme))
    posted = form(*rows, act="return", reason="缺数") | {"state": "submitted"}
    listed = client.post(page(programme, "decide_reports"), posted)
    assert {now_of(row).state for row in rows} == {"submitted"}
    assert "退回" in listed.content.decode()
    done = client.post(page(programme, "decide_reports"), posted | {"sure": "1"}, follow=True)
    assert {now_of(row).state for row in rows} == {"returned"}
    assert "撤销" in done.content.decode()
    client.post(page(programme, "decide_reports"), form(*rows, act="take_back"))
    assert {now_of(row).state for row in rows} == {"submitted"}


def test_deadline_is_put_off_in_bulk_with_a_reason(programme: Programme, desks: Desks) -> None:
    rows = [a_request(programme, desks) for _ in range(2)]
    client = signed_in(an_office_clerk(programme))
    posted = form(*rows, act="extend", day="2026-03-30", reason="汛期") | {"sure": "1"}
    client.post(page(programme, "decide_reports"), posted)
    assert {now_of(row).due_on for row in rows} == {date(2026, 3, 30)}
    again = form(*rows, act="extend", day="2026-03-01", reason="汛期") | {"sure": "1"}
    early = client.post(page(programme, "decide_reports"), again)
    assert early.status_code == 422


def test_request_is_handed_to_another_unit(programme: Programme, desks: Desks) -> None:
    report, other = a_request(programme, desks), the_desks(programme)
    client = signed_in(an_office_clerk(programme))
    client.post(page(programme, "decide_reports"), form(report, act="assign", to=str(other.unit.pk), reason="职能划转"))  # fmt: skip
    assert now_of(report).unit_id == other.unit.pk


def test_closed_month_sends_the_form_to_a_correction(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    a_close(programme, on=MARCH)
    answer = signed_in(desks.filer).post(page(programme, "fill_reports"), form(report))
    assert answer.status_code == 422
    assert "申请更正" in answer.content.decode()


def test_what_lay_with_the_unit_when_its_month_closed_stands_apart_and_the_rest_passes(
    programme: Programme, desks: Desks
) -> None:
    shut = passed_on(a_request(programme, desks, title="三月没有报成"), desks)
    a_close(programme, on=MARCH)
    client = signed_in(desks.reviewer)
    text = client.get(page(programme, "reports")).content.decode()
    assert "封账时没有报送的" in text
    assert f'name="report" value="{shut.pk}"' not in text
    assert "三月没有报成" not in client.get("/desk/").content.decode()
    changed(shut, programme, period="2026-04")
    again = client.get(page(programme, "reports")).content.decode()
    assert f'name="report" value="{shut.pk}" autocomplete="off" checked' in again
    assert "封账时没有报送的" not in again


# Whoever else


def test_another_unit_sees_no_report_on_any_page_of_reporting(programme: Programme, desks: Desks) -> None:
    report = submitted(a_request(programme, desks, title="只属于本单位的任务"), desks)
    a_request(programme, the_desks(programme))
    theirs = the_desks(programme)
    for by in (theirs.filer, theirs.reviewer, theirs.signer):
        client = signed_in(by)
        assert client.get(page(programme, "report", number=report.pk)).status_code == 404
        for name in ("reports", "reports_queue", "silence", "burden", "inbox"):
            assert "只属于本单位的任务" not in client.get(page(programme, name)).content.decode()
        assert client.post(page(programme, "decide_reports"), form(report, act="accept")).status_code == 403


def test_right_that_ended_yesterday_signs_nothing_today(programme: Programme, desks: Desks) -> None:
    from gangmu.web.accounts.models import Holding

    report = passed_on(a_request(programme, desks), desks)
    client = signed_in(desks.signer)
    holding = Holding.objects.get(user=desks.signer.user_id)
    changed(holding, programme, until_on=date(2026, 3, 9))
    answer = client.post(page(programme, "decide_in_unit"), form(report, act="sign"))
    assert answer.status_code in (302, 403)
    assert now_of(report).state == "unit_review"


def test_form_costs_the_same_queries_for_one_and_for_many(programme: Programme, desks: Desks) -> None:
    a_request(programme, desks)
    client = signed_in(desks.filer)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page(programme, "reports")).status_code == 200
        return len(queries)

    few = cost()
    for _ in range(12):
        a_task(programme, unit=desks.unit)
    asked(programme)
    assert cost() == few <= 20
