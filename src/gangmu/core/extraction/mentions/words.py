"""The words that stand before a name and are no part of it (名称左邻词): verbs, prepositions, numerals.

To add one, put it into the group that tells how far it is a word of its own.
"""

from typing import Final

from gangmu.core.extraction.measures.lexicon import NOMINAL, STRENGTHS

VERBS: Final = frozenset(
    """
建设 建成 建立 建好 新建 共建 共筑 组建 创建 筹建 构建 构筑 搭建 兴建 申建 续建 扩建
设立 成立 开设 设置 增设 推进 推动 推行 推广 促进 加快 加速 加强 加大 加密 深化 深入
强化 优化 完善 健全 提升 提高 提级 扩容 扩大 发挥 培育 壮大 做大 做强 做优 做好 做精
做实 打造 形成 实现 实施 开展 举办 承办 办好 参加 参与 积极 探索 依托 围绕 聚焦 瞄准
立足 面向 基于 通过 利用 运用 按照 根据 结合 对接 融入 联合 联动 整合 统筹 支持 鼓励
引导 吸引 引进 引入 争取 争创 力争 申报 申请 谋划 启动 开工 竣工 完成 落实 执行 制定
出台 印发 发布 编制 修订 贯彻 组织 开通 开辟 开行 拓展 打通 串联 集聚 聚集 汇聚 承接
提供 增强 增加 擦亮 叫响 塑造 营造 彰显 展示 传承 弘扬 挖掘 成为 作为 以及 或者 包括
涵盖 拥有 具有 位于 坐落 设在 纳入 列入 进入 连接 链接 衔接 辐射 带动 引领 助推 助力
推出 创造 开发 布局 规划 重点 率先 大力 全面 持续 稳步 有序 逐步 着力 切实 充分 不断
继续 突出 抓好 抓住 用好 用足 讲好 筑牢 守住 严守 严格 规范 借助 凭借 针对 关于 对于
包含 特别 尤其 其中 通车 投用 投产 建有 共享 入驻 落户 接入 使用 采用 搬迁 迁建 拆除
贯通 实行 建强 培养 激发 释放 深耕 主办 协办 召开 发起 签署 印制 遵循 维护 保持 巩固
丰富 改进 改善 更新 升级 推荐 评选 认定 授予 获批 获评 荣获 跻身 入选 入围 达到 超过
突破 新增 扩能 谋求 研究 协助 配合 牵头 会同 协同 共同 携手 统一 整治 修复 保护 治理
如期 基本 全部 正式 同步 尽快 提速 加力 全力 奋力 并入 改建 移交 赋予 发展 创新 扶持
做深 做细 唱响 放大 扩展 延伸 延长 预留 划定 明确 增进 防范 化解 建章 遏制 推选 集成
享受 认识 选取 适用 部署 上线 开放 运营 投运 启用 采取 参照 依据 依照 沿着 鉴于 由于 为了 关注 协调 调整
督促 指导 监督 构成 组成 属于 属地 设有 打响 现有 既有 其他 其它 周边 以上 做到 践行
相关 有关 知名 坚持 把握 秉持 清扫 我市 我省 我县 我区 我国 本市 本省 全市 全省 全县
全区 全国 各类 各级 各项 各地 一批 若干 多个 多家 多项 多条 一些 某些 这些 首个 首批
等地 位列 借鉴 引育 引培 招引 左右 提交 划入 确保 列出 代表 改革 提请 本次 实化 细化
""".split()
)
"""Verbs, adverbs and pronouns: no name consists of them."""

_NOMINAL: Final = frozenset(
    """
推进 形成 支持 引育 协助 实施 共建 投入 汇聚 储备 培优 招引 纳入 退出 奖励 救助 补助 督查
创新 发展 服务 治理 保护 修复 整治 研究 规划 升级 更新 开放 开发 运营 协同 协调 共享
集成 建设 展示 统一 指导 监督 基本 全面 重点 改建 扩建 迁建 布局 调整 利用 应用 使用
培育 培养 推广 激发 防范 化解 部署 组织 联合 联动 对接 落实 执行 采用 制定 发布
编制 认定 评选 推荐 提升 改进 维护 促进 扶持 引导 引进 集聚 参与 承接 申报 提供 统筹
整合 规范 入驻 上线 结合 连接 链接 衔接 辐射 通车 拓展 代表 改革
""".split()
)
_NOUNS: Final = frozenset(
    "研发 检验 检测 融资 制造 转移 租赁 设计 生产 购买 问责 验收 交易 教育 安全 责任 信息 中心".split()
)

TRUE_VERBS: Final = VERBS - _NOMINAL
"""Verbs that no name contains."""

OPENING_VERBS: Final = _NOMINAL | frozenset(
    verb
    for verb in STRENGTHS
    if len(verb) == 2 and verb not in VERBS and verb not in NOMINAL and verb not in _NOUNS
)
"""Words that are verbs where they begin what they stand in or follow a verb, and parts of names elsewhere."""

INNER_VERBS: Final = frozenset(
    "推进 形成 支持 引育 协助 实施 汇聚 纳入 提升 提高 承接 引进 入驻 覆盖 引导 扶持 参与 对接 辐射 采用 上线 邀请 延展 织牢 健全 推送 部署".split()
)
"""Words that are verbs in the midst of a run, but may stand directly before a head: 提升工程."""

ADVERBS: Final = frozenset(
    "高标准 高质量 高水平 高起点 高规格 高品质 进一步 规范化 常态化 全方位 多渠道".split()
)
"""Adverbs of three characters, behind which a verb stands."""

SINGLE: Final = frozenset("和与及或在对向从以由为将把到至是按等并各该让使给被")
"""Conjunctions and prepositions of one character."""

COORDINATING: Final = frozenset("和与及")
"""What they join may be one name: 城市更新和发展基金."""

NO_EDGE: Final = frozenset(
    """
和平 和谐 和睦 和田 和县 和龙 和政 和顺 共和 温和 在线 在建 在校 存在 内在 潜在 对外
对口 对华 对俄 对台 应对 面对 针对 绝对 相对 一对 方向 导向 向阳 面向 定向 双向 纵向
横向 以上 以下 以内 以外 可以 所以 难以 予以 以来 自由 由来 理由 华为 为主 为民 人为
行为 作为 成为 将军 到期 到位 直到 至今 甚至 乃至 但是 就是 按需 按时 高等 平等 中等
初等 同等 等级 等离 并购 合并 并网 并联 一并 各界 对于 由于 使用 把握 各类 各方 与会
参与 普及 以及 及时 涉及 危及 波及 惠及 使命 大使 天使 让利 转让 出让 总和 饱和 融和
缓和 调和 从业 从事 以色 伊以 和林 和静 在册 到达 使馆 将乐 将来 给水 供给 自给 补给
到港 向量 把关 到户 是否
对标 对策 对照 对象 对话 对抗 对比 对称 反对 核对 校对 配对 结对 派对 在职 在岗 在役 现在 所在 外在 健在
向心 向导 走向 去向 取向 趋向 意向 风向 航向 倾向 内向 外向 转向 流向 投向 动向 从容 从属 服从 以致 足以 加以
给以 事由 经由 缘由 有为 改为 列为 转为 升为 设为 变为 分为 因为 认为 最为 较为 视为 将领 即将 名将 把控 把脉
火把 报到 迟到 直到 签到 周到 得到 达到 做到 至少 冬至 夏至 以至 于是 总是 凡是 按揭 按摩 均等 对等 优等
等待 并行 并轨 兼并 归并 并举 并重 各族 各县 应该 让渡 谦让 礼让 即使 促使 行使 假使 补给 给养
给予 配给 被动 植被 或许 触及 顾及 埃及 及早 和美 各州 各国 各地 与时
""".split()
)
"""Words whose one character would look like a conjunction or preposition."""

COUNTERS: Final = frozenset("个条座项家处所大种类")
NUMERALS: Final = frozenset("0123456789一二三四五六七八九十两百多几余各")
"""3条, 一个, 各类: what they count follows."""

RANKS: Final = frozenset("重大 重点 有关 相关 主要 重要".split())
"""What ends in them tells no name: 分析重大."""

CROSSED: Final = {
    "全部": "门",
    "全区": "域",
    "全市": "场",
    "全县": "域",
    "代表": "性团处队",
    "改革": "开示",
    "统一": "大战",
    "服务": "业型",
    "开放": "型",
    "创新": "型",
    "共同": "富体",
    "实现": "机",
}
"""Word → what follows where it is no word: 健全部门, 全国统一大市场, 代表性."""
