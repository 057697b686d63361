"""What reporting refuses."""

from gangmu.core.base.refusals import GangmuError


class NoChangeSpentError(GangmuError):
    """“No change” was said for as many periods running as it may be."""

    code = "report.no_change_spent"
    parameter_names = ("task", "periods")


class OwnReportError(GangmuError):
    """Who filled a report in is asked to review, sign, accept or check it."""

    code = "report.own"
    parameter_names = ("task", "period")


class ReviewMissingError(GangmuError):
    """A report is to be signed that the unit's desk for review has not passed."""

    code = "report.review_missing"
    parameter_names = ("task", "period")


class PeriodClosedError(GangmuError):
    """The month was closed: what stood then stays, and is corrected openly."""

    code = "report.period_closed"
    parameter_names = ("period", "closed_on")


class LinkCannotSignError(GangmuError):
    """A link fills in forms; whoever signs for a unit signs in."""

    code = "report.link_cannot_sign"


class NothingChosenError(GangmuError):
    """A bulk act names no report."""

    code = "report.nothing_chosen"


class FollowedAlreadyError(GangmuError):
    """What is to be undone has been followed by something else."""

    code = "report.followed_already"
    parameter_names = ("task", "period")
