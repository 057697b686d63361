"""What can be asked of units and posts."""

from collections.abc import Mapping

from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment


def units(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[OrgUnit]:
    """Give the units, in official order."""
    return allowed(OrgUnit, actor, verb=verb, moment=moment).order_by("position", "id")


def units_by_id(actor: Actor, moment: Moment) -> Mapping[int, OrgUnit]:
    """Give all units in official order, by id: what most pages name their rows with, read once in a request."""
    return actor.once(("units", actor.role, actor.unit_id, moment), lambda: units(actor, moment).by_id())


def posts(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Post]:
    """Give the posts."""
    return allowed(Post, actor, verb=verb, moment=moment)
