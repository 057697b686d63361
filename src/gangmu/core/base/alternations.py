"""Alternations (词表): many words as one quick pattern."""

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """Write a pattern that matches any of the words, the longest first, branched by their first character.

    Python tries the branches of a flat alternation one by one; parted by first character, few are tried.

    >>> one_of(["元", "公里", "公顷", "万"])
    '(?:[万元]|公(?:里|顷))'
    """
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(word[1:])
    singles = "".join(sorted(re.escape(head) for head, rest in tails.items() if rest == {""}))
    branches = [f"[{singles}]"] if singles else []
    for head, rest in sorted(tails.items()):
        if rest != {""}:
            longest_first = sorted((tail for tail in rest if tail), key=lambda tail: (-len(tail), tail))
            after = "|".join(map(re.escape, longest_first))
            branches.append(f"{re.escape(head)}(?:{after})" + ("?" if "" in rest else ""))
    return f"(?:{'|'.join(branches)})"
