"""What accounts refuse."""

from gangmu.core.base.refusals import GangmuError


class NotAllowedError(GangmuError):
    """This actor has no right to do this to that. Deny by default."""

    code = "accounts.not_allowed"
    parameter_names = ("role", "verb", "what")
