"""Telling (说得出与说不出): whether an outlook knows enough for a chance to be told of it."""

from decimal import Decimal

from gangmu.core.base.quantities import EXACT, canonical, shown
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.chances import Chance
from gangmu.core.forecasting.outlook import Outlook
from gangmu.core.forecasting.reasons import Reason
from gangmu.core.forecasting.refusals import BandTooWideError, OutlookUntriedError


def refuse_what_says_nothing(
    chance: Chance, outlook: Outlook, *, widest_band: Decimal, fewest_windows: int
) -> None:
    """Refuse a chance that no past stands behind, or whose band spans too much; the limits are a rule set's."""
    series, years = outlook.series, chance.due - outlook.last_year
    named = {"place": series.place, "indicator": series.indicator, "where": series.place}
    own = windows_of(series, years)
    if not outlook.peers and own < fewest_windows:
        raise OutlookUntriedError(**named, years=years, own=own, needed=fewest_windows)
    low, high = chance.fan.p10, chance.fan.p90
    if low <= 0 or EXACT.divide(high, low) > widest_band:
        told = {"low": f"{shown(low)}{series.unit}", "high": f"{shown(high)}{series.unit}"}
        raise BandTooWideError(**named, due=chance.due, **told, times=canonical(widest_band))


def windows_of(series: AnnualSeries, years: int) -> int:
    """Count the stretches of so many years in its own past that touch no flagged break."""
    known = {year for year, _ in series.values}
    return sum(
        year + years in known and not any(year < each <= year + years for each in series.breaks)
        for year in known
    )


def own_past(chance: Chance, outlook: Outlook) -> tuple[Reason, ...]:
    """Say of a series without peers how much of its own past stands behind the chance."""
    if outlook.peers:
        return ()
    years = chance.due - outlook.last_year
    return (Reason("own_windows", {"years": str(years), "own": str(windows_of(outlook.series, years))}),)
