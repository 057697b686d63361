"""Who leads (牵头单位) is changed inside another act: a settlement of duties, a leader's decision."""

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualTask, TaskUnit
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit
from gangmu.web.record.moments import NOW


def change_lead(opened: Commit, task: AnnualTask, unit: OrgUnit, reason: str, *, by: Actor) -> None:
    """Let another unit lead a draft: it stands there once, and who led before becomes responsible."""
    if task.lead_unit_id == unit.pk:
        return
    beside = {each.unit_id: each for each in queries.task_units(by, NOW).filter(task=task.pk)}
    if unit.pk in beside:
        opened.remove(beside[unit.pk], version=beside[unit.pk].version)
    if task.lead_unit_id is not None and task.lead_unit_id not in beside:
        opened.add(
            TaskUnit(task=task, unit_id=task.lead_unit_id, role="responsible", position=len(beside) + 1)
        )
    opened.replace(task, {"lead_unit": unit, "lead_choice": reason[:300]}, version=task.version)
