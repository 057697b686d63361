"""What plans want of the desks (年度计划待办): plans of tasks to file, to sign, to put on file; dissents; drafts ready to issue."""

from collections.abc import Iterable, Sequence

from gangmu.core.base.calendars import working_day_after
from gangmu.web.accounts.scopes import allowed
from gangmu.web.desk.home.groups import SHOWN, Asker, Group, Matter, to
from gangmu.web.doors.languages import say, shown
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskAnswer, TaskFiling
from gangmu.web.planning.readiness import readiness_of
from gangmu.web.planning.ruling import rules_of_planning
from gangmu.web.record.moments import NOW


def to_file(asker: Asker) -> Iterable[Group]:
    """Give the issued tasks whose unit has still to file how it goes about them; a signer's, those that wait to be signed."""
    verb = {"filer": "file", "reviewer": "file", "signer": "sign"}.get(asker.actor.role, "")
    if not verb or not asker.may(verb, AnnualTask):
        return
    rows = list(
        allowed(AnnualTask, asker.actor, verb=verb).filter(state="issued").order_by("issued_on", "id")
    )
    if not rows:
        return
    waiting = dict(
        allowed(TaskFiling, asker.actor)
        .filter(task__in=[row.pk for row in rows], prepared_on__isnull=False)
        .columns("task", "prepared_on")
    )
    signs = verb == "sign"
    ready = [row for row in rows if row.pk in waiting]
    if ready and signs:
        yield _group(
            "plans_to_sign", say("待签发推进计划", "Plans of tasks to sign"), ready, asker, "prepared"
        )
    rest = [row for row in rows if row.pk not in waiting]
    if rest:
        yield _group("plans_to_file", say("待报推进计划", "Plans of tasks to file"), rest, asker, "")
    if ready and not signs:
        title = say("推进计划已拟好，等签发人", "Plans that wait for the signer")
        yield _group("plans_prepared", title, ready, asker, "")


def _group(name: str, title: str, rows: Sequence[AnnualTask], asker: Asker, what: str) -> Group:
    days = rules_of_planning(asker.actor, on=asker.on).plan_days
    matters = []
    for row in rows[:SHOWN]:
        due = working_day_after(row.issued_on, days).day if row.issued_on else None
        matters.append(
            Matter(
                title=shown(row.title),
                words=say("审核人、填报人已经拟好", "prepared by the desks before you") if what else "",
                href=to("task", row.code, query="#nodes"),
                when=due,
                is_late=due is not None and due < asker.on,
            )
        )
    return Group(
        name=name,
        title=title,
        matters=tuple(matters),
        count=len(rows),
        act=say("用推进计划表（Excel）一次报", "File them by one workbook"),
        href=to("plan_books"),
    )


def negotiated(asker: Asker) -> Iterable[Group]:
    """Give the office the dissents that stop a task, the drafts that can be issued, and the plans to put on file."""
    if not asker.may("issue", AnnualTask):
        return
    tasks = list(
        allowed(AnnualTask, asker.actor, verb="update")
        .filter(state__in=("negotiating", "planned"))
        .order_by("plan", "position")
    )
    if not tasks:
        return
    years = dict(allowed(AnnualPlan, asker.actor).columns("id", "year"))
    put = [row for row in tasks if row.state == "negotiating"]
    yield from _dissents(asker, put)
    ready = [
        each.task for each in readiness_of(put, asker.actor, on=asker.on, moment=NOW) if not each.lacking
    ]
    planned = [row for row in tasks if row.state == "planned"]
    for name, title, rows in (
        ("ready", say("意见已齐，可以下达", "Agreed: can be issued"), ready),
        ("planned", say("推进计划待备案", "Plans to put on file"), planned),
    ):
        if rows:
            state = rows[0].state
            yield Group(
                name=name,
                title=title,
                matters=tuple(
                    Matter(
                        title=shown(row.title),
                        words=asker.units.get(row.lead_unit_id or 0, ""),
                        href=to("task", row.code),
                        when=row.limit_on if state == "negotiating" else row.filed_on,
                    )
                    for row in rows[:SHOWN]
                ),
                count=len(rows),
                act=say("去年度计划成批办", "Do them at once in the plan"),
                href=to("plan", years.get(rows[0].plan_id, asker.on.year), query=f"?state={state}"),
            )


def year_ends(asker: Asker) -> Iterable[Group]:
    """Tell the office that a year is to be closed, and that the next can be opened from what is proposed."""
    if not asker.may("create", AnnualPlan):
        return
    rules = rules_of_planning(asker.actor, on=asker.on)
    plans = {row.year: row for row in allowed(AnnualPlan, asker.actor)}
    matters = []
    for year, row in sorted(plans.items()):
        if row.state == "issued" and asker.on >= rules.closes_on(year):
            gaps = allowed(AnnualTask, asker.actor).filter(plan=row.pk, verdict="").count()
            words = (
                say(f"还有{gaps}项没有结论", f"{gaps} tasks have no verdict")
                if gaps
                else say("每一项都有结论", "all have their verdict")
            )
            title = say(f"{year}年度计划该下结论、封账", f"verdicts and closing of the plan of {year}")
            matters.append(Matter(title=title, words=words, href=to("year_end", year)))
    for year in (asker.on.year, asker.on.year + 1):
        if plans and year not in plans and asker.on >= rules.opens_on(year):
            title = say(f"可以编制{year}年度计划了", f"the plan of {year} can be made")
            words = say(
                "系统按上年没办完的、到期的、路径上的提了建议",
                "from what is left, falls due or lies on its path",
            )
            matters.append(Matter(title=title, words=words, href=to("propose", year)))
    if matters:
        yield Group(
            name="year_ends",
            title=say("年末年初", "The turn of the year"),
            matters=tuple(matters),
            count=len(matters),
        )


def _dissents(asker: Asker, tasks: Sequence[AnnualTask]) -> Iterable[Group]:
    """Give the dissents that nobody has put before a leader yet."""
    known = {row.pk: row for row in tasks}
    rows = [
        row
        for row in allowed(TaskAnswer, asker.actor)
        .filter(answer="dissent", is_disputed=False, decided_on__isnull=True)
        .order_by("answered_on", "id")
        if row.task_id in known
    ]
    if rows:
        yield Group(
            name="dissents",
            title=say("单位有不同意见，下达不了", "Units dissent: cannot be issued"),
            matters=tuple(
                Matter(
                    title=shown(known[row.task_id].title),
                    words=f"{asker.units.get(row.unit_id, '')}{say('：', ': ')}{shown(row.reason)[:80]}",
                    href=to("task", known[row.task_id].code, query="#negotiation"),
                    when=row.answered_on,
                )
                for row in rows[:SHOWN]
            ),
            count=len(rows),
        )
