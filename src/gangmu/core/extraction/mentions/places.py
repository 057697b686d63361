"""Places (地点) that are no more than a name: cities, regions, districts, rivers and hills, ring roads."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.core.extraction.mentions.candidates import Candidate
from gangmu.core.extraction.mentions.divisions import CROSSING, DOUBTFUL, gazetteer
from gangmu.core.extraction.mentions.edges import left_edge
from gangmu.core.extraction.mentions.headed import with_bracket
from gangmu.core.extraction.mentions.lexicon import Lexicon

_new = tuple.__new__  # in half the time of the class's own
_BEFORE: Final = frozenset("\n\t,;:。!?、()“”《》和与及在对向从以由为将把到至是的了、各于使让赴来")
_AFTER: Final = frozenset("\n\t,;:。!?、()市省等与和至-的")
_CORNERS: Final = frozenset("东北 东南 西北 西南".split())
_PROVINCES: Final = frozenset("赣苏浙皖豫冀鲁晋川滇黔湘鄂粤桂闽琼陕甘青辽吉黑藏省市县城区")
_WITH_SUFFIX: Final = re.compile("地区|[市省](?![场域级委情直])")
_DISTRICT = re.compile(
    "(?:自治[州县区]|新区|区|县|市|省|街道|镇|乡)(?![域位划块级间别内县域镇场政民委长)直情村民])"
)
_DISTRICT_NOT: Final = frozenset(
    """
立市 带乡 分市 兴市 入区 出区 省区 用膜区 塌陷区 地区 社区 园区 片区 景区 小区 郊区 城区 校区 辖区
灾区 山区 林区 库区 市区 港区 军区 战区 矿区 厂区 牧区 街区 湖区 新区 老区 沙区 行政区 保护区
功能区 示范区 试验区 开发区 城市 都市 超市 上市 门市 股市 全市 我市 各市 本市 该市 县市 两市 省市
区市 夜市 集市 全省 我省 各省 全区 各区 全县 各县 强县 强市 强省 大省 大市 强镇 城镇 乡镇 村镇
小镇 重镇 各镇 下乡 返乡 城乡 故乡 家乡 水乡 入市 海市 区县 市县 核心区 先行区 引领区 集聚区 经济区
高新区 经开区 自贸区 保税区 综保区 分区 选区 禁区 雷区 设区 立区 兴区 强区 活区 富区 兴县 立县 富县
设市 富市 制镇 集镇 建镇 强乡 兴乡 兴镇 兴省 处理区 在区 在市 在县 在镇 在乡 沉陷区 主产区 出省 兄弟省 热区 种植区 县乡
辖市 特区 战略区 同城化区 协作区 专区 大区 生态区 农区 城中区 濒水区 滨水区 管控区 先导区 度假区
旅游区 风景区 合作区 集中区 控制区 聚居区 商务区 产业区 丘陵区 示范市 百强县 副省 街道 修复区 东部地区
""".split()
)
_NATURE = re.compile("[河江湖山溪岛泉](?=[、,。;:等流沿干两治及与和的)]|生态|综合|水系|风景)")
_NATURE_NOT: Final = frozenset(
    """
河湖 江河 湖泊 山河 江湖 运河 银河 冰河 内河 黑臭河 大江 火山 矿山 上山 江山 湖河 百湖 拥河 跨河 海岛 离岛
群岛 荒山 青山 水山 孤岛 温泉 源泉 库河 水江 四河 全域山
""".split()
)
_NUMERALS: Final = frozenset("一二三四五六七八九十两百各每全我本该0123456789")
_COUNTY = re.compile("、([\u4e00-\u9fff]{2,3})(?=[、等和与及,。])")
_RING = re.compile("环(?<=[二三四五六]环)(?![节境保评球绕比])")
_TRACK = re.compile("线(?=[、,。;\n等和与及工至第])")
_TRACK_NOT: Final = frozenset(
    """
第一 上下 基本 产品 红 底 生命 生产 高压 水平 警戒 及格 贫困 保障 流水 示范 天际 起跑 供电 防火 海岸 湖岸
分数 连接 业务 两条 一条 多条 产品 精品 旅游 热点 基准 直播 主干
""".split()
)


def known_at(folded: str, start: int, lexicon: Lexicon) -> Candidate | None:
    """Give the known name that begins at `start`, with its 市, 省 or 地区."""
    for name in lexicon.known[folded[start : start + 2]]:
        end = start + len(name)
        if folded[start:end] != name:
            continue
        if name in lexicon.types:
            return Candidate(start, with_bracket(folded, end), lexicon.types[name], "known.name")
        if name in DOUBTFUL and not _stands_alone(folded, start, end):
            return None
        if _crosses(folded, start, name):
            return None
        suffix = _WITH_SUFFIX.match(folded, end)
        return _new(Candidate, (start, suffix.end() if suffix else end, "place", "place.known"))
    return None


def _stands_alone(folded: str, start: int, end: int) -> bool:
    return (start == 0 or folded[start - 1] in _BEFORE) and (end == len(folded) or folded[end] in _AFTER)


def _crosses(folded: str, start: int, name: str) -> bool:
    """Tell whether a name only comes about between two words: 美丽江西, 江河源头, 赣东北."""
    if folded[start - 1 : start + 1] in CROSSING:
        return True
    return name in _CORNERS and folded[start - 1 : start] in _PROVINCES


def find_places(folded: str, backwards: str) -> Iterator[Candidate]:
    """Find districts, rivers, lakes and hills, ring roads, and counties among others of their kind."""
    yield from _counties(folded)
    yield from _suffixed(folded, backwards, _DISTRICT, _DISTRICT_NOT, longest=4)
    yield from _suffixed(folded, backwards, _NATURE, _NATURE_NOT, longest=3)
    for m in _RING.finditer(folded):
        yield Candidate(m.start() - 1, m.end(), "line", "place.ring_road")
    for m in _TRACK.finditer(folded):
        start = left_edge(folded, backwards, m.start())
        if (
            m.start() - start == 2
            and folded[start : m.start()] not in _TRACK_NOT
            and folded[m.start() - 1] not in "航底轴络红期有无"
        ):
            yield Candidate(start, m.end(), "line", "place.track")


def _counties(folded: str) -> Iterator[Candidate]:
    """Find 和平、沈河、铁西: names of counties and districts, at least two of them side by side."""
    known = gazetteer().counties
    for m in _COUNTY.finditer(folded):
        if m[1] not in known:
            continue
        for size in (2, 3):
            if folded[m.start() - size : m.start()] in known:
                yield Candidate(m.start() - size, m.start(), "place", "place.county_in_series")
                yield Candidate(m.start(1), m.end(1), "place", "place.county_in_series")


def _suffixed(
    folded: str, backwards: str, pattern: re.Pattern[str], never: frozenset[str], *, longest: int
) -> Iterator[Candidate]:
    for m in pattern.finditer(folded):
        head, end = m.span()
        if folded[end - 2 : end] in never or folded[end - 3 : end] in never:
            continue
        start = left_edge(folded, backwards, head, 1)
        if 1 <= head - start <= longest and folded[start] not in _NUMERALS and folded[start:head].isalpha():
            yield Candidate(start, end, "place", "place.with_suffix")
