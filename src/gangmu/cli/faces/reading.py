"""How a reading looks to a person: the tree with its counts, then targets, duties, named sets and gaps."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from gangmu.cli.faces.sheets import Sheet, broken, cut, padded, shown
from gangmu.cli.faces.words import word
from gangmu.core.extraction import Reading
from gangmu.core.extraction.drafts import Basis, Comparison, DutyDraft, Kind, NamedSet, TargetDraft
from gangmu.core.outline.nodes import Node, NodeKind

COUNT_CELLS, ID_CELLS, SHORTEST_NAME = 6, 6, 12
QUOTE_LONGEST = 160  # characters


def reading_face(reading: Reading, sheet: Sheet) -> str:
    """Set a reading for a terminal of 24 to 112 columns, or for plain text."""
    _summary(reading, sheet)
    _tree(reading, sheet)
    _targets(reading, sheet)
    _duties(reading, sheet)
    _sets(reading, sheet)
    _gaps(reading, sheet)
    return sheet.text()


def _summary(reading: Reading, sheet: Sheet) -> None:
    titles = [node.title for node in reading.outline.nodes if node.kind is NodeKind.TITLE]
    title = shown(titles[0]) if titles else sheet.say("（文件没有标题）", "(the document has no title)")
    for line in broken(title, sheet.width):
        sheet.line(sheet.strong(line))
    targets = sum(row.kind is Kind.TARGET for row in reading.targets)
    facts = [
        f"{len(reading.source.text):,}" + sheet.say(" 字", " characters"),
        word(reading.outline.view.script, sheet),
        _count(sheet, "目标", "targets", targets),
        _count(sheet, "基期", "baselines", len(reading.targets) - targets),
        _count(sheet, "举措", "measures", len(reading.measures)),
        _count(sheet, "分工", "duties", len(reading.duties)),
        _count(sheet, "名号", "sets", len(reading.sets)),
        _count(sheet, "缺漏", "gaps", len(reading.gaps)),
    ]
    sheet.items(facts, " · ")
    _kinds(sheet, "举措", "Measures", (row.strength.value for row in reading.measures))
    _kinds(sheet, "名称", "Names", (row.type for row in reading.mentions))


def _count(sheet: Sheet, zh: str, en: str, number: int) -> str:
    return f"{sheet.say(zh, en)} {number:,}"


def _kinds(sheet: Sheet, zh: str, en: str, kinds: Iterable[str]) -> None:
    """Say how many rows of each kind there are, the largest first."""
    counted = Counter(kinds).most_common()
    if counted:
        told = (f"{word(kind, sheet)} {number:,}" for kind, number in counted)
        sheet.items(told, sheet.say("、", ", "), first=sheet.say(f"{zh}：", f"{en}: "))


def _tree(reading: Reading, sheet: Sheet) -> None:
    nodes = [node for node in reading.outline.nodes if node.kind is not NodeKind.TITLE]
    if not nodes:
        return
    targets = _under_each(reading.outline.nodes, (row.node for row in reading.targets))
    measures = _under_each(reading.outline.nodes, (row.node for row in reading.measures))
    room = sheet.width - 2 * COUNT_CELLS
    head = padded(sheet.say("目录", "Outline"), room)
    head += padded(sheet.say("目标", "tgts"), COUNT_CELLS, right=True)
    sheet.head(head + padded(sheet.say("举措", "meas"), COUNT_CELLS, right=True))
    top = min(node.level for node in nodes)
    for node in nodes:
        name = "  " * (node.level - top) + _heading(node, reading.source.text, sheet)
        counts = _number(targets[node.id]) + _number(measures[node.id])
        line = padded(cut(name, room - 1), room) + counts
        sheet.line(sheet.strong(line.rstrip()) if node.level == top else line)


def _under_each(nodes: Iterable[Node], places: Iterable[str | None]) -> Counter[str]:
    """Count rows under each node, those of its lower nodes included."""
    parents = {node.id: node.parent for node in nodes}
    counts: Counter[str] = Counter()
    for place, number in Counter(places).items():
        while place is not None:
            counts[place] += number
            place = parents.get(place)
    return counts


def _number(count: int) -> str:
    return padded(f"{count:,}" if count else "·", COUNT_CELLS, right=True)


def _heading(node: Node, text: str, sheet: Sheet) -> str:
    """Show a heading with its number as written."""
    mark = {
        NodeKind.FIGURE: sheet.say("［图］", "[figure] "),
        NodeKind.TABLE: sheet.say("［表］", "[table] "),
    }
    return mark.get(node.kind, "") + (shown(text[node.start : node.end]) or shown(node.title))


def _targets(reading: Reading, sheet: Sheet) -> None:
    if not reading.targets:
        return
    sheet.head(sheet.say("目标", "Targets"))
    for number, row in enumerate(reading.targets, 1):
        told = "  ".join(part for part in _facts(row, sheet) if part)
        room = sheet.width - ID_CELLS - cell_len(told) - 2
        fits = room >= SHORTEST_NAME  # else the figure stands in a line of its own
        name = sheet.strong(cut(shown(row.indicator), room if fits else sheet.width - ID_CELLS))
        sheet.line(f"{padded(f't{number}', ID_CELLS)}{name}" + (f"  {told}" if fits else ""))
        if not fits:
            sheet.paragraph(told, indent=ID_CELLS)
        _quote(reading, row.start, row.end, row.node, sheet)


def _facts(row: TargetDraft, sheet: Sheet) -> Iterator[str]:
    yield _figure(row, sheet)
    yield _when(row, sheet)
    if row.kind is Kind.BASELINE:
        yield word(row.kind.value, sheet)
    if row.ambition:
        yield sheet.say("力争", "ambition")


def _figure(row: TargetDraft, sheet: Sheet) -> str:
    """Say how much, as the text words it: 增长 6%左右 is `约 6%` of growth."""
    comparison = "" if row.comparison is Comparison.EQUAL else word(row.comparison.value, sheet)
    if row.comparison is Comparison.KEEP_PACE and row.reference:
        comparison = sheet.say(f"与{row.reference}同步", f"in step with {row.reference}")
    blank = " " if row.number and not _is_sign(row.surface_unit) else ""
    figure = f"{row.number}{blank}{row.surface_unit or ''}" if row.number else ""
    return shown(" ".join(part for part in (_way(row, sheet), comparison, figure) if part))


def _way(row: TargetDraft, sheet: Sheet) -> str:
    """Say which way a growth or a change goes; a level goes nowhere."""
    if row.basis not in (Basis.GROWTH, Basis.CHANGE):
        return ""
    if row.value is not None and row.value < 0:
        return sheet.say("下降", "down")
    return sheet.say("增长", "growth") if row.basis is Basis.GROWTH else sheet.say("提高", "up")


def _is_sign(unit: str | None) -> bool:
    return unit in (None, "", "%", "％", "‰")


def _when(row: TargetDraft, sheet: Sheet) -> str:
    if row.period is None:
        return sheet.say("未写期限", "no date") if row.kind is Kind.TARGET else ""
    period = row.period
    ends = [day for day in (period.start, period.end) if day]
    every = sheet.say("每期 ", "every ") + period.every if period.every else ""
    return " ".join(part for part in ("—".join(dict.fromkeys(ends)), every) if part)


def _quote(reading: Reading, start: int, end: int, node: str | None, sheet: Sheet) -> None:
    words = shown(reading.source.text[start:end])
    if len(words) > QUOTE_LONGEST:
        words = f"{words[: QUOTE_LONGEST // 2]} … {words[-QUOTE_LONGEST // 2 :]}"
    place = " ".join(part for part in (node, f"{start}–{end}") if part)
    sheet.paragraph(f"{sheet.quoted(words)} [{place}]", indent=ID_CELLS, quiet=True)


def _duties(reading: Reading, sheet: Sheet) -> None:
    if not reading.duties:
        return
    sheet.head(sheet.say("分工", "Duties"))
    for number, row in enumerate(reading.duties, 1):
        sheet.paragraph(_who(row, sheet), first=f"d{number}", indent=ID_CELLS)
        task = cut(shown(reading.source.text[row.start : row.end]), max(sheet.width - ID_CELLS - 20, 20))
        place = " ".join(part for part in (row.node, f"{row.start}–{row.end}") if part)
        sheet.paragraph(f"{sheet.quoted(task)} [{place}]", indent=ID_CELLS, quiet=True)


def _who(row: DutyDraft, sheet: Sheet) -> str:
    roles = (
        (sheet.say("牵头", "lead"), row.lead),
        (sheet.say("责任", "responsible"), row.responsible),
        (sheet.say("配合", "supporting"), row.supporting),
    )
    comma, stop = sheet.say("、", ", "), sheet.say("；", "; ")
    told = [f"{role} {comma.join(units)}" for role, units in roles if units]
    told += [sheet.say("期限 ", "due ") + row.deadline] if row.deadline else []
    return shown(stop.join(told))


def _sets(reading: Reading, sheet: Sheet) -> None:
    if not reading.sets:
        return
    sheet.head(sheet.say("名号", "Named sets"))
    for number, row in enumerate(reading.sets, 1):
        told = f"{shown(row.name)}  {_members(reading, row, sheet)}"
        sheet.paragraph(told, first=f"s{number}", indent=ID_CELLS)


def _members(reading: Reading, row: NamedSet, sheet: Sheet) -> str:
    text, parts = reading.source.text, []
    for part in row.parts:
        names = [shown(text[span.start : span.end]) for span in part.members]
        listed = sheet.say("、", ", ").join(names) or sheet.say("文中未列举", "not listed in the text")
        parts.append(f"{part.count}{sheet.say('：', ': ')}{listed}")
    return sheet.say("；", "; ").join(parts)


def _gaps(reading: Reading, sheet: Sheet) -> None:
    if not reading.gaps:
        return
    sheet.head(sheet.say("缺漏", "Gaps"))
    for number, row in enumerate(reading.gaps, 1):
        words = sheet.quoted(cut(shown(row.text), 2 * sheet.width))
        told = f"{word(row.kind, sheet)}  {words} [{row.start}–{row.end}]"
        sheet.paragraph(told, first=f"g{number}", indent=ID_CELLS)
