"""Recording for a post of a unit what it brought on paper (代录): the entry and every trail name both, and entering is not approving."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts import standing_in
from gangmu.web.accounts.actors import actor_of
from gangmu.web.accounts.models import Holding, Post, StandIn, User
from gangmu.web.accounts.standing_in import on_behalf, recording
from gangmu.web.doors.acted import acted
from gangmu.web.record.clock import today
from gangmu.web.record.commits import commit
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.verifying import verify
from gangmu.web.reporting.actions.deciding import accept_reports
from gangmu.web.reporting.actions.saving import pass_on_reports
from gangmu.web.reporting.actions.signing import review_reports, sign_reports
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import OwnReportError
from web.builders import a_holder, a_key, a_post, a_unit, an_actor, an_instant
from web.reporting.builders import MARCH, a_request, at_noon, filled, now_of, passed_on, seen, the_desks


def a_clerk(programme: Programme) -> tuple[Client, User]:
    client, user = Client(), a_holder(a_post(programme, role="office", title="办公室经办人"), programme)
    client.force_login(user)
    return client, user


def begin(client: Client, post: Post, basis: str = "市交函〔2026〕8号") -> Any:
    return client.post(
        reverse("begin_to_record", kwargs={"code": post.code}), {"basis": basis, "key": a_key()}
    )


def test_clerk_records_for_a_post_until_done_and_every_page_says_so(programme: Programme) -> None:
    client, user = a_clerk(programme)
    unit = a_unit(programme, name="市交通局")
    post = a_post(programme, role="filer", unit=unit, title="填报人")
    assert begin(client, post, " ").status_code == 422
    assert begin(client, post).status_code == 302
    page = client.get(reverse("reports"))
    assert "您在代市交通局" in page.content.decode()
    assert "市交函〔2026〕8号" in page.content.decode()
    assert page.wsgi_request.actor.role == "filer"  # type: ignore[attr-defined]
    client.post(reverse("end_recording"))
    page = client.get(reverse("units"))
    assert "您在代" not in page.content.decode()
    assert page.wsgi_request.actor.role == "office"  # type: ignore[attr-defined]
    told = client.get(reverse("post_page", kwargs={"code": post.code})).content.decode()
    assert "市交函〔2026〕8号" in told
    row = StandIn.objects.get()
    assert (row.user, row.post, row.on) == (user, post, today(programme))


def test_recording_is_good_for_its_day_its_recorder_and_desks_of_units_only(programme: Programme) -> None:
    client, _ = a_clerk(programme)
    for role in ("leader", "reviewer", "office"):
        assert begin(client, a_post(programme, role=role)).status_code == 422
    filer = Client()
    filer.force_login(a_holder(a_post(programme, role="filer"), programme))
    post = a_post(programme, role="filer")
    assert begin(filer, post).status_code == 403
    clerk = an_actor(programme)
    row = standing_in.begin_recording(
        post, "来电", on=date(2026, 3, 2), by=clerk, at=an_instant(), key=a_key()
    )
    assert recording(clerk, row.pk, date(2026, 3, 2)) is not None
    assert recording(clerk, row.pk, date(2026, 3, 3)) is None
    assert recording(an_actor(programme), row.pk, date(2026, 3, 2)) is None


@pytest.mark.parametrize("name", ["api_keys", "units", "inbox", "account", "report_links"])
def test_where_what_is_made_would_outlive_the_day_one_stays_in_ones_own_post(
    programme: Programme, name: str
) -> None:
    client, _ = a_clerk(programme)
    begin(client, a_post(programme, role="filer", title="填报人"))
    page = client.get(reverse(name))
    assert page.wsgi_request.actor.role == "office"  # type: ignore[attr-defined]
    assert page.wsgi_request.actor.behalf is None  # type: ignore[attr-defined]
    assert "本页仍按您自己的岗位" in page.content.decode()


def test_trail_names_both_posts_and_who_held_one_for_the_time_being(programme: Programme) -> None:
    unit = a_unit(programme, name="市交通局")
    clerk, post = an_actor(programme), a_post(programme, role="filer", unit=unit, title="填报人")
    stand_in = an_actor(programme, role="signer", unit=unit)
    Holding.objects.filter(post=stand_in.post_id).update(is_acting=True)
    for key, by in (("for", on_behalf(clerk, post)), ("acting", stand_in), ("plain", clerk)):
        with commit("test.done", by=by, at=an_instant(), key=key):
            pass
    entries = LedgerEntry.objects.filter(key__in=("for", "acting", "plain")).order_by("seq")
    said = [each.who for _, each in sorted(acted(entries, programme.pk).items())]
    assert said == ["综合岗代市交通局填报人录入", "综合岗（代理）", "综合岗"]


def test_report_recorded_by_the_office_shows_both_and_is_accepted_by_another_hand_only(
    programme: Programme,
) -> None:
    desks = the_desks(programme)
    client, user = a_clerk(programme)
    clerk = actor_of(user, Holding.objects.get(user=user).post, door="page")
    report = a_request(programme, desks)
    filer = Post.objects.select_related("unit").get(pk=desks.filer.post_id)
    recorded_by = on_behalf(clerk, filer)
    pass_on_reports([filled(report)], on=MARCH, by=recorded_by, at=at_noon(MARCH), key=a_key())
    assert now_of(report).filed_by == user
    signer = on_behalf(clerk, Post.objects.get(pk=desks.signer.post_id))
    with pytest.raises(OwnReportError):
        sign_reports(seen(report), on=MARCH, by=signer, at=at_noon(MARCH), key=a_key())
    for verb, by in ((review_reports, desks.reviewer), (sign_reports, desks.signer)):
        verb(seen(report), on=MARCH, by=by, at=at_noon(MARCH), key=a_key())
    with pytest.raises(OwnReportError):
        accept_reports(seen(report), on=MARCH, by=clerk, at=at_noon(MARCH), key=a_key())
    accept_reports(seen(report), on=MARCH, by=an_actor(programme), at=at_noon(MARCH), key=a_key())
    told = client.get(reverse("report", kwargs={"number": report.pk})).content.decode()
    assert f"办公室经办人代{filer.unit.name}{filer.title}录入" in told
    assert verify().is_whole


def test_what_is_recorded_for_a_filer_is_not_signed_by_that_filer_from_another_post(
    programme: Programme,
) -> None:
    desks = the_desks(programme)
    filer = Post.objects.get(pk=desks.filer.post_id)
    person = User.objects.get(pk=desks.filer.user_id)
    signs_too = a_post(programme, role="signer", unit=filer.unit)
    a_holder(signs_too, programme, person)
    report = a_request(programme, desks)
    clerk = an_actor(programme)
    pass_on_reports([filled(report)], on=MARCH, by=on_behalf(clerk, filer), at=at_noon(MARCH), key=a_key())
    assert now_of(report).opened_on == MARCH
    review_reports(seen(report), on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())
    by = actor_of(person, signs_too, door="page")
    with pytest.raises(OwnReportError):
        sign_reports(seen(report), on=MARCH, by=by, at=at_noon(MARCH), key=a_key())
    sign_reports(seen(report), on=MARCH, by=desks.signer, at=at_noon(MARCH), key=a_key())


@pytest.mark.parametrize("act", ["sign", "review", "send_back"])
def test_what_a_desk_decides_is_not_recorded_for_it(programme: Programme, act: str) -> None:
    desks = the_desks(programme)
    client, _ = a_clerk(programme)
    begin(client, Post.objects.get(pk=desks.signer.post_id))
    report = passed_on(a_request(programme, desks), desks)
    fields = {"act": act, "report": report.pk, f"v-{report.pk}": report.version, "key": a_key()}
    answer = client.post(reverse("decide_in_unit"), fields)
    assert "审核、签发要本人来办" in answer.content.decode()
    assert ProgressReport.objects.get(pk=report.pk).state == report.state
