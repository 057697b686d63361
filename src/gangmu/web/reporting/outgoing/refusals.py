"""What the door to other machines refuses."""

from gangmu.core.base.refusals import GangmuError


class AddressDeniedError(GangmuError):
    """An address leads to this machine, into its network, or nowhere that a message may go."""

    code = "outgoing.address_denied"
    parameter_names = ("host",)


class NotDeliveredError(GangmuError):
    """A message did not reach the other side; it stays and is sent again."""

    code = "outgoing.not_delivered"
    parameter_names = ("host", "detail")


class NothingSetUpError(GangmuError):
    """A test is to be sent and no mail server and no robot is set up."""

    code = "outgoing.nothing_set_up"
