"""What the door to other machines refuses."""

from gangmu.core.base.refusals import GangmuError
from gangmu.web.record.outgoing import AddressDeniedError, NotDeliveredError

__all__ = ["AddressDeniedError", "NotDeliveredError", "NothingSetUpError"]


class NothingSetUpError(GangmuError):
    """A test is to be sent and no mail server and no robot is set up."""

    code = "outgoing.nothing_set_up"
