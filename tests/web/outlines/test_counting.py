"""The same words are one promise: a measure that says no more than a target is counted with it (decision 0013)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.outlines.actions.deciding import accept_draft, reopen_draft
from gangmu.web.outlines.actions.taking import take_decisions
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.decisions import AS_READ, read_decisions, write_decisions
from gangmu.web.outlines.models import Baseline, Draft, OutlineVersion, Promise
from gangmu.web.record.models import Programme
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_programme, an_instant, an_office_clerk
from web.outlines.made import TEXT, a_version_in_review, an_issued_version, drafts_of, issued, words_of

COUNTED = TEXT.replace("建设十座街角公园。", "建设10座街角公园。新建3个体育馆，并提升服务水平。")
SAME = "云川市便民行动纲要\n\n一、办好小事\n\n建设10座街角公园。修复三条老街。\n"


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def decided(client: Client, draft: Draft, verb: str, **more: Any) -> Any:
    form = {"draft": draft.pk, "version": draft.version, "verb": verb, "key": a_key()} | more
    return client.post(reverse("review_decide", kwargs={"number": draft.outline.number}), form)


def now(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)


def page_of(client: Client, version: OutlineVersion, **query: Any) -> str:
    answer = client.get(reverse("review", kwargs={"number": version.number}), query)
    return str(answer.content.decode())


def test_same_words_are_one_promise(programme: Programme) -> None:
    version = an_issued_version(programme, COUNTED)
    found = {(row.kind, row.words) for row in Promise.objects.filter(outline=version.pk)}
    assert ("target", "建设10座街角公园") in found
    assert ("measure", "建设10座街角公园") not in found
    [merged] = [row for row in drafts_of(version, kind="measure") if words_of(row) == "建设10座街角公园"]
    assert merged.into is not None
    assert (merged.state, merged.into.kind) == ("merged", "target")
    assert not coverage_of(version, an_office_clerk(programme)).unexplained


def test_issue_page_counts_as_the_public_pages_will(office: Client, programme: Programme) -> None:
    text = COUNTED.replace("达到200万人。", "达到200万人。截至2025年底，全市公园面积达到30平方公里。")
    by, on = an_office_clerk(programme), date(2026, 3, 3)
    version = a_version_in_review(programme, text, by=by)
    take_decisions(version, AS_READ, on=on, by=by, at=an_instant(), key=a_key())
    found = office.get(reverse("issue", kwargs={"number": version.number})).context
    issued(version, by=by)
    kinds = [row.kind for row in Promise.objects.filter(outline=version.pk)]
    counted = found["counted"]
    assert (counted.targets, counted.measures) == (kinds.count("target"), kinds.count("measure"))
    assert found["promises"] == len(kinds)
    assert counted.baselines == Baseline.objects.filter(outline=version.pk).count() > 0
    assert counted.counted_with == len([row for row in drafts_of(version, kind="measure") if row.into])


def test_decisions_of_a_file_count_once_and_keep_what_counts_apart(programme: Programme) -> None:
    by = an_office_clerk(programme)
    version = a_version_in_review(programme, COUNTED)
    [measure] = [row for row in drafts_of(version, kind="measure") if words_of(row) == "建设10座街角公园"]
    accept_draft(measure, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key(), seen=measure.version)
    take_decisions(version, AS_READ, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key())
    merged = Draft.objects.get(pk=measure.pk)
    assert merged.state == "merged"
    reopen_draft(merged, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key(), seen=merged.version)
    again = Draft.objects.get(pk=measure.pk)
    accept_draft(again, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key(), seen=again.version)
    written = write_decisions(version, drafts_of(version), [])
    other = a_version_in_review(a_programme(), COUNTED)
    take_decisions(
        other,
        read_decisions(written),
        on=date(2026, 3, 3),
        by=an_office_clerk(other.programme),
        at=an_instant(),
        key=a_key(),
    )
    [apart] = [row for row in drafts_of(other, kind="measure") if words_of(row) == "建设10座街角公园"]
    assert (apart.state, apart.counted_apart) == ("accepted", True)


def test_measure_that_was_a_promise_says_with_which_target_it_counts_now(programme: Programme) -> None:
    by = an_office_clerk(programme)
    version = a_version_in_review(programme, COUNTED)
    [measure] = [row for row in drafts_of(version, kind="measure") if words_of(row) == "建设10座街角公园"]
    Draft.objects.filter(pk=measure.pk).update(counted_apart=True)
    take_decisions(version, AS_READ, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key())
    issued(version, by=by)
    before = Promise.objects.get(kind="measure", words="建设10座街角公园")
    an_issued_version(programme, COUNTED.replace("三条", "四条"))
    after = Promise.objects.get(pk=before.pk)
    target = Promise.objects.get(kind="target", words="建设10座街角公园")
    assert after.withdrawn_on is not None
    assert target.code in after.note


def of_park(version: OutlineVersion, kind: str) -> Draft:
    return next(row for row in drafts_of(version, kind=kind) if words_of(row) == "建设10座街角公园")


def test_measure_of_the_same_words_is_counted_with_its_target_and_comes_back_with_it(
    office: Client, programme: Programme
) -> None:
    version = a_version_in_review(programme, SAME)
    goal, measure = of_park(version, "target"), of_park(version, "measure")
    assert "采用以后，同样文字的举措随它计一条" in page_of(office, version, draft=str(goal.pk))
    decided(office, goal, "accept")
    assert (now(measure).state, now(measure).into_id) == ("merged", goal.pk)
    html = page_of(office, version, show="all", draft=str(measure.pk))
    assert "是同样的文字，只计一条" in html
    decided(office, now(goal), "reject", reason="识读有误")
    assert (now(measure).state, now(measure).into_id) == ("proposed", None)
    assert verify().is_whole


def test_measure_that_the_clerk_takes_out_counts_apart_from_then_on(
    office: Client, programme: Programme
) -> None:
    version = a_version_in_review(programme, SAME)
    goal, measure = of_park(version, "target"), of_park(version, "measure")
    decided(office, goal, "accept")
    decided(office, now(measure), "reopen")
    decided(office, now(measure), "accept")
    decided(office, now(goal), "correct", **{"f-due": "2027"})
    assert (now(measure).state, now(measure).counted_apart) == ("accepted", True)


def test_counting_with_a_target_is_undone_with_its_acceptance(office: Client, programme: Programme) -> None:
    version = a_version_in_review(programme, SAME)
    goal, measure = of_park(version, "target"), of_park(version, "measure")
    decided(office, goal, "accept")
    last = office.get(reverse("review", kwargs={"number": version.number})).context["last"]
    form = {"seq": last.seq, "key": a_key()}
    assert office.post(reverse("review_undo", kwargs={"number": version.number}), form).status_code == 302
    assert (now(goal).state, now(measure).state, now(measure).into_id) == ("proposed", "proposed", None)


def test_page_of_the_issue_says_how_many_are_counted_with_targets(
    office: Client, programme: Programme
) -> None:
    version = a_version_in_review(programme, SAME)
    decided(office, of_park(version, "target"), "accept")
    html = office.get(reverse("issue", kwargs={"number": version.number})).content.decode()
    assert "1项举措与目标是同样的文字" in html
