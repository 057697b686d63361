"""What the record refuses."""

from gangmu.core.base.refusals import GangmuError


class ConflictError(GangmuError):
    """The row was changed by someone else since it was read: nobody's edit is lost."""

    code = "record.conflict"
    parameter_names = ("what", "seq", "at", "by")


class AlreadyThereError(GangmuError):
    """The like of a new row is there already, made by somebody else at the same moment."""

    code = "record.already_there"


class KeyReusedError(GangmuError):
    """An idempotency key came back with another action or another person."""

    code = "record.key_reused"
    parameter_names = ("key",)


class NumberTakenError(GangmuError):
    """Two papers of one kind do not bear one number (文号)."""

    code = "record.number_taken"
    parameter_names = ("number",)


class NotFoundError(GangmuError):
    """There is no such row, or it is not for this actor to see."""

    code = "record.not_found"
    parameter_names = ("what",)
