"""Durations (时长): which lengths of time are promised: 压缩至3天, 1小时通达, 打造15分钟便民圈, and which only name something."""

import re
from typing import Final

from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.counts import NEAR
from gangmu.core.extraction.targets.quantities import Figure
from gangmu.core.extraction.targets.sentences import Sentence

_CIRCLE: Final = re.compile(r"[一-鿿]{0,10}(?:圈|半径|通勤|可达|通达|到达|直达|响应|送达|送达圈|都市圈|办结)")


_CIRCLE_VERB: Final = re.compile(r"打造|构建|建设|形成|建成|建立|构筑|织密|布局|实现|打通|提升|做到")


_DURATION_SAID: Final = re.compile(
    r"压缩|压减|缩短|缩减|减至|降至|降到|控制|不超过|以内|之内|达到|提高|提升|通达|直达|上高速|到达|抵达|覆盖|可达|办结|响应|送达|报告|少于|低于|延长|增加|至|到$|内首次|内派单|办理时限|时间为|寿命|年限|时间|同比|增至"
)


_ON_AVERAGE: Final = re.compile(r"平均[一-鿿]{1,6}$")


def is_average(folded: str, a: int, i: int) -> bool:
    """Tell a length of time that is a mean, not a bound: 平均居住43天."""
    return _ON_AVERAGE.search(folded, a, i) is not None


def duration_counts(folded: str, figure: Figure, sentence: Sentence) -> bool:
    """Tell whether a length of time is promised: 压缩至3天, 1小时通达; not 24小时值守, 3年行动."""
    a, b = sentence.clause_of(figure.i)
    unit = folded[figure.j - 1]
    if unit == "年":
        said = folded[max(sentence.i, figure.i - 40) : figure.i]
        return bool(re.search(r"年限|寿命|学制|教育年|年数|时间|轮候|周期", said)) and figure.value < 200
    if unit == "天":
        return bool(
            is_average(folded, a, figure.i)
            or re.search(
                r"[达到至为]|天数|时限|压|缩|增加|减|不低|不少|以[上内]|办结|送达|响应|到账|审结", folded[a:b]
            )
        )
    if is_circle(folded, figure, sentence):
        return True
    if folded.startswith(("开放", "值守", "在线", "不打烊", "营业", "服务", "热线", "制"), figure.j):
        return False
    return bool(_DURATION_SAID.search(folded, max(a, figure.i - NEAR), min(b, figure.j + 24)))


def is_circle(folded: str, figure: Figure, sentence: Sentence) -> bool:
    """Tell a named circle under a verb of building: 打造15分钟便民圈."""
    if figure.unit.dimension is not Dimension.DURATION or not _CIRCLE.match(folded, figure.j):
        return False
    return bool(_CIRCLE_VERB.search(folded, sentence.clause_of(figure.i)[0], figure.i))
