"""Is this language? Tells text from what a wrong encoding or a font's private one makes of it."""

from typing import Final

# The most frequent characters of official Chinese, both scripts; in any real paper they are a quarter of all.
COMMON_HAN: Final = frozenset(
    "的一是在和有为不人中大国上年会发展工作建设市区政府经济社会实施推进加强全面重点项目服务业产能力生"
    "提高完善管理制度体系机制新化高质量以及等到对于合实现改革开放科技创环境保护民企资金农村城乡"
    "國為發會業產實進強點項務設經濟環護農鄉體機質資開與動學"
)
COMMON_ENGLISH: Final = frozenset(
    ("the", "of", "and", "to", "in", "for", "a", "is", "on", "by", "with", "as", "be", "are", "will", "that")
)
SAMPLE: Final = 60_000  # characters looked at: enough to judge, and no cost for a long text

# Scripts and signs that an official paper in Chinese or English can hold, as ranges of code points.
EXPECTED_RANGES: Final = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0370, 0x03FF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x22FF), (0x2300, 0x23FF),
    (0x2460, 0x24FF), (0x2500, 0x27BF), (0x2E80, 0x2FDF), (0x3000, 0x30FF), (0x3100, 0x312F),
    (0x3200, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF), (0x20000, 0x3FFFF),
)  # fmt: skip
STRANGE_SHARE: Final = 0.1
COMMON_HAN_SHARE: Final = 0.06
VOWEL_SHARE: Final = 0.22  # of the letters of English; its texts have 0.36 to 0.42
FEWEST: Final = 100  # characters below which a share says nothing


def is_expected(character: str) -> bool:
    """Tell whether a character belongs to the scripts and signs of Chinese and English papers."""
    point = ord(character)
    return any(low <= point <= high for low, high in EXPECTED_RANGES)


def is_legible(text: str) -> bool:
    """Tell whether a text reads as Chinese or English rather than as wrongly decoded signs."""
    signs = "".join(text[:SAMPLE].split())
    if len(signs) < FEWEST:
        return strange_share(signs) <= 0.5
    return strange_share(signs) <= STRANGE_SHARE and _han_reads(signs) and _english_reads(text[:SAMPLE])


def strange_share(signs: str) -> float:
    """Give the share of characters of unexpected scripts, private use and control."""
    strange = sum(not is_expected(sign) for sign in signs if sign not in "\t\n\r\f\v")
    return strange / max(len(signs), 1)


def _han_reads(signs: str) -> bool:
    han = [sign for sign in signs if "\u3400" <= sign <= "\u9fff"]
    if len(han) < FEWEST:
        return True
    return sum(sign in COMMON_HAN for sign in han) >= COMMON_HAN_SHARE * len(han)


def _english_reads(text: str) -> bool:
    """Shifted alphabets lose their vowels and every common word; tables of names lose only the words.

    Beside more Han than letters, the letters are codes and units: N1E, km.
    """
    letters = [sign for sign in text.lower() if "a" <= sign <= "z"]
    if len(letters) < 3 * FEWEST or len(letters) < sum("\u3400" <= sign <= "\u9fff" for sign in text):
        return True
    vowels = sum(sign in "aeiou" for sign in letters)
    words = text.lower().split()
    common = sum(word in COMMON_ENGLISH for word in words)
    return vowels >= VOWEL_SHARE * len(letters) or common >= 0.02 * len(words)
