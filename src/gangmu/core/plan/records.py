"""A verdict as it is kept (存档): what was judged, on what, by which arithmetic, complete without the rows that it came from.

As-of pages show the record of the day and never reckon again.
"""

from decimal import Decimal
from typing import TypedDict

from gangmu.core.base.quantities import Quantity, canonical
from gangmu.core.plan.standing_words import arithmetic, notes, summary
from gangmu.core.plan.verdicts import Finding, Input, Verdict


class Words(TypedDict):
    """What is said, in both languages."""

    zh: list[str]
    en: list[str]


class InputRecord(TypedDict):
    """An observation as it was on the day of the verdict."""

    role: str
    place: str
    indicator: str
    definition: str | None
    breakdown: str | None
    period: str
    vintage: str | None
    value: str
    unit: str
    status: str | None
    grade: str | None
    source_title: str
    source_url: str | None


class FindingRecord(TypedDict):
    """One series against the target."""

    standing: str
    reason: str
    period: str | None
    actual: list[str] | None  # value, unit
    wanted: list[str] | None
    gap: list[str] | None
    gap_share: str | None
    completion: str | None
    attainment: str | None
    base_period: str | None
    base: list[str] | None
    expected: str | None
    index: str | None
    attainment_class: str | None
    path: str | None
    rate_needed: str | None
    rate_so_far: str | None
    step_needed: list[str] | None
    step_so_far: list[str] | None
    inputs: list[InputRecord]
    arithmetic: Words


class VerdictRecord(TypedDict):
    """A verdict, ready for canonical JSON."""

    code: str
    standing: str
    reason: str
    on: str
    rules: dict[str, str] | None  # id, version and hash of the rule set that judged
    summary: Words
    notes: list[str]
    note_words: Words
    findings: list[FindingRecord]


def record_of(verdict: Verdict) -> VerdictRecord:
    """Give the record of a verdict."""
    return {
        "code": verdict.code,
        "standing": verdict.standing.value,
        "reason": verdict.reason.value,
        "on": verdict.on.isoformat(),
        "rules": verdict.rules.as_dict() if verdict.rules else None,
        "summary": {"zh": [summary(verdict)], "en": [summary(verdict, "en")]},
        "notes": [each.value for each in verdict.notes],
        "note_words": {"zh": list(notes(verdict)), "en": list(notes(verdict, "en"))},
        "findings": [_finding(each) for each in verdict.findings],
    }


def _finding(finding: Finding) -> FindingRecord:
    return {
        "standing": finding.standing.value,
        "reason": finding.reason.value,
        "period": finding.period.text if finding.period else None,
        "actual": _quantity(finding.actual),
        "wanted": _quantity(finding.wanted),
        "gap": _quantity(finding.gap),
        "gap_share": _number(finding.gap_share),
        "completion": _number(finding.completion),
        "attainment": _number(finding.attainment),
        "base_period": finding.base_period.text if finding.base_period else None,
        "base": _quantity(finding.base),
        "expected": _number(finding.expected),
        "index": _number(finding.index),
        "attainment_class": finding.attainment_class.value if finding.attainment_class else None,
        "path": finding.path.value if finding.path else None,
        "rate_needed": _number(finding.rate_needed),
        "rate_so_far": _number(finding.rate_so_far),
        "step_needed": _quantity(finding.step_needed),
        "step_so_far": _quantity(finding.step_so_far),
        "inputs": [_input(each) for each in finding.inputs],
        "arithmetic": {"zh": list(arithmetic(finding)), "en": list(arithmetic(finding, "en"))},
    }


def _quantity(quantity: Quantity | None) -> list[str] | None:
    return [canonical(quantity.value), quantity.unit] if quantity else None


def _number(value: Decimal | None) -> str | None:
    return None if value is None else canonical(value)


def _input(each: Input) -> InputRecord:
    seen, series = each.observation, each.observation.series
    return {
        "role": each.role.value,
        "place": series.place,
        "indicator": series.indicator,
        "definition": series.definition,
        "breakdown": series.breakdown,
        "period": seen.period.text,
        "vintage": seen.vintage.isoformat() if seen.vintage else None,
        "value": canonical(seen.value),
        "unit": seen.unit,
        "status": seen.status.value if seen.status else None,
        "grade": seen.grade.value if seen.grade else None,
        "source_title": seen.source_title,
        "source_url": seen.source_url,
    }
