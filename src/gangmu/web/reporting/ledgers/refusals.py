"""What the door of ledgers refuses."""

from gangmu.core.base.refusals import GangmuError


class ForeignLedgerError(GangmuError):
    """A ledger was handed out by another home, or to a unit that is not the actor's."""

    code = "ledger.foreign"
    parameter_names = ("name", "book")


class WhoseLedgerError(GangmuError):
    """A ledger carries no key, and whoever brings it acts for no unit."""

    code = "ledger.whose"
    parameter_names = ("name",)


class NothingAskedError(GangmuError):
    """Nothing is to be filled in by a unit now."""

    code = "ledger.nothing_asked"
    parameter_names = ("unit",)


class NothingToTakeError(GangmuError):
    """A ledger holds no row that says anything new."""

    code = "ledger.nothing_to_take"
    parameter_names = ("name",)


class LedgerDecidedError(GangmuError):
    """A ledger that came back was taken or dropped already."""

    code = "ledger.decided"
    parameter_names = ("name",)


class NoFilerError(GangmuError):
    """A unit has no post that files, so nothing can be recorded for it."""

    code = "ledger.no_filer"
    parameter_names = ("unit",)


class LedgerTooLargeError(GangmuError):
    """A file that is brought is larger than any ledger."""

    code = "ledger.too_large"
    parameter_names = ("name", "limit")
