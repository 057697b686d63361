"""Decisions on a reading, from the rows of a plan folder (审阅决定): what the folder says is what the text promises."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.quantities import Quantity, canonical, convertible
from gangmu.core.indicators.targets import Basis
from gangmu.files.plan_folders import PlanFolder
from gangmu.files.tables.columns import Row
from gangmu.web.indicators.folders.reviewing import Change
from gangmu.web.indicators.mapping import figure_of, in_base_unit
from gangmu.web.outlines.decisions import ClauseDecision, Decision
from gangmu.web.outlines.models import Draft

# Table of a plan folder -> kind of draft. A folder that has the table says all that there is of the kind.
KINDS: Final = {
    "targets": "target", "measures": "measure", "duties": "duty", "systems": "system", "sets": "set", "gaps": "gap",
}  # fmt: skip
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a draft, as `figure_of` asks for it."""

    value: Decimal | None
    unit: str
    surface_unit: str
    basis: str


def decisions_of(plan: PlanFolder, drafts: Sequence[Draft], changes: Sequence[Change]) -> list[Decision]:
    """Give a decision for each row of the folder that stands in the text."""
    at: dict[tuple[str, int, int], list[Draft]] = defaultdict(list)
    for each in drafts:
        at[each.kind, each.start, each.end].append(each)
    spans = {row["code"]: (int(row["start"]), int(row["end"])) for row in plan.rows("clauses")}
    found = []
    for table, kind in KINDS.items():
        for row in plan.rows(table):
            span = (int(row["start"]), int(row["end"])) if row["start"] else spans.get(row["clause"])
            if span is None or (
                table == "targets" and row["supplied"]
            ):  # no words of the text: settled later
                continue
            same = at[kind, *span]
            draft = same.pop(0) if same else None
            values = _changed(dict(draft.values) if draft else {}, kind, span, changes)
            told = _TELLERS[table](values, row, plan)
            found.append(
                Decision(
                    verdict="corrected" if draft or table in ("targets", "measures") else "added",
                    kind=kind,
                    start=span[0],
                    end=span[1],
                    code=row["code"] if kind != "duty" else "",
                    values=told,
                    counted_apart=kind == "measure",  # the folder lists it: that is what the text promises
                )
            )
    return found


def _changed(values: Values, kind: str, span: tuple[int, int], changes: Sequence[Change]) -> Values:
    for each in changes:
        if each.kind == kind and each.start < span[1] and span[0] < each.end:
            values |= each.values
    return values


def _target(values: Values, row: Row, plan: PlanFolder) -> Values:
    values |= {"kind": row["kind"], "comparison": row["comparison"], "basis": row["basis"]}
    values |= {"ambition": bool(row["ambition"])}
    period = {"start": row["period_start"] or None, "end": row["due"] or None, "every": row["every"] or None}
    values["period"] = period if any(period.values()) else None
    if row["reference_words"]:
        values["reference"] = row["reference_words"]
    if not values.get("indicator"):
        values["indicator"] = _indicator_name(row, plan)
    return values | _figure(values, row)


def _indicator_name(row: Row, plan: PlanFolder) -> str:
    named = (each["name"] for each in plan.rows("indicators") if each["code"] == row["indicator"])
    return next(named, "") or row["words"][:60]


def _figure(values: Values, row: Row) -> Values:
    """Give the figure of a row; what the reader found stays where it is the same quantity."""
    if not row["value"]:
        return {"value": None, "value_high": None}
    wanted = Quantity(Decimal(row["value"]), row["unit"])
    read = values.get("value")
    if read is not None:
        known = _Figure(
            Decimal(read), values.get("unit") or "", values.get("surface_unit") or "", row["basis"]
        )
        figure = figure_of(known, basis=Basis(row["basis"]), wanted=row["unit"])
        if figure and convertible(figure.unit, wanted.unit) and figure.to(wanted.unit) == wanted:
            return {}
    base, unit = in_base_unit(wanted.value, wanted.unit, noun=values.get("indicator") or "")
    told: Values = {
        "value": canonical(base),
        "unit": unit,
        "number": row["value"],
        "surface_unit": row["unit"],
    }
    if row["value_high"]:
        told["value_high"] = canonical(in_base_unit(Decimal(row["value_high"]), row["unit"])[0])
    return told


def _measure(values: Values, row: Row, plan: PlanFolder) -> Values:
    values |= {"verb": row["verb"], "object": row["object"], "strength": row["strength"]}
    period = {"start": row["period_start"] or None, "end": row["due"] or None, "every": row["every"] or None}
    told = period if any(period.values()) else None
    if told != values.get(
        "period"
    ):  # what the folder says, and that it says nothing, goes before the reading
        values.pop("said", None)
        values["period"] = told
    return values


def _duty(values: Values, row: Row, plan: PlanFolder) -> Values:
    units = {each["code"]: each["name"] for each in plan.rows("units")}
    for role in ("lead", "responsible", "supporting"):
        values[role] = [units.get(code, code) for code in row[role].split(";") if code]
    return values | {"deadline": row["deadline"] or None}


def _system(values: Values, row: Row, plan: PlanFolder) -> Values:
    return values | {"name": row["name"], "kind": row["kind"]}


def _set(values: Values, row: Row, plan: PlanFolder) -> Values:
    members = [each for each in plan.rows("members") if each["set"] == row["code"]]
    if not members:
        return values | {"name": row["name"], "parts": values.get("parts") or _parts(row, [])}
    return values | {"name": row["name"], "parts": _parts(row, members)}


def _parts(row: Row, members: Iterable[Row]) -> list[Values]:
    counts = [int(part) for part in row["counts"].split("+") if part.isdecimal()]
    by_part: dict[int, list[Values]] = defaultdict(list)
    for each in members:
        span = (each["start"], each["end"]) if each["start"] else (row["start"], row["end"])
        by_part[int(each["part"] or 1)].append(
            {"text": each["name"], "start": int(span[0]), "end": int(span[1])}
        )
    last = max(len(counts), *by_part, 0) if by_part else len(counts)
    return [
        {
            "count": counts[place - 1] if place <= len(counts) else len(by_part[place]),
            "members": by_part[place],
        }
        for place in range(1, last + 1)
    ]


def _gap(values: Values, row: Row, plan: PlanFolder) -> Values:
    return values | {"kind": row["kind"], "text": row["words"]}


_TELLERS: Final = {
    "targets": _target, "measures": _measure, "duties": _duty, "systems": _system, "sets": _set, "gaps": _gap,
}  # fmt: skip


def clause_decisions(
    plan: PlanFolder, changes: Sequence[Change], nodes: Sequence[Mapping[str, Any]], starts: Sequence[int]
) -> Iterator[ClauseDecision]:
    """Give what is said of sentences: by the folder's clauses, else by the review of whole headings."""
    if plan.rows("clauses"):
        for row in plan.rows("clauses"):
            if row["ending"] != "mapped":
                yield ClauseDecision(
                    start=int(row["start"]), end=int(row["end"]), ending=row["ending"], reason=row["reason"]
                )
        return
    said = set[int]()
    for each in changes:
        if each.kind != "clause" or not each.node:
            continue
        for node in nodes:
            if node["id"] == each.node or node["kind"] == each.node:
                within = [s for s in starts if node["start"] <= s < node["section_end"] and s not in said]
                said |= set(within)
                for start in within:
                    yield ClauseDecision(start=start, end=start + 1, ending=each.verdict, reason=each.reason)
