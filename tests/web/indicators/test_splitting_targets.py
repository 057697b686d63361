"""A target is split over districts or units: it adds up or says by how much not, and layered raising shows."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.core.indicators.splits import (
    Adding,
    ExpectedNotAllottedError,
    Manner,
    NatureNotStatedError,
    NothingToSplitError,
)
from gangmu.web.accounts.models import User
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.indicators.actions.splits import split_target, withdraw_split
from gangmu.web.indicators.findings.splits import SplitLine, split_lines
from gangmu.web.indicators.models import Indicator, Place, Split
from gangmu.web.indicators.refusals import PartNotReadError
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from web.builders import a_key, a_reader, a_unit, an_instant, an_office_clerk, changed, recorded
from web.indicators.made import a_value, figures
from web.indicators.test_judging import a_followed_target

ON = date(2026, 6, 30)


def a_target(programme: Programme, *, nature: str = "binding", **fields: object) -> Promise:
    promise = a_followed_target(programme, **fields)
    figures(programme, a_value("2025", "9100.3"))
    indicator = Indicator.objects.get(programme=programme, code="gdp")
    changed(indicator, programme, nature=nature)
    city = Place.objects.get(programme=programme)
    for number, name in enumerate(("甲区", "乙区", "丙区")):
        recorded(Place(code=f"d{number}", name=name, parent=city), programme)
    return promise


def split(programme: Programme, promise: Promise, lines: str, **fields: object) -> Split:
    known = {"manner": Manner.ALLOTTED, "adding": None, "on": ON, "by": an_office_clerk(programme)}
    return split_target(promise, lines, at=an_instant(), key=a_key(), **known | fields)  # type: ignore[arg-type]


def line(programme: Programme) -> SplitLine:
    [found] = split_lines(an_office_clerk(programme), NOW)
    return found


def test_target_of_a_part_is_named_by_that_part(programme: Programme) -> None:
    promise = a_target(programme)
    split(programme, promise, "甲区，4000\n乙区 3500\nd2,2500")
    assert line(programme).whole.name == "地区生产总值"
    changed(Meaning.objects.get(programme=programme), programme, breakdown="rural")
    assert line(programme).whole.name == "农村地区生产总值"


def test_binding_target_is_allotted_and_adds_up(programme: Programme) -> None:
    promise = a_target(programme)
    split(programme, promise, "甲区，4000\n乙区 3500\nd2,2500")
    found = line(programme)
    assert str(found.quantity) == "10,000 亿元"
    assert found.check.adds_up
    assert [each.name for each in found.parts] == ["甲区", "乙区", "丙区"]


def test_parts_above_the_whole_are_layered_raising(programme: Programme) -> None:
    split(programme, a_target(programme), "甲区，4500\n乙区，3500\n丙区，2500")
    found = line(programme).check
    assert found.layered
    assert str(found.difference) == "500 亿元"


def test_growth_that_each_raises_shows_by_base(programme: Programme) -> None:
    promise = a_target(
        programme, nature="expected", basis="growth", value=Decimal("0.08"), unit="1", surface_unit="%"
    )
    split(programme, promise, "甲区，9，500\n乙区，10%，500", manner=Manner.DECLARED)
    found = line(programme)
    assert found.check.adding is Adding.WEIGHTED
    assert str(found.check.total) == "9.5 %"
    assert found.check.layered
    assert all(each.asks_more for each in found.parts)


def test_part_is_split_further_and_held_against_itself(programme: Programme) -> None:
    promise = a_target(programme)
    split(programme, promise, "甲区，4000\n乙区，6000")
    a_unit(programme, name="甲街道", code="jia-1")
    a_unit(programme, name="乙街道", code="jia-2")
    split(programme, promise, "甲街道，2500\n乙街道，2000", of="d0")
    found = next(each for each in split_lines(an_office_clerk(programme), NOW) if each.of)
    assert (found.of, str(found.quantity)) == ("甲区", "4,000 亿元")
    assert found.check.layered
    with pytest.raises(NothingToSplitError):
        split(programme, promise, "甲街道，1", of="d2")  # it has no part


def test_market_led_target_is_not_allotted_but_kept_as_declared(programme: Programme) -> None:
    promise = a_target(programme, nature="expected")
    with pytest.raises(ExpectedNotAllottedError):
        split(programme, promise, "甲区，4000")
    split(programme, promise, "甲区，4000", manner=Manner.DECLARED)
    unnamed = Indicator.objects.get(programme=programme, code="gdp")
    changed(unnamed, programme, nature="")
    with pytest.raises(NatureNotStatedError):
        split(programme, promise, "甲区，4000")


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("甲区，4000\n丁区，3000", 2),
        ("甲区，四千", 1),
        ("甲区，1\n甲区，2", 2),
        ("甲区", 1),
        ("甲区，1，-5", 1),
    ],
)
def test_line_that_is_no_part_is_refused_with_its_place(programme: Programme, lines: str, at: int) -> None:
    promise = a_target(programme)
    with pytest.raises(PartNotReadError) as refusal:
        split(programme, promise, lines)
    assert refusal.value.line == at
    assert not Split.objects.exists()


def test_split_is_withdrawn_and_stays_on_record(programme: Programme) -> None:
    row = split(programme, a_target(programme), "甲区，10000")
    by = an_office_clerk(programme)
    withdraw_split(row.pk, reason="调整", on=ON, by=by, at=an_instant(), key=a_key(), seen=row.version)
    assert split_lines(by, NOW) == []
    assert Split.objects.get().reason == "调整"
    with pytest.raises(NotAllowedError):
        split(programme, row.promise, "甲区，1", by=a_reader(programme))


def test_desk_takes_lines_and_keeps_what_was_typed(programme: Programme) -> None:
    promise, by, client = a_target(programme), an_office_clerk(programme), Client()
    client.force_login(User.objects.get(pk=by.user_id))
    at = f"/at/{programme.code}"
    form = {"target": promise.code, "manner": "allotted", "adding": "", "lines": "甲区，四千", "key": a_key()}
    refused = client.post(at + reverse("split_target"), form)
    assert refused.status_code == 422
    assert "甲区，四千" in refused.content.decode()
    assert (
        client.post(at + reverse("split_target"), form | {"lines": "甲区，4000", "key": a_key()}).status_code
        == 302
    )
    page = client.get(at + reverse("splits")).content.decode()
    assert "加不起来" in page
    assert "-6,000" in page or "−6,000" in page
