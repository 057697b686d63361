"""What the door of paper refuses."""

from gangmu.core.base.refusals import GangmuError


class NothingToPrintError(GangmuError):
    """No report of a unit waits to be signed."""

    code = "sheet.nothing_to_print"
    parameter_names = ("unit",)


class CheckCodeWrongError(GangmuError):
    """A check code was copied with a slip, or no sheet here has it."""

    code = "sheet.code_wrong"
    parameter_names = ("code",)


class NotAScanError(GangmuError):
    """What is brought as a scan is neither a picture nor a PDF."""

    code = "sheet.not_a_scan"
    parameter_names = ("name",)


class ScanTooLargeError(GangmuError):
    """A scan is larger than is needed to read it."""

    code = "sheet.scan_too_large"
    parameter_names = ("name", "limit")


class ScanMissingError(GangmuError):
    """A sheet is to be accepted whose scan was not brought."""

    code = "sheet.scan_missing"
    parameter_names = ("code",)


class SheetAcceptedError(GangmuError):
    """A sheet was accepted already."""

    code = "sheet.accepted_already"
    parameter_names = ("code",)


class ChangedSincePrintedError(GangmuError):
    """A report says other things than the paper that was signed."""

    code = "sheet.changed_since"
    parameter_names = ("code", "task")


class NoSignerError(GangmuError):
    """A unit has no post that signs."""

    code = "sheet.no_signer"
    parameter_names = ("unit",)
