"""What the worker does for indicators: it looks at what is watched, and warns; once a month it looks ahead."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from gangmu.web.indicators.actions.outlooks import make_outlooks, try_on_the_past
from gangmu.web.indicators.actions.warnings import escalate_overdue, raise_warnings
from gangmu.web.indicators.models import EarlyWarning, Observation, Watch
from gangmu.web.record.clock import now, today
from gangmu.web.record.due import Due, due
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import Programme

WARN: Final = "indicators.warn"
LOOK: Final = "indicators.look_ahead"


@due
def _warnings(at: datetime) -> list[Due]:
    """Once a day, where anything is watched or still to be answered."""
    watched = set(Watch.objects.filter(stopped_on__isnull=True).values_list("programme", flat=True))
    open_ones = set(EarlyWarning.objects.filter(state="raised").values_list("programme", flat=True))
    found = []
    for programme in Programme.objects.filter(pk__in=watched | open_ones):
        day = today(programme).isoformat()
        key = f"warn-{programme.uid.hex}-{day}"
        found.append(Due(WARN, key, {"on": day}, programme.pk))
    return found


@task(WARN)
def warn(work: Work) -> Mapping[str, Any]:
    """Raise what is due and put before the office what was not answered. Begun again, it has one effect."""
    on = date.fromisoformat(work.arguments["on"])
    raised = raise_warnings(on=on, by=work.by, at=now(), key=work.key)
    late = escalate_overdue(on=on, by=work.by, at=now(), key=f"{work.key}-late")
    return {"raised": raised.pk if raised else None, "escalated": late.pk if late else None}


@due
def _outlooks(at: datetime) -> list[Due]:
    """Once a month, where there are figures to judge by."""
    with_figures = set(Observation.objects.values_list("programme", flat=True).distinct())
    return [
        Due(LOOK, f"outlook-{each.uid.hex}-{(day := today(each)):%Y-%m}", {"on": day.isoformat()}, each.pk)
        for each in Programme.objects.filter(pk__in=with_figures)
    ]


@task(LOOK)
def look_ahead(work: Work) -> Mapping[str, Any]:
    """Judge every open target anew, and how good such judgements were. Begun again, it has one effect."""
    on = date.fromisoformat(work.arguments["on"])
    made = make_outlooks(on=on, by=work.by, at=now(), key=work.key)
    tried = try_on_the_past(on=on, by=work.by, at=now(), key=f"{work.key}-past")
    return {"outlook": made.pk if made else None, "reliability": tried.pk if tried else None}
