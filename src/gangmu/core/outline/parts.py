"""Parts (板块): what each stretch of a document does, told by headings or, without them, opening words."""

import re
from typing import Final

from gangmu.core.outline.passages import Part

_VERBS: Final = (
    "夯实|优化|营造|筑牢|改善|解决|推进|提升|巩固|打造|加强|破解|应对|补齐|完善|积极|主动|着力|加快|推动|强化|健全|构建|建设"
    "|建立|实现|确保|全面|深入|大力|扎实|持续|培育|发展(?!基础|环境|成就|现状|形势|背景|条件|目标|思路|定位|愿景|成效|原则|回顾|历程|阶段|机遇)"
    "|切实|有效|妥善|努力|认真|进一步|不断|聚力|奋力|精准|稳步|有序|严格|直面|攻坚|集中|重点解决|抢抓|实施|促进|防范|化解|增强|保障|支持|坚持|规范|统筹|创新|深化|引导|鼓励|扩大|做好|做强|落实|分解|对标|围绕|聚焦"
)
_ORDER: Final = re.compile(rf"(?:{_VERBS})")
_BACKGROUND: Final = re.compile(
    r"回顾|历史性成就|发展成就|主要成就|取得.{0,8}(?:成就|成效|进展)|现状|形势|背景|重大意义|重要意义|工作总结|执行情况"
    r"|完成情况|(?:发展|工作|现实|建设|良好|坚实|前期|产业|自身|实施|规划|现有|已有)基础$|基础条件$|^基础$|^.{0,4}(?:发展|外部|内部|宏观|国内外|面临的?)环境$"
    r"|(?:存在|面临|主要|突出).{0,8}(?:问题|不足|短板|挑战|机遇|差距|困难)|机遇(?:和|与)?挑战|^(?:意义|必要性|问题|挑战|机遇|成效|优势)$|自身优势|进展$"
    r"|新要求$|进入新阶段|关键时期$|历程$|发展阶段|取得进展|依然严峻|工作成绩|主要工作情况|工作情况$|征程$|趋势(?:研判|分析)"
)
_GUIDANCE: Final = re.compile(
    r"指导思想|总体要求|基本原则|工作原则|主要原则|发展原则|总体思路|发展思路|工作思路|基本思路|战略定位|功能定位|发展定位|目标定位"
    r"|基本方针|指导方针|总体方针|基本遵循|战略导向|发展理念|根本遵循|基本理念|科学发展观|总的要求|基本要求$|战略方向|发展方针|指导原则"
)
_GOALS: Final = re.compile(
    r"(?:主要|总体|发展|工作|预期|行动|奋斗|阶段性?|规划|试点|建设|远景|近期|中期|远期|总|具体|年度|分|量化|战略|预期性?|调控|基本|年)目标"
    r"|目标任务$|目标指标|^目标|目标$|愿景|指标体系|主要指标|重要指标|综合经济指标|战略步骤|远景|展望$|蓝图$|奋斗目标|目标要求"
)
_TASKS: Final = re.compile(r"任务|安排|举措|措施|重点|部署|保障|要求$|说明$")
_PAST: Final = re.compile(
    r"(?:“?(?:十[一二三四五六]|九|八)五”?以来|过去[的]?[一二三四五\d]+年|一年来|五年来|近年来|回顾|去年|[一二三四五\d]年来|(?:19|20)\d\d年,(?:是|面对|我们)"
    r"|(?:19|20)\d\d年(?:工作)?回顾|过去一年)"
)
# A five-year plan that opens a paragraph is past or to come: what is said of it tells.
_PLAN_PERIOD: Final = re.compile(
    r"(?:(?:在|回顾|刚刚过去的))*“?(?:十[一二三四五六]|九|八)五”?(?:时期|期间)[^。\n]{0,160}?"
    r"(?:[完达建形超][成到过]了|实现了|取得|成就|成效|不平凡|以来|圆满|胜利|历史性|先后|累计|已经?|年均增长[^。,]{0,12},|跨越了|迈上了|我们|超额|[一-鿿]了)"
)
_FUTURE: Final = re.compile(
    r"(?:今年|新的一年|下一步|未来[一二三四五\d]+年|今后[的]?[一二三四五\d]+年|“?十[四五六]五”?(?:时期|期间)?.{0,6}(?:要|将|目标|主要|经济社会发展)"
    r"|(?:19|20)\d\d年.{0,6}(?:工作(?:总体要求|安排|重点)|政府工作|主要预期目标|要|将)|做好(?:今年|(?:19|20)\d\d年)|当前和今后|重点抓好|为此)"
)
_ENGLISH: Final = (
    (re.compile(r"(?i)\b(?:guiding )?(?:principles|values|mission|guidance)\b"), Part.GUIDANCE),
    (
        re.compile(
            r"(?i)^(?:our |strategic |key |the )*(?:goals?|targets?|objectives?|vision|outcomes?)"
            r"(?: and \w+| table| summary)?$"
        ),
        Part.GOALS,
    ),
    (
        re.compile(
            r"(?i)\b(?:background|introduction|context|overview|foreword|preface|preamble|accomplishments"
            r"|achievements|where we (?:are|stand)|current (?:state|situation)|history|progress to date|looking back"
            r"|executive summary|review of our work|year in review)\b"
        ),
        Part.BACKGROUND,
    ),
)


def part_of_title(title: str, above: Part | None, *, english: bool = False) -> Part:
    """Tell the part that a heading opens, under a heading of the part `above`.

    >>> part_of_title("发展基础", None), part_of_title("夯实发展基础", Part.BODY)
    (<Part.BACKGROUND: 'background'>, <Part.BODY: 'body'>)
    """
    if english:
        own = next((part for rule, part in _ENGLISH if rule.search(title)), None) if len(title) < 60 else None
        return own or above or Part.BODY
    own = _own_part(title)
    if above is Part.BACKGROUND:
        return own if own in {Part.GUIDANCE, Part.GOALS} else Part.BACKGROUND
    if own is not None:
        return own
    return above or Part.BODY


def _own_part(title: str) -> Part | None:
    if len(title) > 30:
        return Part.BACKGROUND if "回顾" in title else None
    if "回顾" in title:
        return Part.BACKGROUND
    if _ORDER.match(title) and not title.startswith(("发展基础", "发展目标")):
        return None
    if _GUIDANCE.search(title):
        return Part.GUIDANCE
    if _GOALS.search(title) and not (_TASKS.search(title) and not _GOALS_FIRST.search(title)):
        return Part.GOALS
    return Part.BACKGROUND if _BACKGROUND.search(title) else None


_GOALS_FIRST: Final = re.compile(r"目标任务$|目标和|目标与|目标、|目标要求|主要目标|预期目标|远景|展望")


def part_of_words(words: str, now: Part) -> Part:
    """Tell the part from the opening words of a paragraph, in a report without headings.

    >>> part_of_words("过去一年,全市生产总值增长6%。", Part.PREFACE)
    <Part.BACKGROUND: 'background'>
    """
    if _FUTURE.match(words):
        return Part.BODY
    if now is not Part.BODY and (_PAST.match(words) or _PLAN_PERIOD.match(words)):
        return Part.BACKGROUND
    return now
