"""What the portal reads: the issued outline and what hangs from it, for an actor, at a moment."""

from gangmu.web.portal.details import Detail
from gangmu.web.portal.materials import Materials
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


def materials(actor: Actor, moment: Moment) -> Materials | None:
    """Give the issued version with all that hangs from it; None while nothing is issued."""
    return None


def detail(actor: Actor, moment: Moment, code: str) -> Detail:
    """Give what is known of one promise."""
    return Detail()
