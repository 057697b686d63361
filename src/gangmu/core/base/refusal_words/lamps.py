"""The words of what is refused about time progress, lamps and delivery confidence."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

LAMP_WORDS: Final[dict[str, Translations]] = {
    "totals.do_not_mix": words(
        zh=(
            "不同口径的累计数不能相比：完成数是“{done}”，计划数是“{planned}”（∑ 为自开工累计）。",
            "请用同一年的本年累计，或都用自开工累计。",
        ),
        en=(
            "Totals of different stretches cannot be compared: done “{done}”, planned “{planned}” (∑ is since the start).",
            "Use totals of one and the same year, or since the start for both.",
        ),
    ),
    "pace.curve_not_usable": words(
        zh=("推进计划曲线不能用：{detail}。", "请逐月填累计数，每月一个，不下降，最后一个是全期计划。"),
        en=(
            "The plan by months cannot be used: {detail}.",
            "Give one cumulative number a month that never falls; the last is the whole plan.",
        ),
    ),
    "pace.wrong_yardstick": words(
        zh=(
            "这类量（{motion}）不能用这把尺（{yardstick}）量。",
            "流量按序时进度，存量和比率按轨迹，节点按日期。",
        ),
        en=(
            "A quantity of this kind ({motion}) is not measured by this ({yardstick}).",
            "Flows go by the clock, stocks and rates by a trajectory, nodes by dates.",
        ),
    ),
    "lamp.fact_does_not_fit": words(
        zh=("亮灯要素“{name}”不能是“{given}”。", "比率请用百分数，个数不带单位，是非请用是或否。"),
        en=(
            "The fact “{name}” of a lamp cannot be “{given}”.",
            "Give shares in per cent, counts without a unit, and yes or no for what is true or not.",
        ),
    ),
    "lamp.reason_needed": words(
        zh=("把灯由 {lamp} 改为 {to} 要写理由。", "请写明依据；两盏灯都会保留并显示。"),
        en=(
            "Changing the lamp from {lamp} to {to} needs a reason.",
            "Say on what ground; both lamps are kept and shown.",
        ),
    ),
    "lamp.stays_grey": words(
        zh=("没有数据的灯不能手动改为 {to}。", "请先补齐数据，由规则来亮灯。"),
        en=(
            "A lamp without data cannot be made {to} by hand.",
            "Supply the data first; the rule will light it.",
        ),
    ),
    "lamp.month_not_over": words(
        zh=("{on} 不能给 {month} 封账：它不是一个已经过完的月。", "请在当月最后一天或以后封账。"),
        en=(
            "{month} cannot be closed on {on}: it is no month that is over.",
            "Close a month on its last day or later.",
        ),
    ),
    "lamp.rule_differs": words(
        zh=(
            "这盏灯是按“{rule_set}”（{wanted}）亮的，不能用 {given} 重算。",
            "请找出当时的规则集再算。",
        ),
        en=(
            "This lamp was lit by “{rule_set}” ({wanted}) and cannot be reckoned again with {given}.",
            "Find the rule set that held then.",
        ),
    ),
    "confidence.evidence_needed": words(
        zh=("交付信心改为 {step} 要写依据。", "请写明看了什么、核了什么。"),
        en=(
            "Setting delivery confidence to {step} needs evidence.",
            "Say what was seen and checked.",
        ),
    ),
    "confidence.out_of_order": words(
        zh=("{on} 早于上一次认定（{last}）。", "已有的认定不改写，请按今天的日期另作认定。"),
        en=(
            "{on} lies before the last judgement ({last}).",
            "What was set is not rewritten; set a new one with today's date.",
        ),
    ),
}
