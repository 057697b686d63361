"""Palettes (亮灯用色): the word and colour of each lamp as a city has them; the shape never changes, so that it can be told without colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gangmu.core.base.rule_sets import RuleSet, RuleSetFaultError
from gangmu.core.plan.lamp_rules import Lamp

KIND: Final = "palette"
COLOURS: Final = ("accent", "short", "quiet", "blue", "green", "yellow", "orange", "red", "grey")
SHAPES: Final = {Lamp.AHEAD: "▲", Lamp.OK: "◆", Lamp.WARN: "▽", Lamp.ALARM: "▼", Lamp.NONE: "○"}
_GREY: Final = ("quiet", "grey")


@dataclass(frozen=True, slots=True)
class Look:
    """灯样: how a lamp is shown: shape, word, colour, always all three."""

    shape: str
    zh: str
    en: str
    colour: str


@lru_cache(maxsize=16)
def palette_from(rule_set: RuleSet) -> Mapping[Lamp, Look]:
    """Read a palette; `none` alone is grey, and no two lamps have one word."""
    odd = [each.name for each in rule_set.provisions if each.name not in tuple(Lamp)]
    if rule_set.kind != KIND or odd:
        raise RuleSetFaultError(rule_set=rule_set.id, place=odd[0] if odd else "kind", detail="unknown")
    looks = {lamp: _look(rule_set, lamp) for lamp in Lamp}
    for words in ([look.zh for look in looks.values()], [look.en for look in looks.values()]):
        twice = next((each for each in words if words.count(each) > 1), None)
        if twice is not None:
            raise RuleSetFaultError(rule_set=rule_set.id, place=twice, detail="said_of_two_lamps")
    return looks


def _look(rule_set: RuleSet, lamp: Lamp) -> Look:
    said = rule_set.words(lamp.value)
    if len(said) != 3 or said[2] not in COLOURS or (lamp is Lamp.NONE) is not (said[2] in _GREY):
        raise RuleSetFaultError(rule_set=rule_set.id, place=lamp.value, detail="not_a_look")
    return Look(SHAPES[lamp], *said)
