"""Builders of what is found about figures: an invented city with rival figures, a watched target, a split."""

from datetime import date

from gangmu.core.indicators.splits import Manner
from gangmu.web.indicators.actions.derivations import set_formula
from gangmu.web.indicators.actions.peers import set_peer_group
from gangmu.web.indicators.actions.splits import split_target
from gangmu.web.indicators.actions.warnings import watch_targets
from gangmu.web.indicators.models import EarlyWarning, Indicator, Place, Split, Watch
from gangmu.web.outlines.models import Meaning, OutlineVersion, Promise
from gangmu.web.record.models import Programme
from web.builders import a_key, a_post, an_instant, an_office_clerk, recorded
from web.indicators.made import GDP, PEOPLE, a_value, figures

ON = date(2026, 6, 30)
GROWTH = {"code": "gdp_growth", "name": "地区生产总值增速", "unit": "%", "kind": "growth"}
SHARE = {"code": "per_head", "name": "人均地区生产总值", "unit": "元/人", "kind": "level"}


def rival_figures(programme: Programme) -> None:
    """Two vintages of one year, and a growth that the levels do not give."""
    figures(
        programme,
        a_value("2016", "5460.01", vintage="2018-12-31"),
        a_value("2016", "5546.45", vintage="2026-03-31"),
        a_value("2017", "5864.97", vintage="2026-03-31"),
        a_value("2017", "1", indicator="gdp_growth", basis="constant", unit="%"),
        indicators=(GDP, PEOPLE, GROWTH, SHARE),
    )


def some_findings(programme: Programme, size: int) -> None:
    """What the walk over all routes needs: conflicts, a warning, a split, a group, a formula; an outline is issued."""
    values = [
        a_value(str(1990 + number), value, place="p0", vintage=day)
        for number in range(10 * size)
        for value, day in (("100", "2018-12-31"), ("120", "2019-12-31"))
    ]
    figures(programme, *values, indicators=(GDP, PEOPLE, GROWTH, SHARE))
    by = an_office_clerk(programme)
    row = Indicator.objects.get(programme=programme, code="per_head")
    set_formula("per_head", "gdp / people", by=by, at=an_instant(), key=a_key(), seen=row.version)
    first, second = Place.objects.filter(programme=programme).order_by("id")[:2]
    set_peer_group(
        "cities",
        name="同类城市",
        members=[first.code, second.code],
        basis="规模相近",
        by=by,
        at=an_instant(),
        key=a_key(),
    )
    for promise in a_judged_target(programme, size):
        a_split(programme, promise, [first, second])
    for watch in Watch.objects.filter(programme=programme):
        recorded(
            EarlyWarning(
                watch=watch, cause="behind", period="2025", post=watch.post, raised_on=ON, answer_by=ON, counted="day",
                state="raised",
            ),
            programme,
        )  # fmt: skip


def a_judged_target(programme: Programme, size: int = 1) -> list[Promise]:
    """Targets of the issued version that have a figure, meant to be those of the first place, and watched."""
    issued = OutlineVersion.objects.get(programme=programme, state="issued")
    rows = list(
        Promise.objects.filter(programme=programme, outline=issued, kind="target", value__isnull=False)
    )[: 3 * size]
    place = Place.objects.filter(programme=programme).order_by("id")[0]
    for row in rows:
        recorded(
            Meaning(promise=row, place=place.code, indicator="gdp", basis="current", decided_on=ON), programme
        )
    post = a_post(programme, role="filer")
    watch_targets(rows, post, on=ON, by=an_office_clerk(programme), at=an_instant(), key=a_key())
    return rows


def a_split(programme: Programme, promise: Promise, places: list[Place]) -> Split:
    lines = "\n".join(f"{each.name}，{number + 1}" for number, each in enumerate(places))
    return split_target(
        promise, lines, manner=Manner.DECLARED, adding=None, on=ON, by=an_office_clerk(programme), at=an_instant(),
        key=a_key(),
    )  # fmt: skip
