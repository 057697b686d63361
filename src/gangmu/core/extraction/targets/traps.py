"""Traps (易误数字): figures that promise nothing, each kind by its own rule."""

import re
from typing import Final

from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.figures import NO_UNIT, Figure
from gangmu.core.extraction.targets.indicators import ends_in_verb
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.extraction.targets.wording import Wording

_NEAR: Final = 60  # how far around a figure the words that make it a trap are looked for
_LABEL_AFTER: Final = re.compile(
    r"强(?=[、,企家百县区镇])|强$|级(?!以上)|期(?!末|间)|号|届|版|代|周年|°|℃|路(?=[公车])|频道|频率|码|阶|维|式|站式|体(?=[、,])|点[0-9]?|时[0-9段前]|刻|季|折|度(?![假过电])|页|环(?=[路线以内])|楼|层|线城市|分地|学年|A级?|G|D|[A-Za-z]"
)
_POLICY: Final = re.compile(
    r"给予|奖励|奖补|返还|补助(?!标准|水平)|补贴(?!性|标准|水平|对象)|贴息|减征|减按|免征|一次性|提取|罚款|处以|税率|报销(?!比例)|首付|按最高|最高(?:不超过|可|给予|达)|封顶|抵扣|抵免|扣除|不得超过|不得低于|贷款额度|授信额度|缴费[满年]|缴存|注册资本|工龄|从业年限|持股|出资比例|股比|单个企业|每间企业|每家企业|每户企业|上限|下限|不予处罚|免罚|起征"
)
_POLICY_KEPT: Final = re.compile(r"标准(?:提高|达到|增加|不低于)")
_SPEC_BEFORE: Final = re.compile(r"(?:总投资|总规模|投资额?|注册资本|总金额|面积|规模|长|宽|高|容量|总量|资金)(?:约|近|超过?|达到?|为)?$")
_SCOPE_HEAD: Final = re.compile(r"^[并和]?(?:即|分别是|以及|下设|共设|设置|经(?:咨询|征求|统计|测算)|征求|依托|围绕|聚焦|立足|针对|根据|按照|鉴于|沿|借助|利用|发挥|基于|结合|贯彻|落实好?|参照|对照|对标|位于|地处|涉及|涵盖|包含|面向|瞄准)")
_SCOPE_NEAR: Final = re.compile(r"(?:依托|围绕|聚焦|立足|针对|在|对|以|从|沿|于|距|涉及|分为?|划分为?|包括|涵盖|组成|前|头|第|其他|其余|另外?|这|上述|以上|每|各|全球|世界|中国|国际国内|全国|所列|列出|约束性|预期性|指标|共设置|共设|设置|确定|明确|即)$")
_COUNTED_WORDS: Final = re.compile(
    r"(?:大类|大|类)?(?:[一-鿿]{0,4})(?:方面|指标|举措|措施|任务|要点|条款|环节|步骤|原则|关键词|要求|意见|制度|机制|清单|维度|层面|阶段|问题|短板|政策|事项清单|具体事|关系|理念|坚持|统筹|典型案例集)(?=[,。;、:()]|$|的|工作|包括|即|纳入)"
)
_CIRCLE: Final = re.compile(r"[一-鿿]{0,10}(?:圈|半径|通勤|可达|通达|到达|直达|响应|送达|送达圈|都市圈|办结)")
_CIRCLE_VERB: Final = re.compile(r"打造|构建|建设|形成|建成|建立|构筑|织密|布局|实现|打通|提升|做到")
_DURATION_SAID: Final = re.compile(
    r"压缩|压减|缩短|缩减|减至|降至|降到|控制|不超过|以内|之内|达到|提高|提升|通达|直达|到达|抵达|覆盖|可达|办结|响应|送达|报告|少于|低于|延长|增加|至|到$|内首次|内派单|办理时限|时间为|寿命|年限|时间|同比|增至"
)
_DATE_AFTER: Final = re.compile(r"年|月|日|号|时")
_OPENING: Final = re.compile(r"[“‘]$|[“][一-鿿A-Za-z]{0,3}$")


def trap_of(
    folded: str, figure: Figure, sentence: Sentence, wording: Wording, then: tuple[Figure, ...] = ()
) -> str | None:
    """Name the trap that a figure is, or None for one that may promise something."""
    i, j = figure.i, figure.j
    if figure.words in ("", "ratio") and (name := _as_label(folded, figure, sentence, wording)):
        return name
    before = folded[max(sentence.i, i - 40) : i]
    if before.endswith(("第", "〔", "附件", "专栏", "图", "表", "No.")) or folded.startswith(("〕", "〔"), j):
        return "trap.label"
    if before.rfind("《") > before.rfind("》"):
        return "trap.title"
    if before.rfind("(") > before.rfind(")") and not _says_in_brackets(folded, wording):
        return "trap.bracket"
    if before.rfind("“") > before.rfind("”") and not is_circle(folded, figure, sentence):
        return "trap.name"
    if figure.words in ("pace", "task", "rank", "class"):
        return None
    if figure.unit.dimension is Dimension.COUNT and then and then[0].i == figure.j and then[0].unit.dimension is Dimension.COUNT:
        return "trap.counted_words"  # 4类16项指标
    return _by_dimension(folded, figure, sentence, wording, then)


def _says_in_brackets(folded: str, wording: Wording) -> bool:
    """Tell whether words in brackets make a statement: (1995年为475万吨)."""
    return bool(re.search(r"达到|为|增长|下降|提高|超过|突破", wording.run)) and folded.startswith((")", "以上", "左右", ",", ";"), wording.end)


def _as_label(folded: str, figure: Figure, sentence: Sentence, wording: Wording) -> str | None:
    """Tell figures that number or name something: 1., 5G, 500强, 4A级, 3+2."""
    i, j = figure.i, figure.j
    if folded[i - 1 : i] == ":" and folded[i - 2 : i - 1].isdigit() or re.match(r":[0-9]", folded[j : j + 2]):
        return "trap.formula"  # 19:43:38
    if folded[i - 1 : i] == "+" or folded.startswith(("+", "×", "·"), j):
        return "trap.formula"
    if folded.startswith("级", j):
        return "trap.level"
    if _LABEL_AFTER.match(folded, j) and figure.unit is NO_UNIT:
        return "trap.label"
    if figure.unit is NO_UNIT and i == sentence.i and folded.startswith((".", "、", ")", ","), j):
        return "trap.list_label"
    if figure.unit is NO_UNIT and figure.words == "" and not _may_stand_bare(folded, figure, wording):
        return "trap.bare"
    return None


_FROM_BARE: Final = re.compile(r"[由从][^,。;、]{0,10}$")
_TO_LATER: Final = re.compile(
    r"(?:提高|提升|增加|增长|上升|升|扩大|下降|降低|降|减少|减|缩小|缩短|压缩|压减|增|扩)[到至为]"
)


def _may_stand_bare(folded: str, figure: Figure, wording: Wording) -> bool:
    """Tell whether a number without a unit may be a figure: 系数提高到0.5, 突破3300万, 降至1.25以下."""
    after = folded[wording.end : wording.end + 1]
    if figure.k < figure.j:  # a scale such as 万, or 40/10万
        return True
    if _FROM_BARE.search(folded, max(0, figure.i - 12), figure.i) and _TO_LATER.match(folded, wording.end):
        return True  # 由2020年的8.6降到2025年的7.9
    stops = after == "" or after in ",。;、:\n和以的左()" or folded.startswith(("个和", "和", "以", "左右"), figure.j)
    return stops and bool(re.search(r"[达到至为在于超]|不低|不高|不小|不大|系数|指数|比$", wording.run + folded[max(0, wording.cut - 3) : wording.cut]))


def _by_dimension(
    folded: str, figure: Figure, sentence: Sentence, wording: Wording, then: tuple[Figure, ...]
) -> str | None:
    a, b = sentence.clause_of(figure.i)
    clause = folded[max(a, figure.i - _NEAR) : min(b, figure.j + _NEAR)]
    dimension = figure.unit.dimension
    if _POLICY.search(clause) and not _POLICY_KEPT.search(clause) and dimension is not Dimension.POINTS:
        return "trap.policy"
    if dimension is Dimension.SHARE and folded.startswith("的", wording.end) and "占" in folded[max(a, figure.i - _NEAR) : figure.i]:
        return "trap.threshold"  # 以占排放量65%以上的企业为重点
    if _is_threshold(folded, figure, sentence, wording, b):
        return "trap.threshold"
    if dimension is Dimension.DURATION:
        return None if _duration_counts(folded, figure, sentence, wording) else "trap.duration"
    if dimension is Dimension.AGE and not re.search(r"寿命|期望|平均年龄|龄", folded[a : figure.i]):
        return "trap.age"
    if dimension in (Dimension.SHARE, Dimension.POINTS, Dimension.TIMES):
        return None
    if figure.words in ("big", "small") and not _words_count(folded, figure, wording, a):
        return "trap.words"
    if dimension in (Dimension.COUNT, Dimension.PEOPLE) and then and then[0].i < b and _is_scope_of(folded, figure, then[0]):
        return "trap.scope"
    if dimension in (Dimension.COUNT, Dimension.PEOPLE):
        return _count_trap(folded, figure, wording, a, b)
    if figure.unit.base in ("V", "VA"):
        return "trap.spec"
    if dimension is Dimension.BULK and not wording.run and _PLANT.match(folded, figure.j, b):
        return "trap.spec"  # 120万吨乙烯装置
    if folded.startswith("的", wording.end) and _SPEC_BEFORE.search(folded, a, figure.i):
        return "trap.spec"
    return None


_SAID_OF: Final = re.compile(r"[一-鿿]{3,24}?(?:率|比例|占比|收入|产值|投资|面积)(?:均|都|分别)?(?:达到?|超过?|突破|为|不低于|提高到|增长)")


_SAID_AT_ALL: Final = re.compile(r"[^,。;、和及与()]{2,40}")
_PLANT: Final = re.compile(r"[^,。;、]{0,12}(?:生产线|装置|机组|设备|项目建设|工程建设|扩建工程|技改工程)")


def _is_scope_of(folded: str, figure: Figure, then: Figure) -> bool:
    """Tell a count that only names those of whom the next figure speaks: 203个断面水质优良率达100%."""
    if then.unit.dimension in (Dimension.SHARE, Dimension.POINTS, Dimension.TIMES):
        return bool(_SAID_AT_ALL.fullmatch(folded, figure.j, then.i))
    return bool(_SAID_OF.fullmatch(folded, figure.j, then.i))


def _is_threshold(folded: str, figure: Figure, sentence: Sentence, wording: Wording, end: int) -> bool:
    """Tell a limit inside a noun: 亿元以上项目, 40岁以下青年, 1万吨标准煤以上企业."""
    dimension = figure.unit.dimension
    if dimension in (Dimension.SHARE, Dimension.POINTS, Dimension.TIMES):
        return False
    if dimension is Dimension.COUNT and folded[figure.j - 1] not in "户床张台辆头只":
        return False
    if folded.startswith("的", wording.end) and wording.run and dimension is not Dimension.COUNT:
        return not re.match(r"的?(?:目标|水平|要求|任务|基础)", folded[wording.end : wording.end + 4])
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


def _duration_counts(folded: str, figure: Figure, sentence: Sentence, wording: Wording) -> bool:
    a, b = sentence.clause_of(figure.i)
    unit = folded[figure.j - 1]
    if unit == "年":
        said = folded[max(sentence.i, figure.i - 40) : figure.i]
        return bool(re.search(r"年限|寿命|学制|教育年|年数|时间|轮候|周期", said)) and figure.value < 200
    if unit == "天":
        return bool(re.search(r"[达到至为]|天数|时限|压|缩|增加|减|不低|不少|以[上内]", folded[a:b]))
    if is_circle(folded, figure, sentence):
        return True
    if folded.startswith(("开放", "值守", "在线", "不打烊", "营业", "服务", "热线", "制"), figure.j):
        return False
    return bool(_DURATION_SAID.search(folded, max(a, figure.i - _NEAR), min(b, figure.j + 24)))


def is_circle(folded: str, figure: Figure, sentence: Sentence) -> bool:
    """Tell a named circle under a verb of building: 打造15分钟便民圈."""
    if figure.unit.dimension is not Dimension.DURATION or not _CIRCLE.match(folded, figure.j):
        return False
    return bool(_CIRCLE_VERB.search(folded, sentence.clause_of(figure.i)[0], figure.i))


def _words_count(folded: str, figure: Figure, wording: Wording, a: int) -> bool:
    """Tell whether a number in words is meant as a number: 突破百亿元, 建设两个基地, but not 三个抓手 or 万亿级."""
    if figure.words == "big":
        return bool(re.search(r"突破|[达超到至过]|[迈跨跃站]上|跨越|逾", wording.run)) or bool(
            figure.unit is not NO_UNIT and figure.k - figure.i > 1 and wording.tail and wording.run
        )
    return (
        folded[figure.j - 1] in "个座条家所处支栋场间套名"
        and not re.search(r"(?:规划|方案|计划|行动|工程|体系|机制|制度)(?=$|[,。;、])", folded[figure.j : figure.j + 20].split(",")[0])
    )


_ENDS_COUNTED: Final = re.compile(r"(?:方面|指标|举措|措施|任务|要求|意见|政策)(?=$|[。;])")


def _sums_up(folded: str, figure: Figure, a: int) -> bool:
    """Tell a number that only sums up the names before it: 沈营、沈铁2条线."""
    if not 2 <= figure.value <= 12 or figure.words not in ("", "small"):
        return False
    names = folded[max(a, figure.i - _NEAR) : figure.i]
    return "等" not in names[-2:] and names.count("、") + len(re.findall(r"[一-鿿](?:和|及)[一-鿿]", names)) + 1 == figure.value and names.count("、") > 0


def _count_trap(folded: str, figure: Figure, wording: Wording, a: int, b: int) -> str | None:
    if _COUNTED_WORDS.match(folded, figure.j, b) or re.search(r"方面|环节$", folded[figure.k : figure.j]):
        return "trap.counted_words"
    if _ENDS_COUNTED.search(folded, figure.j, min(b, figure.j + 40)) and not ends_in_verb(folded, a, figure.i):
        return "trap.counted_words"
    if _sums_up(folded, figure, a):
        return "trap.sum_of_names"
    head = folded[a : min(figure.i, a + 4)] + folded[max(a, figure.i - 6) : figure.i]
    if not wording.run and (_SCOPE_NEAR.search(head) or _SCOPE_HEAD.search(head)):
        return "trap.scope"
    if re.match(r"之一|为代表|城市之一", folded[figure.j : figure.j + 6]) or "之一" in folded[figure.j : min(b, figure.j + 18)]:
        return "trap.membership"
    if folded[figure.j - 1] == "次" and not re.search(r"人次|[架班车列艘户课]次|场次", folded[figure.k : figure.j]):
        return None if re.search(r"不少于|至少|达到|以上", folded[a:b]) else "trap.times"
    return None
