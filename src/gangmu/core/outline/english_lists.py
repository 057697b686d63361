"""English lists (列举) that are no part of the tree: heads named twice, numbered items with nothing below."""

from collections.abc import Iterator

from gangmu.core.outline.heads import Head, Line


def once(folded: str, heads: list[Head]) -> list[Head]:
    """Keep the place where a heading has its text, not the list at the front that names it."""
    places: dict[str, list[Head]] = {}
    for head in heads:
        if head.label is not None:
            places.setdefault(folded[head.label[0] : head.title_end].lower()[:60], []).append(head)
    starts = [head.start for head in heads]
    after = dict(zip(starts, [*starts[1:], len(folded)], strict=False))
    dropped: set[int] = set()
    for same in places.values():
        if len(same) > 1:
            full = [
                head for head in same if after[head.start] - head.line_end > 2 or head.body < head.line_end
            ]
            keep = full[0] if full else same[-1]
            dropped |= {head.start for head in same if head is not keep}
    return [head for head in heads if head.start not in dropped]


def without_lists(folded: str, heads: list[Head], lines: dict[int, Line], *, roman: int) -> list[Head]:
    """Leave out numbered lists: items in a row with nothing below them, and numbers out of order."""
    kept: list[Head] = []
    last: dict[int, int] = {}
    for run in sorted(_runs(heads), key=lambda run: run[0].start):
        if (
            run[0].label is None
            or lines[run[0].start].level
            or (folded[run[0].start].isalpha() and len(run[0].path) > 4)
        ):
            kept += run
            continue
        ordered = _in_order(run)
        full = sum(1 for head, after in ordered if head.body < head.line_end or after - head.line_end > 20)
        first = ordered[0][0]
        goes_on = first.number == last.get(first.rank, 0) + 1 > 1 or first.rank == roman
        if (len(ordered) > 1 or goes_on) and full >= 0.6 * len(ordered):
            kept += [head for head, _ in ordered]
            last[first.rank] = ordered[-1][0].number or 0
    return sorted(kept, key=lambda head: head.start)


def _in_order(run: list[Head]) -> list[tuple[Head, int]]:
    starts = [head.start for head in run]
    pairs = list(zip(run, [*starts[1:], run[-1].line_end + 1000], strict=True))
    if "." in run[0].path:
        return pairs
    ordered: list[tuple[Head, int]] = []
    for head, after in pairs:
        if not ordered or (head.number or 0) == (ordered[-1][0].number or 0) + 1:
            ordered.append((head, after))
    return ordered


def _runs(heads: list[Head]) -> Iterator[list[Head]]:
    opened: dict[int, list[Head]] = {}
    for head in heads:
        for rank in [rank for rank in opened if rank > head.rank]:
            yield opened.pop(rank)
        run = opened.setdefault(head.rank, [])
        if run and head.number == 1 and "." not in head.path:
            yield run
            run = opened[head.rank] = []
        run.append(head)
    yield from opened.values()
