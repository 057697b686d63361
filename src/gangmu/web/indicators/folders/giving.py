"""Giving a programme as a plan folder (导出计划文件夹): its present state, table by table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gangmu.core.base.quantities import canonical
from gangmu.files.plan_folders import PlanFolder
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row
from gangmu.web.indicators import queries
from gangmu.web.indicators.folders.further import further_tables
from gangmu.web.indicators.folders.naming import Names, row_key
from gangmu.web.indicators.folders.organising import aliases_of, organisation_tables
from gangmu.web.indicators.mapping import figure_of
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW, Moment

Cells = dict[str, str]
ROLES = {"office": "office_clerk"}  # of rights.toml, as plan folders call them


def plan_of(programme: Programme, by: Actor, moment: Moment = NOW) -> PlanFolder:
    """Give a programme as a plan folder, as its office writes it where the record says nothing else."""
    tables = tables_of(by, moment)
    written: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for cell in queries.folder_cells(by, moment):
        written[cell.table, cell.row_key].append(cell)
    for name, rows in tables.items():
        for key, cells in rows.items():
            for cell in written[name, key]:
                if cells.get(cell.column, "") == cell.stood_for:
                    cells[cell.column] = cell.written
    version = outlines.version_in_force(by, moment)
    if version is not None and (nodes := _nodes(version, by, moment)):
        tables["nodes"] = nodes
    head, rules = head_of(programme, version, by, moment)
    return PlanFolder(
        head=head,
        outline=version.text if version else None,
        tables={
            name: tuple(_row(number, cells) for number, cells in enumerate(rows.values(), 2))
            for name, rows in tables.items()
            if rows
        },
        rules=rules,
    )


def _nodes(version: OutlineVersion, by: Actor, moment: Moment) -> dict[str, Cells]:
    """Give the tree of the text, where the folder mended what the reader found."""
    kept = queries.heads(by, moment).first()
    if kept is None or not kept.words.get("mends_nodes"):
        return {}
    return {
        node["id"]: {"code": node["id"]}
        | {name: str(node[name]) for name in ("level", "start", "end", "section_end")}
        | {name: node[name] or "" for name in ("kind", "label", "title", "parent")}
        for node in version.nodes
    }


def _row(number: int, cells: Cells) -> Row:
    return Row(number, {name: text for name, text in cells.items() if text})


def head_of(
    programme: Programme, version: OutlineVersion | None, by: Actor, moment: Moment = NOW
) -> tuple[dict[str, str], Mapping[str, str]]:
    """Give `plan.yaml` and the rule sets: what was taken over, with what the record says since."""
    kept = queries.heads(by, moment).first()
    words: dict[str, Any] = dict(kept.words) if kept else {}
    rules = words.pop("rules", {})
    words.pop("mends_nodes", None)
    words.pop("outline_sha256", None)
    head = {"format": "1", "place": programme.place} | words
    head |= {"code": programme.code, "time_zone": programme.time_zone}
    head.setdefault("language", "zh")
    head.setdefault("title", programme.name)
    if version is not None:
        head |= {"title": version.title, "language": version.language, "script": version.script}
        if version.issued_on:
            head["issued"] = version.issued_on.isoformat()
        if version.title_en:
            head["title_en"] = version.title_en
    if not kept:
        head |= {"title_en": programme.name_en, "notice": programme.example_note}
    if programme.go_live_on and not kept:
        head["go_live"] = programme.go_live_on.isoformat()
    return {name: text for name, text in head.items() if text}, rules


def tables_of(by: Actor, moment: Moment = NOW) -> dict[str, dict[str, Cells]]:
    """Give every table as the record has it, each row under its key."""
    names = Names.of(by, moment)
    version = outlines.version_in_force(by, moment)
    found: dict[str, list[Cells]] = {
        "units": list(_units(names, aliases_of(by, moment))),
        "posts": list(_posts(names)),
        **organisation_tables(by, moment, names.units),
        "places": list(_places(names)),
        "indicators": list(_indicators(names)),
        "definitions": list(_definitions(by, moment, names)),
        "observations": list(_observations(by, moment, names)),
        "themes": [
            {"code": each.code, "name": each.name, "name_en": each.name_en, "order": _order(each.position)}
            for each in outlines.themes(by, moment)
        ],
    }
    if version is not None:
        found |= _of_version(by, moment, names, version)
    for further in further_tables():
        found |= further.give(by, moment)
    return {name: _keyed(name, rows) for name, rows in found.items()}


def _keyed(name: str, rows: Iterable[Cells]) -> dict[str, Cells]:
    """Put rows under their keys; of those that share one, each after the first gets its number."""
    seen: Counter[str] = Counter()
    found: dict[str, Cells] = {}
    for cells in rows:
        key = row_key(name, cells)
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key}#{seen[key]}"] = cells
    return found


def _order(position: int) -> str:
    return str(position) if position else ""


def _units(names: Names, aliases: Mapping[int, str]) -> Iterator[Cells]:
    for each in names.units.values():
        yield {
            "code": each.code,
            "name": each.name,
            "name_en": each.name_en,
            "short_name": each.short_name,
            "aliases": aliases.get(each.pk, ""),
            "kind": each.kind,
            "parent": names.unit(each.parent_id),
            "order": _order(each.position),
            "valid_from": str(each.founded_on or ""),
            "valid_to": str(each.dissolved_on or ""),
        }


def _posts(names: Names) -> Iterator[Cells]:
    for each in names.posts.values():
        role = ROLES.get(each.role, each.role)
        yield {
            "code": each.code,
            "title": each.title,
            "unit": names.unit(each.unit_id),
            "role": role,
            "order": _order(each.position),
            "valid_from": str(each.founded_on or ""),
            "valid_to": str(each.abolished_on or ""),
        }


def _places(names: Names) -> Iterator[Cells]:
    for each in names.places.values():
        cells = _same(each, "code name name_en kind precision source_title source_url grade note")
        cells |= {"aliases": ";".join(each.aliases), "parent": names.place(each.parent_id)}
        yield cells | {name: _number(getattr(each, name)) for name in ("longitude", "latitude")}


def _indicators(names: Names) -> Iterator[Cells]:
    texts = (
        "code name name_en unit kind direction timing nature definition definition_en frequency release_lag "
        "authority formula note note_en basis retired_why"
    )
    for each in names.indicators.values():
        lists = {
            name: ";".join(getattr(each, name)) for name in ("themes", "aliases", "breakdowns", "places")
        }
        yield {
            **_same(each, texts),
            **lists,
            "responsible": names.unit(each.responsible_id),
            "authority_unit": names.unit(each.authority_unit_id),
            "release_days": ";".join(f"{when}={day}" for when, day in each.release_days),
            "retired_on": str(each.retired_on or ""),
        }


def _definitions(by: Actor, moment: Moment, names: Names) -> Iterator[Cells]:
    for each in queries.definitions(by, moment):
        yield {
            "indicator": names.indicator(each.indicator_id),
            **_same(each, "from_period definition definition_en basis source_title"),
            "comparable": "" if each.is_break else "yes",
            "decided_by": names.post(each.decided_by_id),
            "decided_on": str(each.decided_on),
        }


def _observations(by: Actor, moment: Moment, names: Names) -> Iterator[Cells]:
    texts = "period unit status source_title source_url grade accepted ruling note note_en"
    for each in queries.all_observations(by, moment):
        series = names.series[each.series_id]
        yield {
            "place": names.place(series.place_id),
            "indicator": names.indicator(series.indicator_id),
            **_same(series, "definition breakdown basis span"),
            **_same(each, texts),
            "vintage": str(each.vintage or ""),
            "value": canonical(each.value),
            "break": each.break_before,
            "state": "" if each.state == "published" else each.state,  # what nobody filed says nothing of it
            "filed_by": names.post(each.filed_by_id),
            "filed_on": str(each.filed_on or ""),
            "ruled_by": names.post(each.ruled_by_id),
            "ruled_on": str(each.ruled_on or ""),
        }


def _same(row: Any, columns: str) -> Cells:
    return {name: getattr(row, name) for name in columns.split()}


def _number(value: Any) -> str:
    return "" if value is None else canonical(value)


# What hangs from the text


def _of_version(by: Actor, moment: Moment, names: Names, version: OutlineVersion) -> dict[str, list[Cells]]:
    def rows(query: Any) -> list[Any]:
        return list(query(by, moment).filter(outline=version.pk).order_by("start", "id"))

    promises = rows(outlines.promises)
    targets = [each for each in promises if each.kind == "target"]
    measures = [each for each in promises if each.kind == "measure"]
    meanings = list(outlines.meanings(by, moment).order_by("promise", "id"))
    followed = _followed(meanings)
    codes = {each.pk: each.code for each in promises}
    sets = rows(outlines.named_sets)
    return {
        "clauses": list(_clauses(by, moment, names, version)),
        "targets": [_target(each, names, followed.get(each.pk, {})) for each in targets]
        + [_figure(each, names) | {"kind": "baseline"} for each in rows(outlines.baselines)],
        "measures": [_measure(each, names) for each in measures],
        "meanings": list(_meanings(meanings, codes, names)),
        "duties": list(_duties(rows(outlines.duties), codes, names)),
        "systems": [
            _placed(each, names) | _same(each, "code name name_en kind state address note note_en")
            for each in rows(outlines.systems)
        ],
        "sets": [
            _placed(each, names) | _same(each, "code name name_en counts meaning meaning_en") for each in sets
        ],
        "members": list(_members(by, moment, {each.pk: each.code for each in sets})),
        "gaps": [
            _placed(each, names)
            | _same(each, "code kind words supplied note note_en")
            | {"closed_on": str(each.closed_on or ""), "closed_by": names.post(each.closed_by_id)}
            for each in rows(outlines.gaps)
        ],
    }


def _clauses(by: Actor, moment: Moment, names: Names, version: OutlineVersion) -> Iterator[Cells]:
    for each in outlines.clause_texts(by, moment).filter(outline=version.pk):
        yield {
            "code": names.clause(each.clause_id),
            "start": str(each.start),
            "end": str(each.end),
            "node": each.node,
            "ending": each.ending,
            "reason": each.reason,
            "themes": names.themes_of(each.clause_id),
        }


def _placed(row: Any, names: Names) -> Cells:
    return {"clause": names.clause(row.clause_id), "start": str(row.start), "end": str(row.end)}


def _figure(row: Any, names: Names) -> Cells:
    cells = _placed(row, names) | _same(row, "code words comparison basis period_start due every")
    if (figure := figure_of(row)) is not None:
        cells |= {"value": canonical(figure.value), "unit": figure.unit}
        if row.value_high is not None and row.value:
            cells["value_high"] = canonical(row.value_high * figure.value / row.value)
    return cells | {"ambition": "yes" if row.ambition else "", "reference_words": row.reference}


def _target(row: Any, names: Names, followed: Mapping[str, str]) -> Cells:
    cells = _figure(row, names) | {"kind": "target"} | _followed_cells(followed)
    cells |= _same(row, "base_period path withdrawn_by accepted supplied note note_en")
    cells |= {"base_value": _number(row.base_value), "tolerance": _number(row.tolerance)}
    cells["milestones"] = ";".join(f"{when}={value}" for when, value in row.milestones or ())
    return cells | {"withdrawn_on": str(row.withdrawn_on or "")}


def _followed(meanings: Iterable[Any]) -> dict[int, dict[str, str]]:
    """Give the indicator that decides each target, and what it keeps pace with."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for each in meanings:
        found[each.promise_id].setdefault(each.role, each.indicator)
    return found


def _followed_cells(followed: Mapping[str, str]) -> Cells:
    return {"indicator": followed.get("actual", ""), "reference": followed.get("reference", "")}


def _measure(row: Any, names: Names) -> Cells:
    cells = _placed(row, names) | _same(
        row, "code verb object strength period_start due every withdrawn_by note note_en"
    )
    return cells | {"withdrawn_on": str(row.withdrawn_on or "")}


def _meanings(rows: Iterable[Any], codes: Mapping[int, str], names: Names) -> Iterator[Cells]:
    parts = "role place indicator definition breakdown basis span reason reason_en"
    for number, each in enumerate((each for each in rows if each.promise_id in codes), 1):
        yield {
            "code": each.code or f"M{number}",
            "target": codes[each.promise_id],
            **_same(each, parts),
            "decided_by": names.post(each.decided_by_id),
            "decided_on": str(each.decided_on),
        }


def _duties(rows: Iterable[Any], codes: Mapping[int, str], names: Names) -> Iterator[Cells]:
    for number, each in enumerate(rows, 1):
        yield {
            "code": f"D{number}",
            "measure": codes.get(each.promise_id, ""),
            **_placed(each, names),
            "lead": names.unit_codes(each.lead),
            "responsible": names.unit_codes(each.responsible),
            "supporting": names.unit_codes(each.supporting),
            "deadline": each.deadline,
        }


def _members(by: Actor, moment: Moment, sets: Mapping[int, str]) -> Iterator[Cells]:
    for each in outlines.set_members(by, moment):
        if each.named_set_id in sets:
            code = f"{sets[each.named_set_id]}.{each.part}.{each.position}"
            yield {
                "code": code,
                "set": sets[each.named_set_id],
                "part": str(each.part),
                "order": str(each.position),
                **_same(each, "name meaning meaning_en"),
                "start": str(each.start),
                "end": str(each.end),
            }


def columns_of(table: str) -> tuple[str, ...]:
    """Name the columns of a table."""
    return tuple(column.name for column in BY_NAME[table].columns)
