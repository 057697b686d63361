"""Indicators (指标名): the thing that a figure speaks of, found before it or, in 建成100个X, after it."""

import re
from typing import Final

from gangmu.core.base.alternations import one_of

_TO_REGIONS: Final = r"全[市省县区州乡镇旗](?!生产总值)|[我本][市省县区州国]|全社会(?=.{0,3}(?:新增|就业))"
_ADVERBS: Final = (
    "加快 积极 大力 深入 持续 着力 扎实 有序 稳步 高质量 高水平 累计 总共 每年 年均 "
    "进一步 力争 争取 确保 努力 其中 同时 已经 预计 预期 全年 至少 按照 分别 继续 不断 提前 如期 "
    "率先 滚动实施 滚动 新一批 又一批 一批 牵头 主动 精准 精心 年内 届时 分区分类 分类 分级 以及 使得 今年 年度 平均每年 促使 带动 推动 "
    "促进 努力使 必须 一是 二是 三是 四是 五是 六是 七是 八是 九是 此外 特别是 尤其是 截至 截止 目前 当前 现有 使全 "
    "分期 分批 超额 圆满 顺利 首批 再次 大幅 切实 初步 我们 全力 支持 鼓励 不含 包括 期间 时期 "
    "展望 两年 三年 四年 五年 十年 一季度 二季度 三季度 四季度 上半年 下半年 同步 拟 已 也 又 均 于 即 且 而 则 这 该 至 由 , - \t".split()
)
_SHORT: Final = (
    # Adverbs that may begin a name: 有效发明专利, 平均预期寿命, 高标准农田.
    r"(?:扣除|剔除)[一-鿿]{2,10}(?:影响|因素)[后外],?|"
    r"高标准(?!农田|基本农田)|"
    r"集中(?!供|养|连片|治疗|隔离|式)|"
    r"统筹(?!区|层次|基金)|"
    r"科学(?!素质|技术|仪器|院|家|研究|普及)|"
    r"直接(?!融资|投资|经济)|"
    r"有效(?!发明|投资|灌溉|期|供给|专利|需求|率)|"
    r"快速(?!路|通道|铁路|公交|增长)|"
    r"平均(?!居住|停留|逗留|预期|寿命|受教育|期望|浓度|增速|气温|住院|每|工资|年龄|价格|产量|单产|时延)|"
    r"高效(?!节水|农业|设施|种植|林业|养殖|能|电机)|"
    r"引导(?!基金|资金)|"
    r"通过(?!率|能力)|"
    r"所有(?!制)|"
    r"重点(?![一-鿿]{0,4}(?:项目|工程|企业|产业|领域|行业|人群|实验室|高校|学科|专科|镇|村|县|区|城市|人口|用能|产品|专项|任务|断面|污染|流域|林|商|场景|机构|用膜|单位|培育|打造的|支持的))|"
    r"全面(?!小康|深化)|"
    r"规划(?!面积|建筑|用地|人口|期|总投资|区|编制)|"
    r"计划(?!总投资|投资|生育|免疫)|"
    r"优先(?!股)|"
    r"(?:按?(?:不变|可比|当年|现行)?价格?计算的?)|逐步使?|基本(?!建设投资|农田|公共|养老|医疗|医保|药物)|\(|到(?![期岗位达])|在(?![校建园岗线研册库编职籍])|为(?!民)|从(?!业)|使(?!用)|让|把|并(?![网购])|将(?!军)|要(?!素)|再(?![生造制就])|"
    r"还(?![原款田])|与|及|和(?![谐美])|或|其(?![他它])|约(?!束)|近(?![岸海视零])|超(?![低大高级算市长声百千万亿十一二三四五六七八九0-9])|逾(?!期)|需(?!求)|应(?![用急届])|"
    r"可(?![再支持研降回])|年(?=[一-鿿])(?![均产龄])|末(?!端)|底(?!层)|前(?=[,到])|内(?=[,到])"
)
_VERBS: Final = (
    "建设 建成 新建设 打造 培育 培养 培训 实施 完成 推进 开展 实现 引进 引入 引育 招引 创建 创成 认定 选树 评选 遴选 "
    "发展 形成 构建 建立 设立 组建 搭建 布局 布设 谋划 筹建 启动 开工建设 开工 投产 建成投产 投用 落地 落实 组织 举办 承办 办好 "
    "推出 推广 发布 制定 修订 制修订 出台 编制 攻克 突破 攻关 转化 孵化 集聚 汇聚 聚集 吸引 吸纳 发放 安排 投入 筹措 筹集 "
    "争取 争创 力促 促成 签约 促进 支持 扶持 帮助 帮扶 资助 服务 惠及 覆盖 保障 供应 供给 提供 配备 配置 配建 购置 "
    "做强 做优 做大 做优做强 做大做强 壮大 选派 派出 遴选支持 储备 盘活 处置 消除 化解 整治 治理 修复 拆除 清理 关闭 "
    "淘汰 退出 削减 减少 压减 压缩 降低 提高 提升 增加 扩大 扩建 打通 疏通 贯通 开通 开行 运营 运行 布置 铺设 敷设 "
    "达到 保持 稳定 控制 维持 接入 开放 整合 集成 归集 汇集 办理 受理 办结 查处 审议 制订 建好 管好 用好 抓好 抓实 "
    "改建 改造提升 升级改造 提档升级 创造 增设 配套建设 配套 入驻 拥有 设置 开发 生产 种植 栽植 营造 接待 输送 转移 "
    "吸收 招收 招录 招聘 录用 评定 命名 授予 申报 获批 获评 入选 上市 开设 建强 备案 新培育 新认定 新引进 新打造 新组建 "
    "新实施 新创建 新开工 新签约 新落地 新推出 新开通 布局建设 规划建设 谋划实施 布局实施 组织实施 滚动实施 改扩建 落户 "
    "促 建 办 育 引 抓 拿出 列支 增发 发行 减免 减轻 为 给 向 对 使 塑造 立项 破解 解决 提质升级 提标改造 上线 上马 挂牌 选聘 聘请 建有 拓展 "
    "选择 设 有 成为 成立 举行 开办 开播 推行 试点 推送 兑现 落成 续建 复建 加固 疏浚 供 增 减 收储 报批 改善 做好 推动 "
    "力争完成 用于 招商 签订 增至 延伸 延长 延至 达成 创作 生产出 捐赠 救助 优化 更新 深化 完善 培优 培强 攻坚 聚力"
).split()


_LEAD: Final = re.compile(rf"(?:{_TO_REGIONS}|{one_of(_ADVERBS)}|{_SHORT}|[”、)])+")
# What makes a noun of a verb: 保障性住房, 服务业, 建设规模, 治理率.
_OF_A_NOUN: Final = (
    "率|面积|能力|数|量|业(?!务)|性|强度|人数|规模|额|总|型|链|线|系数|费|站|者|人员|机构|中心|平台|设施|网点|"
    "基地|收入|支出|消费|贸易|外包|比|时间|时限|周期|成本|水平|程度|密度|里程|环节|流程|事项|手续|质量|效率|总数|林|就业|力|次数|产出|区(?!域)"
)
_VERB: Final = re.compile(
    rf"(?:{one_of(word for word in _VERBS if len(word) > 1)})(?!{_OF_A_NOUN})(?:完成|了|好)?"
)
_ENDS_IN_VERB: Final = re.compile(
    rf"(?:{one_of(_VERBS)}|新增|净增|新建|新改建|改造|新改扩建|改扩建|新增加)(?:了|出|好|一批|新一批|超过?|约|近|首批)?$"
)
_NO_NOUN: Final = re.compile(
    r"办结|审结|在(?![建线校岗])[^,。;、]{1,8}(?:[,。;]|$)|[,。;:、()\n\t\"”%/+~>-]|$|以[上下内]|左右|新?台阶|大关|关口|的?目标|的?水平|的?任务|和(?![美谐平])|及|与|或|至|到|的?基础上|不变|"
    r"提高|增加|增长|下降|降低|提升|减少|上升|扩大|缩短|压缩|压减|并|增至|升至|降至|减至|增到|拓展|调整|跃升|攀升|同比|比上年|较|之间|门槛|的?规模(?:$|[,。;])|的?增速|的?速度|大幅|人民币|计[,。]|不等|的?要求|封顶|的?比例|的?合理水平|的?合理区间|的?标准|的?幅度|等(?:[,。;]|$)"
)
_NOUN_END: Final = re.compile(
    r"[,。;:\n]|、(?=一批|若干)|(?:增加|提高|扩大|扩展|减少|下降|上升|缩减|提升|拓展|压减)[到至为]"
)
_STRAY_END: Final = re.compile(
    r"(?:[、,:(的“和及与]|(?:同时)?(?:[亦也]会?|[便将]会)|(?<![主重需])要|将|(?<![响供反效适对])应|(?<![急刚])需|已|仍|仅有|共有|已有|拥有|力争|基本|全面|现有|目前)+$"
)
_GENERIC: Final = re.compile(
    r"(?:总)?(?:规模|产值|产量|总量|总数|数量|数|面积|投资|营收|营业收入|收入|金额|占比|比重|比例|增加值|里程|装机|能力|容量|户数|人数|个数|总投资|产能|水平|强度|增速|浓度|覆盖率|率|年均产量|年产值|年产量|销售额|交易额|成交额|经费|销售收入|进出口额|增幅|利润|主营业务收入)"
)


_LABEL: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([0-9一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、)](?![0-9])"
)


def strip_name(folded: str, a: int, b: int, *, verbs: bool = True) -> tuple[int, int]:
    """Strip verbs, adverbs and stray marks from a name folded[a:b]."""
    if (a == 0 or folded[a - 1] in "\n。;") and (label := _LABEL.match(folded, a, b)):
        a = label.end()
    while a < b:
        if folded[a] == "“" and folded.find("”", a, b) < 0:  # the goals of a quotation
            a += 1
        m = _LEAD.match(folded, a, b) or (_VERB.match(folded, a, b) if verbs else None)
        if not m or m.end() == a:
            break
        if m.end() == b and b - a <= 6 and _is_thing(folded[a:b]):
            break
        a = m.end()
    if m := _STRAY_END.search(folded, a, b):
        b = m.start()
    return a, b


def _is_thing(words: str) -> bool:
    """Tell whether words that look like verbs are themselves the indicator (培训, 造林, 转移就业)."""
    return words in ("培训", "转移就业", "就业", "绿化", "投资", "出口", "进口")


_PREDICATE: Final = re.compile(
    r"(?:保持|持续|稳步|稳定|平稳|不断|明显|显著|进一步|大幅|快速|较快|继续|基本|总体|逐步|有序|加快|全面|实现|得到|更加|更为|日益|加速)*"
    r"(?:增长|提升|提高|增强|改善|下降|降低|减少|优化|壮大|向好|推进|发展|突破|扩大|上升|合理|回升|完善|增加|巩固|提速|运行|形成|领先|恢复|见效|加强|再创|创下|刷新|连跨|跨越|迈上|跃上|登上)[^,]{0,6}$"
)


def strip_predicate(folded: str, a: int, b: int) -> int:
    """End the subject of a clause before what the clause says of it: 一般公共预算收入<稳定增长>."""
    m = _PREDICATE.search(folded, a, b)
    return m.start() if m and m.start() - a >= 2 else b


_DID: Final = re.compile(
    r"(?:全部|已|顺利|相继|成功|陆续|如期|均|全面|正式)*(?:建成|竣工|投产|投用|投运|投入|入选|获批|获评|升格|完成(?!率)|通过(?!率|能力)|进入|跻身|纳入|"
    r"全部|加快推进|加快建设|开工|完工|组建|启动|落地|达产|达效|上市|通车|交付|挂牌|开业|开园|划定|实现(?!途径))"
)


def thing_counted(folded: str, a: int, b: int) -> int:
    """End the noun that a number counts before what is said of it: 13个<服务站>建成投用."""
    m = _DID.search(folded, a + 2, b)
    return m.start() if m else b


def ends_in_verb(folded: str, a: int, b: int) -> bool:
    """Tell whether folded[a:b] ends in a verb that takes the figure's noun as its object."""
    return bool(_ENDS_IN_VERB.search(folded, max(a, b - 8), b))


def noun_after(folded: str, j: int, end: int) -> tuple[int, int] | None:
    """Find the noun that a measure word counts, right after it: 100个<智能工厂>."""
    if folded.startswith("的", j):
        j += 1
    if _NO_NOUN.match(folded, j, end):
        return None
    m = _NOUN_END.search(folded, j, end)
    stop = m.start() if m else end
    return (j, stop) if stop - j >= 1 else None


def is_generic(name: str) -> bool:
    """Tell whether a name says nothing without its subject: 占比, 规模, 产值."""
    return bool(_GENERIC.fullmatch(name)) or name.startswith(("占", "相当于", "其"))
