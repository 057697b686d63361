"""A lamp as it is shown (灯的样子): shape, word and colour of the lamp that counts, and what must stand beside it in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.refusals import Language
from gangmu.core.plan.lamp_history import LampChange, ShownLamp
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.palettes import Look


@dataclass(frozen=True, slots=True)
class LampFace:
    """灯面: the look of the lamp that counts, its word in full, and the lines beside it."""

    look: Look
    word: str
    beside: tuple[str, ...] = ()


def face_of(shown: ShownLamp, palette: Mapping[Lamp, Look], language: Language = "zh") -> LampFace:
    """Give a lamp its face. A change by hand names both lamps; an alarm made good names its month."""
    beside = list[str]()
    if shown.alarm_of is not None:
        beside.append(_made_good(shown.alarm_of, palette[Lamp.ALARM], language))
    if shown.change is not None:
        beside.append(_changed(shown.change, palette[shown.system], palette[shown.change.to], language))
    look = palette[shown.lamp]
    word = _word(look, language)
    if shown.made_good:
        word = f"{word}，已整改" if language == "zh" else f"{word}, made good"
    return LampFace(look, word, tuple(beside))


def _word(look: Look, language: Language) -> str:
    return look.zh if language == "zh" else look.en


def _made_good(month: Period, alarm: Look, language: Language) -> str:
    year, number = month.first.year, month.first.month
    if language == "zh":
        return f"{year}年{number}月曾为“{alarm.zh}”，已整改。"
    return f"It stood at “{alarm.en}” in {month} and was made good since."


def _changed(change: LampChange, system: Look, to: Look, language: Language) -> str:
    if language == "zh":
        day = f"{change.on.year}年{change.on.month}月{change.on.day}日"
        return f"按规则是“{system.zh}”，{change.by}于{day}改为“{to.zh}”：{change.reason}"
    return f"The rule says “{system.en}”; {change.by} made it “{to.en}” on {change.on}: {change.reason}"
