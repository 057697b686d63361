"""The lexicon of names (名称词典): words that end a name, and known names, by two of their characters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from gangmu.core.extraction.mentions.divisions import gazetteer
from gangmu.core.extraction.mentions.heads import NEED, NOT_BEFORE, SHORT, SUFFICIENT, TYPES

ZONES: Final = frozenset("自贸试验区 自贸区 综合保税区 综保区 经开区 高新区".split())
"""Kinds of zones, by which a city calls its own."""

_KNOWN: Final = {
    "organisation": """
党中央 中共中央 国务院办公厅 国务院 全国人大 全国政协 中科院 中国科学院 中国工程院 中国人民银行
国家发展改革委 国家统计局 上交所 深交所 北交所 港交所
""",
    "place": " ".join(sorted(ZONES)),
    "line": "中欧班列 西部陆海新通道 中蒙俄经济走廊 冰上丝绸之路",
    "project": "一带一路 东数西算 西电东送 西气东输 南水北调 国家科技重大专项",
    "document": "国家重点研发计划",
    "platform": "现代企业制度 一网通办 一网统管 一网协同 一码通城 跨省通办 互联网+监管 城市大脑",
}


class Head(NamedTuple):
    """类词: a word that ends a name."""

    type: str
    rule: str
    not_before: str  # what must not follow
    need: tuple[str, ...]  # one of these must stand before, where there are any
    least: int  # so many characters before it make a name
    sufficient: bool  # is a name without more


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What two characters may stand for."""

    ends: re.Pattern[str]  # where two characters may end a head
    begins: re.Pattern[str]  # where two may begin a known name
    sizes: dict[str, tuple[int, ...]]  # how long heads are that end in two characters, the longest first
    heads: dict[str, Head]
    known: dict[str, tuple[str, ...]]  # by their first two characters, the longest first
    types: dict[str, str]  # of known names that are no places


@cache
def lexicon() -> Lexicon:
    """Make the lexicon once."""
    types = {name: type_ for type_, names in _KNOWN.items() for name in names.split()}
    ends = _grouped(TYPES, slice(-2, None))
    sizes = {two: tuple(dict.fromkeys(map(len, words))) for two, words in ends.items()}
    known = _grouped([*gazetteer().names, *types], slice(0, 2))
    return Lexicon(
        ends=_where(sizes),
        begins=_where(known),
        sizes=sizes,
        heads={word: _head(word) for word in TYPES},
        known=known,
        types=types,
    )


def _where(pairs: Iterable[str]) -> re.Pattern[str]:
    """Make the pattern of where two characters may be one of the pairs: which, a look into the table tells."""
    firsts, seconds = ("".join(sorted({pair[i] for pair in pairs})) for i in (0, 1))
    return re.compile(f"[{firsts}](?=[{seconds}])")


def _head(word: str) -> Head:
    return Head(
        type=TYPES[word],
        rule=f"head.{TYPES[word]}",
        not_before=NOT_BEFORE.get(word, "化型"),
        need=NEED.get(word, ()),
        least=1 if word in SHORT else 2,
        sufficient=word in SUFFICIENT,
    )


def _grouped(words: Iterable[str], key: slice) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[key], []).append(word)
    return {two: tuple(sorted(group, key=len, reverse=True)) for two, group in groups.items()}
