"""What cannot be read from a cell (读不准的写法): refused with the words as they stand and the way to write them."""

from gangmu.core.base.refusals import GangmuError


class FigureUnclearError(GangmuError):
    """Words that should be one number are not."""

    code = "said.figure_unclear"
    parameter_names = ("text",)


class SeveralFiguresError(GangmuError):
    """One cell holds two figures, or two units."""

    code = "said.several_figures"
    parameter_names = ("text",)


class OtherUnitError(GangmuError):
    """A figure carries a unit that measures something else than what was asked for."""

    code = "said.other_unit"
    parameter_names = ("text", "own", "unit")


class DayUnclearError(GangmuError):
    """Words that should be a day or a limit name none."""

    code = "said.day_unclear"
    parameter_names = ("text",)


class SeveralDaysError(GangmuError):
    """One cell names two limits."""

    code = "said.several_days"
    parameter_names = ("text",)


class NoSuchDayInYearError(GangmuError):
    """A month or a day that no calendar has."""

    code = "said.no_such_day"
    parameter_names = ("text",)


def short(text: str) -> str:
    """Give the words of a cell as a refusal quotes them."""
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= 40 else tidy[:39] + "…"
