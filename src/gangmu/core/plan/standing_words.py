"""A verdict in words (判定的说法): standing, reason, arithmetic and notes, in Chinese and English templates.

This is the one place that says how a standing is called; every page, paper and margin takes its word from here.
"""

from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity, shown
from gangmu.core.base.refusals import Language
from gangmu.core.base.rule_sets import Ground
from gangmu.core.base.unit_words import quantity_in_english
from gangmu.core.indicators.comparisons import WidthSource
from gangmu.core.indicators.trajectories import AttainmentClass
from gangmu.core.plan.verdicts import Finding, Note, Reason, Standing, Step, Told, Verdict

Pair = tuple[str, str]

STANDING_WORDS: Final[dict[Standing, Pair]] = {
    Standing.WITHDRAWN: ("已撤回", "withdrawn"),
    Standing.MET: ("已达成", "met"),
    Standing.MISSED: ("未达成", "missed"),
    Standing.NO_DATE: ("无期限", "no date"),
    Standing.NOT_DUE: ("未到期", "not due"),
    Standing.NO_DATA: ("无数据", "no data"),
    Standing.STALE: ("数据已旧", "stale"),
    Standing.BEHIND: ("滞后", "behind"),
    Standing.ON_PATH: ("符合预期", "on path"),
    Standing.AHEAD: ("快于预期", "ahead"),
}
CLASS_WORDS: Final[dict[AttainmentClass, Pair]] = {
    AttainmentClass.EARLY: ("提前实现", "reached early"),
    AttainmentClass.FASTER: ("快于预期", "faster than expected"),
    AttainmentClass.IN_LINE: ("基本符合预期", "in line"),
    AttainmentClass.LAGGING: ("滞后", "lagging"),
}
REASON_WORDS: Final[dict[Reason, Pair]] = {
    Reason.JUDGED: ("", ""),
    Reason.WITHDRAWN: ("这项承诺已经撤回。", "The promise was withdrawn."),
    Reason.NO_DATE_STATED: ("原文没有说到什么时候。", "The text does not say by when."),
    Reason.NO_NUMBER: ("原文没有给出数，无法用数据判定。", "The text gives no number to judge by."),
    Reason.SERIES_NOT_CHOSEN: (
        "还没有人确定原文指的是哪一组数据。",
        "Nobody has decided yet which series the words mean.",
    ),
    Reason.NO_PATH_CHOSEN: ("还没有选定路径，到期前不判快慢。", "No path was chosen, so nothing is judged before the due day."),
    Reason.NO_BASE_VALUE: ("没有基期值，画不出路径。", "Without a base value there is no path."),
    Reason.NO_START: (
        "原文说年均，没有说从哪一年算起。",
        "The text speaks of a yearly mean and does not say from which year on.",
    ),
    Reason.NO_OBSERVATION: ("一个数也没有公布过。", "No value was ever published."),
    Reason.NO_VALUE_SINCE_BASE: ("基期之后还没有新数。", "No value has come since the base period."),
    Reason.NO_VALUE_SINCE_PROMISE: (
        "印发以后的各期还没有数；印发以前的不用来判定。",
        "No value has come for a period since the promise was made; earlier ones say nothing of it.",
    ),
    Reason.BREAK_SINCE_BASE: (
        "基期以后统计口径变过，新口径下的数还不够判断快慢。",
        "The way of counting changed after the base; too little has come on the new one to judge by.",
    ),
    Reason.AWAITING_RELEASE: ("到期那一期的数还没到公布的时候。", "The value of the due period is not expected yet."),
    Reason.VALUE_MISSING: ("到期那一期的数一直没有公布。", "The value of the due period never came."),
    Reason.REFERENCE_MISSING: ("缺少要与之相比的数。", "What it must keep pace with has no value."),
    Reason.NEXT_VALUE_OVERDUE: ("下一期的数该公布而没有公布。", "The next value is overdue."),
    Reason.UNITS_DO_NOT_FIT: ("数据的计量单位与目标对不上。", "The unit of the data does not fit the target's."),
    Reason.NOT_COMPARABLE: ("前后两个数不可比。", "The two values are not comparable."),
    Reason.BEFORE_ITS_DAY: ("还没到期。", "It is not due yet."),
    Reason.RECURS: ("一直要做的事，没有到期的一天。", "It is to be done again and again and never falls due."),
    Reason.NOT_REPORTED: ("到期了，没有办结的记录。", "It is due, and nothing says that it is done."),
}  # fmt: skip
NOTE_WORDS: Final[dict[Note, Pair]] = {
    Note.PRELIMINARY: ("所用的是初步数，以后可能修订。", "It rests on a preliminary value that may be revised."),
    Note.WEAK_SOURCE: ("数据来自转录或间接来源。", "The value comes from a transcription or an indirect source."),
    Note.BREAK_BETWEEN: (
        "定目标以后统计口径变过：目标按旧口径定，这一期的数是新口径。",
        "The way of counting changed after the target was set: the target is of the old one, the value of the new.",
    ),
    Note.AFTER_BREAK: ("快慢只按口径变动以后的一段判断。", "Only the stretch after that change is judged."),
    Note.BRIDGED: ("基期用的是按新口径修订过的数。", "The base value is one that was restated on the new base."),
    Note.NOMINAL_GROWTH: ("增速按现价计算，含价格变动。", "The growth is at current prices."),
    Note.BEYOND_RANGE: ("越过了区间好的一端，也算达成。", "It lies past the good end of the range, which counts as met."),
    Note.WITHIN_WIDTH: ("靠“左右”“同步”的容差才算达到。", "It is met only within the width that the wording allows."),
    Note.WIDER_PERIOD: ("按包含到期日的较长一期判定。", "It is judged on a longer period that holds the due day."),
    Note.AMBITION: ("原文说“力争”。", "The text says that it strives for this."),
}  # fmt: skip
STEP_WORDS: Final[dict[str, Pair]] = {
    "compare.exceed": (
        "{period}实际 {actual}，目标是超过 {wanted}：{gap}。",
        "{period}: {actual} against more than {wanted}, {gap}.",
    ),
    "compare.reach": (
        "{period}实际 {actual}，目标是达到 {wanted}：{gap}。",
        "{period}: {actual} against {wanted}, {gap}.",
    ),
    "compare.stay_within": (
        "{period}实际 {actual}，目标是不超过 {wanted}：{gap}。",
        "{period}: {actual} against at most {wanted}, {gap}.",
    ),
    "compare.about": (
        "{period}实际 {actual}，目标是 {wanted} 左右（容差 {width}，{width_source}）：{gap}。",
        "{period}: {actual} against about {wanted} (width {width}, {width_source}), {gap}.",
    ),
    "compare.range": (
        "{period}实际 {actual}，目标是 {low} 到 {high}。",
        "{period}: {actual} against {low} to {high}.",
    ),
    "compare.equal": (
        "{period}实际 {actual}，目标是 {wanted}：{gap}。",
        "{period}: {actual} against {wanted}, {gap}.",
    ),
    "compare.rank": (
        "{period}居第 {actual}，目标是第 {wanted} 以内。",
        "{period}: rank {actual} against rank {wanted} or better.",
    ),
    "keep_pace": (
        "{period}实际 {actual}，要跟上的是 {wanted}（容差 {width}，{width_source}）：{gap}。",
        "{period}: {actual} against {wanted} to keep pace with (width {width}, {width_source}), {gap}.",
    ),
    "growth": (
        "{earlier_period} {earlier} → {later_period} {later}：增长 {rate}。",
        "{earlier_period} {earlier} → {later_period} {later}: growth of {rate}.",
    ),
    "yearly_growth": (
        "{earlier_period} {earlier} → {later_period} {later}：年均增长 {rate}。",
        "{earlier_period} {earlier} → {later_period} {later}: {rate} a year.",
    ),
    "mean_rate": (
        "{from}—{to}年 {n} 年增速连乘开方：年均 {rate}。",
        "{from}–{to}: the growth of {n} years compounds to {rate} a year.",
    ),
    "change": ("{before} → {after}：变动 {change}。", "{before} → {after}: a change of {change}."),
    "path.linear": (
        "按线性路径（{base_period} {base} → {due} {target}），到这一期应为 {expected}。",
        "On the linear path ({base_period} {base} → {due} {target}) it should stand at {expected} by then.",
    ),
    "path.compound": (
        "按等速增长路径（{base_period} {base} → {due} {target}），到这一期应为 {expected}。",
        "On the compound path ({base_period} {base} → {due} {target}) it should stand at {expected} by then.",
    ),
    "path.stated": (
        "按逐年节点（{base_period} {base} → {due} {target}），到这一期应为 {expected}。",
        "On the stated path ({base_period} {base} → {due} {target}) it should stand at {expected} by then.",
    ),
    "path.step": (
        "按到期一次到位的路径（{base_period} {base} → {due} {target}），到这一期应为 {expected}。",
        "On the path in steps ({base_period} {base} → {due} {target}) it should stand at {expected} by then.",
    ),
    "break": ("{from}起统计口径变了：{why}。", "From {from} on it is counted in another way: {why}."),
    "break.after_break": (
        "变动前后的数不可比，所以从新口径的第一个数（{base_period} {base}）重新起算。",
        "Values before and after are not comparable, so the way begins anew at the first one of the new base"
        " ({base_period}: {base}).",
    ),
    "break.bridged": (
        "基期改用按新口径修订的数：{base_period} {base}。",
        "The base is the value restated on the new base: {base_period}: {base}.",
    ),
    "attainment": (
        "实现程度 {attained}，应为 {expected}，指数 {index}。",
        "Attainment {attained} of {expected} expected, index {index}.",
    ),
    "index": ("指数（实际 ÷ 目标）{index}。", "Index (actual ÷ target) {index}."),
    "so_far": ("从{from}到{to}年均增长 {rate}。", "From {from} to {to} it grew by {rate} a year."),
    "so_far_points": (
        "从{from}到{to}平均每年变动 {rate}。",
        "From {from} to {to} it moved by {rate} a year.",
    ),
    "needed_points": ("从{from}起平均每年还要变动 {rate}。", "From {from} on it must move by {rate} a year."),
    "needed": ("从{from}起还需年均增长 {rate}。", "From {from} on it needs growth of {rate} a year."),
}
WIDTH_WORDS: Final[dict[WidthSource | Ground, Pair]] = {
    Ground.DEFAULT: ("产品默认，没有官方依据", "our default, without an official source"),
    Ground.PRACTICE: ("见于各地文件", "found in papers of cities"),
    Ground.LAW: ("法规或标准规定", "fixed by law or standard"),
    WidthSource.TARGET: ("认定口径时写明", "stated when the target was decided on"),
    WidthSource.WORDING: ("原文不留余地", "the words leave none"),
}
_PLACES: Final = {"attained": 3, "expected": 3, "index": 2, "rate": 2, "change": 2}


def summary(verdict: Verdict, language: Language = "zh") -> str:
    """Say in one line how a promise stands and why."""
    standing = _of(STANDING_WORDS[verdict.standing], language)
    lead = verdict.lead
    named = lead and lead.attainment_class
    if named and _of(CLASS_WORDS[named], language) != standing:
        standing += _of(("（{}）", " ({})"), language).format(_of(CLASS_WORDS[named], language))
    if verdict.reason is not Reason.JUDGED:
        return f"{standing}{_of(('：', ': '), language)}{_of(REASON_WORDS[verdict.reason], language)}"
    return standing + _of(("。", "."), language)


def arithmetic(finding: Finding, language: Language = "zh") -> tuple[str, ...]:
    """Tell the arithmetic of a finding, a sentence a step, and how much of the target was reached."""
    lines = [_step(step, language) for step in finding.steps]
    if finding.completion is not None:
        words = _of(("完成率 {} %。", "{} % of the target."), language)
        lines.append(words.format(shown(finding.completion * 100, 1)))
    return tuple(lines)


def notes(verdict: Verdict, language: Language = "zh") -> tuple[str, ...]:
    """Say what must be said beside the verdict."""
    return tuple(_of(NOTE_WORDS[note], language) for note in verdict.notes)


def _of(pair: Pair, language: Language) -> str:
    return pair[0] if language == "zh" else pair[1]


def _step(step: Step, language: Language) -> str:
    figures = {name: _figure(name, value, language) for name, value in step.figures}
    return _of(STEP_WORDS[step.code], language).format(**figures)


def _figure(name: str, value: Told, language: Language) -> str:
    if isinstance(value, WidthSource | Ground):  # both are words of their own kind too
        return _of(WIDTH_WORDS[value], language)
    if isinstance(value, Period):
        return period_in_words(value, language)
    if isinstance(value, str):
        return value
    if name == "gap":
        return _gap(value, language)
    pure = not value.unit
    places = _PLACES.get(name) if pure or name in ("rate", "change") else None
    return _quantity(value, language, places=places)


def _quantity(quantity: Quantity, language: Language, *, places: int | None = None) -> str:
    places = _digits(quantity) if places is None else places
    if language == "en":
        return quantity_in_english(quantity, places=places)
    return f"{shown(quantity.value, places)} {quantity.unit}".rstrip()


def _digits(quantity: Quantity) -> int | None:
    """Show published figures as published; of computed ones with endless digits, two."""
    exponent = quantity.value.as_tuple().exponent
    return 2 if isinstance(exponent, int) and exponent < -6 else None


def _gap(gap: Quantity, language: Language) -> str:
    if not gap.value:
        return _of(("正好", "exactly"), language)
    size = _quantity(Quantity(abs(gap.value), gap.unit), language)
    more = gap.value > 0
    return f"{'多' if more else '少'} {size}" if language == "zh" else f"{size} {'more' if more else 'short'}"


def period_in_words(period: Period, language: Language = "zh") -> str:
    """Say a period as people do.

    >>> period_in_words(Period("2025")), period_in_words(Period("2025-Q3")), period_in_words(Period("2025-01/2025-09"))
    ('2025年', '2025年三季度', '2025年1—9月')
    """
    if language == "en":
        return period.text.replace("/", " to ")
    year, text = f"{period.first.year}年", period.text
    if period.is_year:
        return year
    if "Q" in text and "/" not in text:
        return f"{year}{'一二三四'[int(text[-1]) - 1]}季度"
    if "H" in text and "/" not in text:
        return f"{year}{'上下'[int(text[-1]) - 1]}半年"
    return _days_in_words(period, year)


def _days_in_words(period: Period, year: str) -> str:
    first, last = period.first, period.last
    if first == last:
        return f"{year}{first.month}月{first.day}日"
    if (first.year, first.month) == (last.year, last.month):
        return f"{year}{first.month}月"
    if first.year == last.year:
        return f"{year}{first.month}—{last.month}月"
    return f"{year}{first.month}月—{last.year}年{last.month}月"
