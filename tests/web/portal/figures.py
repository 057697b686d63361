"""Published figures for the made-up outline: what the pages of promises need."""

from datetime import date
from decimal import Decimal

from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.indicators.models import Indicator, Observation, Place, Series
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.models import Programme
from web.builders import a_release, an_instant, changed, recorded

SINCE = date(2022, 1, 10)
GDP = {"2021": "700", "2022": "730", "2023": "780", "2024": "850", "2025": "880.5"}


def a_series(programme: Programme, values: dict[str, str], *, unit: str = "亿元", **more: str) -> Series:
    """A series of 云川 with its values, each published in the May after its year."""
    place = recorded(Place(code="yunchuan", name="云川市"), programme, effective=SINCE)
    kept = {
        "code": "gdp",
        "name": "地区生产总值",
        "name_en": "Gross regional product",
        "unit": unit,
        "kind": "level",
    }
    indicator = recorded(Indicator(**(kept | more)), programme, effective=SINCE)
    series = recorded(Series(place=place, indicator=indicator, basis="current"), programme, effective=SINCE)
    for year, value in values.items():
        recorded(
            Observation(
                series=series,
                period=year,
                vintage=date(int(year) + 1, 5, 20),
                value=Decimal(value),
                unit=unit,
                status="preliminary" if year == max(values) else "",
                source_title="云川市统计公报",
                source_url="https://example.org/bulletin",
                grade="A",
            ),
            programme,
            effective=SINCE,
        )
    return series


def another_series(series: Series, values: dict[str, str], **parts: str) -> Series:
    """A series of the same place and indicator, counted in another way."""
    other = recorded(
        Series(place=series.place, indicator=series.indicator, basis="current", **parts),
        series.programme,
        effective=SINCE,
    )
    for year, value in values.items():
        recorded(
            Observation(
                series=other,
                period=year,
                vintage=date(int(year) + 1, 5, 20),
                value=Decimal(value),
                unit=series.indicator.unit,
                source_title="云川市年鉴",
                grade="B",
            ),
            series.programme,
            effective=SINCE,
        )
    return other


def meaning(programme: Programme, words: str, *, path: str = "") -> Promise:
    """Decide that a target's words mean the series, and give it a path from 2021."""
    promise = next(p for p in Promise.objects.filter(programme=programme) if words in p.words)
    unit = recorded(
        OrgUnit(code=f"u-{promise.code}", name="领导小组办公室", position=1), programme, effective=SINCE
    )
    post = recorded(
        Post(code=f"p-{promise.code}", title="领导小组办公室经办人", role="office", unit=unit),
        programme,
        effective=SINCE,
    )
    recorded(
        Meaning(
            promise=promise,
            role="actual",
            place="yunchuan",
            indicator="gdp",
            basis="current",
            decided_by=post,
            decided_on=date(2022, 2, 1),
            reason="按现价理解",
        ),
        programme,
        effective=SINCE,
    )
    if path:
        promise = changed(promise, programme, path=path, base_period="2021", effective=SINCE)
    return promise


def released(programme: Programme) -> None:
    """Release what was entered."""
    a_release(programme, at=an_instant(2))
