"""Traditional script (繁體), made from simplified. The length is kept, so every span of a text holds.

OpenCC converts by words, to the forms that are printed today (吃, 群, 為: not 喫, 羣, 爲). It takes the longest word from
the left, and so cuts some words in two: 新征｜程, 企业｜家俱｜乐部. Those are told it here.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from gangmu.core.outline.scripts import simplify

# What the converter gets wrong, in simplified script and as it should be. A word that holds another stands by itself.
WORDS: Final[dict[str, str]] = {
    "新征程": "新征程",
    "企业家俱乐部": "企業家俱樂部",
    "放射干道": "放射幹道",
    "竞争向应用": "競爭向應用",
    "干支结合": "幹支結合",
    "湿": "濕",
    "回归": "回歸",
    "了解": "了解",
    "借助": "借助",
    "坐标": "坐標",
    "发布": "發布",
    "分布": "分布",
    "布局": "布局",
    "布置": "布置",
    "公布": "公布",
    "颁布": "頒布",
    "峰": "峰",
    "核": "核",
}
_WORDS: Final = re.compile("|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)))


@lru_cache(maxsize=256)
def traditional(text: str) -> str:
    """Write simplified text in traditional characters, by words where that keeps the length: 皇后, 理髮, 公里."""
    by_words: str = _converter().convert(text)
    if len(by_words) != len(text):
        by_words = text.translate(_characters())
    found = list(by_words)
    # What would not lead back to its own word (凭藉, 批覆) is written by character: a search from these pages finds it.
    for place, (one, back) in enumerate(zip(simplify(text), simplify(by_words), strict=True)):
        if one != back:
            found[place] = _characters().get(ord(one), one)
    for word in _WORDS.finditer(text):
        found[word.start() : word.end()] = WORDS[word[0]]
    return "".join(found)


@cache
def _converter() -> Any:
    from opencc import OpenCC  # half a second of dictionaries, for traditional pages only

    return OpenCC("s2tw")


@cache
def _characters() -> dict[int, str]:
    """OpenCC's simplified-to-traditional characters, first choices."""
    table: dict[int, str] = {}
    source = files("opencc") / "dictionary" / "STCharacters.txt"
    for line in source.read_text("utf-8").splitlines():
        simplified, _, choices = line.partition("\t")
        first = choices.split(" ")[0]
        if len(simplified) == 1 and len(first) == 1:
            table[ord(simplified)] = first
    return table
