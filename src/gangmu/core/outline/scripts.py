"""Text forms (文本形式): one folded form for matching, whatever the script or the width of what is written.

Folding keeps the length: `fold(text)[i]` is the matched form of `text[i]`. Traditional characters become
simplified ones, full-width and compatibility forms their plain form, and the many dashes, quotation marks and
blanks one of each. Nothing that is quoted to people is ever folded.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

# What NFKC leaves alone or maps in a way that hurts reading: one mark for each use.
_MARKS = (
    {ord(c): "-" for c in "‐‑‒–—―－─━﹣−⸺ー"}
    | {ord(c): "“" for c in "「『﹁﹃„〝"}
    | {ord(c): "”" for c in "」』﹂﹄〞〟"}
    | {
        ord(c): " "
        for c in "\u00a0\u3000\u2002\u2003\u2009\u200a\u202f\u205f\ufeff\u200b\u00ad\u200c\u200d\u2060"
    }
    | {ord(c): "\n" for c in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
    | {ord(c): "·" for c in "•‧∙・･"}
    | {
        ord("∶"): ":",
        ord("︰"): ":",
        ord("〜"): "~",
        ord("～"): "~",
        ord("∼"): "~",
        ord("【"): "[",
        ord("】"): "]",
    }
    | {ord("〇"): "〇", ord("○"): "○", ord("。"): "。", ord("｡"): "。"}
)
# Under NFKC circled numbers lose their circle, superscripts their height: both would be read as numbers.
_KEPT = re.compile("[①-⓿❶-➓㈠-㊿²³¹⁰-₟ªº]")

# Characters whose simplified form hangs from the word, or that no converter gets right. Same length always.
_WORDS = {"甯": "宁", "稭": "秸"}
_BEFORE_ZHU = frozenset("显卓昭土原名专论编译遗巨")
_BEHIND_ZHU = frozenset("名称作者述书录")  # 显著, 著名 keep their 著


@cache
def _simplified() -> dict[int, str]:
    """The one-to-one part of OpenCC's traditional-to-simplified dictionary (first choices only)."""
    table: dict[int, str] = {}
    source = files("opencc") / "dictionary" / "TSCharacters.txt"
    for line in source.read_text("utf-8").splitlines():
        traditional, _, choices = line.partition("\t")
        simplified = choices.split(" ")[0]
        if len(traditional) == 1 and len(simplified) == 1:
            table[ord(traditional)] = simplified
    return table


@cache
def _changing() -> frozenset[str]:
    """Give the characters that `simplify` may change."""
    compatible = map(chr, range(0xF900, 0xFB00))
    return _traditional() | _WORDS.keys() | {"著"} | frozenset(compatible)


@cache
def _traditional() -> frozenset[str]:
    """Give the characters that have another, simplified form."""
    return frozenset(chr(code) for code, simplified in _simplified().items() if simplified != chr(code))


class _Folding(dict[int, str]):
    """A translation table that learns a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    code = ord(character)
    if code in _MARKS:
        return _MARKS[code]
    if _KEPT.match(character):
        return character
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1:
        plain = character
    if plain in _WORDS:
        return _WORDS[plain]
    return _simplified().get(ord(plain), plain)


_FOLDING = _Folding({code: chr(code) for code in range(0x80)} | {0x0B: "\n", 0x0C: "\n", 0x0D: " "})


def fold(text: str) -> str:
    """Give the form of `text` that rules match, one character for one character.

    >>> fold("著力建設１２個「樞紐」，佔比達２５％")
    '着力建设12个“枢纽”,占比达25%'
    """
    folded = _unify_zhe(text.translate(_FOLDING))
    if "画" in folded:  # 計畫, 規畫: what Taiwan writes for 计划, 规划
        folded = folded.replace("计画", "计划").replace("规画", "规划")
    return folded


def simplify(text: str) -> str:
    """Give a name in simplified script, everything else as written (names are printed so, quotes are not)."""
    if _changing().isdisjoint(text):
        return text
    return _unify_zhe(text.translate(_SIMPLIFYING))


class _Simplifying(dict[int, str]):
    """A translation table that learns the simplified form of a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        simplified = _simplify_character(chr(code))
        self[code] = simplified
        return simplified


_SIMPLIFYING = _Simplifying({code: chr(code) for code in range(0x80)})


def _simplify_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character) if "\uf900" <= character <= "\ufaff" else character
    return _WORDS.get(plain) or _simplified().get(ord(plain), plain)


def _unify_zhe(text: str) -> str:
    """着力, 着眼 are written 著力, 著眼 in traditional texts; 显著, 著名 keep their 著 in both scripts."""
    if "著" not in text:
        return text
    pieces = text.split("著")
    for i in range(len(pieces) - 1):
        before, after = pieces[i][-1:], pieces[i + 1][:1]
        pieces[i] += "著" if before in _BEFORE_ZHU or after in _BEHIND_ZHU else "着"
    return "".join(pieces)


def script_of(text: str) -> str:
    """Tell the script: `hans`, `hant` or `latin` (a text with more Latin letters than Han characters).

    A text is traditional when more than one character in twenty has another, simplified form.
    """
    middle = len(text) // 2
    sample = text if len(text) <= 6_000 else text[:2_000] + text[middle : middle + 2_000] + text[-2_000:]
    latin = sum(map(len, re.findall("[A-Za-z]+", sample)))
    characters = "".join(re.findall("[\u4e00-\u9fff\uf900-\ufaff]+", sample))
    if latin > 2 * len(characters):
        return "latin"
    traditional = sum(map(_traditional().__contains__, characters))
    return "hant" if traditional > 0.05 * len(characters) else "hans"
