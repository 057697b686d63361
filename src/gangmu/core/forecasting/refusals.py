"""What the outlook refuses (拒绝): a series or a target of which no honest forecast can be made."""

from gangmu.core.base.refusals import GangmuError


class SeriesTooShortError(GangmuError):
    """A series has fewer values up to the origin than a forecast needs."""

    code = "forecast.too_short"
    parameter_names = ("place", "indicator", "values", "needed", "origin")


class SeriesAllEqualError(GangmuError):
    """All values are the same: nothing is known of how it moves."""

    code = "forecast.all_equal"
    parameter_names = ("place", "indicator", "value")


class SeriesNotPositiveError(GangmuError):
    """A value is zero or below, where growth is counted by logarithms."""

    code = "forecast.not_positive"
    parameter_names = ("place", "indicator", "year", "value")


class SeriesTooOldError(GangmuError):
    """The latest value lies too far before the origin."""

    code = "forecast.too_old"
    parameter_names = ("place", "indicator", "last", "origin")


class OutlookUntriedError(GangmuError):
    """A series without peers has no past as long as the outlook: nothing like it was ever tried."""

    code = "forecast.untried"
    parameter_names = ("place", "indicator", "years", "own", "needed")


class BandTooWideError(GangmuError):
    """The band is so wide that it says nothing."""

    code = "forecast.band_too_wide"
    parameter_names = ("place", "indicator", "due", "low", "high", "times")


class TargetInThePastError(GangmuError):
    """A chance is asked for a year that is not after the origin."""

    code = "forecast.target_in_the_past"
    parameter_names = ("due", "origin")


class NoSuchSeriesError(GangmuError):
    """No series of that place or indicator is there; the nearest names are told."""

    code = "forecast.no_such_series"
    parameter_names = ("detail", "name", "nearest")


class YearMissingError(GangmuError):
    """An observation says of no year when it was."""

    code = "forecast.year_missing"
    parameter_names = ("place", "indicator", "row")


class DuplicateYearError(GangmuError):
    """One year has two values of one vintage: nobody can tell which holds."""

    code = "forecast.duplicate_vintage"
    parameter_names = ("place", "indicator", "year", "first", "second")


class ValueNotReadError(GangmuError):
    """A value is no number."""

    code = "forecast.value_not_read"
    parameter_names = ("place", "indicator", "row", "value")


class UnitsDifferError(GangmuError):
    """The values of a series are given in units that cannot be told in one another."""

    code = "forecast.units_differ"
    parameter_names = ("place", "indicator", "unit", "other")


class TargetNotForecastError(GangmuError):
    """A target is worded so that no chance can be computed of it."""

    code = "forecast.target_not_computable"
    parameter_names = ("detail",)
