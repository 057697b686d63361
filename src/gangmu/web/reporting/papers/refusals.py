"""What is refused about papers of reporting."""

from gangmu.core.base.refusals import GangmuError


class MonthNotClosedError(GangmuError):
    """The dispatch note of a month was to be issued before its lamps were frozen."""

    code = "paper.month_not_closed"
    parameter_names = ("month",)


class IssuedAlreadyError(GangmuError):
    """The dispatch note of one close was to be issued a second time."""

    code = "paper.issued_already"
    parameter_names = ("number",)


class NothingOverdueError(GangmuError):
    """A reminder was to be written to a unit that owes nothing."""

    code = "paper.nothing_overdue"
    parameter_names = ("unit",)
