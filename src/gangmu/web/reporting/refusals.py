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
    parameter_names = ("task", "period", "closed_on")


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


class CorrectionNotWaitingError(GangmuError):
    """A correction is to be reviewed, signed or sent back that does not lie at that desk."""

    code = "report.correction_not_waiting"
    parameter_names = ("task", "period")


class NothingCorrectedError(GangmuError):
    """A correction is asked for that would change nothing."""

    code = "report.nothing_corrected"
    parameter_names = ("task", "period")


class EvidenceTooLargeError(GangmuError):
    """A piece of evidence is larger than a form takes."""

    code = "report.evidence_too_large"
    parameter_names = ("name", "limit")


class DayNotLaterError(GangmuError):
    """Reports are put off to a day that is no later one."""

    code = "report.day_not_later"
    parameter_names = ("day", "due_on")


class NotWithItsUnitError(GangmuError):
    """A report that has left its unit is put off or handed over."""

    code = "report.not_with_its_unit"
    parameter_names = ("task", "period")


class ArrangingNeedsReasonError(GangmuError):
    """Reports are put off or handed over without a reason."""

    code = "report.arranging_needs_reason"


class LinkGoneError(GangmuError):
    """A link that is wrong, has expired or was taken back: all say the same."""

    code = "report.link_gone"


class LinkSlowedError(GangmuError):
    """From one address many wrong links were tried."""

    code = "report.link_slowed"
    parameter_names = ("seconds",)


class CheckedAlreadyError(GangmuError):
    """A check has its finding already."""

    code = "report.checked_already"
    parameter_names = ("period",)


class FactHeldError(GangmuError):
    """A form asks for a fact that the city holds already."""

    code = "form.fact_held"
    parameter_names = ("fact", "held")


class OverBudgetError(GangmuError):
    """With this form a unit would be asked for more minutes a month than its budget."""

    code = "form.over_budget"
    parameter_names = ("unit", "asked", "budget")


class FormUnfinishedError(GangmuError):
    """A form is registered without its title, owner, reason, facts or last day."""

    code = "form.unfinished"
    parameter_names = ("field",)


class FormKnownError(GangmuError):
    """A form of this code is registered already."""

    code = "form.known"
    parameter_names = ("code",)


class MailboxFaultyError(GangmuError):
    """What should be an e-mail address is none."""

    code = "notice.mailbox_faulty"
    parameter_names = ("text",)
