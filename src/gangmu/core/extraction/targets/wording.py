"""Wording (措辞): how a text words a figure, before it (不低于、控制在) and after it (以上、左右)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gangmu.core.base.alternations import one_of
from gangmu.core.extraction.drafts import Comparison

# The run of words between the name of an indicator and its figure, longest words first.
_RUN_WORDS: Final = (
    "不低于 不少于 不小于 不短于 不晚于 不超过 不高于 不大于 不多于 不足 至少 最低 最少 最多 最高 不到 "
    "超过 超出 突破 高于 低于 优于 大于 小于 多于 少于 接近 将近 大约 大致 约占 逾 超 "
    "达到 达 稳定 保持 维持 控制 限制 压缩 压减 压降 压至 缩短 缩小 缩减 降低 下降 减少 削减 减量 降 减 调增 上调 下调 调减 调高 "
    "提高 提升 上升 增长 递增 增加 增幅 增速 上涨 回升 攀升 跃升 扩大 拓展 扩充 扩展 延长 升 涨 扩 迈上 迈入 迈过 跨上 跨越 跃上 站上 "
    "完成 实现 做到 安排 为 是 在 于 到 至 占 由 从 以 各 皆 分别 各自 总计 共计 合计 累计 "
    "两年 三年 四年 五年 十年 平均 年均 每年 每人每月 每人每年 每月 每人 每户 每百户 每千人 每万人 每亩 月均 "
    "同比 环比 进一步 继续 再 又 还 也 将 须 需 拟 按 力争 争取 努力 确保 预计 预期 目标 "
    "大幅 明显 显著 快速 稳步 逐步 逐年 仅 只 已 已经 折合 相当于 一次性 名义 实际 自然 左右 了 "
    "> < ≥ ≤ = ± ~ 超出 多于 同比增 不断 全部 平均为 都要 均要 应当"
).split()
_BASE: Final = (
    r"(?:比|较|与|同)?(?:“?十?[一二三四五六七八九]五”?|[12][0-9]{3}年|上年|去年|上一?年度|上年同期|同期|基期|现状|规划初期|年初预算|上年年初预算|基准年)"
    r"(?:年?[末底初]|时期|期间|同期|年初预算|[末底]?相比|的?水平|的?基础上|可比价|不变价)*(?:相比|的)?"
)
# Short words that may also end a name: 人均, 成都, 签约.
_SHORT: Final = (
    r"(?<!新)(?<!净)增|(?<!节能)减排|(?<![通经路走来度难])过|(?<![签合节履特])约|(?<!附)近|(?<![成首古])都|"
    r"(?<!公)共|(?<![主需重])要|(?<![人户])均"
)
_THAN_ALL: Final = r"(?:高于|低于|快于|好于)(?:(?:全国|全省|全市|全区|全县|上年)(?:平均水平|平均)?|[一-鿿]{2,12}?(?:平均水平|水平|增速|增幅))"
_AHEAD: Final = r"提前[0-9一两三四五六半]{1,3}(?:个月|年|天)"
_RUN: Final = re.compile(f"(?:{one_of(_RUN_WORDS)}|{_SHORT}|{_THAN_ALL}|{_AHEAD}|{_BASE}|在(?={_BASE}))+$")
_TAIL: Final = re.compile(r"\(?(?:及|含)?\)?(?:以上|以下|以内|之内|左右|上下|之间|以外)|内(?=[,。;、]|$)")

_REACH_WORDS: Final = re.compile(r"不低于|不少于|不小于|不短于|至少|最低|最少|≥|大于等于")
_WITHIN_WORDS: Final = re.compile(
    r"不超过|不高于|不大于|不多于|低于|少于|小于|最多|最高|不到|不足|≤|<|小于等于|不晚于"
)
_EXCEED_WORDS: Final = re.compile(r"超过|超出|突破|高于|优于|大于|多于|逾|超|>|(?<![跨迈])过")
_ABOUT_WORDS: Final = re.compile(r"约|近|接近")
_CONTROL_WORDS: Final = re.compile(r"控制|限制")
_ARRIVE_WORDS: Final = re.compile(r"达|[到至]|[迈跨跃]|稳定|保持|维持|[升增]为|力争|确保|实现|突破")
_FALL_WORDS: Final = re.compile(r"下降|降低|减少|降|减|缩|压")
_AMBITION: Final = re.compile(
    r"力争|争取(?![一-鿿]{0,10}(?:资金|债|项目|支持|试点|名额|指标|政策))|力促|努力(?:达到|实现|突破|使)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """措辞 around one figure."""

    cut: int  # where the words before the figure begin: the name ends here
    end: int  # where the words after the figure end
    run: str  # the words before
    tail: str  # the words after
    comparison: Comparison

    @property
    def falls(self) -> bool:
        """Tell whether the figure is what something goes down by (下降2.6%), not to."""
        return bool(_FALL_WORDS.search(self.run)) and not re.search(r"[到至为在]", self.run)


def wording_of(folded: str, a: int, i: int, j: int, end: int, *, over: bool = False) -> Wording:
    """Read the words around a figure folded[i:j], within folded[a:end]."""
    window = max(a, i - 28)
    m = _RUN.search(folded[window:i])
    cut = window + m.start() if m else i
    run = folded[cut:i]
    t = _TAIL.match(folded, j, end)
    tail = t[0] if t else ""
    return Wording(cut, t.end() if t else j, run, tail, _comparison(run, tail, over=over))


@lru_cache(maxsize=1024)  # few wordings come again and again
def _comparison(run: str, tail: str, *, over: bool) -> Comparison:
    if "左右" in tail or "上下" in tail or run.endswith("左右"):
        return Comparison.ABOUT
    if "以上" in tail or _REACH_WORDS.search(run):
        return Comparison.EXCEED if re.search(r"突破", run) else Comparison.REACH
    if "内" in tail or "以下" in tail or _WITHIN_WORDS.search(run):
        return Comparison.STAY_WITHIN
    if over or _EXCEED_WORDS.search(run):
        return Comparison.EXCEED
    if _ABOUT_WORDS.search(run):
        return Comparison.ABOUT
    if _CONTROL_WORDS.search(run):
        return Comparison.STAY_WITHIN
    return Comparison.REACH if _ARRIVE_WORDS.search(run) else Comparison.EQUAL


_STILL_STRIVES: Final = re.compile(
    r"(?:力争|争取|力促|努力(?:达到|实现|突破|使)?)(?:[到在用于,]|[12][0-9]{3}年|“?十[一-六]五”?|[今明全]年|年[底末内]|前|期间|时期|末|底|"
    r"[0-9一二两三四五]{1,2}年(?:左右)?(?:的?时间)?)*$"
)


def is_ambitious(before: str, words: str) -> bool:
    """Tell whether the words of a figure strive (力争) rather than promise, or the time right before them does."""
    return bool(_AMBITION.search(words) or _STILL_STRIVES.search(before))
