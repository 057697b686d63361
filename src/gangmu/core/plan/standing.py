"""The standing of a promise (兑现状态): one vocabulary for the margin, every page and every count (DESIGN §7).

Precedence: withdrawn, met, missed, no_date, not_due, no_data, stale, behind, on_path, ahead.
"""

from collections.abc import Sequence
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.targets import Target
from gangmu.core.plan.courses import course
from gangmu.core.plan.due_days import at_due, reached_already
from gangmu.core.plan.following import Case, Followed
from gangmu.core.plan.rules import Rules
from gangmu.core.plan.verdicts import Finding, Note, Reason, Standing, Verdict

__all__ = ["Followed", "Rules", "standing_of_measure", "standing_of_target"]


def standing_of_target(
    target: Target,
    *,
    on: date,
    rules: Rules,
    followed: Sequence[Followed] = (),
    reference: Followed | None = None,
    present: date | None = None,
) -> Verdict:
    """Say how a target stands at the end of a day, by what was published until then.

    `followed` are the series that its words mean, each of which must meet it; `reference` is what it keeps pace with.
    `present` is the day on which a past one is told (none: the same): it decides what of unknown date counted then.
    """
    if target.is_withdrawn_on(on):
        return Verdict(code=target.code, standing=Standing.WITHDRAWN, reason=Reason.WITHDRAWN, on=on)
    if target.needs_a_number and target.value is None:
        return _grey(target, on, Reason.NO_NUMBER)
    if not followed:
        return _grey(target, on, Reason.SERIES_NOT_CHOSEN)
    findings = tuple(
        _found(
            Case(
                target=target,
                followed=each.known_on(on, present=present),
                reference=reference and reference.known_on(on, present=present),
                on=on,
                rules=rules,
            )
        )
        for each in followed
    )
    return _together(target, on, findings, rules)


def standing_of_measure(
    code: str,
    *,
    on: date,
    due: Period | None,
    recurs: bool = False,
    closed_on: date | None = None,
    withdrawn_on: date | None = None,
) -> Verdict:
    """Say how a measure stands: met when the office has agreed that it is done (销号), never by the unit's word alone.

    What `recurs` (每年) without an end is never over; each time has its finding.
    """
    if withdrawn_on is not None and withdrawn_on <= on:
        standing, reason = Standing.WITHDRAWN, Reason.WITHDRAWN
    elif closed_on is not None and closed_on <= on:
        standing, reason = Standing.MET, Reason.JUDGED
    elif due is None:
        dated = (Standing.NOT_DUE, Reason.RECURS) if recurs else (Standing.NO_DATE, Reason.NO_DATE_STATED)
        standing, reason = dated
    elif due.last >= on:
        standing, reason = Standing.NOT_DUE, Reason.BEFORE_ITS_DAY
    else:
        standing, reason = Standing.NO_DATA, Reason.NOT_REPORTED
    return Verdict(code=code, standing=standing, reason=reason, on=on)


def _grey(target: Target, on: date, reason: Reason) -> Verdict:
    """Say why nothing can be judged: for want of a date, or before its day, or for want of the thing itself."""
    if target.due is None and target.every is None:
        standing = Standing.NO_DATE
    elif target.has_passed(on):
        standing = Standing.NO_DATA
    else:
        standing = Standing.NOT_DUE
    return Verdict(code=target.code, standing=standing, reason=reason, on=on, notes=_notes_of(target))


def _found(case: Case) -> Finding:
    target = case.target
    if target.due is None and target.every is None:
        return reached_already(case) or case.grey(Standing.NO_DATE, Reason.NO_DATE_STATED)
    return at_due(case) if target.has_passed(case.on) else course(case)


def _together(target: Target, on: date, findings: tuple[Finding, ...], rules: Rules) -> Verdict:
    """Judge the promise by its weakest series: all of them must meet it."""
    order = [*(each for each in Standing if each is not Standing.MET), Standing.MET]
    weakest = min(findings, key=lambda each: order.index(each.standing))
    notes = dict.fromkeys([*(note for each in findings for note in each.notes), *_notes_of(target)])
    return Verdict(
        code=target.code,
        standing=weakest.standing,
        reason=weakest.reason,
        on=on,
        rules=rules.by,
        findings=findings,
        notes=tuple(notes),
    )


def _notes_of(target: Target) -> tuple[Note, ...]:
    return (Note.AMBITION,) if target.ambition else ()
