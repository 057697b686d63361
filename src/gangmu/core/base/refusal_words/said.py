"""What cannot be read from a cell or a field, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

SAID_WORDS: Final[dict[str, Translations]] = {
    "said.figure_unclear": words(
        zh=("“{text}”读不出一个数。", "请只写一个数，单位跟在后面，例如 3.2亿元、60%；没有数就写“—”或空着，说明写进“本月进展”。"),
        en=(
            "“{text}” is not one number.",
            "Write one number with its unit, such as 3.2亿元 or 60%; where there is none write — and say the rest under progress.",
        ),
    ),
    "said.several_figures": words(
        zh=("“{text}”一格里有两个数或两种单位，不知道该取哪一个。", "请只留与年度目标同一口径的那一个数，其余写进“本月进展”。"),
        en=(
            "“{text}” holds two figures or two units; none is chosen for you.",
            "Keep the one that the yearly target counts and move the rest to the words of progress.",
        ),
    ),
    "said.other_unit": words(
        zh=("“{text}”的单位是“{own}”，这一格要的是“{unit}”，两者量的不是一回事。", "请换算成“{unit}”再填；如果目标的单位定错了，请告诉办公室。"),
        en=(
            "“{text}” is counted in {own}; this cell asks for {unit}, which measures something else.",
            "Give it in {unit}; if the target's unit is wrong, tell the office.",
        ),
    ),
    "said.day_unclear": words(
        zh=("“{text}”说不清是哪一天。", "请写到月或日，例如 9月底、三季度、2025-09-30；没有期限的写“长期坚持”。"),
        en=("“{text}” names no day.", "Write a month or a day, such as 9月底, 三季度 or 2025-09-30; write 长期坚持 for what has no limit."),
    ),
    "said.several_days": words(
        zh=("“{text}”一格里有两个时限。", "请只留最后的时限，中间的写进节点。"),
        en=("“{text}” names two limits.", "Keep the last one and make nodes of those before it."),
    ),
    "said.no_such_day": words(
        zh=("日历上没有“{text}”。", "请核对月和日。"),
        en=("No calendar has “{text}”.", "Check the month and the day."),
    ),
}  # fmt: skip
