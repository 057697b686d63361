"""What has climbed to a leader (领导): alarms, disputes, help that units want, and what they are asked to decide; nothing else."""

from collections.abc import Iterable

from gangmu.web.accounts.scopes import allowed
from gangmu.web.desk.home.groups import SHOWN, Asker, Group, Matter, to
from gangmu.web.desk.home.units import decision_matters
from gangmu.web.doors.languages import say, shown
from gangmu.web.reporting.lamps import queries as lamps
from gangmu.web.reporting.models import MeetingDecision


def asked(asker: Asker) -> Iterable[Group]:
    """Give what is put before the next meeting."""
    if asker.actor.role != "leader":
        return
    rows = list(allowed(MeetingDecision, asker.actor).filter(state="asked").order_by("-month", "id"))
    if rows:
        yield Group(
            name="asked",
            title=say("请您决定的", "For you to decide"),
            matters=decision_matters(rows[:SHOWN], asker),
            count=len(rows),
            href=to("dispatches"),
            act=say("看调度报告", "See the dispatch"),
        )


def help_wanted(asker: Asker) -> Iterable[Group]:
    """Give the tasks of the leader's portfolio whose units lately asked for help, each with its last word."""
    if asker.actor.role not in ("leader", "office"):
        return
    wanted = lamps.wanting_help(asker.actor, on=asker.on)
    tasks = asker.open_tasks(wanted) if wanted else {}
    known = [row for row in wanted.values() if row.task_id in tasks]
    if known:
        yield Group(
            name="help",
            title=say("单位请求协调的", "Units ask for help"),
            matters=tuple(
                Matter(
                    title=shown(row.help_wanted)[:120],
                    words=f"{asker.units.get(row.unit_id, '')}　{shown(tasks[row.task_id].title)}",
                    href=to("task", tasks[row.task_id].code),
                )
                for row in known[:SHOWN]
            ),
            count=len(known),
            href=to("lamps", query="?stage=help"),
            act=say("全部", "All"),
        )
