"""Thresholds (门槛): limits inside a noun, which promise nothing: 亿元以上项目, 40岁以下青年, 营业收入超100亿元企业."""

import re
from typing import Final

from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.counts import NEAR
from gangmu.core.extraction.targets.indicators import ends_in_verb
from gangmu.core.extraction.targets.quantities import Figure
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.extraction.targets.wording import Wording

_ARRIVED: Final = re.compile(r"超|达|过")


_SIZED: Final = re.compile(r"级?(?:企业|项目|集群|园区)(?:[^,。;、0-9]{0,6}[0-9]+[个家]|实现零)")
_BODIES: Final = re.compile(
    r"(?:的|级)?(?:企业|项目|产业|集群|园区|开发区|县|镇|乡|村|街道|楼宇|商圈|市场|品牌|产品|总部|龙头)"
)


def is_threshold(folded: str, figure: Figure, sentence: Sentence, wording: Wording, end: int) -> bool:
    """Tell a limit inside a noun: 亿元以上项目, 40岁以下青年, 1万吨标准煤以上企业."""
    dimension = figure.unit.dimension
    if dimension is Dimension.SHARE and folded.startswith("的", wording.end):
        return (
            "占" in folded[max(sentence.clause_of(figure.i)[0], figure.i - NEAR) : figure.i]
        )  # 占65%以上的企业
    if dimension in (Dimension.SHARE, Dimension.POINTS, Dimension.TIMES):
        return False
    if dimension is Dimension.COUNT and folded[figure.j - 1] not in "户床张台辆头只":
        return False
    if folded.startswith("的", wording.end) and wording.run and dimension is not Dimension.COUNT:
        return not re.match(r"的?(?:目标|水平|要求|任务|基础)", folded[wording.end : wording.end + 4])
    if dimension is Dimension.MONEY and _ARRIVED.search(wording.run) and _BODIES.match(folded, wording.end):
        return True  # 营业收入超100亿元企业
    if dimension is Dimension.MONEY and not wording.run and _SIZED.match(folded, wording.end):
        return True  # 10亿元项目2个
    if not wording.tail or "左右" in wording.tail or "上下" in wording.tail:
        return False
    after = folded[wording.end : min(end, wording.end + 8)]
    after = re.sub(r"^\(含\)", "", after)
    if not after or after[0] in ",。;、:)”" or after.startswith(("和", "或", "且", "并")):
        return False
    if dimension is Dimension.DURATION:
        return False
    if dimension is Dimension.MONEY:
        return not re.match(r"的?(?:投资|资金|贷款|产值|债券|基金|收入|融资)", after)
    if dimension in (Dimension.AREA, Dimension.LENGTH, Dimension.COUNT) or folded[figure.j - 1] == "名":
        return not ends_in_verb(folded, sentence.i, wording.cut)
    return True
