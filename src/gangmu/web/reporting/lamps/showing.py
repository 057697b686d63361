"""Lamps as pages set them (亮灯的样子): shape, word and tone of the lamp that counts, and what stands beside it in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.formulas import Fact
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, rounded
from gangmu.core.base.refusals import Language
from gangmu.core.plan.lamp_faces import face_of
from gangmu.core.plan.lamp_history import ClosedLamp, ShownLamp, facts_read, shown_lamp
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.lamp_told import plain_words
from gangmu.core.plan.palettes import Look
from gangmu.core.plan.preset_words import LAMP_PRESETS
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.doors.lists.frames import Mark
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment
from gangmu.web.reporting.lamps.closing import change_in
from gangmu.web.reporting.lamps.ruling import Ruling
from gangmu.web.reporting.models import TaskLamp, TaskStatus

SHAPES: Final = {
    Lamp.AHEAD: "m-ahead", Lamp.OK: "m-on_path", Lamp.WARN: "m-warn", Lamp.ALARM: "m-behind", Lamp.NONE: "m-not_due",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LampShown:
    """所示的灯: its mark, the lines beside it, why it is so, and how its facts were reckoned."""

    lamp: Lamp
    mark: Mark
    beside: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()

    why: str = ""  # in plain words, one sentence; the reasons are its arithmetic


def is_to_judge(facts: Iterable[tuple[str, Fact]]) -> bool:
    """Tell whether somebody is still to say if a late node can meet the limit (等判断)."""
    given = dict(facts)
    due, verified = given.get("nodes_due"), given.get("nodes_verified")
    if not isinstance(due, Quantity) or not isinstance(verified, Quantity):
        return False
    return due.value > verified.value and given.get("able") is None


def why_of(lamp: Lamp, told: Mapping[str, Any]) -> str:
    """Say why a lamp is as it is in plain words, from what the record keeps of it: facts and origins."""
    if "facts" not in told:
        return ""
    silent = [(each["zh"], each["en"]) for each in told.get("origins") or () if each["name"] == "completion"]
    zh, en = plain_words(facts_read(told["facts"]), lamp, silent=silent)
    return shown(say(zh, en))


def speech() -> Language:
    """Give the language in which the core speaks on this page."""
    return "en" if language() == "en" else "zh"


def mark_of(lamp: Lamp, palette: Mapping[Lamp, Look], *, word: str = "") -> Mark:
    """Set a lamp: its shape never changes, word and tone are the palette's."""
    look = palette[lamp]
    said = word or (look.zh if speech() == "zh" else look.en)
    return Mark(SHAPES[lamp], shown(said), look.colour)


def running_lamp(row: TaskStatus, past: Iterable[ClosedLamp], ruling: Ruling) -> LampShown:
    """Show how a task stands now, in the light of the months that were closed."""
    seen = shown_lamp(Lamp(row.lamp), past)
    face = face_of(seen, ruling.palette, speech())
    return LampShown(
        lamp=seen.lamp,
        mark=mark_of(seen.lamp, ruling.palette, word=face.word),
        beside=_said(face.beside),
        reasons=_said(row.reasons_zh if speech() == "zh" else row.reasons_en),
        origins=_said(each[speech()] for each in row.origins or ()),
        why=why_of(Lamp(row.lamp), {"facts": row.facts or {}, "origins": row.origins}),
    )


def closed_lamp(row: TaskLamp, ruling: Ruling, *, by: str = "") -> LampShown:
    """Show a lamp as it was closed, never reckoned again: both lamps where the office changed it."""
    since = Period(row.made_good_since) if row.made_good_since else None
    seen = ShownLamp(Lamp(row.lamp), Lamp(row.confirmed), change_in(row, by), since)
    face = face_of(seen, ruling.palette, speech())
    frozen = row.frozen or {}  # the public sees none of it
    return LampShown(
        lamp=seen.lamp,
        mark=mark_of(seen.lamp, ruling.palette, word=face.word),
        beside=_said(face.beside),
        reasons=_said(frozen.get(f"reasons_{speech()}", ())),
        origins=_said(each[speech()] for each in frozen.get("origins", ())),
        why=why_of(Lamp(row.lamp), frozen),
    )


def preset_words(name: str) -> str:
    """Call a preset of lamps in words; one of a city's own is called as its rules call it."""
    return shown(say(*LAMP_PRESETS.get(name, (name, name))))


def rule_named(rule: Mapping[str, str], preset: str) -> str:
    """Name what judged a lamp: the preset in words, the rule set with its version and hash."""
    if not rule:
        return ""
    words = preset_words(preset)
    return say(
        f"规则“{words}”（{rule['id']} 第{rule['version']}版，校验码 {rule['hash'][:12]}）",
        f"Rule “{words}” ({rule['id']} version {rule['version']}, hash {rule['hash'][:12]})",
    )


def posts_named(actor: Actor, moment: Moment, ids: Iterable[int | None]) -> dict[int, str]:
    """Name posts by their titles."""
    wanted = {each for each in ids if each is not None}
    return (
        {key: shown(row.title) for key, row in accounts.posts(actor, moment).by_id(wanted).items()}
        if wanted
        else {}
    )


def counts_in_words(counts: Mapping[str, int], palette: Mapping[Lamp, Look]) -> Sequence[tuple[Mark, int]]:
    """Give how many of each lamp there are; the worst first, grey last."""
    order = (Lamp.ALARM, Lamp.WARN, Lamp.OK, Lamp.AHEAD, Lamp.NONE)
    return [(mark_of(lamp, palette), counts.get(lamp.value, 0)) for lamp in order]


def percent(share: Decimal | None) -> str:
    """Say a share in per cent; nothing where there is none."""
    if share is None:
        return ""
    told = rounded(share * 100, 1)
    return f"{told:f}".removesuffix(".0").replace("-", "−") + "%"


def _said(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(shown(each) for each in lines)
