"""What the calendar brings to reporting: requests, lateness, notices, and what leaves the house."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.clock import now, today
from gangmu.web.record.due import Due, due
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import Programme
from gangmu.web.reporting.actions.asking import ask_for_reports, mark_late
from gangmu.web.reporting.actions.noticing import forget_mailboxes, give_notices
from gangmu.web.reporting.lamps import jobs as lamps
from gangmu.web.reporting.models import Notice
from gangmu.web.reporting.outgoing.mails import is_set_up
from gangmu.web.reporting.outgoing.robots import robots
from gangmu.web.reporting.outgoing.sending import send_waiting

ASK: Final = "reporting.day"
SEND: Final = "reporting.send"
REFRESH: Final = lamps.REFRESH  # of the room beside; read here, where the house looks for jobs


@due
def _day(at: datetime) -> list[Due]:
    """Once a day, where there are tasks."""
    with_tasks = AnnualTask.objects.order_by().values("programme").distinct()
    found = []
    for programme in Programme.objects.filter(pk__in=with_tasks):
        on = today(programme).isoformat()
        found.append(Due(ASK, f"reporting-{programme.uid.hex}-{on}", {"on": on}, programme.pk))
    return found


@task(ASK)
def turn_of_the_day(work: Work) -> Mapping[str, Any]:
    """Ask for what is open, mark what is late, tell whoever is concerned. Begun again, it has one effect."""
    on = date.fromisoformat(work.arguments["on"])
    asked = ask_for_reports(on=on, by=work.by, at=now(), key=work.key)
    late = mark_late(on=on, by=work.by, at=now(), key=f"{work.key}-late")
    told = give_notices(on=on, by=work.by, at=now(), key=f"{work.key}-told")
    forget_mailboxes(on=on, by=work.by, at=now(), key=f"{work.key}-forgotten")
    return {"asked": bool(asked), "late": bool(late), "told": bool(told)}


@due
def _sending(at: datetime) -> list[Due]:
    """Each hour in which something waits to leave the house: after the network is back, the rest goes."""
    if not (is_set_up() or robots()):
        return []
    waiting = set(Notice.objects.filter(sent_on__isnull=True).values_list("programme", flat=True))
    return [
        Due(
            SEND,
            f"send-{programme.uid.hex}-{at:%Y-%m-%dT%H}",
            {"on": today(programme).isoformat()},
            programme.pk,
        )
        for programme in Programme.objects.filter(pk__in=waiting, is_example=False)
    ]


@task(SEND)
def send(work: Work) -> Mapping[str, Any]:
    """Send what waits."""
    on = date.fromisoformat(work.arguments["on"])
    return {"sent": send_waiting(on=on, by=work.by, at=now(), key=work.key)}
