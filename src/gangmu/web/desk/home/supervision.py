"""What waits for those who check (督查): reports that were drawn or picked, to be looked at on the spot."""

from collections.abc import Iterable

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts.scopes import allowed
from gangmu.web.desk.home.groups import SHOWN, Asker, Group, Matter, how_many, to
from gangmu.web.doors.languages import say, shown
from gangmu.web.reporting.models import ProgressReport, SpotCheck


def checks(asker: Asker) -> Iterable[Group]:
    """Give the checks on the spot of which nothing was found yet, the longest picked first."""
    if not asker.may("check", SpotCheck):
        return
    rows = allowed(SpotCheck, asker.actor, verb="check").filter(checked_on=None)
    found = rows.order_by("picked_on", "id").page(0, SHOWN)
    if not found:
        return
    reports = allowed(ProgressReport, asker.actor).by_id(row.report_id for row in found)
    tasks = asker.tasks(row.task_id for row in reports.values())
    page = to("spot_checks")
    yield Group(
        name="checks",
        title=say("待抽查", "To be checked on the spot"),
        matters=tuple(
            Matter(
                title=shown(tasks[report.task_id].title) if report.task_id in tasks else "",
                words=f"{asker.units.get(report.unit_id, '')} {shown(say(*month_words(Period(report.period))))}",
                href=f"{page}#c{row.pk}",
                when=row.picked_on,
            )
            for row in found
            if (report := reports.get(row.report_id)) is not None
        ),
        count=how_many(found, rows),
        act=say("去查", "Look"),
        href=page,
    )
