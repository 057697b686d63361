"""A gap is closed by a named act that says what fills it; the public reads it at the next release; it can be undone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.gaps import close_gap, reopen_gap, write_closing
from gangmu.web.outlines.models import Gap
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.refusals import ConflictError
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_release, an_instant, an_office_clerk
from web.outlines.made import an_issued_version

TEXT = """云川市便民行动纲要

一、总体目标

到2027年，全市公园达到40座。主要指标见下表。

表1  云川市便民行动主要指标

二、办好身边小事

建设十座街角公园。修好三条老街。
"""


@pytest.fixture
def gap(programme: Programme) -> Gap:
    an_issued_version(programme, TEXT)
    [found] = queries.open_gaps(an_office_clerk(programme), NOW, kind="table_without_rows")
    return found


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office", title="办公室文书"), programme))
    return client


def closed(gap: Gap, **changes: Any) -> Gap:
    by = an_office_clerk(gap.programme)
    stamp = {"on": an_instant().date(), "by": by, "at": an_instant(), "key": a_key(), "seen": gap.version}
    return close_gap(gap, **{"supplied": "云川市主要指标表.xlsx", **stamp, **changes})


def page(name: str = "gaps") -> str:
    return Client().get(reverse(name)).content.decode()


def test_gap_is_closed_by_what_fills_it_and_by_whom(gap: Gap) -> None:
    by = an_office_clerk(gap.programme)
    done = closed(gap, by=by)
    assert (done.state, done.supplied) == ("closed", "云川市主要指标表.xlsx")
    assert done.closed_by_id == by.post_id
    assert list(queries.open_gaps(an_office_clerk(gap.programme), NOW, kind="table_without_rows")) == []
    assert verify().is_whole


def test_public_reads_it_with_the_next_release_and_not_before(office: Client, gap: Gap) -> None:
    a_release(gap.programme)
    form = {"key": a_key(), "version": gap.version, "supplied": "云川市主要指标表.xlsx"}
    answer = office.post(reverse("close_gap", kwargs={"code": gap.code}), form)
    assert answer.status_code == 302
    assert "云川市主要指标表" not in page()
    assert "云川市主要指标表" not in page("outline")
    a_release(gap.programme)
    assert "办公室文书已于" in page().replace('<span lang="zh-Hans">', "").replace("</span>", "")
    assert "云川市主要指标表.xlsx" in page("outline")


def test_gap_that_was_closed_wrongly_is_opened_again_with_a_reason(office: Client, gap: Gap) -> None:
    done = closed(gap)
    address = reverse("reopen_gap", kwargs={"code": gap.code})
    refused = office.post(address, {"key": a_key(), "version": done.version, "reason": " "})
    assert refused.status_code == 422
    assert "lifecycle.reason_needed" in refused.content.decode()
    office.post(address, {"key": a_key(), "version": done.version, "reason": "那是别的表"})
    again = Gap.objects.get(pk=gap.pk)
    assert (again.state, again.supplied, again.closed_by_id, again.reason) == ("open", "", None, "那是别的表")


def test_total_says_how_many_were_supplied_since(programme: Programme, gap: Gap) -> None:
    a_release(programme)
    assert "处已补录" not in page()
    closed(gap)
    a_release(programme)
    assert '其中<span class="num">1</span>处已补录' in page()


def test_what_fills_it_must_be_named(office: Client, gap: Gap) -> None:
    form = {"key": a_key(), "version": gap.version, "supplied": "  ", "reason": "在附件里"}
    answer = office.post(reverse("close_gap", kwargs={"code": gap.code}), form)
    assert answer.status_code == 422
    assert "outlines.nothing_supplied" in answer.content.decode()
    assert Gap.objects.get(pk=gap.pk).state == "open"


def test_gap_is_closed_once(office: Client, gap: Gap) -> None:
    closed(gap)
    with pytest.raises(ConflictError):
        reopen_gap(
            gap,
            reason="看的是旧的一行",
            by=an_office_clerk(gap.programme),
            at=an_instant(),
            key=a_key(),
            seen=gap.version,
        )
    form = {"key": a_key(), "version": gap.version + 1, "supplied": "另一张表"}
    answer = office.post(reverse("close_gap", kwargs={"code": gap.code}), form)
    assert answer.status_code == 422
    assert "lifecycle.no_such_step" in answer.content.decode()


def test_import_closes_what_it_brings_in_its_own_entry(gap: Gap) -> None:
    by = an_office_clerk(gap.programme)
    with commit("test.imported", by=by, at=an_instant(), key=a_key()) as opened:
        write_closing(opened, gap, supplied="指标监测表.xlsx", on=an_instant().date(), by=by)
    assert Gap.objects.get(pk=gap.pk).state == "closed"


def test_closed_gap_stays_closed_in_the_next_version(gap: Gap) -> None:
    closed(gap)
    an_issued_version(gap.programme, TEXT.replace("三条老街", "五条老街"))
    [row] = queries.gaps_in_force(an_office_clerk(gap.programme), NOW, kind="table_without_rows")
    assert (row.pk, row.state, row.supplied) == (gap.pk, "closed", "云川市主要指标表.xlsx")
