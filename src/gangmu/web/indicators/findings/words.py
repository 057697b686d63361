"""Words of findings (研判用语): what kinds, states and rivals are called on pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gangmu.core.base.quantities import Quantity
from gangmu.core.base.refusals import Language
from gangmu.core.indicators.conflicts import (
    BOTH,
    BROKEN,
    COMPARABLE,
    Conflict,
    ConflictKind,
    ConflictState,
    Explanation,
    Rival,
    RivalRole,
)
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators.findings.conflicts import Found
from gangmu.web.indicators.findings.kept import Kept
from gangmu.web.indicators.showing.figures import POINTS, number, quantity
from gangmu.web.indicators.tables import linkable, word

Words = Mapping[str, tuple[str, str]]

KINDS: Final[Words] = {
    ConflictKind.VALUES: ("一期两值", "two values of one period"),
    ConflictKind.GROWTH: ("增速与水平不符", "growth and levels disagree"),
    ConflictKind.BREAK: ("前后可能不可比", "perhaps not comparable"),
    ConflictKind.DEFINITIONS: ("一名多口径", "one name, several definitions"),
    ConflictKind.TARGETS: ("目标不一", "two targets for one date"),
    ConflictKind.NAMES: ("两个指标同名", "two indicators of one name"),
}
STATES: Final[Words] = {
    ConflictState.OPEN: ("待认定", "to be settled"),
    ConflictState.REOPENED: ("有了新说法，待重新认定", "reopened by a new rival"),
    ConflictState.EXPLAINED: ("已有说明", "explained on record"),
    ConflictState.SETTLED: ("已认定", "settled"),
}
_EXPLAINED: Final[Words] = {
    Explanation.ESTIMATE: (
        "较早的是预计数或初步数，公布时就说明以后会变。",
        "The earlier one was an estimate or preliminary, and said so.",
    ),
    Explanation.REVISED: ("最新的一个注明是最终核实数或修订数。", "The newest says of itself that it is final or revised."),
    Explanation.FLAGGED: ("这里标注过口径断点：", "A break is flagged here: "),
    Explanation.COMPARABLE: (
        "公布的是可比口径、同口径的增速，与按水平直接相除的本来就不是一回事。",
        "The published growth is on a comparable basis of its own, not what the levels give.",
    ),
    Explanation.REPLACED: ("较早的出自已被替代或撤回的文本。", "The earlier one stands in a text that was replaced or withdrawn."),
}  # fmt: skip


def said(words: Words, code: str) -> str:
    """Say a code in the language of the page."""
    return say(*words[code])


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalLine:
    """各方之一: one rival as a page tells it."""

    mark: str
    value: str
    what: str  # where it comes from
    sources: tuple[tuple[str, str], ...]  # title and an address that may be followed
    published: str
    notes: tuple[str, ...]
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """一处冲突: as a page tells it."""

    found: Found
    kind: str
    state: str
    title: str
    indicator: str  # code; empty where the conflict is of no one indicator
    rivals: tuple[RivalLine, ...]
    spread: str
    why: str
    implied: str
    choices: tuple[tuple[str, str], ...]  # mark, words
    held: str

    @property
    def waits(self) -> bool:
        """Tell whether the office should look at it."""
        return self.found.state.waits


def conflict_line(found: Found, known: Kept) -> ConflictLine:
    """Tell a conflict."""
    conflict = found.conflict
    held = found.settlement.holds if found.settlement else ""
    rivals = tuple(_rival(each, held=held) for each in conflict.rivals)
    choices = tuple((mark, _choice(mark, rivals)) for mark in conflict.choices)
    return ConflictLine(
        found=found,
        kind=_kind(conflict),
        state=said(STATES, found.state),
        title=_title(conflict, known),
        indicator=conflict.indicator if conflict.indicator in known.rows else "",
        rivals=rivals,
        spread=_spread(conflict),
        why=_why(conflict),
        implied=_implied(conflict),
        choices=choices,
        held=dict(choices).get(held, held),
    )


def _kind(conflict: Conflict) -> str:
    if conflict.kind is ConflictKind.BREAK and conflict.explanation:
        return say("前后不可比", "not comparable with before")
    return said(KINDS, conflict.kind)


_SPREAD: Final = (ConflictKind.VALUES, ConflictKind.GROWTH, ConflictKind.TARGETS)


def _spread(conflict: Conflict) -> str:
    if conflict.spread is None or conflict.kind not in _SPREAD:
        return ""
    if conflict.spread.unit == "%":
        return say(
            f"{number(conflict.spread.value)}{POINTS}", f"{number(conflict.spread.value)} percentage points"
        )
    return quantity(conflict.spread)


def _title(conflict: Conflict, known: Kept) -> str:
    period = period_in_words(conflict.period, _spoken()) if conflict.period else ""
    series = conflict.series
    parts = [series.definition, series.breakdown, series.basis] if series else []
    counted = say("，", ", ").join(word(each) for each in parts if each)
    name = known.indicator_name(conflict.indicator) + (
        say(f"（{counted}）", f" ({counted})") if counted else ""
    )
    place = known.place_name(conflict.place) if conflict.place else ""
    return say(
        f"{place}{name}{'，' if period else ''}{period}", ", ".join(filter(None, (name, place, period)))
    )


def _spoken() -> Language:
    return "en" if language() == "en" else "zh"


def _why(conflict: Conflict) -> str:
    if conflict.explanation is None:
        return ""
    words = said(_EXPLAINED, conflict.explanation)
    return words + conflict.reason if conflict.explanation is Explanation.FLAGGED else words


def _implied(conflict: Conflict) -> str:
    """Say what the figures themselves imply: a level of the year before, or a change far from the usual one."""
    if conflict.change is not None:
        return _changed(conflict.change, conflict.usual)
    if conflict.implied is None:
        return ""
    return say(
        f"按公布的增速倒推，上一年应为{quantity(conflict.implied)}。",
        f"The published growth implies {quantity(conflict.implied)} for the year before.",
    )


def _changed(change: Quantity, usual: Quantity | None) -> str:
    told = say(f"年变动{quantity(change)}", f"a change of {quantity(change)} a year")
    if usual is not None:
        told += say(f"，通常每年约{quantity(usual)}", f", where about {quantity(usual)} is usual")
    return told + say("。", ".")


def _rival(rival: Rival, *, held: str) -> RivalLine:
    newest = rival.observations[-1] if rival.observations else None
    days = [each.vintage for each in rival.observations]
    return RivalLine(
        mark=rival.mark,
        value=quantity(rival.quantity) if rival.quantity else rival.name,
        what=_what(rival),
        sources=tuple(
            dict.fromkeys((each.source_title, linkable(each.source_url or "")) for each in rival.observations)
        ),
        published=_published(days[-1]) if newest is not None else "",
        notes=tuple(dict.fromkeys(each.note for each in rival.observations if each.note)),
        holds=rival.mark == held,
    )


def _published(day: object) -> str:
    return say(f"{day}公布", f"published {day}") if day else say("公布日不详", "day of publication unknown")


def _what(rival: Rival) -> str:
    newest = rival.observations[-1] if rival.observations else None
    period = period_in_words(newest.period, _spoken()) if newest else ""
    match rival.role:
        case RivalRole.LEVELS:
            return say("按两年水平相除", "what the two levels give")
        case RivalRole.DEFINITION:
            name = word(rival.name) if rival.name else say("没有写明口径", "no definition stated")
            return say(f"{name}，{period}", f"{name}, {period}")
        case RivalRole.TARGET:
            return say(f"目标 {rival.name}", f"target {rival.name}")
        case RivalRole.NAME:
            return say("指标编号", "code of the indicator")
    status = word(newest.status) if newest and newest.status else ""
    return say("，", ", ").join(filter(None, (period, status)))


def _choice(mark: str, rivals: tuple[RivalLine, ...]) -> str:
    if mark == BOTH:
        return say("各有口径，都成立", "each is right on its own terms")
    if mark == BROKEN:
        return say("是断点，前后不可比", "it is a break: before and after are not comparable")
    if mark == COMPARABLE:
        return say("不是断点，可以比", "it is no break: they may be compared")
    found = next(each for each in rivals if each.mark == mark)
    return say("，", ", ").join(filter(None, (found.value, found.what, found.published)))
