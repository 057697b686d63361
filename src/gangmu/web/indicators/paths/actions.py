"""Choosing a path (选定路径): a named act of the office; what held before stays in the record."""

from datetime import datetime

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import canonical
from gangmu.core.plan.path_choices import PathNotReadError, path_choice
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("indicators.path_chosen")
def choose_path(
    promise: Promise,
    *,
    path: str,
    base_period: str,
    base_value: str,
    milestones: str,
    tolerance: str,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> Promise:
    """Choose the path of a target, its base and what its wording lets pass."""
    row = outlines.promises(by, NOW, verb="update").get(id=promise.pk)
    if row.kind != "target" or not row.due:
        raise PathNotReadError(detail="no_due", text=row.code)
    choice = path_choice(
        path=path,
        base_period=base_period,
        base_value=base_value,
        milestones=milestones,
        tolerance=tolerance,
        due=Period(row.due),
    )
    changes = {
        "path": choice.path.value if choice.path else "",
        "base_period": choice.base.period.text if choice.base else "",
        "base_value": choice.base.value if choice.base else None,
        "milestones": [[each.period.text, canonical(each.value)] for each in choice.milestones],
        "tolerance": choice.tolerance,
    }
    with commit("indicators.path_chosen", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=seen)
