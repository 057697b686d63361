"""What can be asked of documents, their items and settlements: every function takes the actor and the moment."""

from gangmu.web.accounts.scopes import allowed
from gangmu.web.planning.models import DutySettlement, PlanDocument, PlanItem
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment


def documents(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[PlanDocument]:
    """Give the documents, the last one first."""
    return allowed(PlanDocument, actor, verb=verb, moment=moment).order_by("-brought_on", "-id")


def items(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[PlanItem]:
    """Give the items of documents, in their order."""
    return allowed(PlanItem, actor, verb=verb, moment=moment).order_by("document", "number")


def settlements(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[DutySettlement]:
    """Give how conflicts of duties were settled, the last one first."""
    return allowed(DutySettlement, actor, verb=verb, moment=moment).order_by("-settled_on", "-id")
