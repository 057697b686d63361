"""How far tasks came (年内进展), told to planning: completion, lamp, and whether anybody verified it."""

from collections.abc import Sequence
from datetime import date

from gangmu.core.plan.lamp_rules import Lamp
from gangmu.web.doors.languages import say
from gangmu.web.planning.progress import Progress
from gangmu.web.record.actors import Actor
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.ruling import Ruling, ruling_of
from gangmu.web.reporting.lamps.showing import mark_of, percent
from gangmu.web.reporting.models import TaskStatus


def progress(actor: Actor, tasks: Sequence[int], on: date) -> dict[int, Progress]:
    """Tell how far tasks came."""
    states = queries.states_of(actor, tasks)
    ruling = ruling_of(actor, on=on) if states else None
    return {key: _told(row, ruling) for key, row in states.items() if ruling is not None}


def _told(row: TaskStatus, ruling: Ruling) -> Progress:
    done = (
        say(f"完成{percent(row.completion)}", f"{percent(row.completion)} done")
        if row.completion is not None
        else ""
    )
    sure = say("已认定", "verified") if row.verified else say("单位报送", "as reported") if done else ""
    lamp = mark_of(Lamp(row.lamp), ruling.palette).word
    words = say("，", ", ").join(filter(None, (done, sure, lamp)))
    return Progress(completion=row.completion, words=words)
