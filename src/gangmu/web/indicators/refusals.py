"""What indicators refuse."""

from gangmu.core.base.refusals import GangmuError


class FileDecidedError(GangmuError):
    """A file of figures was taken or dropped already."""

    code = "figures.file_decided"
    parameter_names = ("name", "state")


class FiguresWithFaultsError(GangmuError):
    """A file of figures has faults: nothing of it is taken."""

    code = "figures.with_faults"
    parameter_names = ("name", "count")


class DoubtsOpenError(GangmuError):
    """Values of a file look like slips, and nobody has said that they are right."""

    code = "figures.doubts_open"
    parameter_names = ("name", "count")


class FiguresTooLargeError(GangmuError):
    """A file of figures is larger than a page takes."""

    code = "figures.too_large"
    parameter_names = ("name", "limit")


class ConflictGoneError(GangmuError):
    """A conflict is to be settled that is not there any more."""

    code = "conflict.gone"


class ConflictChangedError(GangmuError):
    """The rivals are other ones than were looked at."""

    code = "conflict.changed"
    parameter_names = ("seen", "now")


class NotARivalError(GangmuError):
    """It is not said which rival holds."""

    code = "conflict.not_a_rival"


class NoReasonError(GangmuError):
    """A conflict is to be settled without a reason."""

    code = "conflict.no_reason"


class PartNotReadError(GangmuError):
    """A line of a split is no part."""

    code = "split.part_not_read"
    parameter_names = ("line", "text")


class NothingWatchedError(GangmuError):
    """Neither a path nor a line is to be watched."""

    code = "warning.nothing_watched"


class LineDoesNotFitError(GangmuError):
    """The line is no number, or in a unit that does not fit."""

    code = "warning.line_does_not_fit"
    parameter_names = ("text", "unit")


class WatchedAlreadyError(GangmuError):
    """Somebody watches the same already."""

    code = "warning.watched_already"


class GroupTooSmallError(GangmuError):
    """A peer group has no name, fewer than two places, or unknown ones."""

    code = "peers.group_too_small"
    parameter_names = ("name", "unknown")


class MappingFaultyError(GangmuError):
    """A mapping of names has a fault."""

    code = "figures.mapping_faulty"
    parameter_names = ("name", "first")


class NowhereToHangError(GangmuError):
    """A table of targets is confirmed, and the text announces no such table from which they could hang."""

    code = "figures.nowhere_to_hang"
    parameter_names = ("name",)


class IndicatorCodeTakenError(GangmuError):
    """An indicator is defined under a code that another has."""

    code = "indicator.code_taken"
    parameter_names = ("code",)


class IndicatorFaultyError(GangmuError):
    """What is said of an indicator cannot be: a unit that nobody knows, a formula that does not fit."""

    code = "indicator.faulty"
    parameter_names = ("field", "fault")


class AuthorityIsScoredError(GangmuError):
    """The unit that answers for an indicator is to confirm its values as well."""

    code = "indicator.authority_is_scored"
    parameter_names = ("unit",)


class IndicatorRetiredError(GangmuError):
    """A value is filed for an indicator that is no longer kept."""

    code = "indicator.retired"
    parameter_names = ("name", "day")


class SeriesNotChosenError(GangmuError):
    """A value is filed of an indicator that is counted in several ways, and not of one of them."""

    code = "observation.series_not_chosen"
    parameter_names = ("indicator",)


class OwnValueError(GangmuError):
    """Whoever filed a value, or answers for its indicator, is to confirm it."""

    code = "observation.own_value"
    parameter_names = ("indicator", "period")


class ValueDoubtfulError(GangmuError):
    """A value that is filed looks like a slip, and nobody has said why it is right."""

    code = "observation.doubtful"
    parameter_names = ("doubt",)


class ValueFaultyError(GangmuError):
    """A value that is filed cannot be read or does not fit its indicator."""

    code = "observation.faulty"
    parameter_names = ("fault",)


class WhatIfNotReadError(GangmuError):
    """What is supposed is neither a growth of at most 50 % a year nor a year to come."""

    code = "what_if.not_read"
    parameter_names = ("text",)


class WhatIfNamedAlreadyError(GangmuError):
    """Another what-if of this target has the name."""

    code = "what_if.named_already"
    parameter_names = ("name",)
