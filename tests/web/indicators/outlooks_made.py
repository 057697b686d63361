"""Builders of outlooks: a city with peers whose figures go far enough back, a target that they are held against."""

from datetime import date
from decimal import Decimal

from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.indicators.actions.outlooks import make_outlooks
from gangmu.web.indicators.actions.what_ifs import save_what_if
from gangmu.web.indicators.models import Outlook, WhatIf
from gangmu.web.indicators.supposing import Supposition, suppose
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.models import Programme
from web.builders import a_key, an_instant, an_office_clerk, recorded
from web.indicators.made import a_place, a_value, figures

TODAY = date(2026, 6, 30)
GROWTH = (
    Decimal("0.02"),
    Decimal("0.05"),
    Decimal("0.06"),
    Decimal("0.07"),
    Decimal("0.08"),
    Decimal("0.03"),
)


def a_panel(
    programme: Programme, *, cities: int = 6, since: int = 2008, until: int = 2025, basis: str = "current"
) -> None:
    """A city and its peers, each growing in its own way, the first the slowest."""
    places = [a_place("yunchuan", "云川市", kind="city")]
    places += [a_place(f"c{number}", f"第{number}市", kind="city") for number in range(1, cities)]
    values = []
    for number, place in enumerate(places):
        level = Decimal(500 + 100 * number)
        for year in range(since, until + 1):
            wave = Decimal(((year * 7 + number * 3) % 5) - 2) / 100
            level *= 1 + GROWTH[number % len(GROWTH)] + wave / 2
            values.append(
                a_value(
                    str(year), f"{level:.2f}", place=place["code"], basis=basis, vintage=f"{year + 1}-05-20"
                )
            )
    figures(programme, *values, places=places)


def a_meaning(programme: Programme, words: str, **series: str) -> Promise:
    """Decide that a target's words mean the panel's series."""
    promise = next(row for row in Promise.objects.filter(programme=programme) if words in row.words)
    unit = OrgUnit.objects.filter(programme=programme).first() or recorded(
        OrgUnit(code="u-office", name="领导小组办公室", position=1), programme
    )
    post = Post.objects.filter(programme=programme).first() or recorded(
        Post(code="p-office", title="领导小组办公室经办人", role="office", unit=unit), programme
    )
    kept = {"place": "yunchuan", "indicator": "gdp", "basis": "current"} | series
    recorded(
        Meaning(promise=promise, role="actual", decided_by=post, decided_on=date(2022, 2, 1), **kept),
        programme,
    )
    return promise


def outlooks_made(programme: Programme, *, on: date = TODAY) -> list[Outlook]:
    """Make the outlooks of a day."""
    make_outlooks(on=on, by=operator(programme.pk), at=an_instant(), key=a_key())
    return list(Outlook.objects.filter(programme=programme).order_by("id"))


def a_what_if(
    programme: Programme, promise: Promise, *, name: str = "快一点", by: Actor | None = None
) -> WhatIf:
    """A what-if that was saved."""
    by = by or an_office_clerk(programme)
    asked = Supposition(target=promise.code, growth=Decimal("0.06"))
    return save_what_if(
        suppose(by, asked, on=TODAY), name=name, on=TODAY, by=by, at=an_instant(), key=a_key()
    )


def some_outlooks(programme: Programme, size: int) -> None:
    """What the walk through all routes needs: targets with outlooks, and a what-if."""
    a_panel(programme, basis="constant")
    for row in Promise.objects.filter(programme=programme, kind="target"):
        if "1500亿元" in row.words:
            recorded(
                Meaning(
                    promise=row, role="actual", place="yunchuan", indicator="gdp", basis="constant", decided_on=date(2022, 2, 1)
                ),
                programme,
            )  # fmt: skip
    made = outlooks_made(programme)
    a_what_if(programme, next(each for each in made if each.chance is not None).promise)
