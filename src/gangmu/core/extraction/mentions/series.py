"""Members of a series (并列名称): 甲乙、甲丙等2条铁路 names two railways, though none says so itself."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.core.extraction.mentions.candidates import Candidate
from gangmu.core.extraction.mentions.edges import is_counted, is_idle, left_edge

_OF: Final = {
    "line": "铁路 快线 公路 高速 道路 出口路 干线 干道 航线 班列 线路 轨道交通 地铁 通道",
    "organisation": "龙头企业 骨干企业 头部企业 重点企业 公司 集团 高校 大学 院校 院所 医院 单位 协会",
    "project": "重大专项 科技项目",
    "place": "河流 流域 湖泊 水库 枢纽 机场 口岸 港口 景区 景点 商圈 组团 公园 场馆 生态空间 场站 滑雪场",
}
_COUNTED: Final = {
    "place": "园区 产业园 基地 街区 板块 开发区 片区 城市 县区 区县 重点地区 功能区",
    "project": "工程 项目 示范区 专项",
    "platform": "平台 系统 数据库 节点 装置 机制 制度 清单",
    "event": "赛事 活动 展会 会议 赛会",
}
_TYPES: Final = {word: type_ for type_, words in (*_OF.items(), *_COUNTED.items()) for word in words.split()}


def _etc(words: dict[str, str], between: str) -> str:
    return f"{between}(?:{'|'.join(' '.join(words.values()).split())})"


_ETC = re.compile(
    "等(?<![高平中甲初同均优]等)(?:"
    + _etc(_OF, "(?:[0-9]+[条座个家处大])?[0-9\u4e00-\u4e39\u4e3b-\u7683\u7685-\u9fff]{0,10}?")
    + "|"
    + _etc(_COUNTED, "(?P<count>[0-9]+[条座个家处大])?[\u4e00-\u7683\u7685-\u9fff]{0,10}?")
    + "|(?=,))"
)
_WORKS = re.compile(
    "[宫陵寺庙塔居址堂厂期库站港城园桥湖河道路馆院街镇谷府](?:\\([^()]*\\))?$|空间$|中心$|世界$|装置$|古城$"
)
_SURE: Final = tuple(" ".join(_OF.values()).split())
_NOT_ETC: Final = re.compile(
    "等(?:领域|产业|行业|方面|方式|相关|优势|重点领域|环节|功能|技术|高附加值|服务|资源|内容|为|部门|在|多|社会)"
)
_SHORT = re.compile(
    "、(?P<last>[\u4e00-\u9fff]{2,3})(?P<head>城际铁路|铁路|高铁|国际运输通道|运输通道|班列|城际|市域快线)"
)
_IDLE_ENDS: Final = frozenset(
    "产业 领域 行业 技术 方面 能力 水平 服务 资源 材料 环节 部门 功能 建设 发展".split()
)
_MOST: Final = 30
_REACH: Final = 40


def find_series(folded: str, backwards: str) -> Iterator[Candidate]:
    """Find the members before 等…铁路, 等…企业 and the like, and short ones before the last one's head."""
    for m in _etc_at(folded):
        if not _NOT_ETC.match(folded, m.start()):
            type_ = _type_of(m.group())
            certain = m["count"] is not None or m.group().endswith(_SURE)
            if not certain and type_ not in ("place", "project"):
                continue
            for start, end in members_before(folded, backwards, m.start()):
                if _is_name(folded[start:end]) and (certain or _WORKS.search(folded, start, end)):
                    yield Candidate(start, end, type_, "series.etc")
    for m in _SHORT.finditer(folded):
        yield from _short(folded, m)


def _etc_at(folded: str) -> Iterator[re.Match[str]]:
    """Find each 等 behind a series, with what it is a series of."""
    at = folded.find("等")
    while at >= 0:
        if "、" in folded[max(0, at - _REACH) : at] and (m := _ETC.match(folded, at)):
            yield m
        at = folded.find("等", at + 1)


def _type_of(words: str) -> str:
    return next((_TYPES[words[-size:]] for size in range(2, len(words)) if words[-size:] in _TYPES), "place")


def members_before(folded: str, backwards: str, end: int) -> list[tuple[int, int]]:
    """Walk from member to member, leftwards, until one begins behind a verb; in order of the text."""
    found: list[tuple[int, int]] = []
    while len(found) < _MOST:
        start = left_edge(folded, backwards, end)
        if start == end or is_counted(folded, start):
            break
        found.append((start, end))
        if start == 0 or folded[start - 1] not in "、和与及":
            break
        end = start - 1
    return found[::-1]


def _is_name(item: str) -> bool:
    return not is_idle(item) and item[-2:] not in _IDLE_ENDS


def _short(folded: str, m: re.Match[str]) -> Iterator[Candidate]:
    size, end = len(m["last"]), m.start()
    while end and folded[end] == "、":
        start = end - size
        item = folded[max(0, start) : end]
        if len(item) < size or not item.isalpha() or is_idle(item):
            return
        yield Candidate(start, end, "line", "series.short")
        end = start - 1
