"""Lamps over time (亮灯的历史): a change by hand beside the rule's own, the close of a month, and an alarm made good.

Nothing is overwritten: the lamp of the rule stays beside the one that the office confirmed, a correction is a new version of its
month, and what once stood in alarm says so as long as that month belongs to the past that it is shown with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypedDict

from gangmu.core.base.formulas import Fact
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, canonical
from gangmu.core.base.refusals import GangmuError, Language
from gangmu.core.base.rule_sets import RuleReference
from gangmu.core.plan.fact_origins import FactOrigin, FactOriginRow
from gangmu.core.plan.lamp_rules import Lamp, LampRules
from gangmu.core.plan.lamp_words import lamp_reasons
from gangmu.core.plan.lamps import LampFinding, lamp_of

_TRUTHS: Final = {"true": True, "false": False}


class LampReasonNeededError(GangmuError):
    """A lamp is to be changed by hand without a reason."""

    code = "lamp.reason_needed"
    parameter_names = ("lamp", "to")


class LampStaysGreyError(GangmuError):
    """A lamp that nobody can judge is to be made good by hand."""

    code = "lamp.stays_grey"
    parameter_names = ("to",)


class LampMonthNotOverError(GangmuError):
    """A month is to be closed that is not over, or that is no month."""

    code = "lamp.month_not_over"
    parameter_names = ("month", "on")


class LampRuleDiffersError(GangmuError):
    """A closed lamp is to be reckoned again with a rule that did not judge it."""

    code = "lamp.rule_differs"
    parameter_names = ("rule_set", "wanted", "given")


@dataclass(frozen=True, slots=True)
class LampChange:
    """手动调灯: what the office confirmed in place of the rule's lamp, why, by which post and when."""

    to: Lamp
    reason: str
    by: str
    on: date


def change_lamp(lamp: Lamp, to: Lamp, *, reason: str, by: str, on: date) -> LampChange:
    """Change a lamp by hand: never without a reason, and never from grey to good."""
    if not reason.strip():
        raise LampReasonNeededError(lamp=lamp.value, to=to.value)
    if lamp is Lamp.NONE and to.is_good:
        raise LampStaysGreyError(to=to.value)
    return LampChange(to, reason.strip(), by, on)


class ClosedLampRow(TypedDict):
    """A closed lamp as the record keeps it."""

    month: str
    version: str
    lamp: str
    confirmed: str
    made_good_since: str
    preset: str
    rule: dict[str, str]
    facts: dict[str, list[str]]
    origins: list[FactOriginRow]
    reasons_zh: list[str]
    reasons_en: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLamp:
    """封账亮灯: the lamp of a month, frozen with its inputs, its words and the rule that judged."""

    month: Period
    version: int
    system: Lamp
    preset: str
    by: RuleReference
    facts: tuple[tuple[str, Fact], ...]
    reasons_zh: tuple[str, ...]
    reasons_en: tuple[str, ...]
    origins: tuple[FactOrigin, ...] = ()
    change: LampChange | None = None
    alarm_of: Period | None = None  # the first month whose alarm this one has made good

    @property
    def confirmed(self) -> Lamp:
        """Give the lamp that counts: the office's where it changed the rule's, and never better than a warn after an alarm."""
        return _lowered(_counted(self.system, self.change), self.alarm_of)

    @property
    def was_alarm(self) -> bool:
        """Tell whether the rule or the office saw an alarm: a change by hand does not take it out of history."""
        return Lamp.ALARM in (self.system, self.change.to if self.change else self.system)

    def reasons(self, language: Language = "zh") -> tuple[str, ...]:
        """Give the words that were written at the close."""
        return self.reasons_zh if language == "zh" else self.reasons_en

    def as_row(self) -> ClosedLampRow:
        """Give it as the record keeps it."""
        return {
            "month": str(self.month),
            "version": str(self.version),
            "lamp": self.system.value,
            "confirmed": self.confirmed.value,
            "made_good_since": str(self.alarm_of or ""),
            "preset": self.preset,
            "rule": self.by.as_dict(),
            "facts": facts_as_row(self.facts),
            "origins": [each.as_row() for each in self.origins],
            "reasons_zh": list(self.reasons_zh),
            "reasons_en": list(self.reasons_en),
        }


@dataclass(frozen=True, slots=True)
class ShownLamp:
    """所示的灯: what a page shows: the rule's lamp, the one that counts, and the alarm that was made good."""

    system: Lamp
    lamp: Lamp
    change: LampChange | None = None
    alarm_of: Period | None = None

    @property
    def made_good(self) -> bool:
        """Tell whether it shows as “warn, made good”."""
        return self.alarm_of is not None


def shown_lamp(system: Lamp, past: Iterable[ClosedLamp], *, change: LampChange | None = None) -> ShownLamp:
    """Show a lamp in the light of its past: good after an alarm is a warn that says “made good”; grey stays grey."""
    lamp = _counted(system, change)
    alarms = sorted(each.month for each in newest(past) if each.was_alarm)
    alarm_of = alarms[0] if alarms and lamp.is_good else None
    return ShownLamp(system, _lowered(lamp, alarm_of), change, alarm_of)


def _counted(system: Lamp, change: LampChange | None) -> Lamp:
    """Give the lamp that counts; a change from before the data went missing makes nothing good."""
    if change is None or (system is Lamp.NONE and change.to.is_good):
        return system
    return change.to


def _lowered(lamp: Lamp, alarm_of: Period | None) -> Lamp:
    return Lamp.WARN if alarm_of is not None and lamp.is_good else lamp


def newest(past: Iterable[ClosedLamp]) -> tuple[ClosedLamp, ...]:
    """Give the latest version of each month, in order."""
    found = dict[Period, ClosedLamp]()
    for each in past:
        there = found.get(each.month)
        if there is None or each.version > there.version:
            found[each.month] = each
    return tuple(found[month] for month in sorted(found))


def close_lamp(
    finding: LampFinding, month: Period, *, on: date, past: Iterable[ClosedLamp] = (), change: LampChange | None = None
) -> ClosedLamp:  # fmt: skip
    """Close a month that is over (封账) for one lamp, on the day after its last at the earliest.

    A month that was closed before gets a new version, and the old one stays.
    """
    if month.months != 1 or month.first.day != 1 or on <= month.last:
        raise LampMonthNotOverError(month=str(month), on=on.isoformat())
    past = tuple(past)
    earlier = [each for each in past if each.month < month]
    versions = [each.version for each in past if each.month == month]
    return ClosedLamp(
        month=month,
        version=max(versions, default=0) + 1,
        system=finding.lamp,
        preset=finding.preset,
        by=finding.by,
        facts=finding.facts,
        reasons_zh=lamp_reasons(finding, "zh"),
        reasons_en=lamp_reasons(finding, "en"),
        origins=finding.origins,
        change=change,
        alarm_of=shown_lamp(finding.lamp, earlier, change=change).alarm_of,
    )


def reckoned_again(closed: ClosedLamp, rules: LampRules) -> LampFinding:
    """Light a closed lamp again from its own inputs, by the very rule that judged it."""
    if rules.by != closed.by:
        raise LampRuleDiffersError(rule_set=closed.by.id, wanted=closed.by.hash, given=rules.by.hash)
    return lamp_of(rules, dict(closed.facts), preset=closed.preset)


def facts_as_row(facts: Iterable[tuple[str, Fact]]) -> dict[str, list[str]]:
    """Write the inputs as the record keeps them, exact to the digit."""
    return {name: _written(fact) for name, fact in facts}


def facts_from(row: ClosedLampRow) -> tuple[tuple[str, Fact], ...]:
    """Read the inputs back from the record, exact to the digit."""
    return facts_read(row["facts"])


def facts_read(written: Mapping[str, list[str]]) -> tuple[tuple[str, Fact], ...]:
    """Read inputs as the record keeps them, exact to the digit."""
    return tuple((name, _read(words)) for name, words in sorted(written.items()))


def _written(fact: Fact) -> list[str]:
    if fact is None:
        return []
    return [canonical(fact.value), fact.unit] if isinstance(fact, Quantity) else [str(fact).lower()]


def _read(words: list[str]) -> Fact:
    if not words:
        return None
    return _TRUTHS[words[0]] if len(words) == 1 else Quantity(Decimal(words[0]), words[1])
