"""The reliability page (可靠性): in plain words, then in a drawing, then in every figure: how past outlooks turned out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from gangmu.core.forecasting.reasons import method_words
from gangmu.engines.drawing import Said, Trial, draw_said, draw_trials
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.indicators import queries
from gangmu.web.indicators.models import Reliability
from gangmu.web.indicators.outlooks import reliabilities
from gangmu.web.indicators.pages.composing import indicator_name
from gangmu.web.indicators.showing.figures import number, percent
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

BLEND: Final = "blend"  # what outlooks use
_SLIM: Final = Decimal("0.2")
_LEANING: Final = Decimal("0.05")  # apart by so much, a reader is told that chances lean one way
_TRIALS: Final = 12  # cities whose last forecasts are drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodLine:
    """方法行: one way of forecasting at one distance, over every past start."""

    name: str
    horizon: int
    count: int
    error: str
    inside80: str
    inside50: str
    pinball: str
    brier: str
    is_used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLine:
    """对照行: a past forecast and what came."""

    place: str
    origin: str
    due: str
    low: str
    median: str
    high: str
    actual: str
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """检验: one indicator's panel, forecast from its own past."""

    code: str
    name: str
    made_on: date
    words: tuple[str, ...]
    said: str  # SVG
    said_lines: tuple[tuple[str, str, int], ...]
    wide: str
    narrow: str
    trials: tuple[TrialLine, ...]
    methods: tuple[MethodLine, ...]
    rule: str


def reliability_page(actor: Actor, moment: Moment, *, home: str) -> tuple[Test, ...]:
    """Compose the page from what was kept; the programme's own place comes first."""
    rows = list(reliabilities(actor, moment))
    names = queries.indicators(actor, moment).by_id(row.indicator_id for row in rows)
    return tuple(
        _test(row, indicator_name(names[row.indicator_id]), names[row.indicator_id].code, number_, home=home)
        for number_, row in enumerate(rows)
        if row.indicator_id in names
    )


def _test(row: Reliability, name: str, code: str, number_: int, *, home: str) -> Test:
    found: Mapping[str, Any] = row.result
    bins = [Said(Decimal(chance), Decimal(came), count) for chance, came, count in found["bins"]]
    last = sorted(found["last"], key=lambda each: (each["place"] != home, -Decimal(each["actual"])))[:_TRIALS]
    trials = [_drawn(each) for each in last]
    return Test(
        code=code,
        name=name,
        made_on=row.made_on,
        words=tuple(_words(found, bins)),
        said=_draw_said(bins, name, number_) if bins else "",
        said_lines=tuple((percent(each.chance, 0), percent(each.came, 0), each.count) for each in bins),
        wide=_draw_trials(trials, name, 640, "wide", number_),
        narrow=_draw_trials(trials, name, 324, "narrow", number_),
        trials=tuple(_line(each) for each in last),
        methods=tuple(_method(each) for each in found["methods"]),
        rule=f"{row.rule} {row.rule_version}",
    )


def _words(found: Mapping[str, Any], bins: Sequence[Said]) -> list[str]:
    """Say it plainly: what was tried, how wide of the mark it was, and how often the band held."""
    used = [each for each in found["methods"] if each["method"] == BLEND]
    first, last, places = found["first"], found["last_origin"], found["places"]
    said = [
        say(
            f"把{first}至{last}的每一年都当作“今年”，只给它当时已经公布的数，往前看1到4年，再拿后来的实际值对照。共{places}个城市。",
            f"Each year from {first} to {last} was taken for “this year”, given only what was published by then, and looked"
            f" ahead one to four years; then what came was laid beside it. {places} cities.",
        )
    ]
    for each in used:
        if each["horizon"] in (1, 4):
            said.append(
                say(
                    f"看{each['horizon']}年：中位数偏差的一半在{percent(Decimal(each['error']))}以内；说“八成可能”的范围，"
                    f"实际有{percent(Decimal(each['coverage80']), 0)}落在里面。",
                    f"{each['horizon']} years ahead: half of the medians were within {percent(Decimal(each['error']))} of what"
                    f" came; of the “eight in ten” bands {percent(Decimal(each['coverage80']), 0)} held it.",
                )
            )
    slim = [each for each in bins if each.chance < _SLIM]
    if slim and (count := sum(each.count for each in slim)):
        came = sum((each.came * each.count for each in slim), Decimal(0)) / count
        meant = sum((each.chance * each.count for each in slim), Decimal(0)) / count
        said.append(
            say(
                f"说可能性不到两成的有{count}次，平均说的是{percent(meant, 0)}，后来真的达到的占{percent(came, 0)}。",
                f"A chance under one in five was given {count} times, {percent(meant, 0)} on average; {percent(came, 0)} of"
                " them came true.",
            )
        )
    return [*said, *leaning_in_words(bins)]


def leaning_in_words(bins: Sequence[Said]) -> list[str]:
    """Say in which direction the chances of one in five and more were off, from what was said and what came."""
    high = [each for each in bins if each.chance >= _SLIM]
    count = sum(each.count for each in high)
    if not count:
        return []
    meant = sum((each.chance * each.count for each in high), Decimal(0)) / count
    came = sum((each.came * each.count for each in high), Decimal(0)) / count
    way = say("说低了", "too low") if came > meant else say("说高了", "too high")
    if abs(came - meant) < _LEANING:
        way = say("两者相近", "about right")
    told = [
        say(
            f"说两成及以上的有{count}次，平均说的是{percent(meant, 0)}，来了{percent(came, 0)}：{way}。",
            f"A chance of one in five or more was given {count} times, {percent(meant, 0)} on average; {percent(came, 0)} came:"
            f" {way}.",
        )
    ]
    worst = max(high, key=lambda each: abs(each.came - each.chance))
    if abs(worst.came - worst.chance) >= _LEANING:
        off = say("说低了", "too low") if worst.came > worst.chance else say("说高了", "too high")
        told.append(
            say(
                f"差得最多的一档：说{percent(worst.chance, 0)}的，来了{percent(worst.came, 0)}，{off}（{worst.count}次）。",
                f"Furthest off: of those given {percent(worst.chance, 0)}, {percent(worst.came, 0)} came, {off}"
                f" ({worst.count} times).",
            )
        )
    return told


def _draw_said(bins: Sequence[Said], name: str, number_: int) -> str:
    told = say("，", ", ").join(f"{percent(each.chance, 0)}→{percent(each.came, 0)}" for each in bins)
    return draw_said(
        bins,
        name=f"s{number_}",
        title=shown(say(f"{name}：说的可能性与实际达到的比例", f"{name}: chances given and what came true")),
        description=say(f"说的→实际：{told}。", f"given → came: {told}."),
        axes=(say("当时说的可能性 →", "chance given →"), say("↑ 后来达到的比例", "↑ share that came true")),
    )


def _draw_trials(trials: Sequence[Trial], name: str, width: int, css: str, number_: int) -> str:
    inside = sum(each.inside for each in trials)
    return draw_trials(
        trials,
        width=width,
        css=css,
        name=f"t{css[0]}{number_}",
        title=shown(say(f"{name}：最近一次展望与实际", f"{name}: the last outlooks and what came")),
        description=say(
            f"{len(trials)}个城市中有{inside}个的实际值落在八成范围之内。竖线是实际值，横线是当时说的八成范围，点是中位数。",
            f"In {inside} of {len(trials)} cities what came lay in the band. Upright: what came; bars: eight in ten; dots: median.",
        ),
    )


def _drawn(each: Mapping[str, Any]) -> Trial:
    actual = Decimal(each["actual"])
    low, median, high = (Decimal(each[key]) / actual for key in ("low", "median", "high"))
    return Trial(shown(each["place"]), low, median, high, inside=bool(each["inside"]))


def _line(each: Mapping[str, Any]) -> TrialLine:
    return TrialLine(
        place=each["place"],
        origin=str(each["origin"]),
        due=str(each["due"]),
        low=number(Decimal(each["low"])),
        median=number(Decimal(each["median"])),
        high=number(Decimal(each["high"])),
        actual=number(Decimal(each["actual"])),
        inside=bool(each["inside"]),
    )


def _method(each: Mapping[str, Any]) -> MethodLine:
    spoken = "en" if language() == "en" else "zh"
    used = each["method"] == BLEND
    return MethodLine(
        name=say("合成（展望用的就是它）", "blend (what outlooks use)")
        if used
        else say(
            method_words(each["method"]), method_words(each["method"], "en" if spoken == "en" else "zh")
        ),
        horizon=each["horizon"],
        count=each["n"],
        error=percent(Decimal(each["error"])),
        inside80=_share(each.get("coverage80")),
        inside50=_share(each.get("coverage50")),
        pinball=_plain(each.get("pinball")),
        brier=_plain(each.get("brier")),
        is_used=used,
    )


def _share(value: str | None) -> str:
    return percent(Decimal(value), 0) if value else ""


def _plain(value: str | None) -> str:
    return str(Decimal(value)) if value else ""
