"""Likeness (相似程度) of wordings: by the pairs of characters that they share, in either script."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal

from gangmu.core.outline.scripts import fold

_EVERYWHERE = 200  # a pair that stands in more wordings than these tells nothing


def plain(words: str) -> str:
    """Give words as they are compared: folded, without blanks and the stop behind them."""
    return "".join(fold(words).split()).rstrip("。;.!?")


def pairs_of(words: str) -> Counter[str]:
    """Count the pairs of neighbouring characters of a wording."""
    bare = plain(words)
    return Counter(bare[i : i + 2] for i in range(len(bare) - 1)) or Counter([bare])


def common(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """Count the pairs that two wordings share."""
    return sum(min(number, other.get(pair, 0)) for pair, number in one.items())


def likeness(one: Counter[str], other: Counter[str]) -> Decimal:
    """Measure how alike two wordings are: 1 for the same pairs, 0 for none in common.

    >>> likeness(pairs_of("新建公园十座"), pairs_of("新建公园十座。")), likeness(pairs_of("甲乙"), pairs_of("丙丁"))
    (Decimal('1'), Decimal('0'))
    """
    both = one.total() + other.total()
    return Decimal(2 * common(one, other)) / both if both else Decimal(0)


def held(part: Counter[str], whole: Counter[str]) -> Decimal:
    """Measure how much of a wording stands in another one."""
    size = part.total()
    return Decimal(common(part, whole)) / size if size else Decimal(0)


def index_of(pairs: Mapping[int, Counter[str]]) -> dict[str, list[int]]:
    """Index wordings by their pairs."""
    index: dict[str, list[int]] = defaultdict(list)
    for key, counted in pairs.items():
        for pair in counted:
            index[pair].append(key)
    return index


def near(pairs: Counter[str], index: Mapping[str, list[int]], *, most: int = 12) -> list[int]:
    """Give the wordings that share most pairs with these words; pairs that stand everywhere tell nothing."""
    shared: Counter[int] = Counter()
    for pair in pairs:
        keys = index.get(pair, ())
        if len(keys) <= _EVERYWHERE:
            shared.update(keys)
    return [key for key, number in shared.most_common(most) if number > 1 or len(pairs) < 4]
