"""Puts the home of the desk together: the makers in the order of the day's work."""

from datetime import date
from typing import Final

from gangmu.web.desk.home import arranged, leader, office, plan_filing, supervision, units
from gangmu.web.desk.home.groups import Asker, Group, Maker
from gangmu.web.record.actors import Actor

_MAKERS: Final[tuple[Maker, ...]] = (
    units.reports,
    units.corrections,
    units.unmatched,
    units.answers,
    plan_filing.to_file,
    units.decided,
    leader.asked,
    office.disputes,
    arranged.refused,
    plan_filing.negotiated,
    plan_filing.year_ends,
    office.handed_in,
    office.to_verify,
    office.to_judge,
    supervision.checks,
    office.months,
    office.alarms,
    leader.help_wanted,
    office.late_units,
)


def groups_of(actor: Actor, *, on: date) -> list[Group]:
    """Give what waits for an actor on a day."""
    if actor.programme_id is None or actor.role == "public":
        return []
    asker = Asker(actor, on)
    return [group for make in _MAKERS for group in make(asker)]
