"""Names (指标名): what a figure speaks of in its sentence, with the subject that an elliptic clause leaves out."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.durations import is_circle
from gangmu.core.extraction.targets.indicators import (
    ends_in_verb,
    is_generic,
    noun_after,
    strip_name,
    strip_predicate,
    thing_counted,
)
from gangmu.core.extraction.targets.quantities import Figure
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.extraction.targets.wording import Wording, wording_of

_NEVER_BEFORE_A_NOUN: Final = frozenset(
    {"coverage", "all", "zero", "doubling", "halving", "pace", "task", "rank", "class"}
)


_TASK: Final = re.compile(r"^完成[^的]{0,12}的?")


_RANK_ONLY: Final = re.compile(r"(?:国家|省|市|县|区|州|世界|部)级(?:及?以上)?")


_RANK_HEAD: Final = re.compile(r"^(?:新增|新建|培育)?(?:国家|省|市|县|区|州|世界|部)级(?:及?以上)?")


_SIDE_CLAUSE: Final = re.compile(r"按|根据|以|由于|通过|随着|为了?|经过|围绕|坚持|在")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that stand in a row, with the words they share."""

    figures: tuple[Figure, ...]
    wording: Wording
    begins: int
    clause: tuple[int, int]


@dataclass(slots=True)
class Subject:
    """主语 carried from figure to figure: its name and where it was named."""

    name: str = ""
    at: int = -1
    run: str = ""
    recent: tuple[str, ...] = ()  # the names of the last figures, for a 分别 that names nothing itself


_RANK_PHRASE: Final = re.compile(
    r"(?:均|稳|继续|连续[^,]{1,4}年)*(?:位[居列]|居|列|排名|保持|跻身|进入)?(?:全[国省市区]|全球|世界|东北|西部|中部|东部|同类)[^,。;、]{0,10}$"
)


_URGED: Final = re.compile(r"(?:推动|促进|力争|确保|争取|引导|组织)(?:不少于|至少|超过?)?$")


_OF_A_TASK: Final = re.compile(r"(?:年度|全年|年初|计划)?(?:目标|任务|计划)+数?的?")


_RANKED_NEXT: Final = re.compile(
    r"[、和及与][0-9]+[家个项所处座](?:国家|省|市|县|区)级([一-鿿]{2,12}?)(?=[,。;、和及与]|$)"
)


_COVERED: Final = re.compile(r"实现[一-鿿()]{1,6}$")


_NEW: Final = re.compile(r"新(?:落地|签约|开工|设立|登记|注册|批|设)")


_PLACES: Final = re.compile(
    r"[一-鿿]{2,8}(?<![园社小地景城辖])(?<![城乡])[区县镇](?:[、和及与][一-鿿]{1,8}[区县镇])*"
)


_SERVES: Final = re.compile(r"(?<!、)(?:支持(?!性)|用于|推动|促进)")


def name_of(
    folded: str, sentence: Sentence, group: Group, subject: Subject, later: int
) -> tuple[str, int, int]:
    """Find the indicator: its name, where the span begins, where the words after the figure end."""
    first, last = group.figures[0], group.figures[-1]
    cut, end = group.wording.cut, group.wording.end
    a = _after_time(folded, sentence, group.begins, cut)
    cut = _before_time(folded, sentence, a, _before_phrase(folded, first, a, cut))
    led = ends_in_verb(folded, a, cut)
    i, k = strip_name(folded, a, cut)
    if first.unit.dimension is Dimension.SHARE and (m := _NEW.match(folded, a, k)) and m.end() == i:
        i = a  # 新落地项目增长18%
    begins = a if a < first.i else first.i
    if folded.startswith("的", end) and _PLACES.fullmatch(folded, i, k):
        k = i  # 东港区、西港区40%的<村庄建成服务站>
    if is_circle(folded, first, sentence):
        q = _until_marks(folded, first.j, group.clause[1], "”,。;、)")
        thing = folded[first.j : q]
        return (thing if "圈" in thing or k == i else folded[i:k] + thing), begins, q
    tail_end = (
        end if len(group.figures) == 1 else wording_of(folded, last.i, last.i, last.j, group.clause[1]).end
    )
    after = noun_after(folded, tail_end, _until(folded, tail_end, later, group.clause[1]))
    if after and _noun_follows(first, group.wording, led=led, before=k - i):
        name, q = _name_after(folded, group, after, led=led)
        if name:
            if k > i and not led and folded[k - 1] not in "等了的" and folded[k : k + 1] != "的":
                name = folded[i:k] + name
            return name, begins, max(end, q)
    if first.words == "task" and k == i:
        return _TASK.sub("", folded[first.i : first.j]), first.i, end
    if k > i and subject.name and (m := _RANK_ONLY.fullmatch(folded, i, k)):  # 国家级…冠军2家、省级5家
        return m[0] + _RANK_HEAD.sub("", subject.name), i, end
    if k > i and subject.name and _ONLY_VERB.fullmatch(folded, i, k):  # 新建农田40万亩、改造提升25万亩
        return folded[i:k] + re.sub(rf"^(?:{_ONLY_VERB.pattern})", "", subject.name), i, end
    if k > i and subject.name and _OF_A_TASK.fullmatch(folded, i, k):  # 新增就业2526人,完成目标任务的103%
        return subject.name, i, end
    if k > i:
        return _with_subject(folded, sentence, folded[i:k], i, subject), i, end
    name = _inherited(folded, sentence, group, subject)
    return (name or (folded[a:cut] if led else ""), begins, end)


def _before_phrase(folded: str, first: Figure, a: int, cut: int) -> int:
    """End a name before the phrase of its figure: <位居>全省第三, <实现县域>全覆盖."""
    m = None
    if first.words == "rank":
        m = _RANK_PHRASE.search(folded, max(a, first.i - 24), first.i)
    elif first.words == "coverage":
        m = _COVERED.search(folded, max(a + 2, cut - 8), cut)
    return m.start() if m else cut


def _name_after(folded: str, group: Group, after: tuple[int, int], *, led: bool) -> tuple[str, int]:
    """Name what a measure word counts, and tell where it ends."""
    first = group.figures[0]
    p, q = strip_name(folded, *after, verbs=False)
    if first.unit.dimension is not Dimension.SHARE and (m := _SERVES.search(folded, p + 2, q)):
        q = m.start()  # 1万亿元国债<支持重建>
    counts = first.unit.dimension in (Dimension.COUNT, Dimension.PEOPLE, Dimension.NONE)
    opens = (not led and first.i - group.begins <= 2) or _URGED.search(folded, group.begins, first.i)
    name = folded[p : thing_counted(folded, p, q) if counts and opens else q]
    if _RANK_ONLY.fullmatch(name) and (m := _RANKED_NEXT.match(folded, q)):
        name += m[1]  # 20个国家级和100个省级重点学科
    return name, q


def _with_subject(folded: str, sentence: Sentence, name: str, i: int, subject: Subject) -> str:
    """Give 占比, 规模 or 其中出口 what they speak of."""
    if name == "人均" and subject.name:
        return name + subject.name
    if not is_generic(name):
        return name
    carried = subject.name or _clause_before(folded, sentence, i)
    if not carried or carried.endswith(name):
        return name
    if name[0] not in "占相其":
        carried = _OWN_MEASURE.sub("", carried) or carried
    return carried.removesuffix("新增") + name.removeprefix("其")


_OWN_MEASURE: Final = re.compile(r"(?:播种面积|种植面积|总面积|面积|总产值|产值|产量|总数|数量)$")
_ONLY_VERB: Final = re.compile(r"改造|新建|扩建|改建|改扩建|更新|新增|净增|改造提升|加装|新改建|新开工")


def _inherited(folded: str, sentence: Sentence, group: Group, subject: Subject) -> str:
    """Name what an elliptic clause leaves out: the figure before in the sentence, or the clause before."""
    a = group.clause[0]
    if subject.name and (subject.at >= a or not _has_subject_between(sentence, subject.at, a)):
        return subject.name
    return _clause_before(folded, sentence, a) or subject.name


def _has_subject_between(sentence: Sentence, at: int, a: int) -> bool:
    """Tell whether a clause without a figure lies between the last figure and this clause."""
    return bisect_right(sentence.clauses, a) - bisect_right(sentence.clauses, at) > 1


def _clause_before(folded: str, sentence: Sentence, place: int) -> str:
    """Give the thing that the clause before `place` speaks of."""
    until = bisect_left(sentence.clauses, sentence.clause_of(place)[0])
    for start in reversed(sentence.clauses[max(0, until - 2) : until]):
        end = sentence.clause_of(start)[1]
        a = _after_time(folded, sentence, start, end)
        i, k = strip_name(folded, a, end)
        k = strip_predicate(folded, i, k)
        if 2 <= k - i <= 40 and not _SIDE_CLAUSE.match(folded, start):
            return folded[i:k]
    return ""


def _until(folded: str, place: int, later: int, b: int) -> int:
    """End the noun after a figure before the words of the next figure."""
    if later >= b:
        return b
    marks = [folded.rfind(mark, place, later) for mark in "、和及与并"]
    return max([m for m in marks if m >= 0], default=later)


def _until_marks(folded: str, place: int, b: int, marks: str) -> int:
    while place < b and folded[place] not in marks:
        place += 1
    return place


_BEFORE_TIME: Final = re.compile(
    r"(?:[全本我][市省县区州]|力争|确保|争取|预计|展望|其中|包括|明确|提出|就是|目标|[是为:]|截至|截止|自|到|在|至|于|从|即|由|将|要|,|“)*"
)


def _after_time(folded: str, sentence: Sentence, a: int, cut: int) -> int:
    """Begin a name after the words of time at the head of its clause."""
    for stated in sentence.periods_before(cut):
        if a <= stated.i < cut and stated.j <= cut and _BEFORE_TIME.fullmatch(folded, a, stated.i):
            a = stated.j
            while a < cut and folded[a] in "底末前,内年的间或之":
                a += 1
    return a


def _before_time(folded: str, sentence: Sentence, a: int, cut: int) -> int:
    """End a name before the words of time that stand between it and its figure: 高标准农田<到2027年>达到."""
    for stated in reversed(sentence.periods_before(cut)):
        if a < stated.i and 0 <= cut - stated.j <= 2 and stated.j <= cut:
            cut = stated.i
            while cut > a and folded[cut - 1] in "到在至于由从比较,":
                cut -= 1
    return cut


def _noun_follows(figure: Figure, wording: Wording, *, led: bool, before: int) -> bool:
    """Tell whether the figure counts the noun after it (建成100个X), not the one before (X达到100个)."""
    dimension = figure.unit.dimension
    if dimension in (Dimension.POINTS, Dimension.TIMES) or figure.words in _NEVER_BEFORE_A_NOUN:
        return False
    if dimension in (Dimension.SHARE, Dimension.DURATION, Dimension.NONE, Dimension.AGE):
        return before == 0 or led
    arrives = any(mark in wording.run for mark in "达到至为")
    return not (arrives and before >= 2 and not led)
