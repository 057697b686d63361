"""What looks like a slip of the pen in a figure (疑似笔误): asked back at every door, never refused, never mended silently."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError, Language, RefusalRow
from gangmu.core.plan.said.figures import SaidFigure

_LEAP: Final = 8  # times the period before: one digit too many
_TEN_THOUSANDFOLD: Final = (Decimal(3000), Decimal(30000))
_FAR_BEYOND: Final = 2  # times the goal of the year
_COUNTED: Final = frozenset("个家项座所处件户人名台套栋起条次场")  # what has no halves
_SHARES: Final = frozenset({"%", "％"})
SLIP_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "slip.understood": ("“{words}”读作{amount}，记为 {shown}。", "“{words}” is read as {amount} and kept as {shown}."),
    "slip.amount_falls": (
        "累计数 {shown} 比上一期的 {near} 还小。请核对是不是写了当月数。",
        "The cumulative {shown} is less than the {near} of the period before; was it the month's own figure?",
    ),
    "slip.leap": (
        "{shown} 是上一期 {near} 的八倍以上，像是多写了一位。请核对。",
        "{shown} is more than eight times the {near} of the period before: a digit too many? Check it.",
    ),
    "slip.ten_thousandfold": (
        "{shown} 约为 {near} 的一万倍或万分之一，像是万、亿弄混了。请核对。",
        "{shown} is some ten thousand times off {near}: 万 and 亿 look mixed up. Check it.",
    ),
    "slip.far_beyond_goal": (
        "{shown} 超过年度目标 {near} 一倍以上。请核对。",
        "{shown} is more than twice the goal of the year, {near}. Check it.",
    ),
    "slip.over_whole": ("{shown} 超过 100%。请核对。", "{shown} is more than 100 %. Check it."),
    "slip.part_of_one": (
        "{shown} 带小数，这样的单位没有半个。请核对。",
        "{shown} is a part of one, in a unit that is counted whole. Check it.",
    ),
    "slip.below_nothing": ("累计数 {shown} 是负的。请核对。", "The cumulative {shown} is below nothing. Check it."),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """疑似笔误: what is asked back of a figure, with what it is held against."""

    code: str
    shown: str  # as it would be kept
    near: str = ""
    words: str = ""  # as it was written
    amount: str = ""  # as it was understood

    def message(self, language: Language = "zh") -> str:
        """Ask it in words."""
        return SLIP_WORDS[self.code][language == "en"].format(**self.parameters)

    @property
    def parameters(self) -> dict[str, str]:
        """Give what its words name."""
        named = {"shown": self.shown, "near": self.near, "words": self.words, "amount": self.amount}
        return {name: text for name, text in named.items() if text}

    def as_dict(self) -> dict[str, str]:
        """Give it as it is kept with the report."""
        return {"code": self.code, **self.parameters}


class FiguresInDoubtError(GangmuError):
    """Figures that look like slips are passed on without a word that they are so."""

    code = "report.figures_in_doubt"
    parameter_names = ("count",)

    def __init__(self, asked: Mapping[int, tuple[Slip, ...]], *, where: str | None = "amount") -> None:
        super().__init__(count=sum(map(len, asked.values())), where=where)
        self.asked = asked  # by report

    def as_dict(self, language: Language = "zh") -> RefusalRow:
        """Give it with each thing that is asked back."""
        row = super().as_dict(language)
        row["problems"] = [
            {"code": each.code, "message": each.message(language), "where": "amount"}
            for slips in self.asked.values()
            for each in slips
        ]
        return row


def slip_from(kept: Mapping[str, str]) -> Slip:
    """Read a slip as it was kept."""
    return Slip(**{name: str(text) for name, text in kept.items() if name in Slip.__slots__})


def slips_of(
    value: Decimal | None,
    *,
    unit: str,
    before: Decimal | None,
    goal: Decimal | None,
    figure: SaidFigure | None = None,
) -> tuple[Slip, ...]:
    """Ask of a cumulative figure what a careful clerk would ask; what stands as it stood before is asked nothing.

    >>> [each.code for each in slips_of(Decimal(50), unit="亿元", before=Decimal(5), goal=Decimal(12))]
    ['slip.far_beyond_goal']
    >>> slips_of(Decimal("5.2"), unit="亿元", before=Decimal(5), goal=Decimal(12))
    ()
    """
    if value is None or value == before:
        return ()
    found = [
        _understood(value, figure, unit),
        _of_its_kind(value, unit, goal),
        _of_its_size(value, unit, before, goal),
    ]
    return tuple(each for each in found if each is not None)


def _understood(value: Decimal, figure: SaidFigure | None, unit: str) -> Slip | None:
    if figure is None or not (figure.about or (figure.own_unit and figure.unit != unit)):
        return None
    return Slip(
        code="slip.understood",
        shown=f"{canonical(value)}{unit}",
        words=figure.text[:40],
        amount=figure.understood(),
    )


def _of_its_kind(value: Decimal, unit: str, goal: Decimal | None) -> Slip | None:
    shown = f"{canonical(value)}{unit}"
    if value < 0 and (goal is None or goal >= 0):
        return Slip(code="slip.below_nothing", shown=shown)
    if unit in _COUNTED and value % 1:
        return Slip(code="slip.part_of_one", shown=shown)
    if unit in _SHARES and value > 100 and (goal is None or goal <= 100):
        return Slip(code="slip.over_whole", shown=shown)
    return None


def _of_its_size(value: Decimal, unit: str, before: Decimal | None, goal: Decimal | None) -> Slip | None:
    """Hold it against the period before and the goal of the year; the plainest doubt is the one asked."""
    shown, near = f"{canonical(value)}{unit}", before or goal
    ratio = abs(value / near) if near else None
    if ratio and near and (_is_ten_thousandfold(ratio) or _is_ten_thousandfold(1 / ratio)):
        return Slip(code="slip.ten_thousandfold", shown=shown, near=f"{canonical(near)}{unit}")
    if before is not None and value < before:
        return Slip(code="slip.amount_falls", shown=shown, near=f"{canonical(before)}{unit}")
    if goal and goal > 0 and value > goal * _FAR_BEYOND:
        return Slip(code="slip.far_beyond_goal", shown=shown, near=f"{canonical(goal)}{unit}")
    if before and before > 0 and value >= before * _LEAP:
        return Slip(code="slip.leap", shown=shown, near=f"{canonical(before)}{unit}")
    return None


def _is_ten_thousandfold(ratio: Decimal) -> bool:
    return _TEN_THOUSANDFOLD[0] <= ratio <= _TEN_THOUSANDFOLD[1]
