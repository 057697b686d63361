"""A candidate (候选名称): a span of the folded view that may be a mention, before overlaps are settled."""

from typing import NamedTuple


class Candidate(NamedTuple):
    """folded[start:end] as a name of `type`, found by `rule`."""

    start: int
    end: int
    type: str
    rule: str
