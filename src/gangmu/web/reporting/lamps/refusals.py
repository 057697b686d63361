"""What lamps refuse."""

from gangmu.core.base.refusals import GangmuError


class NotAMonthError(GangmuError):
    """An address names no month."""

    code = "reporting.not_a_month"
    parameter_names = ("text",)


class NoTaskToCloseError(GangmuError):
    """A month is to be closed in which no task was issued."""

    code = "reporting.no_task_to_close"
    parameter_names = ("month",)


class MonthLacksReportsError(GangmuError):
    """A month is to be closed of which reports are missing or not accepted, and the close does not say so."""

    code = "reporting.month_lacks_reports"
    parameter_names = ("month", "unreported", "unaccepted")


class MonthClosedAlreadyError(GangmuError):
    """A closed month is to be closed again although nothing was corrected since."""

    code = "reporting.month_closed_already"
    parameter_names = ("month", "on", "round")


class LaterMonthClosedError(GangmuError):
    """The lamp of a month is to be changed by hand although a later month rests on it, or a newer round replaced it."""

    code = "reporting.later_month_closed"
    parameter_names = ("month", "later")


class DecisionNotOpenError(GangmuError):
    """What a review meeting decided is to be settled although it is settled, or to be taken although it was."""

    code = "reporting.decision_not_open"
    parameter_names = ("state",)


class DecisionNeedsWordsError(GangmuError):
    """A decision of a review meeting is to be taken or settled without saying what."""

    code = "reporting.decision_needs_words"
