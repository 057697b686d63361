"""Choosing the path of a target (选定路径): what the office types, read as a base, a form and its milestones, or refused."""

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.targets import BaseValue, Milestone, Path, Target


class PathNotReadError(GangmuError):
    """What was typed makes no path."""

    code = "path.not_read"
    parameter_names = ("detail", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathChoice:
    """路径选择: from where and in which form a target is travelled to, and what its wording lets pass."""

    path: Path | None = None
    base: BaseValue | None = None
    milestones: tuple[Milestone, ...] = ()
    tolerance: Decimal | None = None

    def of(self, target: Target) -> Target:
        """Give a target as it was while this was chosen for it."""
        return replace(
            target, path=self.path, base=self.base, milestones=self.milestones, tolerance=self.tolerance
        )


def path_choice(
    *, path: str, base_period: str, base_value: str, milestones: str, tolerance: str, due: Period
) -> PathChoice:
    """Read what was typed; the base lies before the due period, the milestones between the two."""
    form = _form(path.strip())
    base = _base(base_period, base_value, due)
    stated = tuple(_milestone(part) for part in _parts(milestones))
    if form is not None and base is None:
        raise PathNotReadError(detail="no_base", text=path)
    if form is Path.STATED and not stated:
        raise PathNotReadError(detail="no_milestones", text=path)
    if stated and form not in (Path.STATED, Path.STEP):
        raise PathNotReadError(detail="milestones_of_no_use", text=milestones)
    for each in stated:
        if base is None or not base.period.last < each.period.last < due.last:
            raise PathNotReadError(detail="milestone_outside", text=str(each.period))
    if len({each.period for each in stated}) < len(stated):
        raise PathNotReadError(detail="milestone_twice", text=milestones)
    width = _number(tolerance, "tolerance")
    if width is not None and width < 0:
        raise PathNotReadError(detail="tolerance", text=tolerance)
    ordered = tuple(sorted(stated, key=lambda each: each.period))
    return PathChoice(path=form, base=base, milestones=ordered, tolerance=width)


def _form(text: str) -> Path | None:
    if text and text not in tuple(Path):
        raise PathNotReadError(detail="path", text=text)
    return Path(text) if text else None


def _base(period: str, value: str, due: Period) -> BaseValue | None:
    if not period.strip():
        if value.strip():
            raise PathNotReadError(detail="no_base", text=value)
        return None
    found = _period(period)
    if found.last >= due.last:
        raise PathNotReadError(detail="base_not_before_due", text=period)
    return BaseValue(found, _number(value, "base_value"))


def _milestone(part: str) -> Milestone:
    when, sign, value = part.partition("=")
    number = _number(value, "milestones")
    if not sign or number is None:
        raise PathNotReadError(detail="milestones", text=part)
    return Milestone(_period(when), number)


def _parts(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).replace("\n", ";").replace("、", ";")
    return [part.strip() for part in plain.split(";") if part.strip()]


def _period(text: str) -> Period:
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("年")
    try:
        return Period(plain)
    except PeriodNotReadError:
        raise PathNotReadError(detail="period", text=text) from None


def _number(text: str, detail: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-").strip()
    if not plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise PathNotReadError(detail=detail, text=text) from None
    if not number.is_finite() or len(plain) > 40:
        raise PathNotReadError(detail=detail, text=text)
    return number
