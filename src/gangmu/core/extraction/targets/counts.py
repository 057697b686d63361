"""Counts (计数): numbers of things that promise nothing: parts of a paper, sums of names, the places that a task covers."""

import re
from typing import Final

from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.indicators import ends_in_verb
from gangmu.core.extraction.targets.quantities import Figure
from gangmu.core.extraction.targets.wording import Wording

NEAR: Final = 60  # how far around a figure the words that make it a trap are looked for


_SCOPE_HEAD: Final = re.compile(
    r"^[并和]?(?:即|分别是|以及|下设|共设|经(?:咨询|征求|统计|测算)|征求|依托|围绕|聚焦|立足|针对|根据|按照|鉴于|沿|借助|利用|发挥|基于|结合|贯彻|落实好?|参照|对照|对标|位于|地处|涉及|涵盖|包含|面向|瞄准)"
)


_SCOPE_NEAR: Final = re.compile(
    r"(?:依托|围绕|聚焦|立足|针对|在|(?<!结)对|以|从|沿|于|距|涉及|分为?|划分为?|包括|涵盖|组成|前|第|其他|其余|另外?|这|上述|以上|每|各|全球|世界|中国|国际国内|全国|所列|列出|约束性|预期性|指标|共设置|共设|确定|明确|即)$"
)


_COUNTED_WORDS: Final = re.compile(
    r"(?:大类|大|类)?(?:[一-鿿]{0,4})(?:方面|指标|举措|措施|任务|要点|条款|环节|步骤|原则|关键词|要求|意见|制度|机制|清单|维度|层面|阶段|问题|短板|政策|事项清单|具体事|关系|理念|坚持|统筹|典型案例集|台阶|行动方案|策略)(?=[,。;、:()]|$|的|工作|包括|即|纳入)"
)


_SAID_OF: Final = re.compile(
    r"[一-鿿]{3,24}?(?:率|比例|占比|收入|产值|投资|面积)(?:均|都|分别)?(?:达到?|超过?|突破|为|不低于|提高到|增长)"
)


# 1000个项目完成投资1865亿元: what so many of them did together.
_DONE_BY: Final = re.compile(
    r"[一-鿿“”]{2,24}?(?:累计|共|预计|计划)?(?:完成(?:年度)?(?:投资|产值|营收)|实现(?:产值|营收|营业收入|税收))(?:达到?|超过?|突破|约|近)?"
)


_SAID_AT_ALL: Final = re.compile(r"[^,。;、和及与()]{2,40}")


def is_scope_of(folded: str, figure: Figure, then: Figure) -> bool:
    """Tell a count that only names those of whom the next figure speaks: 203个断面水质优良率达100%."""
    if then.unit.dimension in (Dimension.SHARE, Dimension.POINTS, Dimension.TIMES):
        return bool(_SAID_AT_ALL.fullmatch(folded, figure.j, then.i))
    return bool(_SAID_OF.fullmatch(folded, figure.j, then.i) or _DONE_BY.fullmatch(folded, figure.j, then.i))


_ENDS_COUNTED: Final = re.compile(r"(?:方面|指标|举措|措施|任务|要求|意见|政策)(?=$|[。;])")


def _sums_up(folded: str, figure: Figure, a: int) -> bool:
    """Tell a number that only sums up the names before it: 沈营、沈铁2条线."""
    if not 2 <= figure.value <= 12 or figure.words not in ("", "small"):
        return False
    names = folded[max(a, figure.i - NEAR) : figure.i]
    return (
        not any(character.isdigit() for character in names)
        and "等" not in names[-2:]
        and names.count("、") + len(re.findall(r"[一-鿿](?:和|及)[一-鿿]", names)) + 1 == figure.value
        and names.count("、") > 0
    )


_DOES: Final = re.compile(
    r"(?:设立|设置|建设|建成|打造|培育|培养|引进|实施|布局|新建|新增|组建|选派|选拔|遴选|推出|举办|招引|创建|开发|征集|配备)(?:不少于|至少|超过?|约|近)?$"
)


def _is_under_a_scope(folded: str, a: int, place: int, head: str) -> bool:
    """Tell a number that the head of its clause governs (依托3个园区), not one that a verb after it takes."""
    if not (m := _SCOPE_HEAD.search(head)):
        return False
    done = _DOES.search(folded, max(a, place - 8), place)
    return not done or done.start() - (a + m.end()) < 2


def count_trap(folded: str, figure: Figure, wording: Wording, a: int, b: int) -> str | None:
    """Name the trap that a count is: of measures, of listed names, of the places that a task covers."""
    if _COUNTED_WORDS.match(folded, figure.j, b) or re.search(r"方面|环节$", folded[figure.k : figure.j]):
        return "trap.counted_words"
    if _ENDS_COUNTED.search(folded, figure.j, min(b, figure.j + 40)) and not ends_in_verb(
        folded, a, figure.i
    ):
        return "trap.counted_words"
    if _sums_up(folded, figure, a):
        return "trap.sum_of_names"
    head = folded[a : min(figure.i, a + 4)] + folded[max(a, figure.i - 6) : figure.i]
    if not wording.run and (_SCOPE_NEAR.search(head) or _is_under_a_scope(folded, a, figure.i, head)):
        return "trap.scope"
    if (
        re.match(r"之一|为代表|城市之一", folded[figure.j : figure.j + 6])
        or "之一" in folded[figure.j : min(b, figure.j + 18)]
    ):
        return "trap.membership"
    if folded[figure.j - 1] == "次" and not re.search(
        r"人次|[架班车列艘户课]次|场次", folded[figure.k : figure.j]
    ):
        many = figure.value >= 1000 and wording.run  # 服务客户超12万次
        return None if many or re.search(r"不少于|至少|达到|以上", folded[a:b]) else "trap.times"
    return None
