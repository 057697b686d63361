"""What a preview shows of new rows (预览): the columns that matter, names for codes, words for choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gangmu.files.tables.columns import Row
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries
from gangmu.web.indicators.examining import Examined
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

_WORDS: Mapping[str, tuple[str, str]] = {
    "exceed": ("突破", "more than"), "reach": ("达到", "at least"), "stay_within": ("控制在", "at most"), "about": ("约", "about"),
    "range": ("介于", "between"), "keep_pace": ("同步", "keeps pace"), "equal": ("等于", "equal"), "rank": ("位次", "rank"),
    "qualitative": ("定性", "in words"), "level": ("总量、水平", "level"), "growth": ("增速", "growth"), "share": ("比重、率", "share"),
    "count": ("个数", "count"), "binding": ("约束性", "binding"), "expected": ("预期性", "expected"), "estimate": ("预计", "estimate"),
    "preliminary": ("初步", "preliminary"), "final": ("最终", "final"), "revised": ("修订", "revised"), "current": ("现价", "current prices"),
    "constant": ("不变价", "constant prices"), "cumulative": ("累计", "cumulative"), "duration": ("时长", "duration"),
    "coverage": ("覆盖率", "coverage"), "index": ("指数", "index"),
}  # fmt: skip
Teller = Callable[[Row], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """预览: a table of the first new rows, each with the cell that it came from."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def preview(table: str, found: Examined, actor: Actor, *, most: int) -> Preview:
    """Give the first new rows of a table in the words of the page."""
    columns = _columns(table, _names(found, actor))
    rows = []
    for row in found.new[table][:most]:
        spot = found.spots.get(row.number)
        cell = (spot.cell("value") or spot.cell("name") or str(spot.row)) if spot else ""
        rows.append((cell, tuple(teller(row) for _, teller in columns)))
    return Preview(header=tuple(name for name, _ in columns), rows=tuple(rows))


def _names(found: Examined, actor: Actor) -> dict[str, dict[str, str]]:
    """Give names by code: of what is kept, and of what this file brings."""
    fresh = {
        table: {row["code"]: row["name"] for row in found.new.get(table, ())}
        for table in ("places", "indicators")
    }
    return {
        "place": {row.code: row.name for row in queries.places(actor, NOW)} | fresh["places"],
        "indicator": {row.code: row.name for row in queries.indicators(actor, NOW)} | fresh["indicators"],
        "unit": {row.code: row.name for row in accounts.units(actor, NOW)},
    }


def _word(text: str) -> str:
    return say(*_WORDS[text]) if text in _WORDS else text


def _columns(table: str, names: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Teller]]:
    def plain(name: str) -> Teller:
        return lambda row: _word(row[name])

    def named(name: str, of: str) -> Teller:
        return lambda row: names[of].get(row[name], row[name])

    def wanted(row: Row) -> str:
        high = f"–{row['value_high']}" if row["value_high"] else ""
        return (
            f"{_word(row['comparison'])} {row['value']}{high} {row['unit'] if row['value'] else ''}".strip()
        )

    def base(row: Row) -> str:
        return f"{row['base_value']}（{row['base_period']}）" if row["base_value"] else ""

    def how(row: Row) -> str:
        return " ".join(
            _word(row[name]) for name in ("definition", "breakdown", "basis", "span", "status") if row[name]
        )

    code, name = (say("编号", "Code"), plain("code")), (say("名称", "Name"), plain("name"))
    nature = (say("属性", "Nature"), plain("nature"))
    responsible = (say("责任单位", "Responsible unit"), named("responsible", "unit"))
    indicator = (say("指标", "Indicator"), named("indicator", "indicator"))
    unit = (say("单位", "Unit"), plain("unit"))
    match table:
        case "indicators":
            return [name, unit, (say("类型", "Kind"), plain("kind")), nature, responsible, code]
        case "filled":
            return [name, nature, responsible]
        case "targets":
            return [
                indicator,
                (say("年份", "Due"), plain("due")),
                (say("目标", "Target"), wanted),
                (say("基期", "Base"), base),
            ]
        case "places":
            return [name, code]
        case _:
            return [
                (say("地方", "Place"), named("place", "place")), indicator, (say("时期", "Period"), plain("period")),
                (say("数值", "Value"), plain("value")), unit, (say("口径与版本", "How counted"), how),
                (say("公布", "Published"), plain("vintage")), (say("来源", "Source"), plain("source_title")),
            ]  # fmt: skip
