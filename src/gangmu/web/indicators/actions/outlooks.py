"""Making outlooks (作出展望): what may become of every open target, kept as a judgement with all that it rests on."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.reliability import BLEND
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.forecasting import Forecast, forecasts_at
from gangmu.web.indicators.models import Outlook, Reliability
from gangmu.web.indicators.outlooks import outlooks, reliabilities
from gangmu.web.indicators.reliability import tests_at
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("indicators.outlooks_made")
def make_outlooks(
    *, on: date, by: Actor, at: datetime, key: str, effective: date | None = None
) -> Outlook | None:
    """Judge every open target by what was published until a day; what was judged before stays in the past."""
    require(by, "create", Outlook)
    found = forecasts_at(by, NOW, on=on)
    kept = {(row.promise_id, row.series_id): row for row in outlooks(by, NOW, verb="update")}
    with commit("indicators.outlooks_made", by=by, at=at, key=key, effective=effective) as opened:
        rules = {each.judgement.rules.by for each in found}
        opened.rules += sorted((each.as_dict() for each in rules), key=str)
        new: list[Outlook] = []
        again: list[tuple[Outlook, Mapping[str, Any]]] = []
        for each in found:
            fields = _fields(each, on=on)
            before = kept.pop((each.promise.pk, each.series), None)
            if before is None:
                new.append(Outlook(promise=each.promise, series_id=each.series, **fields))
            else:
                again.append((before, fields))
        rows = [*opened.add_all(new), *opened.replace_all(again)]
    return rows[0] if rows else None


def _fields(each: Forecast, *, on: date) -> dict[str, Any]:
    """Give what is kept of one forecast."""
    target, rules = each.judgement.target, each.judgement.rules.by
    assert target.due is not None
    common = {
        "made_on": on,
        "origin": str(each.origin),
        "due": str(target.due),
        "wanted": target.value if target.value is not None else Decimal(0),
        "unit": each.followed.indicator.unit,
        "method": BLEND if each.outlook else "",
        "rule": rules.id,
        "rule_version": str(rules.version),
        "rule_hash": rules.hash,
        "inputs": _inputs(each, on=on),
    }
    return common | (_judged(each) if each.chance else _unjudged(each))


def _inputs(each: Forecast, *, on: date) -> dict[str, Any]:
    """Name every value that was known, with its vintage and source, and what the panel was."""
    known = each.followed.known_on(on).history.newest
    values = [
        [str(one.period), str(one.value), one.unit, one.vintage.isoformat() if one.vintage else None, one.source_title]
        for one in known
        if one.period.is_year
    ]  # fmt: skip
    peers = each.outlook.peers if each.outlook else 0
    blend = [[name, str(weight)] for name, weight in each.outlook.blend] if each.outlook else []
    recent = [each.sums.windows.recent, each.sums.windows.recent_reached] if each.sums else [0, 0]
    return {"values": values, "peers": peers, "panel": each.panel, "blend": blend, "recent": recent}


def _judged(each: Forecast) -> dict[str, Any]:
    assert each.outlook is not None
    assert each.chance is not None
    chance, sums, outlook = each.chance, each.sums, each.outlook
    low, high = chance.wanted
    years = [one for one in outlook.years if one.year <= chance.due]
    told = [*chance.reasons, *(sums.reasons if sums else ())]
    reasons = [one for one in told if one.code != "band"]  # the band stands on the row itself
    return {
        "origin": str(outlook.last_year),
        "origin_value": outlook.last_value,
        "unit": outlook.series.unit,
        "wanted": low if low is not None else high if high is not None else Decimal(0),
        "chance": chance.share,
        "obstacle": "",
        "p10": chance.fan.p10,
        "p25": chance.fan.p25,
        "median": chance.fan.median,
        "p75": chance.fan.p75,
        "p90": chance.fan.p90,
        "fan": [
            [one.year, *(str(value) for value in (one.p10, one.p25, one.median, one.p75, one.p90))] for one in years
        ],
        "needed": sums.needed if sums else None,
        "so_far": sums.so_far if sums else None,
        "so_far_from": str(sums.base_year - sums.so_far_years) if sums and sums.so_far is not None else "",
        "windows": sums.windows.windows if sums else 0,
        "reached": sums.windows.reached if sums else 0,
        "places": sums.windows.places if sums else 0,
        "window_years": sums.windows.years if sums else 0,
        "reasons": [[one.words("zh"), one.words("en")] for one in reasons],
    }  # fmt: skip


def _unjudged(each: Forecast) -> dict[str, Any]:
    """Keep why nothing can be said, in its words."""
    refusal = each.refusal
    return {
        "origin_value": None, "chance": None, "obstacle": refusal.code if refusal else "", "fan": [], "needed": None,
        "p10": None, "p25": None, "median": None, "p75": None, "p90": None, "so_far": None, "so_far_from": "",
        "windows": 0, "reached": 0, "places": 0, "window_years": 0, "reasons": _why(refusal),
    }  # fmt: skip


def _why(refusal: GangmuError | None) -> list[list[str]]:
    return [[refusal.message("zh"), refusal.message("en")]] if refusal else []


@once("indicators.reliability_tested")
def try_on_the_past(
    *, on: date, by: Actor, at: datetime, key: str, effective: date | None = None
) -> Reliability | None:
    """Forecast the past from what came before it, for each indicator with enough places, and keep how it turned out."""
    require(by, "create", Reliability)
    found = tests_at(by, NOW, on=on)
    kept = {row.indicator_id: row for row in reliabilities(by, NOW, verb="update")}
    with commit("indicators.reliability_tested", by=by, at=at, key=key, effective=effective) as opened:
        new = [Reliability(indicator_id=pk, **each) for pk, each in found.items() if pk not in kept]
        again = [(kept[pk], each) for pk, each in found.items() if pk in kept]
        rows = [*opened.add_all(new), *opened.replace_all(again)]
    return rows[0] if rows else None
