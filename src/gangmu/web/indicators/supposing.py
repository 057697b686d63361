"""Supposing (试算): another growth or another date for a target: the path, the year of arrival and the chance."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.what_if import WhatIf, what_if
from gangmu.web.indicators.forecasting import Forecast, forecasts_at
from gangmu.web.indicators.refusals import WhatIfNotReadError
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

FURTHEST: Final = 2100
_MOST: Final = Decimal(50)  # per cent a year; what is more is a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """假设: what is asked: a growth, a date, or both."""

    target: str  # code of the promise
    growth: Decimal | None = None  # a share
    due: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """试算结果: the official forecast and what was supposed, beside each other."""

    asked: Supposition
    promise: Promise
    forecast: Forecast
    found: WhatIf
    official_due: int

    @property
    def kept(self) -> dict[str, Any]:
        """Give what a saved what-if keeps."""
        found = self.found
        return {
            "growth": str(found.growth),
            "due": found.due,
            "path": [[year, str(value)] for year, value in found.path],
            "arrival": found.arrival,
            "target": str(found.target) if found.target is not None else None,
            "chance_of_path": str(found.chance_of_path),
            "chance_of_target": str(found.chance_of_target) if found.chance_of_target is not None else None,
            "unit": self.forecast.followed.indicator.unit,
            "official": {
                "due": self.official_due,
                "chance": str(self.forecast.chance.share) if self.forecast.chance else None,
            },
        }


def read_supposition(target: str, growth: str, due: str) -> Supposition:
    """Read what a form says: per cent a year, and a year; refuse what is neither."""
    rate = _growth(growth.strip().rstrip("%％").strip())
    year = due.strip().rstrip("年").strip()
    if year and not (year.isdecimal() and len(year) == 4 and int(year) <= FURTHEST):
        raise WhatIfNotReadError(text=due[:20])
    if rate is None and not year:
        raise WhatIfNotReadError(text="")
    return Supposition(target=target, growth=rate, due=int(year) if year else None)


def _growth(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        rate = Decimal(text.replace("−", "-"))
    except InvalidOperation:
        raise WhatIfNotReadError(text=text[:20]) from None
    if not rate.is_finite() or abs(rate) > _MOST:
        raise WhatIfNotReadError(text=text[:20])
    return rate / 100


def open_targets(actor: Actor, *, on: date) -> list[Forecast]:
    """Give the targets that can be played with: those that can be forecast, one row a target."""
    found = {each.promise.pk: each for each in reversed(forecasts_at(actor, NOW, on=on)) if each.outlook}
    return sorted(found.values(), key=lambda each: each.promise.start)


def suppose(actor: Actor, asked: Supposition, *, on: date) -> Supposed:
    """Work out what was supposed, beside the official forecast."""
    promise = outlines.promises(actor, NOW).get(code=asked.target)
    forecasts = forecasts_at(actor, NOW, on=on, only=[promise], reach=asked.due or 0)
    forecast = next((each for each in forecasts if each.outlook), None)
    if forecast is None or forecast.outlook is None:
        refusal: GangmuError | None = next((each.refusal for each in forecasts if each.refusal), None)
        raise refusal or WhatIfNotReadError(text=asked.target[:20])
    target = forecast.judgement.target
    assert target.due is not None
    wanted = _wanted(forecast)
    if asked.growth is None and wanted is None:
        raise WhatIfNotReadError(text="")
    due = asked.due or target.due.last.year
    found = what_if(forecast.outlook, due=due, growth=asked.growth, target=wanted)
    return Supposed(
        asked=asked, promise=promise, forecast=forecast, found=found, official_due=target.due.last.year
    )


def _wanted(forecast: Forecast) -> Decimal | None:
    if forecast.chance is None:
        return None
    low, high = forecast.chance.wanted
    return low if low is not None else high
