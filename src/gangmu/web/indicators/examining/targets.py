"""Targets of the outline's own table (核对目标), held against what the text promises already."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gangmu.core.base.quantities import canonical, convertible
from gangmu.files.plan_folders.checks import check_tables
from gangmu.files.plan_folders.naming import index_of, with_codes
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import CHOICES_IN_CHINESE, Row
from gangmu.files.tables.layouts.raw_rows import Gathered, RawRow, Spot, canonical_rows, told
from gangmu.files.tables.problems import Problem, Severity
from gangmu.web.indicators.examining.kept import Kept, Tables
from gangmu.web.indicators.examining.registering import kind_of
from gangmu.web.indicators.mapping import figure_of, in_base_unit, is_measured
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

Known = Mapping[tuple[str, str], Sequence[Promise]]  # indicator and due period -> promises of the text
FILLED = "filled"  # indicators that are kept, with what the table says of them and nobody has said yet
_FIELDS = {"unit": "计量单位", "nature": "属性", "responsible": "责任单位"}
_GIVEN = ("code", "clause", "kind", "basis", "comparison")


def hold_targets(
    gathered: Gathered, kept: Kept, *, by: Actor, first: int, file: str
) -> tuple[Tables, dict[int, Spot], list[Problem]]:
    """Give the indicators and targets that are new, where they stand, and what is to be told of them."""
    if not gathered.rows.get("indicators"):
        return {"indicators": (), "targets": (), FILLED: ()}, {}, []
    filled, indicators, spots, problems = _indicators(
        gathered.rows["indicators"], kept, first=first, file=file
    )
    named = {**kept.named, "indicators": (*kept.named["indicators"], *indicators)}
    raw = gathered.rows.get("targets", ())
    rows, found, faults = canonical_rows(
        BY_NAME["targets"], raw, file=file, first=first + len(spots), given=_GIVEN
    )
    spots |= found
    coded, unknown = with_codes({**named, "targets": tuple(rows)})
    faults += [each for each in unknown if each.file == "targets.csv"]
    checked = check_tables(
        {"targets": coded["targets"], "indicators": named["indicators"]}, outline=None, today=None
    )
    faults += [each for each in checked if each.row and each.row in found]
    new, remarks = _against_text(coded["targets"], _known(by), spots, file=file)
    return {"indicators": indicators, "targets": new, FILLED: filled}, spots, [*problems, *faults, *remarks]


def _indicators(
    raw: Sequence[RawRow], kept: Kept, *, first: int, file: str
) -> tuple[tuple[Row, ...], tuple[Row, ...], dict[int, Spot], list[Problem]]:
    """Tell new indicators from those kept; of those kept the table fills in what is missing and changes nothing."""
    units = index_of(kept.named["units"])
    fills: list[Row] = []
    index = index_of(kept.named["indicators"])
    by_code = {row["code"]: row for row in kept.named["indicators"]}
    taken = set(by_code)
    new: list[RawRow] = []
    problems: list[Problem] = []
    seen = set[str]()
    for each in raw:
        name = each.texts["name"]
        codes = index.get(each.texts.get("code", "")) or index.get(name, set())
        if codes:
            there = by_code[min(codes)]
            fills += _fills(each, there, units)
            problems += _differences(each, there, file)
        elif name not in seen:
            seen.add(name)
            code = each.texts.get("code") or next(
                code for number in range(1, 100_000) if (code := f"I{number:03d}") not in taken
            )
            taken.add(code)
            unit = each.texts.get("unit", "")
            kind = {"kind": each.texts.get("kind") or kind_of(name, unit), "unit": unit or "1"}
            new.append(RawRow(texts={**each.texts, **kind, "code": code}, spot=each.spot))
    rows, spots, faults = canonical_rows(BY_NAME["indicators"], new, file=file, first=first)
    coded, unknown = with_codes({**kept.named, "indicators": tuple(rows)})
    faults += [each for each in unknown if each.file == "indicators.csv"]
    problems += [
        told(file, "indicator.new", spots[row.number], "name", Severity.REMARK, name=row["name"])
        for row in rows
    ]
    return tuple(fills), coded["indicators"], spots, [*problems, *faults]


def _nature(raw: RawRow) -> str:
    written = raw.texts.get("nature", "")
    return CHOICES_IN_CHINESE.get(written, written)


def _fills(raw: RawRow, kept: Row, units: Mapping[str, set[str]]) -> list[Row]:
    """Give what the table says of an indicator that is kept, where nothing is kept of it yet."""
    who = units.get(raw.texts.get("responsible", ""), set())
    told = {"nature": _nature(raw), "responsible": min(who) if len(who) == 1 else ""}
    missing = {name: text for name, text in told.items() if text and not kept[name]}
    if missing.get("responsible", "") == kept["authority_unit"]:  # who confirms never answers
        missing.pop("responsible", None)
    return [Row(0, {"code": kept["code"], "name": kept["name"], **missing})] if missing else []


def _differences(raw: RawRow, kept: Row, file: str) -> list[Problem]:
    problems = []
    for field, written in (("unit", raw.texts.get("unit", "")), ("nature", _nature(raw))):
        there = kept[field]
        if written and there and written != there and not (field == "unit" and convertible(written, there)):
            problems.append(
                told(
                    file,
                    "indicator.changed",
                    raw.spot,
                    field,
                    Severity.REMARK,
                    field=_FIELDS[field],
                    kept=there,
                )
            )
    return problems


def _known(by: Actor) -> dict[tuple[str, str], list[Promise]]:
    """Give the targets of the version in force by the indicator that decides them and their due period."""
    version = outlines.version_in_force(by, NOW)
    promises = outlines.promises(by, NOW).filter(outline=version.pk if version else 0, kind="target").by_id()
    found: dict[tuple[str, str], list[Promise]] = {}
    for each in outlines.meanings(by, NOW):
        promise = promises.get(each.promise_id)
        if promise is not None and each.role == "actual" and promise.withdrawn_on is None:
            found.setdefault((each.indicator, promise.due), []).append(promise)
    return found


def _against_text(
    rows: Sequence[Row], known: Known, spots: Mapping[int, Spot], *, file: str
) -> tuple[tuple[Row, ...], list[Problem]]:
    new, problems = [], []
    for row in rows:
        promises = known.get((row["indicator"], row["due"]), ())
        same = next((each for each in promises if _is_same(each, row)), None)
        if same is not None:
            spot = spots[row.number]
            problems.append(told(file, "target.known", spot, "value", Severity.REMARK, code=same.code))
            continue
        for each in promises:
            figure = figure_of(each)
            value = f"{canonical(figure.value)} {figure.unit}" if figure else each.words
            spot = spots[row.number]
            problems.append(
                told(file, "target.differs", spot, "value", Severity.REMARK, code=each.code, value=value)
            )
        new.append(row)
    return tuple(new), problems


def _is_same(promise: Promise, row: Row) -> bool:
    """Tell whether the text promises the same: the figure decides, and without one the words."""
    if not row["value"]:
        return promise.value is None and promise.comparison == row["comparison"]
    if promise.value is None or promise.basis != row["basis"]:
        return False
    # A measure word counts whatever noun the promise is kept in: 2600 万人次 of 机场旅客.
    noun = "" if is_measured(promise.unit) else promise.unit
    value, unit = in_base_unit(Decimal(row["value"]), row["unit"], noun=noun)
    return promise.value == value and (promise.unit == unit or not promise.unit)
