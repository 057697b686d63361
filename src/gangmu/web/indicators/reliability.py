"""Testing outlooks on the past (检验展望): each indicator with enough cities is forecast from its own earlier years."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.panels import panel_of
from gangmu.core.forecasting.reliability import BLEND, Reliability, Told, reliability_of
from gangmu.core.forecasting.scores import Score
from gangmu.core.indicators.indicators import IndicatorKind
from gangmu.web.indicators import queries
from gangmu.web.indicators.forecasting import Panel, panel_at
from gangmu.web.indicators.ruling import rule_book_at, rules_of_standing
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

HORIZON: Final = 4  # years ahead that the past can test
FEWEST: Final = 8  # cities; with fewer, shares would only look exact
_RATES: Final = (IndicatorKind.GROWTH, IndicatorKind.RANK)


def tests_at(actor: Actor, moment: Moment, *, on: date) -> dict[int, dict[str, Any]]:
    """Test every indicator that enough cities have; give what is kept of each, by the indicator's id."""
    rows = list(queries.indicators(actor, moment))
    levels = [row for row in rows if IndicatorKind(row.kind) not in _RATES]
    panel = panel_at(actor, moment, indicators=[row.code for row in levels], on=on)
    rules = rules_of_standing(rule_book_at(actor, moment), on=on).by
    found: dict[int, dict[str, Any]] = {}
    for row in levels:
        result = _tested(panel, row.code, on=on)
        if result is None:
            continue
        report, digest, count = result
        found[row.pk] = {
            "made_on": on,
            "result": _kept(report),
            "inputs": {"series": count, "panel": digest},
            "method": BLEND,
            "rule": rules.id,
            "rule_version": str(rules.version),
            "rule_hash": rules.hash,
        }
    return found


def _tested(panel: Panel, code: str, *, on: date) -> tuple[Reliability, str, int] | None:
    """Test the series of an indicator that most cities have."""
    by_name: dict[str, list[AnnualSeries]] = {}
    for core, each in panel.series.items():
        if core.indicator == code and each.values and panel.kinds.get(core.place) == "city":
            by_name.setdefault(each.indicator, []).append(each)
    series = max(by_name.values(), key=len, default=[])
    if len(series) < FEWEST:
        return None
    try:
        reports = reliability_of(panel_of(series), until=_until(series, on.year - 1), horizon=HORIZON)
    except GangmuError:
        return None
    known = sorted([each.place, [[year, str(value)] for year, value in each.values]] for each in series)
    digest = hashlib.sha256(json.dumps(known, ensure_ascii=False).encode()).hexdigest()
    return (reports[0], digest, len(series)) if reports else None


def _until(series: Sequence[AnnualSeries], last: int) -> int:
    """Find the last year that enough cities have: early reporters alone would be an odd test."""
    counts = Counter(year for each in series for year, _ in each.values if year <= last)
    return max((year for year, count in counts.items() if count >= FEWEST), default=last)


def _kept(report: Reliability) -> dict[str, Any]:
    """Give a report as it is kept: figures as text, none rounded further."""
    furthest = max((each.horizon for each in report.scores), default=0)
    used = report.score(BLEND, furthest)
    latest = [each for each in report.last_years if each.year - each.origin == furthest]
    return {
        "first": report.origins[0],
        "last_origin": report.origins[-1],
        "places": report.places,
        "methods": [_score(each) for each in report.scores],
        "bins": [[str(one.given), str(one.came), one.count] for one in used.bins if one.count] if used else [],
        "last": [_told(each) for each in latest],
    }  # fmt: skip


def _score(each: Score) -> dict[str, Any]:
    return {
        "method": each.method,
        "horizon": each.horizon,
        "n": each.forecasts,
        "error": str(each.mdape / 100),
        "coverage80": str(each.within_80),
        "coverage50": str(each.within_50),
        "pinball": str(each.pinball),
        "brier": str(each.brier),
        "base_brier": str(each.brier_of_base_rate),
    }


def _told(each: Told) -> dict[str, Any]:
    return {
        "place": each.place,
        "origin": each.origin,
        "due": each.year,
        "low": str(each.p10),
        "median": str(each.median),
        "high": str(each.p90),
        "actual": str(each.came),
        "inside": each.inside,
    }
