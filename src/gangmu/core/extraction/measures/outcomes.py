"""Outcomes (成效): what a sentence says its orders will bring, as against what it orders.

打造…高地, 形成…格局, 提升…能力 say what is to be so. The same verbs also order: 打造10个平台. So the object
decides, and the place: a plan closes its sentences with what the orders before are for.
"""

import re

from gangmu.core.extraction.measures.lexicon import words

_ALWAYS = words(
    """
形成 实现 成为 带动 促成 催生 彰显 展现 确保 保持 跻身 迈向 迈进 走出 赢得 取得 达成 造就 凸显 助推 助力
增强 辐射 满足 迸发 惠及 引爆 谱写 书写 奠定 缔造 重现 焕发 走在 位居 迈上 抢占 造福 让 使 变成 作出
重振 绣出 走向 步入
"""
)
_LEVELS = words(
    """
提升 提高 改善 优化 扩大
"""
)
_LEVEL = re.compile(
    r"(?:能力|水平|质量|功能|影响力|竞争力|效率|效能|效益|能级|品质|质效|实力|吸引力|活力|比重|占比"
    r"|比例|获得感|幸福感|安全感|率|[^力制调幅]度|形象)$"
)
_GRAND = re.compile(
    r"(?:高地|枢纽|之都|之城|之窗|名城|强[市省国区县]|增长极|样板|样本|标杆|典范|范例|策源地|引领区|示范区|先行区"
    r"|先导区|试验田|新城|重要.{0,40}(?:节点|支点|支撑|中心|基地|区)|门户|窗口|屏障|集聚[地区]|目的地|桥头堡"
    r"|排头兵|首选地|承载[地区]|第一城|格局|局面|动能|优势|城市|引擎|发动机|名片|家园|乐园|橱窗)[”)]*$"
)
_CUTS = words(
    """
降低 压缩 缩短 减轻 减少 压减
"""
)
_BURDEN = re.compile(r"(?:成本|时间|时限|负担|费用|风险|损失)(?:至|到|$)")
_PLACES = words(
    """
打造 建设 构建 构筑 塑造 营造 建成 培育 树立 建设成为 共建 共筑
"""
)
_ENDED = re.compile(r"(?:环境|生态圈?|氛围|风尚|优势|[格布]局|局面|态势|场景|典范)[”)]*$")
_COUNTED = re.compile(r"\d个|一批|若干|等.{0,4}(?:平台|设施)")
_CLOSING = words(
    """
提升 提高 改善 促进 保障 夯实 压缩 降低 激发 激活 释放 缓解 推动形成 加快形成 壮大 发展壮大 活跃 提振
破解 解决 满足 筑牢 巩固 维护 减轻 减少 缩短 缩小 打通 打破 畅通 塑造 营造 擦亮 叫响 繁荣 厚植 增进 密切
补齐 拓宽 强化
"""
)
_AIM = re.compile("[0-9%]|[十百千万亿]元|[高低优快]于|接近|达到|突破|超过|位居|走在|前列|同步")
_TIES = re.compile(r"(?:联系|联动|互动|支撑|保障|纽带|优势|能力|带动|引领|辐射)$")
_NEVER_FIRST = words(
    """
培育 探索 支持 鼓励 引导 争取 研究 扶持
"""
)
TELLING = {verb[-2:] for verb in _ALWAYS | _LEVELS | _CUTS | _PLACES | _CLOSING} | {"设成", "造成", "力争"}
"""What ends a verb that may tell an outcome: most verbs never do."""


def is_outcome(verb: str, obj: str, *, last: bool, alone: bool) -> bool:
    """Tell whether a verb with its object says what is to be so.

    `last`: only outcomes follow in its sentence; `alone`: nothing stands before.
    """
    act = verb[-2:]
    if verb == "力争":
        return bool(_AIM.search(obj))
    if verb[:2] in _NEVER_FIRST and len(verb) > 2:
        return False
    if act in _ALWAYS or verb in ("建设成", "打造成"):
        return True
    if act in _LEVELS and _LEVEL.search(obj[-6:]) and (last or len(obj) < 16):
        return True
    if act in _CUTS and _BURDEN.search(obj):
        return True
    if verb in _PLACES or act in _PLACES:
        return _is_place(act, obj, last=last, alone=alone)
    return last and not alone and act in _CLOSING and (act != "强化" or bool(_TIES.search(obj[-6:])))


def _is_place(act: str, obj: str, *, last: bool, alone: bool) -> bool:
    """Tell 打造…高地 from 打造10个平台."""
    if _COUNTED.search(obj):
        return False
    if act == "建成":
        return bool(_GRAND.search(obj[-50:]))
    if act in ("打造", "塑造"):
        return bool(_GRAND.search(obj[-50:])) or (last and not alone)
    if act in ("营造", "构建", "构筑", "共筑"):
        return last and not alone and bool(_ENDED.search(obj[-6:]))
    return last and not alone and bool(_GRAND.search(obj[-50:]))
