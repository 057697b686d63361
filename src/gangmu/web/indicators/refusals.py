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
