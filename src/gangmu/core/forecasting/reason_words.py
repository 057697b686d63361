"""The words of reasons and methods: Chinese, English."""

from typing import Final

METHOD_WORDS: Final[dict[str, tuple[str, str]]] = {
    "last_value": ("维持末值", "the last value held"),
    "half_drift": ("近五年增速减半", "half the drift of five years"),
    "own_line": ("自身五年直线", "its own straight line of five years"),
    "peers_line": ("同类五年直线", "the straight line of its peers over five years"),
    "peers_damped": ("同类近期增速逐年递减", "recent growth of its peers, damped"),
    "own_damped": ("自身近期增速逐年递减", "its own recent growth, damped"),
    "drift": ("近五年增速不变", "the drift of five years kept up"),
    "blend": ("按回测加权的合成", "the blend weighed by back-test"),
}

REASON_WORDS: Final[dict[str, tuple[str, str]]] = {
    "needs_growth": (
        "从{base_year}年的{base}算起，到{due}年要达到{target}，每年需{rate}；此前{past_years}年实际年均{past}。",
        "From {base} in {base_year} to {target} in {due} takes {rate} a year; over the {past_years} years before it was {past}.",
    ),
    "needs_steps": (
        "从{base_year}年的{base}算起，到{due}年要达到{target}，每年需变动{rate}；此前{past_years}年实际年均变动{past}。",
        "From {base} in {base_year} to {target} in {due} takes {rate} a year; over the {past_years} years before it moved {past}.",
    ),
    "reference_class": (
        "{places}个可比地区的{windows}个{years}年窗口里，{reached}个达到过这样的变化（占{share}），最近五年结束的{recent}个里有{recent_reached}个；另有{set_aside}个跨越口径断点，没有计入。",
        "Such a change was reached in {reached} of {windows} windows of {years} years in {places} comparable places ({share}), "
        "in {recent_reached} of the {recent} that ended in the latest five years; "
        "{set_aside} more touch a break and are set aside.",
    ),
    "no_reference": (
        "没有同样长的可比窗口，无从参照。",
        "There is no comparable window of that length to set it against.",
    ),
    "band": (
        "{due}年的中位预测是{median}，八成把握落在{low}到{high}之间。",
        "The middle forecast for {due} is {median}; with a chance of 80 % it will lie between {low} and {high}.",
    ),
    "method": (
        "在{peers}个同类地区的过去里回测，最看重的方法是“{method}”（权重{weight}）。",
        "Back-tested on the past of {peers} peers, the method that weighs most is {method} ({weight}).",
    ),
    "alone": (
        "没有足够的同类地区可比，只用它自己的过去；区间因此更多靠一般规律。",
        "There are too few peers to hold it against; only its own past is used, and the band leans on a general law.",
    ),
    "own_windows": (
        "没有同类可比，也没有拿同类的过去检验过；它自己的过去里，连续{years}年的有{own}段。",
        "It has no peers, and nothing was tested on theirs; its own past holds {own} stretches of {years} years.",
    ),
    "methods_differ": (
        "各方法单独算，这个可能性在{low}到{high}之间。",
        "Taken alone, the methods put this chance between {low} and {high}.",
    ),
    "short_series": (
        "只有{values}年的数，区间放宽。",
        "There are only {values} values; the band is wider for it.",
    ),
    "old_value": ("最新一个数是{last}年的。", "The latest value is of {last}."),
    "flagged_break": (
        "{years}年口径有变，跨年变化不当作增速。",
        "Counting changed in {years}; the change across it is not taken as growth.",
    ),
    "level_shift": (
        "近年水平有一次突变，没有标明口径变化；按一次性移动处理，不外推。",
        "The level moved at once in recent years without a flagged break; it is taken as a shift and not carried on.",
    ),
    "reference_apart": (
        "与“{reference}”比较时，把两者的误差当作互不相关；真有关联，结果会更偏向一边。",
        "Against {reference} the errors of both are taken as unrelated; if they move together the true chance lies further from a half.",
    ),
}
