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
        zh=("{on} 不能给 {month} 封账：它不是一个已经过完的月。", "请在当月过完以后封账，最早是次月1日。"),
        en=(
            "{month} cannot be closed on {on}: it is no month that is over.",
            "Close a month when it is over: on the first day of the next at the earliest.",
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
    "reporting.not_a_month": words(
        zh=("“{text}”不是一个月份。", "请写成 2026-03 这样。"),
        en=("“{text}” is no month.", "Write it like 2026-03."),
    ),
    "reporting.no_task_to_close": words(
        zh=("{month} 没有可封账的任务：到那个月底还没有下达任务。", "请先下达年度计划，再封账。"),
        en=("{month} has no task to close: none was issued by its end.", "Issue the annual plan first."),
    ),
    "reporting.month_lacks_reports": words(
        zh=(
            "{month} 还有 {unreported} 份未报、{unaccepted} 份未采用，没有封账。",
            "请先催报、采用；不再等的，勾选写明份数的那一项再封账。",
        ),
        en=(
            "{month} lacks {unreported} reports, and {unaccepted} are not accepted: it was not closed.",
            "Chase and accept them first; to wait no longer, tick the line that names the numbers and close.",
        ),
    ),
    "reporting.month_closed_already": words(
        zh=(
            "{month} 已在 {on} 第 {round} 次封账，此后没有更正。",
            "有更正被采用以后可以再封一次；个别的灯可以写明理由手动调整。",
        ),
        en=(
            "{month} was closed on {on} (round {round}) and nothing was corrected since.",
            "Close it again once a correction is accepted; a single lamp can be changed by hand with a reason.",
        ),
    ),
    "reporting.later_month_closed": words(
        zh=("{month} 的这盏灯已经不是最后封账的一盏（后有 {later}）。", "请调整最近一次封账的灯。"),
        en=(
            "This lamp of {month} is not the one that was closed last (there is {later}).",
            "Change the lamp of the latest close.",
        ),
    ),
    "reporting.decision_not_open": words(
        zh=("这一事项现在的状态是“{state}”，不能这样处理。", "请刷新页面，看看是谁先办了。"),
        en=(
            "This decision is “{state}” and cannot be dealt with so.",
            "Reload the page to see who was first.",
        ),
    ),
    "reporting.decision_needs_words": words(
        zh=("没有写内容。", "请写明议定什么、由谁办、哪天前，或者办成了什么。"),
        en=("Nothing was said.", "Say what is decided, by whom and by when, or what came of it."),
    ),
    "list.view_needs_name": words(
        zh=("存视图要起个名字。", "请写一个名字，六十个字以内。"),
        en=("A view needs a name.", "Give it one of at most sixty characters."),
    ),
}
