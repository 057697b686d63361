"""Opening a year (编制下年计划): the system proposes, the clerk ticks, one act drafts all that was ticked."""

from collections.abc import Sequence
from datetime import date, datetime

from gangmu.web.accounts.scopes import require
from gangmu.web.planning import queries
from gangmu.web.planning.actions.closing import carry_into
from gangmu.web.planning.actions.drafting import add_tasks, new_plan
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.proposing import given_of, proposals
from gangmu.web.planning.refusals import NothingChosenError, PlanClosedError, TooEarlyToOpenError
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("planning.year_opened")
def open_year(
    year: int, ticked: Sequence[str], *, title: str = "", on: date, by: Actor, at: datetime, key: str
) -> AnnualPlan | AnnualTask:
    """Open the plan of a year with what was ticked of the proposals (编制年度计划); one that is open takes them in."""
    require(by, "create", AnnualPlan)
    begins = rules_of_planning(by, on=on).opens_on(year)
    if on < begins:
        raise TooEarlyToOpenError(year=year, day=begins.isoformat())
    plan = queries.plans(by, NOW).filter(year=year).first()
    if plan is not None and plan.state == "closed":
        raise PlanClosedError(year=year)
    wanted = [each for each in proposals(year, by, NOW) if each.key in set(ticked)]
    if not wanted:
        raise NothingChosenError
    given = [given_of(each, year, by, on=on) for each in wanted if each.task is None]
    with commit("planning.year_opened", by=by, at=at, key=key) as opened:
        if plan is None:
            plan = opened.add(new_plan(year, title, on=on))
        carried = carry_into(opened, plan, [each.task for each in wanted if each.task is not None], by=by)
        drafted = add_tasks(opened, plan, given, by=by)
    return plan if plan.seq_from == opened.seq else [*carried, *drafted][0]
