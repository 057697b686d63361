"""What a sentence is worth as a task (可列为任务): it orders something this year that can be looked at afterwards.

A work report has hundreds of sentences with a verb. A clerk takes those that name a figure, a day, or something that will
be there when it is done; what only encourages, strengthens in general, sums up what follows or looks years ahead is
shown with the reason, and taken in when the clerk says so.
"""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from gangmu.core.extraction.drafts import MeasureDraft, Strength


class NotProposed(StrEnum):
    """未列理由: why a sentence that has a verb of ordering is not proposed as a task."""

    LEAD_IN = "lead_in"  # 段首概括
    YEARS = "years"  # 几年的目标
    LATER = "later"  # 期限不在本年
    ENCOURAGES = "encourages"  # 鼓励、支持、探索
    GENERAL = "general"  # 加强、完善一类，没有可核对的成果


NOT_PROPOSED_WORDS: Final[dict[NotProposed, tuple[str, str]]] = {
    NotProposed.LEAD_IN: ("段首概括，后面几句才是任务", "it sums up the sentences that follow"),
    NotProposed.YEARS: ("讲的是几年的目标，不是本年任务", "it speaks of several years, not of this one"),
    NotProposed.LATER: ("期限不在本年", "its limit is not in this year"),
    NotProposed.ENCOURAGES: ("只有鼓励、支持、探索一类的话，没有数字和期限", "it only encourages or explores, without figure or day"),
    NotProposed.GENERAL: ("只有加强、完善一类的话，没有数字、期限或者看得见的成果", "it strengthens in general, without figure, day or product"),
}  # fmt: skip

_SPEAKS_OF_ITSELF: Final = re.compile(
    r"让我们|我们(?:要|将|必须)|必须坚持|政府工作人员"
)  # 政府自身建设、结语
_FIGURE: Final = re.compile(r"\d(?!G)|[一二两三四五六七八九十百千]+(?:家|座|所|台|辆|公里|万亩|亿)(?!企)")
_SEVERAL_YEARS: Final = re.compile(
    r"[“\"]?十[一二三四五六七八九]五[”\"]?(?:时期|期间)|(?:今后|未来)[三五几]?年|五年(?:目标|奋斗)"
)
_THIS_YEAR: Final = re.compile(r"今年|本年|年内|年底前")
# Verbs after which something is there that was not, or is gone that was.
_DOES: Final = re.compile(
    r"建成|开工|完成|出台|制定|编制|启动|创建|争创|新增|新建|改建|改造|扩建|开行|办好|举办|组建|设立|成立|开通|投用|投产|发布|印发|修订|关停|淘汰"
    r"|打通|收购|布局建设|推行|整改|上线|建好|建设好|培育壮大(?=\d)|实现(?=全覆盖)"
)
_PRODUCT: Final = re.compile(
    r"(?:试点|试验区|示范区|先行区|工程|行动|项目|平台|系统|中心|基地|园区|规划|方案|条例|办法|标准|清单|计划|数据库|线路|通道|目录|名录|体系化|学校|医院|[^场]馆|场馆"
    r"|公园|管网|铁路|高铁|高速|公路|机场|港口|枢纽|机场群|电站|水库|桥|隧道|码头|口岸|综保区|大会|论坛|展会|博览会|运动会|赛事|实验室|研究院|产业园|产业链|集群|网络"
    r"|专班|基金|专项债|统筹|保险|补贴|政策)(?:[（(][^（()）]*[)）])?[”\"》]?(?:的)?(?:建设|实施|落地|改扩建|扩区|研制|编制|工作|整治|治理|开工|运营|试验|申报)*$"
)
# What is strengthened all the same has an end, where it is a campaign, a pilot or a defect to be mended.
_CAMPAIGN: Final = re.compile(
    r"(?:三年行动|专项行动|行动计划|攻坚战|工程|试点|问题整改|最低标准|补助标准)(?:收官战|实施|建设)?$"
)
_LONGEST_LEAD_IN: Final = 16


def why_not_proposed(
    words: str,
    measures: Sequence[MeasureDraft],
    *,
    has_target: bool,
    is_first_of_several: bool,
    headings: str,
    due: date | None,
    year: int | None,
) -> NotProposed | None:
    """Tell why a sentence is not proposed as a task of a year; None where it is.

    `measures` are those of the sentence; `headings` all that it stands under; `is_first_of_several` says that it opens a
    paragraph of several sentences.
    """
    if _SEVERAL_YEARS.search(headings) and not _THIS_YEAR.search(words):
        return NotProposed.YEARS
    if due is not None and year is not None and due.year != year:
        return NotProposed.LATER
    counts = has_target or due is not None or bool(_FIGURE.search(words))
    plain = words.strip().rstrip("。；;")
    if is_first_of_several and not counts and len(plain) <= _LONGEST_LEAD_IN and "，" not in plain:
        return NotProposed.LEAD_IN
    firm = [each for each in measures if each.strength in (Strength.ORDER, Strength.IMPROVE)]
    if counts and (firm or has_target or not measures):
        return None
    if measures and not firm:
        return NotProposed.ENCOURAGES
    if _SPEAKS_OF_ITSELF.search(words):
        return NotProposed.GENERAL
    return None if any(map(_leaves_something, firm)) else NotProposed.GENERAL


def _leaves_something(measure: MeasureDraft) -> bool:
    """Tell an order after which something can be looked at."""
    thing = measure.object.rstrip("。；，")
    if measure.strength is not Strength.ORDER:
        return bool(_CAMPAIGN.search(thing))
    return bool(_DOES.search(measure.verb) or _PRODUCT.search(thing))
