"""What the interface refuses beside what every door does."""

from gangmu.core.base.refusals import GangmuError


class OutOfScopeError(GangmuError):
    """A key may not do this, whatever its post may."""

    code = "api.out_of_scope"
    parameter_names = ("scope",)


class BodyUnreadError(GangmuError):
    """What was sent is no JSON object, or a field of it has another shape than the document says."""

    code = "api.body_unread"
    parameter_names = ("field", "wanted")


class IdempotencyKeyMissingError(GangmuError):
    """What writes carries a key of its own, so that sent twice it has one effect."""

    code = "api.idempotency_key_missing"


class MethodNotThereError(GangmuError):
    """The address does not take this method."""

    code = "api.method_not_there"
    parameter_names = ("method", "allowed")


class NoScopeChosenError(GangmuError):
    """A key is to be made that may do nothing."""

    code = "api.no_scope_chosen"


class KeyGoneError(GangmuError):
    """A key was taken back already."""

    code = "api.key_taken_back"
    parameter_names = ("name",)
