"""Traps (易误数字): figures that promise nothing, each kind by its own rule."""

import re
from typing import Final

from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.counts import NEAR, count_trap, is_scope_of
from gangmu.core.extraction.targets.durations import duration_counts, is_circle
from gangmu.core.extraction.targets.indicators import ends_in_verb
from gangmu.core.extraction.targets.quantities import NO_UNIT, Figure
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.extraction.targets.thresholds import is_threshold
from gangmu.core.extraction.targets.wording import Wording

_LABEL_AFTER: Final = re.compile(
    r"强(?=[、,企家百县区镇])|强$|级(?!以上)|期(?!末|间)|号|届|版|代|周年|°|℃|路(?=[公车])|频道|频率|码|阶|维|式|站式|体(?=[、,])|点[0-9]?|时[0-9段前]|刻|季|折|度(?![假过电])|页|环(?=[路线以内])|楼|层|线城市|分地|学年|A级?|G|D|[A-Za-z]"
)


_POLICY: Final = re.compile(
    r"给予|奖励|奖补(?!资金)|返还|补助(?!标准|水平)|补贴(?!性|标准|水平|对象)|贴息|减征|减按|免征|一次性|提取|罚款|处以|税率|报销(?!比例)|首付|按最高|最高(?:不超过|可|给予|达)|封顶|抵扣|抵免|扣除(?![一-鿿]{0,10}(?:影响|因素))|不得超过|不得低于|贷款额度|授信额度|缴费[满年]|缴存|注册资本|工龄|从业年限|持股|出资比例|股比|单个企业|每间企业|每家企业|每户企业|上限|下限|不予处罚|免罚|起征|保证金|预付款|裁量幅度|押金|担保费率|估算价|滞纳金|违约金|财政按"
)


_POLICY_KEPT: Final = re.compile(r"标准(?:提高|达到|增加|不低于)")


_SPEC_BEFORE: Final = re.compile(
    r"(?:总投资|总规模|投资额?|注册资本|总金额|面积|规模|长|宽|高|容量|总量|资金)(?:约|近|超过?|达到?|为)?$"
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
    if figure.words in ("pace", "task", "rank", "class"):
        return "trap.title" if before.rfind("《") > before.rfind("》") else None
    if _runs_into_another(folded, figure):
        return "trap.glued"
    if before.endswith(("第", "〔", "附件", "专栏", "图", "表", "No.")) or folded.startswith(("〕", "〔"), j):
        return "trap.label"
    if before.rfind("《") > before.rfind("》"):
        return "trap.title"
    if before.rfind("(") > before.rfind(")") and not _says_in_brackets(folded, wording):
        return "trap.bracket"
    if (
        before.rfind("“") > before.rfind("”")
        and not is_circle(folded, figure, sentence)
        and not _says_in_quotes(folded, sentence, wording)
    ):
        return "trap.name"
    if (
        figure.unit.dimension is Dimension.COUNT
        and then
        and then[0].i == figure.j
        and then[0].unit.dimension is Dimension.COUNT
    ):
        return "trap.counted_words"  # 4类16项指标
    return _by_dimension(folded, figure, sentence, wording, then)


def _runs_into_another(folded: str, figure: Figure) -> bool:
    """Tell a number of a table whose cells have run together, or one that no share can be."""
    if figure.unit.dimension is Dimension.SHARE and figure.value > 2000 and not figure.words:
        return True
    if folded[figure.i - 1 : figure.i] == "-" and folded[figure.i - 2 : figure.i - 1].isdigit():
        return True
    return folded[figure.j - 1 : figure.j] == "%" and folded[figure.j : figure.j + 1].isdigit()


def _says_in_brackets(folded: str, wording: Wording) -> bool:
    """Tell whether words in brackets make a statement: (1995年为475万吨)."""
    return bool(re.search(r"达到|为|增长|下降|提高|超过|突破", wording.run)) and folded.startswith(
        (")", "以上", "左右", ",", ";"), wording.end
    )


_GOAL_AFTER: Final = re.compile(r"的?[一-鿿]{0,10}?(?:目标|任务|要求|愿景)")
_GOAL_BEFORE: Final = re.compile(r"(?:实现|确保|完成|达到|做到|争取|力争|提出|目标[是为:]?|即|:)$")


def _says_in_quotes(folded: str, sentence: Sentence, wording: Wording) -> bool:
    """Tell whether quoted words state goals: 实现“产值达到500亿元,税收达到30亿元”的目标; a name states none."""
    opened = folded.rfind("“", sentence.i, wording.cut)
    if wording.cut - opened < 3 or not re.search(r"[达为增降提超破减]|不低|控制", wording.run):
        return False
    closed = folded.find("”", wording.end, sentence.j)
    if closed < 0:
        return False
    if _GOAL_AFTER.match(folded, closed + 1):
        return True
    return bool(_GOAL_BEFORE.search(folded, max(sentence.i, opened - 6), opened)) and (
        closed + 1 == sentence.j or folded[closed + 1] in ",。;"
    )


def _as_label(folded: str, figure: Figure, sentence: Sentence, wording: Wording) -> str | None:
    """Tell figures that number or name something: 1., 5G, 500强, 4A级, 3+2."""
    i, j = figure.i, figure.j
    if (folded[i - 1 : i] == ":" and folded[i - 2 : i - 1].isdigit()) or re.match(
        r":[0-9]", folded[j : j + 2]
    ):
        return "trap.formula"  # 19:43:38
    if (
        folded[i - 1 : i] == "+"
        or folded.startswith(("+", "×"), j)
        or (figure.unit is NO_UNIT and folded[j : j + 1] == "·")
    ):
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
    stops = (
        after == ""
        or after in ",。;、:\n和以的左()"
        or folded.startswith(("个和", "和", "以", "左右"), figure.j)
    )
    return stops and bool(
        re.search(
            r"[达到至为在于超]|不低|不高|不小|不大|系数|指数|比$",
            wording.run + folded[max(0, wording.cut - 3) : wording.cut],
        )
    )


def _by_dimension(
    folded: str, figure: Figure, sentence: Sentence, wording: Wording, then: tuple[Figure, ...]
) -> str | None:
    """Name the trap of a figure by what its unit measures."""
    a, b = sentence.clause_of(figure.i)
    clause = folded[max(a, figure.i - NEAR) : min(b, figure.j + NEAR)]
    dimension = figure.unit.dimension
    if (
        _POLICY.search(clause)
        and not _POLICY_KEPT.search(clause)
        and not (dimension is Dimension.POINTS and "贴息" not in clause and "利率" not in clause)
    ):
        return "trap.policy"
    if is_threshold(folded, figure, sentence, wording, b):
        return "trap.threshold"
    if dimension is Dimension.DURATION:
        return None if duration_counts(folded, figure, sentence) else "trap.duration"
    if dimension is Dimension.AGE:
        return None if re.search(r"寿命|期望|平均年龄|龄", folded[a : figure.i]) else "trap.age"
    if dimension in (Dimension.SHARE, Dimension.POINTS, Dimension.TIMES):
        return None
    if figure.words in ("big", "small") and not _words_count(folded, figure, wording, a):
        return "trap.words"
    if dimension in (Dimension.COUNT, Dimension.PEOPLE):
        if then and then[0].i < b and is_scope_of(folded, figure, then[0]):
            return "trap.scope"
        return count_trap(folded, figure, wording, a, b)
    return _as_spec(folded, figure, wording, a, b)


def _as_spec(folded: str, figure: Figure, wording: Wording, a: int, b: int) -> str | None:
    """Tell what only describes a thing: 1000千伏线路, 长50公里、宽30米, 120万吨乙烯装置, 总规模100亿元的基金."""
    dimension = figure.unit.dimension
    if figure.unit.base in ("V", "VA"):
        return "trap.spec"
    if dimension is Dimension.LENGTH and (
        (not wording.run and folded[wording.cut - 1 : wording.cut] in ("长", "宽", "高", "深"))
        or folded.startswith(("覆盖", "范围", "半径", "服务", "内"), figure.j)
    ):
        return "trap.spec"
    if dimension is Dimension.BULK and not wording.run and _PLANT.match(folded, figure.j, b):
        return "trap.spec"
    if _is_size_in_name(folded, figure, wording, a, b):
        return "trap.spec"
    if folded.startswith("的", wording.end) and _SPEC_BEFORE.search(folded, a, figure.i):
        return "trap.spec"
    return None


_WORKS: Final = re.compile(r"[一-鿿]{0,10}(?:电站|电厂|电场|基地|项目|工程|机组|装置)")


def _is_size_in_name(folded: str, figure: Figure, wording: Wording, a: int, b: int) -> bool:
    """Tell a size inside the name of one works: 北屏120兆瓦储能电站, not 新增120兆瓦储能电站."""
    if figure.unit.dimension is not Dimension.BULK or wording.run or not _WORKS.match(folded, figure.j, b):
        return False
    return figure.i - a >= 2 and folded[figure.i - 1] >= "一" and not ends_in_verb(folded, a, figure.i)


_PLANT: Final = re.compile(r"[^,。;、]{0,12}(?:生产线|装置|机组|设备|项目建设|工程建设|扩建工程|技改工程)")


def _words_count(folded: str, figure: Figure, wording: Wording, a: int) -> bool:
    """Tell whether a number in words is meant as a number: 突破百亿元, 建设两个基地, but not 三个抓手 or 万亿级."""
    if figure.words == "big":
        return bool(re.search(r"突破|[达超到至过]|[迈跨跃站]上|跨越|逾", wording.run)) or bool(
            figure.unit is not NO_UNIT and figure.k - figure.i > 1 and wording.tail and wording.run
        )
    return folded[figure.j - 1] in "个座条家所处支栋场间套名" and not re.search(
        r"(?:规划|方案|计划|行动|工程|体系|机制|制度)(?=$|[,。;、])",
        folded[figure.j : figure.j + 20].split(",")[0],
    )
