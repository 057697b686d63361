"""What settling conflicts, splitting targets, comparing peers and answering warnings refuses, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

FINDING_WORDS: Final[dict[str, Translations]] = {
    "split.expected_not_allotted": words(
        zh=("“{indicator}”是预期性指标，由市场主体自主实现，不下达到区县和单位。", "各地自己提出的目标可以按“自报”登记，与总目标对照。"),
        en=(
            "“{indicator}” is an expected indicator: the market brings it about, and it is not allotted.",
            "What districts set themselves may be entered as declared, and is held against the whole.",
        ),
    ),
    "split.nature_not_stated": words(
        zh=("“{indicator}”没有写明是约束性还是预期性，没有下达。", "先在指标定义里写明属性；约束性的才下达。"),
        en=(
            "Nobody has said whether “{indicator}” is binding or expected; it was not allotted.",
            "State its nature in the definition first; only binding ones are allotted.",
        ),
    ),
    "split.nothing": words(
        zh=("“{indicator}”没有可以分解的数，或没有写一份。", "选一个有数值的目标，至少写一个区县或单位的份额。"),
        en=(
            "“{indicator}” has no figure to split, or no part was given.",
            "Choose a target with a figure, and give at least one part.",
        ),
    ),
    "split.part_not_read": words(
        zh=("第 {line} 行“{text}”读不成一份：名称不认得、重复，或数字不是数。", "每行写：区县或单位，数，（可加）基数；名称照单位表或地方表。"),
        en=(
            "Line {line}, “{text}”, cannot be read as a part: unknown or repeated name, or no number.",
            "Write on each line: district or unit, figure, and where needed its base; names as in the tables of units and places.",
        ),
    ),
    "conflict.gone": words(
        zh=("这一处冲突现在不存在了：数已经一致，或已经改动。", "回到冲突清单看现在的情况。"),
        en=("This conflict is not there any more: the figures agree by now, or have changed.", "Go back to the list."),
    ),
    "conflict.changed": words(
        zh=("您看的时候是 {seen} 种说法，现在是 {now} 种，没有认定。", "看一遍新的说法，再认定。"),
        en=("There were {seen} rivals when you looked and there are {now} now; nothing was settled.", "Look again, then settle."),
    ),
    "conflict.not_a_rival": words(
        zh=("没有选以哪一种说法为准，没有认定。", "请在列出的说法里选一种，并写明理由。"),
        en=("It was not said which rival holds; nothing was settled.", "Choose one of those listed and give the reason."),
    ),
    "conflict.no_reason": words(
        zh=("没有写认定的理由，没有认定。", "请写明为什么以它为准；有文件的写上文号。"),
        en=("No reason was given; nothing was settled.", "Say why it holds, and by which paper if there is one."),
    ),
    "warning.nothing_watched": words(
        zh=("没有说关注什么：路径和警戒值都没有选。", "请选“落后于路径”，或写一条警戒值。"),
        en=("It was not said what to watch: neither the path nor a line.", "Choose the path, or write a line."),
    ),
    "warning.line_does_not_fit": words(
        zh=("警戒值“{text}”不是数，或单位与指标（{unit}）不是同一种量。", "请写成一个数，单位用指标的单位。"),
        en=("The line “{text}” is no number, or measures something else than {unit}.", "Write a number in the indicator's unit."),
    ),
    "warning.watched_already": words(
        zh=("这件事已经有岗位关注了，没有重复设置。", "要换岗位或警戒值，先停用原来的一条。"),
        en=("A post watches this already; it was not set twice.", "Stop the one there is before setting another."),
    ),
    "peers.group_too_small": words(
        zh=("“{name}”比不起来：没有名称，不到两个地方，或有不认得的地方（{unknown}）。", "每行一个地方，名称或编号照地方表。"),
        en=(
            "“{name}” cannot be compared: it has no name, fewer than two places, or unknown ones ({unknown}).",
            "One place a line, as in the table of places.",
        ),
    ),
}  # fmt: skip
