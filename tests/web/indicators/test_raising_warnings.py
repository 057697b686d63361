"""Warnings are raised once by the calendar, answered by the post that is named, and closed by the office."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.core.base.lifecycles import NotThisRoleError, ReasonNeededError
from gangmu.core.indicators.warnings import Side
from gangmu.web.accounts.models import Post, User
from gangmu.web.indicators.actions.warnings import (
    answer_warning,
    decide_warning,
    escalate_overdue,
    line_of,
    raise_warnings,
    watch_line,
    watch_targets,
)
from gangmu.web.indicators.models import EarlyWarning, Series, Watch
from gangmu.web.indicators.refusals import LineDoesNotFitError, WatchedAlreadyError
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.due import ask_for_what_is_due
from gangmu.web.record.jobs import Work, task_named
from gangmu.web.record.models import Job, Programme
from gangmu.web.record.refusals import NotFoundError
from web.builders import a_key, a_unit, an_actor, an_instant, an_office_clerk
from web.indicators.made import a_value, figures
from web.indicators.test_judging import a_followed_target

ON = date(2026, 6, 30)


def a_target_behind(programme: Programme) -> Promise:
    """A target of 2035 with a path and a base, far behind it."""
    promise = a_followed_target(
        programme,
        due="2035",
        path="linear",
        base_period="2021",
        base_value=Decimal(7000),
        value=Decimal(2 * 10**12),
    )
    figures(programme, a_value("2025", "7100", vintage="2026-03-31"))
    return promise


def watched(programme: Programme, promise: Promise) -> Actor:
    """A filer whose post answers for a target."""
    filer = an_actor(programme, role="filer", unit=a_unit(programme, name="市统计局"))
    by = an_office_clerk(programme)
    watch_targets([promise], Post.objects.get(pk=filer.post_id), on=ON, by=by, at=an_instant(), key=a_key())
    return filer


def raised(programme: Programme, *, on: date = ON) -> EarlyWarning | None:
    return raise_warnings(on=on, by=operator(programme.pk), at=an_instant(), key=a_key())


def test_target_behind_its_path_warns_its_post_once(programme: Programme) -> None:
    filer = watched(programme, a_target_behind(programme))
    row = raised(programme)
    assert row is not None
    assert (row.cause, row.period, row.post_id, row.state) == ("behind", "2025", filer.post_id, "raised")
    assert (row.answer_by, row.counted) == (ON + timedelta(days=5), "day_in_lieu")
    assert row.rule["id"] == "gangmu-warnings"
    assert raised(programme) is None
    assert raised(programme, on=ON + timedelta(days=1)) is None
    assert EarlyWarning.objects.count() == 1


def test_new_period_behind_warns_anew(programme: Programme) -> None:
    watched(programme, a_target_behind(programme))
    raised(programme)
    figures(programme, a_value("2026", "7150", vintage="2027-03-31"))
    row = raised(programme, on=date(2027, 4, 1))
    assert row is not None
    assert row.period == "2026"


def test_missing_data_is_never_behind_and_only_asks_for_data(programme: Programme) -> None:
    promise = a_followed_target(
        programme,
        due="2035",
        path="linear",
        base_period="2021",
        base_value=Decimal(7000),
        value=Decimal(2 * 10**12),
    )
    watched(programme, promise)
    assert raised(programme) is None  # no figure at all: nobody can be behind
    figures(programme, a_value("2022", "7100", vintage="2023-03-31"))
    row = raised(programme, on=date(2026, 6, 30))
    assert row is not None
    assert row.cause == "stale"
    assert [each.cause for each in EarlyWarning.objects.all()] == ["stale"]


def test_line_that_is_crossed_warns(programme: Programme) -> None:
    figures(programme, a_value("2025", "7100", vintage="2026-03-31"))
    by = an_office_clerk(programme)
    series = Series.objects.get(programme=programme)
    post = Post.objects.get(pk=by.post_id)
    draw = {"on": ON, "by": by, "at": an_instant()}
    watch_line(series, post, side=Side.BELOW, line="0.8万亿元", unit="亿元", key=a_key(), **draw)  # type: ignore[arg-type]
    with pytest.raises(WatchedAlreadyError):
        watch_line(series, post, side=Side.BELOW, line="9000", unit="亿元", key=a_key(), **draw)  # type: ignore[arg-type]
    row = raised(programme)
    assert row is not None
    assert (row.cause, row.value, row.line) == ("threshold", Decimal(7100), Decimal(8000))


@pytest.mark.parametrize("text", ["", "abc", "5万人", "--3", "1e9", "NaN"])
def test_line_that_is_no_figure_of_the_kind_is_refused(text: str) -> None:
    with pytest.raises(LineDoesNotFitError):
        line_of(text, "亿元")


def test_named_post_answers_and_nobody_for_it(programme: Programme) -> None:
    filer = watched(programme, a_target_behind(programme))
    row = raised(programme)
    assert row is not None
    stranger = an_actor(programme, role="filer")
    answer = {
        "answer": "两个项目推迟投产",
        "plan": "三季度补上",
        "on": ON,
        "at": an_instant(),
        "seen": row.version,
    }
    with pytest.raises(NotFoundError):
        answer_warning(row.pk, by=stranger, key=a_key(), **answer)  # type: ignore[arg-type]
    with pytest.raises(ReasonNeededError):
        answer_warning(row.pk, by=filer, key=a_key(), **answer | {"answer": " "})  # type: ignore[arg-type]
    done = answer_warning(row.pk, by=filer, key=a_key(), **answer)  # type: ignore[arg-type]
    assert (done.state, done.answered_by_id) == ("answered", filer.post_id)


def test_office_sends_back_closes_and_opens_again(programme: Programme) -> None:
    filer = watched(programme, a_target_behind(programme))
    row, by = raised(programme), an_office_clerk(programme)
    assert row is not None
    later = ON + timedelta(days=3)

    def decide(verb: str, remark: str) -> EarlyWarning:
        now = EarlyWarning.objects.get(pk=row.pk)
        return decide_warning(
            row.pk, verb, remark=remark, on=later, by=by, at=an_instant(), key=a_key(), seen=now.version
        )

    answer_warning(
        row.pk, answer="原因", plan="", on=ON, by=filer, at=an_instant(), key=a_key(), seen=row.version
    )
    with pytest.raises(ReasonNeededError):
        decide("send_back", "")
    back = decide("send_back", "没有写打算")
    assert (back.state, back.answer_by) == ("raised", later + timedelta(days=5))
    answer_warning(
        row.pk,
        answer="原因",
        plan="打算",
        on=later,
        by=filer,
        at=an_instant(),
        key=a_key(),
        seen=back.version,
    )
    assert decide("close", "").closed_on == later
    assert decide("reopen", "三季度又落后").closed_on is None


def test_what_is_not_answered_in_time_goes_before_the_office(programme: Programme) -> None:
    watched(programme, a_target_behind(programme))
    raised(programme)
    on_the_day = ON + timedelta(days=5)
    assert escalate_overdue(on=on_the_day, by=operator(programme.pk), at=an_instant(), key=a_key()) is None
    late = escalate_overdue(
        on=on_the_day + timedelta(days=1), by=operator(programme.pk), at=an_instant(), key=a_key()
    )
    assert late is not None
    assert (late.state, late.escalated_on) == ("escalated", on_the_day + timedelta(days=1))
    with pytest.raises(NotThisRoleError):
        decide_warning(
            late.pk,
            "dismiss",
            remark="不必",
            on=ON,
            by=operator(programme.pk),
            at=an_instant(),
            key=a_key(),
            seen=late.version,
        )


def test_tick_asks_once_a_day_and_the_job_begun_again_has_one_effect(programme: Programme) -> None:
    watched(programme, a_target_behind(programme))
    asked = [key for key in ask_for_what_is_due(an_instant()) if key.startswith("warn-")]
    assert len(asked) == 1
    assert [key for key in ask_for_what_is_due(an_instant()) if key.startswith("warn-")] == []
    job = Job.objects.get(key=asked[0])
    work = Work(job=job.pk, key=job.key, by=Actor(**job.actor), arguments=job.arguments)
    for _ in range(2):
        task_named("indicators.warn")(work)
    assert EarlyWarning.objects.count() == 1


def test_desk_page_shows_the_post_what_it_owes_and_takes_its_answer(programme: Programme) -> None:
    filer = watched(programme, a_target_behind(programme))
    row = raised(programme)
    assert row is not None
    client, at = Client(), f"/at/{programme.code}"
    client.force_login(User.objects.get(pk=filer.user_id))
    page = client.get(at + reverse("warnings")).content.decode()
    assert "2025年落后于路径" in page
    assert "没有当年工作日历，按自然日计" in page
    assert "2025年落后于路径" in client.get(at + reverse("desk")).content.decode()
    form = {"answer": "两个项目推迟投产", "plan": "三季度补上", "version": row.version, "key": a_key()}
    assert (
        client.post(
            at + reverse("answer_warning", args=[row.pk]), form | {"answer": "", "key": a_key()}
        ).status_code
        == 422
    )
    assert client.post(at + reverse("answer_warning", args=[row.pk]), form).status_code == 302
    assert EarlyWarning.objects.get().answer == "两个项目推迟投产"
    other = Client()
    other.force_login(User.objects.get(pk=an_actor(programme, role="filer").user_id))
    assert "两个项目推迟投产" not in other.get(at + reverse("warnings")).content.decode()


def test_office_sets_and_stops_watching_on_the_page(programme: Programme) -> None:
    promise = a_target_behind(programme)
    by, client, at = an_office_clerk(programme), Client(), f"/at/{programme.code}"
    client.force_login(User.objects.get(pk=by.user_id))
    page = client.get(at + reverse("warnings")).content.decode()
    assert promise.words in page
    form = {"target": promise.code, "post": by.post_id, "key": a_key()}
    assert client.post(at + reverse("watch_targets"), form).status_code == 302
    assert client.post(at + reverse("watch_targets"), form | {"key": a_key()}).status_code == 422
    series = Meaning.objects.get(promise=promise)
    key = "|".join(getattr(series, part) for part in Meaning.SERIES)
    line = {"series": key, "side": "below", "line": "八千", "post": by.post_id, "key": a_key()}
    assert client.post(at + reverse("watch_line"), line).status_code == 422
    assert (
        client.post(at + reverse("watch_line"), line | {"line": "8,000", "key": a_key()}).status_code == 302
    )
    row = Watch.objects.get(promise=promise)
    stopped = client.post(at + reverse("stop_watch", args=[row.pk]), {"version": row.version, "key": a_key()})
    assert stopped.status_code == 302
    assert Watch.objects.get(promise=promise).stopped_on is not None
