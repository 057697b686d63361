"""One series followed for one target (跟踪): the case that is judged, and the numbers made comparable."""

from dataclasses import dataclass, replace
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity, convertible, scale_of
from gangmu.core.indicators.growth import (
    Growth,
    GrowthFromNothingError,
    GrowthNotComparableError,
    growth_between,
    mean_of_rates,
)
from gangmu.core.indicators.indicators import Indicator, IndicatorKind, Timing
from gangmu.core.indicators.observations import Grade, Observation
from gangmu.core.indicators.targets import Basis, Target
from gangmu.core.indicators.vintages import Break, History
from gangmu.core.plan.rules import Rules
from gangmu.core.plan.verdicts import Finding, Input, Note, Reason, Role, Standing, Step


@dataclass(frozen=True, slots=True)
class Followed:
    """跟踪序列: an indicator with the observations of the series that a target's words mean."""

    indicator: Indicator
    history: History

    def known_on(self, day: date, *, present: date | None = None) -> "Followed":
        """Give it as known on a day, told on another, `present` (none: the same).

        A value whose day of publication nobody noted is known once it is on record. Of a past day nobody can say that:
        there it counts from the time by which its indicator is published.
        """
        is_past = present is not None and day < present
        lag = self.indicator.release_lag if is_past else None
        return replace(self, history=self.history.known_on(day, undated_after=lag))

    def next_expected_by(self, observation: Observation) -> date:
        """Give the day by which the value after this one should be out."""
        indicator = self.indicator
        return indicator.release_lag.after(indicator.frequency.length.after(observation.period.last))


@dataclass(frozen=True, slots=True)
class Measured:
    """实际值: what the series says for a period, in the target's unit, and what that rests on."""

    period: Period
    quantity: Quantity
    inputs: tuple[Input, ...]
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()


class CannotMeasureError(Exception):
    """What the target asks for cannot be had from the observations; never leaves this package."""

    def __init__(self, reason: Reason, inputs: tuple[Input, ...] = ()) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.inputs = inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """案例: a target, one series as known on a day, what it is measured against, and the rules."""

    target: Target
    followed: Followed
    reference: Followed | None
    on: date
    rules: Rules

    @property
    def history(self) -> History:
        """Give the observations known on the day."""
        return self.followed.history

    def grey(self, standing: Standing, reason: Reason, **known: object) -> Finding:
        """Make a finding that judges nothing and says why."""
        return replace(
            Finding(standing=standing, reason=reason, series=self.history.series),
            **known,  # type: ignore[arg-type]  # fields of Finding, by name
        )

    def since_promise(self) -> tuple[Observation, ...]:
        """Give the candidates of periods that had not ended when it was promised: others say nothing of it."""
        since = self.target.promised_on
        return tuple(each for each in self.candidates() if since is None or each.period.last >= since)

    def breaks_since_base(self, period: Period) -> tuple[Break, ...]:
        """Give the breaks between what the target was set from and a period."""
        target = self.target
        if target.base is not None:
            return self.history.breaks_between(target.base.period, period)
        if target.promised_on is None or target.is_rate:
            return ()
        return self.history.breaks_between(Period(str(target.promised_on.year - 1)), period)

    def candidates(self) -> tuple[Observation, ...]:
        """Give the newest value of each period that is as long as the due one (a quarter is no year)."""
        newest = self.history.newest
        due = self.target.due
        if self.followed.indicator.timing is Timing.STOCK or due is None:
            return newest
        return tuple(each for each in newest if each.period.months == due.months) or newest

    def observation_of(self, period: Period) -> Observation | None:
        """Give the value for a period; of a stock, the one at its end."""
        found = self.history.latest_of(period)
        if found is None and self.followed.indicator.timing is Timing.STOCK:
            ending = [each for each in self.history.newest if each.period.last == period.last]
            found = ending[-1] if ending else None
        return found

    def notes_on(self, *observations: Observation) -> tuple[Note, ...]:
        """Say what must be said of the values themselves."""
        notes = []
        if any(each.status is not None and each.status.may_change for each in observations):
            notes.append(Note.PRELIMINARY)
        if any(each.grade in (Grade.C, Grade.D) for each in observations):
            notes.append(Note.WEAK_SOURCE)
        return tuple(notes)

    def measured(self, observation: Observation) -> Measured:
        """Give what the target asks for as the observation has it: the value itself, a growth or a change."""
        match self.target.basis:
            case Basis.GROWTH:
                return self._growth_to(observation)
            case Basis.CHANGE:
                return self._change_to(observation)
            case _:
                return self._plain(observation)

    def _plain(self, observation: Observation) -> Measured:
        return Measured(
            observation.period,
            self.in_target_unit(observation.quantity),
            (Input(Role.ACTUAL, observation),),
            notes=self.notes_on(observation),
        )

    def in_target_unit(self, quantity: Quantity) -> Quantity:
        """Tell a quantity in the target's unit."""
        unit = self.target.unit or quantity.unit
        if not convertible(quantity.unit, unit):
            raise CannotMeasureError(Reason.UNITS_DO_NOT_FIT)
        return quantity.to(unit)

    # Growth

    def _growth_to(self, observation: Observation) -> Measured:
        base = self.target.base
        if self.followed.indicator.kind is IndicatorKind.GROWTH:
            return self._mean_rate(observation) if self.speaks_for_years else self._plain(observation)
        if base is not None and not self.is_yearly_mean:
            return self._grown(base.period, observation, yearly=False)
        first = self.first_year if self.speaks_for_years else None
        earlier = observation.period.a_year_before() if first is None else Period(str(first - 1))
        return self._grown(earlier, observation, yearly=first is not None)

    @property
    def is_yearly_mean(self) -> bool:
        """Tell whether it wants a mean over years (年均)."""
        return self.target.every is not None and self.target.basis is Basis.GROWTH

    @property
    def first_year(self) -> int | None:
        """Give the first year of a mean: as the text says, else the one after its base."""
        start, base = self.target.start, self.target.base
        if start is not None:
            return start.first.year if start.is_year else None
        return base.period.last.year + 1 if base is not None and self.is_yearly_mean else None

    @property
    def speaks_for_years(self) -> bool:
        """Tell whether a growth target speaks for several years: 年均 from the first to the due one."""
        first, due = self.first_year, self.target.due
        return first is not None and due is not None and first < due.last.year

    @property
    def is_mean_of_unknown_years(self) -> bool:
        """Tell whether it wants a yearly mean and says neither from which year on nor against which base."""
        return self.is_yearly_mean and self.first_year is None

    def _mean_rate(self, observation: Observation) -> Measured:
        """Compound the yearly rates from the first year on to the observation's; each must be there."""
        assert self.first_year is not None
        years = range(self.first_year, observation.period.last.year + 1)
        found = [self.observation_of(Period(str(year))) for year in years]
        known = [each for each in found if each is not None]
        inputs = tuple(Input(Role.ACTUAL, each) for each in known)
        if len(known) < len(found):
            raise CannotMeasureError(Reason.VALUE_MISSING, inputs)
        mean = mean_of_rates([each.quantity.to("1").value for each in known])
        quantity = self.in_target_unit(Quantity(mean, "1"))
        step = Step(
            "mean_rate", (("from", str(years[0])), ("to", str(years[-1])), ("rate", quantity), ("n", str(len(known))))
        )  # fmt: skip
        notes = self.notes_on(*known)
        if self.history.breaks_between(known[0].period, observation.period):
            notes = (*notes, Note.BREAK_BETWEEN)
        return Measured(observation.period, quantity, inputs, (step,), notes)

    def _grown(self, earlier: Period, observation: Observation, *, yearly: bool) -> Measured:
        try:
            growth = growth_between(self.history, earlier, observation.period)
        except GrowthNotComparableError as refusal:
            missing = refusal.parameters["reason"] == "no_value"
            reason = Reason.NO_BASE_VALUE if missing else Reason.NOT_COMPARABLE
            raise CannotMeasureError(reason, (Input(Role.ACTUAL, observation),)) from None
        except GrowthFromNothingError:
            raise CannotMeasureError(Reason.NOT_COMPARABLE) from None
        return self._told_growth(growth, yearly=yearly)

    def _told_growth(self, growth: Growth, *, yearly: bool) -> Measured:
        quantity = self.in_target_unit(Quantity(growth.yearly if yearly else growth.total, "1"))
        figures = (
            ("earlier", growth.earlier.quantity), ("earlier_period", growth.earlier.period),
            ("later", growth.later.quantity), ("later_period", growth.later.period), ("rate", quantity),
        )  # fmt: skip
        notes = self.notes_on(growth.earlier, growth.later)
        nominal = (Note.NOMINAL_GROWTH,) if growth.is_nominal else ()
        return Measured(
            growth.later.period,
            quantity,
            (Input(Role.ACTUAL, growth.later), Input(Role.BASE, growth.earlier)),
            (Step("yearly_growth" if yearly else "growth", figures),),
            notes + nominal,
        )

    # Change against a base

    def base_value(self, *, against: Period | None = None) -> tuple[Quantity, tuple[Input, ...]] | None:
        """Give the base value in the unit that it is told in, with the observation that it came from, if any.

        Against a period past a break it is the value that was restated on the new base, or none.
        """
        base = self.target.base
        if base is None:
            return None
        if against is not None and self.history.breaks_between(base.period, against):
            bridge = self.history.bridge(base.period, against)
            return (bridge.quantity, (Input(Role.BASE, bridge),)) if bridge else None
        if base.value is not None:
            relative = self.target.is_rate
            return Quantity(base.value, self.followed.indicator.unit if relative else self.target.unit), ()
        found = self.observation_of(base.period)
        return (found.quantity, (Input(Role.BASE, found),)) if found else None

    def _change_to(self, observation: Observation) -> Measured:
        if self.base_value() is None:
            raise CannotMeasureError(Reason.NO_BASE_VALUE)
        base = self.base_value(against=observation.period)
        if base is None:
            raise CannotMeasureError(Reason.BREAK_SINCE_BASE, (Input(Role.ACTUAL, observation),))
        before, inputs = base
        if not convertible(observation.unit, before.unit):
            raise CannotMeasureError(Reason.UNITS_DO_NOT_FIT)
        after = observation.quantity.to(before.unit)
        quantity = self.in_target_unit(self._difference(before, after))
        figures = (("before", before), ("after", after), ("change", quantity))
        notes = self.notes_on(observation)
        if self.breaks_since_base(observation.period):
            notes = (*notes, Note.BREAK_BETWEEN, Note.BRIDGED)
        return Measured(
            observation.period,
            quantity,
            (Input(Role.ACTUAL, observation), *inputs),
            (Step("change", figures),),
            notes,
        )

    def _difference(self, before: Quantity, after: Quantity) -> Quantity:
        """Give 提高3个百分点 of a rate and 提高3件 as a difference, 下降13.5% as a share of the base."""
        scale = scale_of(before.unit)
        points = scale is not None and scale.is_pure and "百分点" in self.target.unit
        wanted = scale_of(self.target.unit)
        if points or wanted is None or not wanted.is_pure:
            return Quantity(EXACT.subtract(after.value, before.value), before.unit)
        if before.value <= 0:
            raise CannotMeasureError(Reason.NOT_COMPARABLE)
        difference = EXACT.subtract(after.value, before.value)
        return Quantity(EXACT.divide(difference, before.value), "1")
