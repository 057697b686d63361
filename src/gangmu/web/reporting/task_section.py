"""The reports of one task on its page (任务的填报经过): what its unit said, period by period, claimed apart from verified."""

from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.models import AnnualTask
from gangmu.web.planning.sections import Section, section
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.showing.items import period_words, state_words

_SHOWN = 12


@section(position=45)
def reports(task: AnnualTask, request: ActorRequest) -> Section | None:
    """Give the reports of a task that the reader may see, the last first; what is not submitted is its unit's own."""
    if not may(request.actor, "read", ProgressReport):
        return None
    rows = allowed(ProgressReport, request.actor, moment=request.moment).filter(task=task.pk)
    shown = rows.order_by("-due_on").page(0, _SHOWN)
    unmatched = queries.unmatched(shown, request.actor, request.moment)
    lines = [
        {
            "row": row,
            "period": period_words(row.period),
            "state": state_words(row, unmatched.get(row.pk)),
            "check": unmatched.get(row.pk),
            "shows": queries.is_told(row, request.actor),
        }
        for row in shown
    ]
    return Section("reporting/_task_reports.html", {"lines": lines}) if lines else None
