"""Outlooks are judgements: kept with all that they rest on, shown as of a day, never made of what came later."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.indicators import outlooks
from gangmu.web.indicators.actions.outlooks import make_outlooks, try_on_the_past
from gangmu.web.indicators.jobs import look_ahead
from gangmu.web.indicators.models import Outlook, Reliability
from gangmu.web.indicators.showing.chances import in_words
from gangmu.web.record.actors import operator
from gangmu.web.record.clock import today
from gangmu.web.record.due import ask_for_what_is_due
from gangmu.web.record.jobs import Work
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW, Moment
from web.builders import a_key, a_programme, a_reader, an_instant
from web.indicators.made import a_value, figures
from web.indicators.outlooks_made import TODAY, a_meaning, a_panel, outlooks_made
from web.portal.builders import an_issued_outline
from web.portal.conftest import for_a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def programme(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Programme]:
    with for_a_file(django_db_blocker):
        made = a_programme()
        an_issued_outline(made, Path(tmp_path_factory.mktemp("outline")))
        yield made


def test_outlook_keeps_its_inputs_its_band_and_its_rule(programme: Programme) -> None:
    a_panel(programme)
    promise = a_meaning(programme, "1500亿元")
    [row] = outlooks_made(programme)
    assert (row.promise, row.origin, row.due) == (promise, "2025", "2035")
    assert row.p10 < row.p25 < row.median < row.p75 < row.p90
    assert Decimal(0) <= row.chance <= Decimal(1)
    assert [year for year, *_ in row.fan] == list(range(2026, 2036))
    assert row.inputs["values"][-1][0] == "2025"
    assert row.inputs["values"][-1][-1] == "云川统计公报"
    assert row.rule
    assert row.rule_hash
    assert row.reached <= row.windows


def test_target_that_is_due_has_no_outlook(programme: Programme) -> None:
    a_panel(programme)
    a_meaning(programme, "900亿元")
    assert outlooks_made(programme) == []


def test_outlook_knows_nothing_published_after_its_day(programme: Programme) -> None:
    a_panel(programme, until=2023)
    a_meaning(programme, "1500亿元")
    [before] = outlooks_made(programme, on=date(2024, 6, 30))
    told = (before.chance, before.fan, before.inputs)
    figures(
        programme,
        a_value("2024", "9000", vintage="2025-05-20"),
        a_value("2025", "9900", vintage="2026-05-20"),
    )
    [after] = outlooks_made(programme, on=date(2024, 6, 30))
    assert (after.chance, after.fan, after.inputs) == told


def test_series_too_short_is_marked_with_the_reason_and_no_chance(programme: Programme) -> None:
    a_panel(programme, since=2023)
    a_meaning(programme, "1500亿元")
    [row] = outlooks_made(programme)
    assert row.chance is None
    assert row.obstacle == "forecast.too_short"
    assert "至少要" in row.reasons[0][0]
    assert outlooks.chances(operator(programme.pk), NOW, on=TODAY) == {}


def test_series_alone_and_short_is_told_no_chance_and_why(programme: Programme) -> None:
    a_panel(programme, cities=1, since=2018)
    a_meaning(programme, "1500亿元")
    [row] = outlooks_made(programme)
    assert (row.chance, row.obstacle, row.fan) == (None, "forecast.untried", [])
    assert row.reasons[0][0].startswith("数太少，说不出可能性")


def test_earlier_outlook_is_shown_as_of_then(programme: Programme) -> None:
    a_panel(programme, until=2023)
    a_meaning(programme, "1500亿元")
    [first] = outlooks_made(programme, on=date(2024, 6, 30))
    chance, seq = first.chance, LedgerEntry.objects.filter(head__programme=programme).count()
    figures(
        programme, a_value("2024", "990", vintage="2025-05-20"), a_value("2025", "1400", vintage="2026-05-20")
    )
    [second] = outlooks_made(programme, on=TODAY)
    assert second.chance > chance
    by = operator(programme.pk)
    assert outlooks.outlooks(by, Moment(seq=seq)).get(promise=first.promise_id).chance == chance


def test_same_month_asked_twice_is_judged_once(programme: Programme) -> None:
    a_panel(programme)
    a_meaning(programme, "1500亿元")
    for _ in range(2):
        make_outlooks(on=TODAY, by=operator(programme.pk), at=an_instant(), key="outlook-2026-06")
    assert (
        LedgerEntry.objects.filter(head__programme=programme, action="indicators.outlooks_made").count() == 1
    )


def test_reader_makes_no_outlook(programme: Programme) -> None:
    with pytest.raises(NotAllowedError):
        make_outlooks(on=TODAY, by=a_reader(programme), at=an_instant(), key=a_key())


def test_reliability_is_worked_out_of_the_panel_and_kept(programme: Programme) -> None:
    a_panel(programme, cities=10)
    try_on_the_past(on=TODAY, by=operator(programme.pk), at=an_instant(), key=a_key())
    row = Reliability.objects.get(programme=programme)
    blend = [each for each in row.result["methods"] if each["method"] == row.method]
    assert [each["horizon"] for each in blend] == [1, 2, 3, 4]
    assert all(Decimal(0) <= Decimal(each["coverage80"]) <= Decimal(1) for each in blend)
    assert {each["place"] for each in row.result["last"]} <= {
        "云川市",
        *(f"第{number}市" for number in range(10)),
    }


def test_chance_in_words_is_one_in_so_many() -> None:
    assert in_words(Decimal("0.10")) == "约1/10"
    assert in_words(Decimal("0.001")) == "不到1/100"


def test_public_reads_outlooks_of_the_last_release_only(programme: Programme) -> None:
    from gangmu.web.record.actors import public

    a_panel(programme)
    a_meaning(programme, "1500亿元")
    outlooks_made(programme)
    assert Outlook.objects.filter(programme=programme).exists()
    assert not outlooks.outlooks(public(programme.pk, released_seq=1), NOW).exists()


def test_tick_asks_for_the_outlook_once_a_month(programme: Programme) -> None:
    a_panel(programme)
    promise = a_meaning(programme, "1500亿元")
    key = f"outlook-{programme.uid.hex}-2026-06"
    asked = ask_for_what_is_due(datetime(2026, 6, 15, tzinfo=UTC))
    assert [each for each in asked if each.startswith("outlook-")] == [key_of_today(programme)]
    assert not [each for each in ask_for_what_is_due(datetime(2026, 6, 16, tzinfo=UTC)) if "outlook" in each]
    by = operator(programme.pk)
    for _ in range(2):  # a job may be begun more than once
        look_ahead(Work(job=0, key=key, by=by, arguments={"on": TODAY.isoformat()}))
    assert Outlook.objects.get(programme=programme).promise_id == promise.pk
    acts = LedgerEntry.objects.filter(head__programme=programme, action="indicators.outlooks_made")
    assert acts.count() == 1


def key_of_today(programme: Programme) -> str:
    return f"outlook-{programme.uid.hex}-{today(programme):%Y-%m}"
