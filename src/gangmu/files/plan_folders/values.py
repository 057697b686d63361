"""The rows of a plan folder as values of the core (转为核心值), and which series each target is followed by."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.source_refs import SourceRef
from gangmu.core.indicators.indicators import (
    HALF_A_YEAR,
    Direction,
    Frequency,
    Indicator,
    IndicatorKind,
    Nature,
    Timing,
)
from gangmu.core.indicators.observations import Grade, Observation, Status
from gangmu.core.indicators.series import PriceBasis, Series, Span
from gangmu.core.indicators.targets import BaseValue, Basis, Comparison, Milestone, Path, Target
from gangmu.core.indicators.vintages import History, histories
from gangmu.core.plan.following import Followed
from gangmu.files.plan_folders.folders import PlanFolder
from gangmu.files.tables.columns import Row


def indicator_from(row: Row) -> Indicator:
    """Make an indicator of its row."""
    return Indicator(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"] or None,
        unit=row["unit"],
        kind=IndicatorKind(row["kind"]),
        direction=Direction(row["direction"] or "higher"),
        timing=Timing(row["timing"] or "flow"),
        nature=Nature(row["nature"]) if row["nature"] else None,
        frequency=Frequency(row["frequency"] or "year"),
        release_lag=Length(row["release_lag"]) if row["release_lag"] else HALF_A_YEAR,
    )


def series_from(row: Row) -> Series:
    """Make the series that a row of observations or of meanings names."""
    return Series(
        place=row["place"],
        indicator=row["indicator"],
        definition=row["definition"] or None,
        breakdown=row["breakdown"] or None,
        basis=PriceBasis(row["basis"]) if row["basis"] else None,
        span=Span(row["span"] or "period"),
    )


def observation_from(row: Row) -> Observation:
    """Make an observation of its row."""
    return Observation(
        series=series_from(row),
        period=Period(row["period"]),
        value=Decimal(row["value"]),
        unit=row["unit"],
        source_title=row["source_title"],
        vintage=_day(row["vintage"]),
        status=Status(row["status"]) if row["status"] else None,
        source_url=row["source_url"] or None,
        grade=Grade(row["grade"]) if row["grade"] else None,
        break_before=row["break"] or None,
        note=row["note"] or None,
    )


def target_from(row: Row, *, version: str, promised_on: date | None = None) -> Target:
    """Make a target of its row; `version` names the text that its span points into."""
    source = SourceRef(version, int(row["start"]), int(row["end"])) if row["start"] else None
    return Target(
        code=row["code"],
        comparison=Comparison(row["comparison"]),
        basis=Basis(row["basis"]),
        indicator=row["indicator"] or None,
        value=_number(row["value"]),
        value_high=_number(row["value_high"]),
        unit=row["unit"],
        due=_period(row["due"]),
        start=_period(row["period_start"]),
        every=Length(row["every"]) if row["every"] else None,
        ambition=bool(row["ambition"]),
        reference=row["reference"] or row["reference_words"] or None,
        base=BaseValue(Period(row["base_period"]), _number(row["base_value"]))
        if row["base_period"]
        else None,
        path=Path(row["path"]) if row["path"] else None,
        milestones=_milestones(row["milestones"]),
        tolerance=_number(row["tolerance"]),
        promised_on=promised_on,
        withdrawn_on=_day(row["withdrawn_on"]),
        words=row["words"] or None,
        source=source,
    )


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _period(text: str) -> Period | None:
    return Period(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _milestones(text: str) -> tuple[Milestone, ...]:
    pairs = [part.split("=") for part in text.split(";") if part]
    return tuple(Milestone(Period(when), Decimal(value)) for when, value in pairs)


@dataclass(frozen=True, slots=True)
class Facts:
    """事实: the indicators, targets and published values of a plan folder, ready to be judged."""

    indicators: dict[str, Indicator]
    targets: dict[str, Target]  # promised ones; what was reported of the past is `baselines`
    baselines: dict[str, Target]
    histories: dict[Series, History]
    meanings: dict[str, tuple[Series, ...]] = field(default_factory=dict)  # by target
    references: dict[str, Series] = field(default_factory=dict)  # what a keep_pace target is measured against

    def followed(self, target: str) -> tuple[Followed, ...]:
        """Give the series that a target's words mean, with what was published of them."""
        return tuple(self._follow(series) for series in self.meanings.get(target, ()))

    def reference(self, target: str) -> Followed | None:
        """Give the series that a target keeps pace with."""
        series = self.references.get(target)
        return self._follow(series) if series else None

    def _follow(self, series: Series) -> Followed:
        history = self.histories.get(series, History(series))
        return Followed(self.indicators[series.indicator], history)


def facts_of(plan: PlanFolder) -> Facts:
    """Gather the facts of a plan folder that has no faults."""
    version = plan.head.get("outline_sha256", "")[:12] or "outline"
    targets = {
        row["code"]: target_from(row, version=version, promised_on=_day(plan.head.get("issued", "")))
        for row in plan.rows("targets")
    }
    promised = {row["code"] for row in plan.rows("targets") if row["kind"] == "target"}
    meanings: dict[str, tuple[Series, ...]] = {}
    references: dict[str, Series] = {}
    for row in plan.rows("meanings"):
        if row["role"] == "reference":
            references[row["target"]] = series_from(row)
        else:
            meanings[row["target"]] = (*meanings.get(row["target"], ()), series_from(row))
    return Facts(
        indicators={row["code"]: indicator_from(row) for row in plan.rows("indicators")},
        targets={code: each for code, each in targets.items() if code in promised},
        baselines={code: each for code, each in targets.items() if code not in promised},
        histories=histories(observation_from(row) for row in plan.rows("observations")),
        meanings=meanings,
        references=references,
    )
