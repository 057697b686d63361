"""The real file of figures, loaded whole through the import: every row kept, every conflict side by side."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gangmu.core.base.iso_periods import Period
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.files import confirm_figures, examined, tell_of_file
from gangmu.web.indicators.findings.conflicts import conflicts
from gangmu.web.indicators.models import FigureFile, Indicator, Observation, Place, Series
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import keep
from web.builders import a_key, an_instant, an_office_clerk
from web.indicators.made import a_file

TODAY = date(2026, 3, 2)
ROWS = 4465
STATEMENTS = ROWS // 20  # of the database: many rows a statement, as many as SQLite has room for


def brought(programme: Programme, shared: Path, root: Path) -> FigureFile:
    """The real file with the mapping that ships; unknown places and indicators are registered with it."""
    clerk = an_office_clerk(programme)
    names = (root / "examples/shenyang/review/figure-names.csv").read_bytes()
    data = (shared / "data/observations.csv").read_bytes()
    mapping = (keep([names], name="figure-names.csv"), "figure-names.csv")
    file = a_file(programme, data, by=clerk, name="observations.csv", mapping=mapping)
    return tell_of_file(file, {"adds": True}, by=clerk, at=an_instant(), key=a_key(), seen=1)


def confirmed(file: FigureFile, programme: Programme) -> FigureFile:
    return confirm_figures(
        file, reason="逐个核对过", on=TODAY, by=an_office_clerk(programme), at=an_instant(), key=a_key(), seen=file.version
    )  # fmt: skip


def values_of(programme: Programme, indicator: str, period: str, **parts: str) -> list[tuple[str, Decimal]]:
    """Vintage and value of one period in 沈阳, the oldest first."""
    series = Series.objects.filter(
        place__name="沈阳", indicator__name=indicator, programme=programme, **parts
    )
    rows = queries.observations(an_office_clerk(programme), NOW).filter(
        series__in=list(series.values_list("pk", flat=True)), period=period
    )
    return sorted((str(each.vintage or ""), each.value) for each in rows)


def disputed(programme: Programme) -> set[tuple[str, str, str]]:
    """What the desk lists of 沈阳: kind, indicator, period."""
    names = {each.code: each.name for each in Indicator.objects.filter(programme=programme)}
    place = Place.objects.get(programme=programme, name="沈阳").code
    found = conflicts(an_office_clerk(programme), NOW, places=(place,))
    return {
        (each.conflict.kind.value, names[each.conflict.indicator], str(each.conflict.period or ""))
        for each in found
        if each.conflict.place
    }


@pytest.mark.early
@pytest.mark.shared
def test_real_file_loads_whole_and_keeps_its_conflicts(
    programme: Programme, shared: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = brought(programme, shared, root)
    clerk = an_office_clerk(programme)
    found = examined(file, by=clerk, today=TODAY)
    assert found.faults == ()
    assert len(found.new["observations"]) == ROWS
    began = time.process_time()
    with CaptureQueriesContext(connection) as statements:
        taken = confirmed(file, programme)
    spent = time.process_time() - began
    with capsys.disabled():
        print(
            f"\n{ROWS} rows confirmed in {spent:.1f} s of computing, {len(statements)} statements; doubts {len(found.doubts)}"
        )
    assert taken.counts["observations"] == Observation.objects.count() == ROWS
    assert len(statements) <= STATEMENTS
    assert Place.objects.count() == 64
    assert not Indicator.objects.filter(name__contains="(1月").exists()

    # ../shared/data/README.md, each conflict.
    assert values_of(programme, "地区生产总值", "2016") == [
        ("2018-12-31", Decimal("5460.01")),
        ("2026-03-31", Decimal("5546.4498")),
    ]
    assert [value for _, value in values_of(programme, "地区生产总值", "2014")] == [
        Decimal(7589), Decimal("7098.71"), Decimal("7098.7051"),
    ]  # fmt: skip
    assert [value for _, value in values_of(programme, "地区生产总值", "2021-01/2021-09")] == [
        Decimal("5181.7")
    ]
    assert [value for _, value in values_of(programme, "社会消费品零售总额", "2024")] == [Decimal("4372.6")]
    assert [value for _, value in values_of(programme, "居民人均可支配收入", "2014", breakdown="rural")] == [
        Decimal(15945)
    ]
    resident = values_of(programme, "人口规模", "2020", definition="resident")
    assert [value for _, value in resident] == [Decimal("907.01")]
    census = Observation.objects.get(
        period="2020", value_order__gt=900, unit="万人", series__place__name="沈阳"
    )
    assert "普查" in census.break_before
    assert Period("2021-01/2021-09").months == 9

    assert disputed(programme) >= {
        ("values", "地区生产总值", "2016"),
        ("values", "地区生产总值", "2014"),
        ("growth", "地区生产总值增速", "2024"),
        ("growth", "社会消费品零售总额增速", "2018"),
        ("growth", "社会消费品零售总额增速", "2025"),
        ("growth", "居民人均可支配收入增速", "2015"),
        ("growth", "一般公共预算收入增速", "2022"),
        ("break", "人口规模", "2020"),
        ("definitions", "人口规模", ""),
    }

    again = examined(brought(programme, shared, root), by=clerk, today=TODAY)
    assert (again.faults, again.new_count, again.known) == ((), 0, ROWS)
