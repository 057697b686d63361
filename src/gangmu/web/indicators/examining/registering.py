"""Names that nothing answers to (未登记的名称): asked about, or registered with the file where the clerk says so."""

from collections.abc import Iterable, Mapping, Sequence

from gangmu.core.base.quantities import convertible
from gangmu.files.plan_folders.naming import index_of
from gangmu.files.tables.columns import Row
from gangmu.web.indicators.examining.kept import Tables

_RATES = ("增速", "增长率", "增长", "涨幅", "增幅", "降幅")
_SHARES = ("率", "比重", "占比", "比例", "强度", "首位度")
_COUNTED = "个 家 户 项 条 座 所 件 列 人 万人 人次 万人次 位 名".split()


def one_name(text: str, index: Mapping[str, set[str]]) -> str:
    """Settle a labelled name (`gdp: 地区生产总值`): whichever of its parts is known."""
    if text in index or ": " not in text:
        return text
    code, _, label = text.partition(": ")
    return code if code in index else label.strip()


def with_one_name(rows: Sequence[Row], named: Tables) -> tuple[Row, ...]:
    """Settle the labelled names of observations."""
    indexes = {
        name: index_of(named[table]) for name, table in (("place", "places"), ("indicator", "indicators"))
    }
    settled = []
    for row in rows:
        cells = {name: one_name(row[name], index) for name, index in indexes.items() if row[name]}
        settled.append(Row(row.number, {**row.cells, **cells}))
    return tuple(settled)


def registered(rows: Sequence[Row], named: Tables) -> Tables:
    """Give rows for the places and indicators that observations name and nobody keeps.

    An indicator gets the name and the unit of the file; what it is, is told from them and may be revised.
    """
    places = _unknown((row["place"] for row in rows), named["places"])
    indicators = _unknown((row["indicator"] for row in rows), named["indicators"])
    units = {row["indicator"]: row["unit"] for row in reversed(rows)}
    return {
        "places": _numbered("P", places, named["places"]),
        "indicators": tuple(
            Row(
                0,
                {
                    **row.cells,
                    "unit": units[row["name"]] or "1",
                    "kind": kind_of(row["name"], units[row["name"]]),
                },
            )
            for row in _numbered("I", indicators, named["indicators"])
        ),
    }


def _unknown(names: Iterable[str], kept: tuple[Row, ...]) -> list[str]:
    index = index_of(kept)
    return [name for name in dict.fromkeys(names) if name and name not in index]


def _numbered(letter: str, names: Sequence[str], kept: tuple[Row, ...]) -> tuple[Row, ...]:
    """Give codes that nobody has: the first free numbers behind a letter."""
    taken = {row["code"] for row in kept}
    codes = (code for number in range(1, 100_000) if (code := f"{letter}{number:03d}") not in taken)
    return tuple(Row(0, {"code": code, "name": name}) for name, code in zip(names, codes, strict=False))


def kind_of(name: str, unit: str) -> str:
    """Tell what the values of an indicator are by its name and unit.

    >>> kind_of("地区生产总值增速", "%"), kind_of("城镇化率", "%"), kind_of("高新技术企业数", "家"), kind_of("地区生产总值", "亿元")
    ('growth', 'share', 'count', 'level')
    """
    if name.endswith(_RATES) and (not unit or convertible(unit, "%")):
        return "growth"
    if name.endswith(_SHARES) and (not unit or convertible(unit, "%")):
        return "share"
    return "count" if unit in _COUNTED else "level"
