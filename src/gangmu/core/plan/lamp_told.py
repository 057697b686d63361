"""A lamp as the public is told of it (对外说明): why it fell so in plain words, and by which rule.

Only what the rule was given enters: shares, counts, days and what was judged. What units wrote (progress, problems, help wanted)
never does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypedDict

from gangmu.core.base.formulas import Fact
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity, canonical, scale_of
from gangmu.core.plan.elapsed_shares import percent
from gangmu.core.plan.lamp_history import ClosedLamp
from gangmu.core.plan.lamp_rules import TERMS, Lamp
from gangmu.core.plan.reporting_periods import month_words

Facts = Mapping[str, Fact]
Words = tuple[str, str]
_UNTOLD: Final = ("按规则的条件判定", "told by the conditions of the rule")
_SILENT: Final = ("还没有可以评判的数据", "there are no data yet to judge by")


class ToldLamp(TypedDict):
    """What the public is told of one closed lamp, as the record keeps it."""

    zh: str
    en: str
    reasons_zh: list[str]
    reasons_en: list[str]
    preset: str
    rule: dict[str, str]
    goal: str  # the year's amount that it was measured by; empty where it has none
    limit: str  # ISO


def told_lamp(closed: ClosedLamp, *, goal: Quantity | None = None, limit: date | None = None) -> ToldLamp:
    """Tell a closed lamp: its plain words, the arithmetic behind them, the rule that judged and what it was measured by."""
    silent = [(each.zh, each.en) for each in closed.origins if each.name == "completion"]
    plain = plain_words(closed.facts, closed.system, silent=silent)
    return {
        "zh": plain[0],
        "en": plain[1],
        "reasons_zh": list(closed.reasons_zh),
        "reasons_en": list(closed.reasons_en),
        "preset": closed.preset,
        "rule": closed.by.as_dict(),
        "goal": goal_words(goal),
        "limit": limit.isoformat() if limit else "",
    }


def goal_words(goal: Quantity | None) -> str:
    """Say what a year is measured by: 12亿元."""
    return "" if goal is None else f"{canonical(goal.value)}{goal.unit}"


def moved_goals(past: Iterable[tuple[Period, str, str]], goal: str, limit: str) -> list[Words]:
    """Say each change of amount or limit since the months that were closed: month, amount and limit of each, then today's.

    A baseline that moved stands beside the lamp, whoever granted it.

    >>> moved_goals([(Period("2026-10"), "12亿元", ""), (Period("2026-11"), "12亿元", "")], "8亿元", "")[0][0]
    '2026年11月以后，年度目标由12亿元改为8亿元'
    """
    steps = [*past, (None, goal, limit)]
    found = list[Words]()
    for (month, old_goal, old_limit), (_, new_goal, new_limit) in pairwise(steps):
        if month is None:
            continue
        zh, en = month_words(month)
        if old_goal and new_goal and old_goal != new_goal:
            words = f"The target of the year was changed from {old_goal} to {new_goal} after {en}"
            found.append((f"{zh}以后，年度目标由{old_goal}改为{new_goal}", words))
        if old_limit and new_limit and old_limit != new_limit:
            days = [_day(each) for each in (old_limit, new_limit)]
            words = f"The limit was changed from {old_limit} to {new_limit} after {en}"
            found.append((f"{zh}以后，完成时限由{days[0]}改为{days[1]}", words))
    return found


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def plain_words(given: Iterable[tuple[str, Fact]], lamp: Lamp, *, silent: Sequence[Words] = ()) -> Words:
    """Say in one sentence what the rule saw; of a grey lamp first whose report is missing, as `silent` tells it."""
    facts = dict(given)
    said = [each for tell in _TELLS for each in tell(facts)]
    if lamp is Lamp.NONE:
        missing = [] if facts.get("completion") is not None else list(silent)
        said = [*missing, *said] or [_SILENT]
    said = said or [_UNTOLD]
    return f"{'，'.join(zh for zh, _ in said)}。", f"{_capital('; '.join(en for _, en in said))}."


def _progress(facts: Facts) -> Iterator[Words]:
    done, wanted = _number(facts, "completion"), _number(facts, "elapsed")
    if done is not None:
        yield f"完成了{percent(done)}", f"{percent(done)} is done"
    if done is None or wanted is None:
        return
    yield f"按进度应到{percent(wanted)}", f"{percent(wanted)} was due by then"
    points = percent(abs(EXACT.subtract(done, wanted))).removesuffix("%")
    if points == "0":
        yield "正好相当", "that is on time"
    elif done > wanted:
        yield f"快{points}个百分点", f"{points} points ahead"
    else:
        yield f"慢{points}个百分点", f"{points} points behind"


def _growth(facts: Facts) -> Iterator[Words]:
    for name in ("growth", "growth_target", "peers_growth"):
        value = _number(facts, name)
        if value is not None:
            yield f"{TERMS[name].zh}{percent(value)}", f"{TERMS[name].en} {percent(value)}"


def _funds(facts: Facts) -> Iterator[Words]:
    used, due = _number(facts, "used"), _number(facts, "due")
    if used is not None and due is not None:
        yield (
            f"资金支出率{percent(used)}，按时间应到{percent(due)}",
            f"{percent(used)} of the funds is used, {percent(due)} was due",
        )


def _nodes(facts: Facts) -> Iterator[Words]:
    due, verified = _number(facts, "nodes_due"), _number(facts, "nodes_verified")
    if due is None or verified is None:
        return
    if due <= 0:
        yield "还没有到期的节点", "no step is due yet"
        return
    yield (
        f"到期的{due}个节点，认定了{verified}个",
        f"of {due} {'step' if due == 1 else 'steps'} due, {verified} verified",
    )
    if verified < due:
        yield from _lateness(facts)


def _lateness(facts: Facts) -> Iterator[Words]:
    late = _number(facts, "days_late")
    if late:
        yield (
            f"最迟的晚了{late}天",
            f"the latest is {late} days late" if late != 1 else "the latest is one day late",
        )
    able = TERMS["able"]
    match facts.get("able"):
        case True:
            yield able.zh, able.en
        case False:
            yield able.zh_not, able.en_not
        case None:
            yield able.unknown


def _start(facts: Facts) -> Iterator[Words]:
    late = _number(facts, "months_late")
    if facts.get("started") is True:
        yield "已开工", "it has started"
    elif facts.get("started") is False and late:
        yield f"应开工的月份过了{late}个，还没有开工", f"not started, {late} month ends after it was planned"


def _statistics(facts: Facts) -> Iterator[Words]:
    since = _number(facts, "months_since_start")
    if facts.get("registered") is True:
        yield "已纳入统计", "it is in the statistics"
    elif since is not None:
        yield f"开工满{since}个月，还没有纳入统计", f"not in the statistics {since} months after the start"


def _order(facts: Facts) -> Iterator[Words]:
    left, done = _number(facts, "days_left"), facts.get("completed")
    if left is None or done is None:
        return
    if done:
        yield (
            ("按时办结", "settled in time")
            if left >= 0
            else (f"晚{-left}天办结", f"settled {-left} days late")
        )
    else:
        yield (
            (f"离时限还有{left}天", f"{left} days to its limit")
            if left >= 0
            else (f"已逾期{-left}天", f"{-left} days overdue")
        )


def _rank(facts: Facts) -> Iterator[Words]:
    rank, places = _number(facts, "rank"), _number(facts, "places")
    if rank is not None and places is not None:
        yield f"在{places}个里排第{rank}", f"rank {rank} of {places}"


_TELLS: Final[tuple[Callable[[Facts], Iterator[Words]], ...]] = (
    _progress, _growth, _funds, _nodes, _start, _statistics, _order, _rank,
)  # fmt: skip


def _number(facts: Facts, name: str) -> Decimal | None:
    """Give a number as it is said: shares as shares, counts whole."""
    fact = facts.get(name)
    if not isinstance(fact, Quantity):
        return None
    scale = scale_of(fact.unit)
    value = EXACT.multiply(fact.value, scale.factor) if scale else fact.value
    return Decimal(int(value)) if TERMS[name].unit != "%" else value


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
