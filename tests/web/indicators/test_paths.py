"""The office chooses the path of a target: from then on its standing tells how it goes."""

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.core.plan.path_choices import PathNotReadError
from gangmu.core.plan.verdicts import Standing
from gangmu.web.indicators.paths.actions import choose_path
from gangmu.web.indicators.paths.changes import path_changes
from gangmu.web.indicators.queries import judgements
from gangmu.web.outlines.models import Promise
from gangmu.web.outlines.queries import promises
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.refusals import ConflictError
from web.builders import a_holder, a_post, an_instant, an_office_clerk
from web.indicators.made import a_value, figures
from web.indicators.test_judging import ON, a_followed_target

TYPED = {"path": "linear", "base_period": "2021", "base_value": "", "milestones": "", "tolerance": ""}


@pytest.fixture
def target(programme: Programme) -> Promise:
    """10,000 by 2030, 7,000 in 2021 and 8,500 in 2025."""
    promise = a_followed_target(programme, due="2030")
    figures(programme, a_value("2021", "7000"), a_value("2025", "8500", vintage="2026-03-31"))
    return promise


def standing(programme: Programme, promise: Promise) -> Standing:
    promise.refresh_from_db()
    clerk = an_office_clerk(programme)
    return judgements(clerk, NOW, on=ON, promises=[promise])[promise.pk].verdict.standing


def test_with_a_path_the_target_is_judged_before_its_day(programme: Programme, target: Promise) -> None:
    """Linear: by 2025 four ninths of the 3,000 were wanted, half of them came."""
    assert standing(programme, target) is Standing.NOT_DUE
    clerk = an_office_clerk(programme)
    choose_path(target, **TYPED, by=clerk, at=an_instant(), key="k", seen=target.version)
    assert standing(programme, target) is Standing.AHEAD
    entry = LedgerEntry.objects.get(head__programme=programme, action="indicators.path_chosen")
    assert "outlines.promise" in entry.body.lower()


def test_a_path_may_be_taken_back(programme: Programme, target: Promise) -> None:
    clerk = an_office_clerk(programme)
    first = choose_path(target, **TYPED, by=clerk, at=an_instant(), key="k1", seen=target.version)
    none = dict.fromkeys(TYPED, "")
    choose_path(first, **none, by=clerk, at=an_instant(), key="k2", seen=first.version)
    assert standing(programme, target) is Standing.NOT_DUE


def test_who_chose_a_moment_later_is_told_that_another_was_first(
    programme: Programme, target: Promise
) -> None:
    clerk = an_office_clerk(programme)
    seen = target.version
    choose_path(target, **TYPED, by=clerk, at=an_instant(), key="k1", seen=seen)
    with pytest.raises(ConflictError):
        choose_path(target, **TYPED | {"path": "compound"}, by=clerk, at=an_instant(), key="k2", seen=seen)


def test_every_change_of_a_path_is_listed_as_it_was_known(programme: Programme, target: Promise) -> None:
    clerk = an_office_clerk(programme)
    first = choose_path(target, **TYPED, by=clerk, at=an_instant(1), key="k1", seen=target.version)
    before = LedgerEntry.objects.filter(head__programme=programme).latest("seq").seq
    second = choose_path(
        first, **TYPED | {"path": "step"}, by=clerk, at=an_instant(2), key="k2", seen=first.version
    )
    listed = [(each.before.path, each.chosen.path) for each in path_changes(NOW, second)]
    assert listed == [(None, "linear"), ("linear", "step")]
    assert [each.on for each in path_changes(NOW, second)] == [an_instant(1).date(), an_instant(2).date()]
    known = promises(clerk, Moment(seq=before)).get(code=target.code)
    assert [each.chosen.path for each in path_changes(Moment(seq=before), known)] == ["linear"]


def test_target_without_a_date_has_no_path(programme: Programme) -> None:
    promise = a_followed_target(programme, due="")
    clerk = an_office_clerk(programme)
    with pytest.raises(PathNotReadError):
        choose_path(promise, **TYPED, by=clerk, at=an_instant(), key="k", seen=promise.version)


def test_page_takes_a_path_and_gives_back_what_makes_none(programme: Programme, target: Promise) -> None:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    address = reverse("choose_path", kwargs={"code": target.code})
    sent = TYPED | {"version": str(target.version), "key": "a", "base_period": "去年"}
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "“去年”不是时期" in refused.text
    assert 'value="去年"' in refused.text  # what was typed is not lost
    taken = client.post(address, sent | {"base_period": "2021", "key": "b"})
    assert taken.status_code == 302
    page = client.get(reverse("paths")).text
    assert "线性：每年同样的步子" in page
    assert "自2021年起" in page
