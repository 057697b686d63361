"""What an indicator gives to the lamp of a task whose result it measures (指标任务): its way so far against its path."""

from collections.abc import Sequence
from datetime import date

from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.elapsed_shares import percent
from gangmu.core.plan.fact_origins import FactOrigin
from gangmu.core.plan.task_facts import GivenFacts
from gangmu.core.plan.verdicts import Finding
from gangmu.web.indicators.queries import judgements
from gangmu.web.outlines.models import Promise
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.moments import NOW

PRESET = "gap_pp"


def given_of(tasks: Sequence[AnnualTask], by: Actor, *, on: date) -> dict[int, GivenFacts]:
    """Give the facts of those tasks without an amount that carry out a target which is judged along a path."""
    asked = {
        task.pk: task.promise_id
        for task in tasks
        if task.kind == "indicator" and task.amount is None and task.promise_id
    }
    if not asked:
        return {}
    promises = list(rows_at(Promise, NOW).filter(pk__in=set(asked.values()), kind="target"))
    judged = judgements(by, NOW, on=on, promises=promises)
    found = {key: judged[promise].verdict.lead for key, promise in asked.items() if promise in judged}
    return {key: _facts(finding) for key, finding in found.items() if finding is not None}


def _facts(finding: Finding) -> GivenFacts:
    """Hold the share of the way that is done against the share that the path wants by then."""
    done, wanted = finding.attainment, finding.expected
    facts = {
        "completion": None if done is None else Quantity(done, "1"),
        "elapsed": None if wanted is None else Quantity(wanted, "1"),
    }
    origins = (
        []
        if done is None
        else [FactOrigin("completion", f"实现程度 {percent(done)}", f"attained {percent(done)}")]
    )
    if wanted is not None:
        period = finding.period
        zh, en = f"路径到{period}应达 {percent(wanted)}", f"the path wants {percent(wanted)} by {period}"
        origins.append(FactOrigin("elapsed", zh, en))
    return GivenFacts(facts=dict(facts), preset=PRESET, origins=tuple(origins))
