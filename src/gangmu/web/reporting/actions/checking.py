"""Checks on the spot (抽查): drawn and picked from what was accepted of a month, and what was found."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.no_change import running_no_change
from gangmu.core.plan.requests import month_of
from gangmu.core.plan.spot_checks import Reported, at_least_one, drawn, picked_by_risk, risks
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Head, LedgerEntry
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.stepping import chosen, is_filer, step, write_and_run
from gangmu.web.reporting.models import MonthClose, ProgressReport, SpotCheck
from gangmu.web.reporting.refusals import CheckedAlreadyError


@once("reporting.checks_drawn")
def draw_checks(month: str, *, on: date, by: Actor, at: datetime, key: str) -> SpotCheck | None:
    """Draw the checks of a month: by chance from a seed that nobody chose, and by risk with its grounds."""
    require(by, "create", SpotCheck)
    rules = queries.rules(by, NOW, on=on)
    rows = accepted_of(by, month)
    picked = set(SpotCheck.objects.filter(report__in=rows).values_list("report", flat=True))
    seed = seed_of(by, month)
    by_key = {row.uid.hex: row for row in rows}
    history = _history(by, month)
    grounds: dict[int, tuple[str, list[str]]] = {
        by_key[each].pk: ("random", [f"draw:{seed}"]) for each in drawn(seed, list(by_key), rules.spot_share)
    }
    risky = risks([_reported(row, history) for row in rows], rules)
    most = at_least_one(rules.risk_share, len(rows))
    for each, found in picked_by_risk(risky, seed, most=most).items():
        grounds.setdefault(by_key[each].pk, ("risk", [str(ground) for ground in found]))
    new = [(row, *grounds[row.pk]) for row in rows if row.pk in grounds and row.pk not in picked]
    if not new:
        return None
    with commit("reporting.checks_drawn", by=by, at=at, key=key) as opened:
        opened.rules.append(rules.by.as_dict())
        return opened.add_all(
            SpotCheck(report=row, why=why, grounds=why_so, picked_on=on) for row, why, why_so in new
        )[0]


def accepted_of(by: Actor, month: str) -> list[ProgressReport]:
    """Give the accepted reports of a month with their tasks."""
    states = ("accepted", "corrected", "checked", "correction_asked")
    rows = queries.with_tasks(allowed(ProgressReport, by, moment=NOW).filter(state__in=states))
    return [row for row in rows.order_by("pk") if month_of(row.period) == month]


def seed_of(by: Actor, month: str) -> str:
    """Give the seed of a month's draw: the hash of the ledger entry that closed it, else of the chain's head."""
    close = MonthClose.objects.filter(programme=by.programme_id, month=month).order_by("round").first()
    head = Head.objects.get(programme=by.programme_id)
    if close is None:
        return head.hash
    return LedgerEntry.objects.get(head=head, seq=close.seq_from).hash


@dataclass(frozen=True, slots=True)
class _History:
    """What was said of tasks up to a month, the latest first, and how often each was corrected in its year."""

    said: Mapping[int, list[bool]]
    corrections: Mapping[int, int]


def _history(by: Actor, month: str) -> _History:
    said: dict[int, list[bool]] = {}
    until = Period(month).last
    rows = ProgressReport.objects.filter(
        programme=by.programme_id, due_on__lte=until, due_on__year=until.year, state__in=queries.SAID
    )
    for task, is_no_change in rows.order_by("-due_on").values_list("task", "is_no_change"):
        said.setdefault(task, []).append(is_no_change)
    corrected = ProgressReport.past._default_manager.filter(
        programme_id=by.programme_id, state="correction_asked", due_on__year=until.year
    )
    return _History(said, Counter(task for task, _ in set(corrected.values_list("task_id", "seq_from"))))


def _reported(row: ProgressReport, history: _History) -> Reported:
    known = row.prefilled.get("amount", {})
    before = known.get("value") if known.get("origin") == "report" else None
    return Reported(
        key=row.uid.hex,
        unit=str(row.unit_id),
        month=int(month_of(row.period)[-2:]),
        target=row.task.amount,
        amount=row.amount,
        before=None if before is None else Decimal(before),
        no_change_running=running_no_change(history.said.get(row.task_id, [])),
        corrections=history.corrections.get(row.task_id, 0),
    )


@once("reporting.check_made", looks_within=True)
def make_check(
    check: int, *, matches: bool, finding: str, seen: int, on: date, by: Actor, at: datetime, key: str
) -> ProgressReport:
    """Write down what a check found (抽查结论). Whoever filled the report in or accepted it does not check it."""
    with commit("reporting.check_made", by=by, at=at, key=key) as opened:
        row = queries.spot_checks(by, NOW, verb="check").get(id=check)
        report = ProgressReport.objects.get(pk=row.report_id)
        if row.checked_on is not None:
            raise CheckedAlreadyError(period=report.period)
        [report] = chosen(opened, by, {report.pk: report.version}, verb="check")
        own = is_filer(report, by) or report.accepted_post_id == by.post_id
        state = step(report, "check", by=by, is_filer=own)
        written = write_and_run(opened, [(report, {"state": state})], on=on, by=by)[0]
        found = {
            "matches": matches,
            "finding": finding.strip()[:1000],
            "checked_on": on,
            "checked_post_id": by.post_id,
        }
        opened.replace(row, found, version=seen)
        return written
