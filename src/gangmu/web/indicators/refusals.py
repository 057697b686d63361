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
