"""Where a name begins (名称左界): behind a verb, a preposition or a stop.

A name in a Chinese plan ends in the word that tells what it is, and nothing marks its beginning. It is
found by going left from that word to the nearest word that cannot belong to a name.
"""

import re
from typing import Final

from gangmu.core.extraction.measures.lexicon import NOMINAL, STRENGTHS
from gangmu.core.extraction.mentions.heads import DEGREES, GENERIC

LONGEST: Final = 26  # no name is read longer than this before its head
_RUN = re.compile(
    "[0-9A-Za-z_·+\\-/\u4e00-\u7683\u7685-\u9fff]{0,26}"
)  # not 的, which ends what describes a name

_VERBS: Final = frozenset(
    """
建设 建成 建立 建好 新建 共建 共筑 组建 创建 筹建 构建 构筑 搭建 兴建 申建 续建 扩建 设立 成立 开设 设置
增设 推进 推动 推行 推广 促进 加快 加速 加强 加大 加密 深化 深入 强化 优化 完善 健全 提升 提高 提级 扩容
扩大 发挥 培育 壮大 做大 做强 做优 做好 做精 做实 打造 形成 实现 实施 开展 举办 承办 办好 参加 参与 积极
探索 依托 围绕 聚焦 瞄准 立足 面向 基于 通过 利用 运用 按照 根据 结合 对接 融入 联合 联动 整合 统筹 支持
鼓励 引导 吸引 引进 引入 争取 争创 力争 申报 申请 谋划 启动 开工 竣工 完成 落实 执行 制定 出台 印发 发布
编制 修订 贯彻 组织 开通 开辟 开行 拓展 打通 串联 集聚 聚集 汇聚 承接 提供 增强 增加 擦亮 叫响 塑造 营造
彰显 展示 传承 弘扬 挖掘 成为 作为 以及 或者 包括 涵盖 拥有 具有 围绕 位于 坐落 设在 纳入 列入 进入 服务于
连接 链接 衔接 辐射 带动 引领 助推 助力 推出 创造 开发 布局 规划 重点 率先 大力 全面 持续 稳步 有序 逐步
着力 切实 充分 进一步 不断 继续 突出 抓好 抓住 用好 用足 讲好 筑牢 守住 严守 严格 规范 借助 凭借 针对 关于
对于 包含 特别 尤其 其中 通车 投用 投产 建有 共享 入驻 落户 接入 使用 采用 搬迁 迁建 拆除 贯通 实行 建强
培养 激发 释放 深耕 主办 协办 召开 发起 签署 印制 遵循 执行 维护 保持 巩固 丰富 改进 改善 更新 升级 推荐
评选 认定 授予 获批 获评 荣获 跻身 入选 入围 达到 超过 突破 新增 增设 扩能 谋求 研究 协助 配合 牵头 会同
协同 共同 携手 统一 整治 修复 保护 治理 如期 基本 全部 正式 同步 尽快 提速 加力 全力 奋力 高标准 高质量
高水平 高起点 并入 改建 移交 赋予 发展 创新 扶持 做深 做细 唱响 放大 扩展 延伸 延长 预留 划定 明确 增进 防范
化解 建章 遏制 推选 集成 部署 上线 开放 运营 投运 启用 采取 参照 依据 依照 沿着 鉴于 由于 为了 关注 协调
调整 督促 指导 监督 构成 组成 属于 属地 设有 打响 现有 既有 其他 其它 周边 以上 做到 践行 相关 有关 知名 坚持 把握 秉持 清扫 我市 我省
我县 我区 我国 本市 本省 全市 全省 全县 全区 全国 各类 各级 各项 各地 一批 若干 多个 多家 多项 多条 一些
某些 这些 首个 首批 等地 位列 借鉴 引育 引培 招引
""".split()
)
_NOMINAL: Final = frozenset(
    """
创新 发展 服务 治理 保护 修复 整治 研究 规划 升级 更新 开放 开发 运营 协同 协调 共享 集成 建设 展示 统一
指导 监督 基本 全面 重点 改建 扩建 迁建 布局 调整 利用 应用 使用 运用 培育 培养 推广 激发 防范 化解 部署
组织 联合 联动 对接 落实 执行 采用 制定 发布 编制 认定 评选 推荐 提升 改进 维护 促进 扶持 引导 引进 集聚
参与 承接 申报 提供 统筹 整合 规范 入驻 上线 结合 连接 链接 衔接 辐射 通车 拓展
""".split()
)
"""Verbs that names contain: an edge only where a place, a stop or another verb stands before them."""
_NOUNS: Final = frozenset(
    "研发 检验 检测 融资 制造 转移 租赁 设计 生产 购买 问责 验收 交易 教育 安全 责任 信息 中心".split()
)
_RANKS: Final = frozenset("重大 重点 有关 相关 主要 重要".split())
_INSIDE: Final = frozenset(
    "提升 提高 承接 引进 入驻 覆盖 引导 扶持 参与 对接 辐射 采用 上线 邀请 延展 织牢 健全".split()
)
_TRUE_VERBS: Final = _VERBS - _NOMINAL
_AS_VERBS: Final = _NOMINAL | frozenset(
    verb
    for verb in STRENGTHS
    if len(verb) == 2 and verb not in _VERBS and verb not in NOMINAL and verb not in _NOUNS
)
"""Words that are verbs where they begin what they stand in, and parts of names elsewhere."""
_COORDINATING: Final = frozenset("和与及")  # 城市更新和发展基金: what is joined is one name
_ADVERBS: Final = frozenset(
    "高标准 高质量 高水平 高起点 高规格 高品质 进一步 规范化 常态化 全方位 多渠道".split()
)
_COUNTERS: Final = frozenset("个条座项家处所大种类")
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十两百多几余各")
_SINGLE: Final = frozenset("和与及或在对向从以由为将把到至是按等并各该让使给被")
_NO_EDGE: Final = frozenset(
    """
和平 和谐 和睦 和田 和县 和龙 和政 和顺 共和 温和 在线 在建 在校 存在 内在 潜在 对外 对口 对华 对俄 对台
应对 面对 针对 绝对 相对 一对 方向 导向 向阳 面向 定向 双向 纵向 横向 以上 以下 以内 以外 可以 所以 难以
予以 以来 自由 由来 理由 华为 为主 为民 人为 行为 作为 成为 将军 到期 到位 直到 至今 甚至 乃至 但是 就是
按需 按时 高等 平等 中等 初等 同等 等级 等离 并购 合并 并网 并联 一并 各界 关于 对于 于洪 属于 基于 由于
位于 用于 其他 其它 经济 经营 经开 经贸 经验 经典 财经 神经 已经 曾经 用户 用地 用水 用电 用工 应用 利用
使用 信用 公用 作用 专用 通用 费用 民用 军用 实用 运用 采用 商用 共用 医用 家用 农用 备用 引用 有用 用能
用房 做地 抓手 把握 办公 办理 办学 主办 承办 政办 厅办 省办 市办 设计 设施 设备 建设 建筑 建材 设置 开设
创建 新建 改建 扩建 福建 基建 党建 城建 共建 住建 搞活 促进 推进 推介 推动 聚集 产业 聚居 建制 建档 建安
设区 设想 架设 铺设 陈设 各类 各方 与会 参与 普及 以及 及时 涉及 危及 波及 惠及 使命 大使 天使 让利 转让
出让 总部 总和 饱和 融和 缓和 调和 总经 推广 推选 推荐 汇聚 集聚 凝聚 构筑 建设 从业 从事 以色 伊以 建华
建平 建水 建宁 建阳 建德 建昌 建湖 建邺 和林 和静 在册 到达 建行 使馆 将乐 将来 给水 供给 自给 补给 到港
向量 把关 用途 办事 经办 会办 商办 建管 基建 公办 民办 到户 建成 经纬 路经 经侦 是否 设岗 推拉 推手 助推
""".split()
)
"""Words whose one character would look like a preposition or verb."""


def left_edge(folded: str, backwards: str, head: int, *, least: int = 2) -> int:
    """Tell where the name begins whose last word begins at `head`: `least` characters before it or more.

    Where nothing but idle words stands before that word, it is no name: then the answer is `head`.
    `backwards` is `folded` reversed.
    """
    if _ends_in_edge(folded, head):
        return head
    size = len(folded)
    run = _RUN.match(backwards, size - head)
    floor = size - run.end() if run else head
    start = head - least
    while start > floor:
        if _is_edge(folded, start, floor) and not (
            folded[start - 1] in _COORDINATING and is_idle(folded[start:head])
        ):
            break
        start -= 1
    return head if start < floor or is_idle(folded[start:head]) else start


def _ends_in_edge(folded: str, head: int) -> bool:
    """Tell whether the word at `head` stands alone: 建立平台, 等机制."""
    two = folded[head - 2 : head]
    if two in _TRUE_VERBS:
        return True
    last = two[1:]
    return (last in _SINGLE and two not in _NO_EDGE) or (last in _COUNTERS and two[:1] in _NUMERALS)


def _is_edge(folded: str, start: int, floor: int) -> bool:
    two = folded[start - 2 : start]
    last = folded[start - 1]
    if two in _TRUE_VERBS or two in _INSIDE:
        return True
    if two in _AS_VERBS:
        return _is_verb_here(folded, start - 2, floor)
    if last in _SINGLE:
        return two not in _NO_EDGE and folded[start - 1 : start + 1] not in _NO_EDGE
    return last in _COUNTERS and two[:1] in _NUMERALS


def _is_verb_here(folded: str, start: int, floor: int) -> bool:
    """Tell whether a word that may be part of a name is a verb: at the beginning, or behind another verb."""
    if start <= floor:
        return True
    before = folded[start - 2 : start]
    if folded[start - 3 : start] in _ADVERBS:
        return True
    if before in _TRUE_VERBS:
        return True
    return before in _AS_VERBS and _is_verb_here(folded, start - 2, floor)


def is_idle(words: str) -> bool:
    """Tell whether words before a head make no name with it: 重大, 加快, 国家级重点."""
    size = len(words)
    if size <= 3:
        return words in GENERIC or words in _VERBS
    if size == 4:
        return words[2:] in _RANKS or ((words[:2] in DEGREES or words[:2] in _VERBS) and _idle(words[2:]))
    return size == 5 and words[:3] in DEGREES and _idle(words[3:])


def _idle(word: str) -> bool:
    return word in GENERIC or word in _VERBS


def is_verb(word: str) -> bool:
    """Tell whether a word is one that no name consists of."""
    return word in _VERBS


def governs(folded: str, at: int) -> bool:
    """Tell whether the word before `at` is a verb or preposition, which no list ends in."""
    two = folded[at - 2 : at]
    return two in _TRUE_VERBS or (two[1:] in _SINGLE and two not in _NO_EDGE and two[1:] != "等")


def first_word_of(folded: str, start: int, end: int) -> int:
    """Tell where the first member of a series begins within folded[start:end]: behind the last verb."""
    for at in range(end - 2, start, -1):
        if _is_edge(folded, at, start):
            return at
    return start
