"""Lamps of closed months as the record gives them back (往月的灯): what a later month must know of them."""

from collections.abc import Iterable
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.rule_sets import RuleReference
from gangmu.core.plan.lamp_history import ClosedLamp, ClosedLampRow, LampChange, facts_from
from gangmu.core.plan.lamp_rules import Lamp


def closed_lamp_from(row: ClosedLampRow, change: LampChange | None = None) -> ClosedLamp:
    """Read a closed lamp back, with the change by hand that stands beside it."""
    rule = row["rule"]
    since = row["made_good_since"]
    return ClosedLamp(
        month=Period(row["month"]),
        version=int(row["version"]),
        system=Lamp(row["lamp"]),
        preset=row["preset"],
        by=RuleReference(id=rule["id"], version=int(rule["version"]), hash=rule["hash"]),
        facts=facts_from(row),
        reasons_zh=tuple(row["reasons_zh"]),
        reasons_en=tuple(row["reasons_en"]),
        change=change,
        alarm_of=Period(since) if since else None,
    )


def change_from(to: str, *, reason: str, by: str, on: date | None) -> LampChange | None:
    """Give the change by hand that columns tell of; none where there was none."""
    return LampChange(Lamp(to), reason, by, on) if to and on is not None else None


def alarms_in(past: Iterable[ClosedLamp]) -> tuple[Period, ...]:
    """Name the months that the rule or the office saw in alarm, in order."""
    return tuple(sorted(each.month for each in past if each.was_alarm))
