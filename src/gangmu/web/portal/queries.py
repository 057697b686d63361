"""What the portal reads: the issued outline and what hangs from it, for an actor, at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.targets import Basis, Comparison, Target
from gangmu.core.plan.standing import standing_of_measure, standing_of_target
from gangmu.core.plan.verdicts import Verdict
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import OutlineVersion, Promise, SetMember
from gangmu.web.portal.details import Detail
from gangmu.web.portal.drafting import drawing_of
from gangmu.web.portal.history import history_of
from gangmu.web.portal.judgements import Judgement
from gangmu.web.portal.materials import (
    ClauseRow,
    GapRow,
    Materials,
    MemberRow,
    NodeRow,
    PartRow,
    PromiseRow,
    SetRow,
    SystemRow,
    ThemeRow,
)
from gangmu.web.portal.meanings import meaning_of
from gangmu.web.portal.tables import tables_of
from gangmu.web.portal.telling import explanations, headline, margin_words, sums, told_steps
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, for which moment, and on which day standings are told."""

    actor: Actor
    moment: Moment
    on: date


def materials(asked: Asked) -> Materials | None:
    """Give the version in force with all that hangs from it; None while nothing is issued."""
    actor, moment = asked.actor, asked.moment
    version = outlines.version_in_force(actor, moment)
    if version is None:
        return None
    codes = {row.pk: row.code for row in outlines.clauses(actor, moment)}
    themes = {row.pk: row for row in outlines.themes(actor, moment)}
    sorted_under: dict[int, list[str]] = {}
    for link in outlines.themed(actor, moment):
        if link.theme_id in themes:
            sorted_under.setdefault(link.clause_id, []).append(themes[link.theme_id].code)
    return Materials(
        title=version.title,
        text=version.text,
        script=version.script,
        nodes=tuple(_node(row) for row in version.nodes),
        clauses=tuple(
            ClauseRow(
                code=codes[row.clause_id], start=row.start, end=row.end, ending=row.ending, reason=row.reason
            )
            for row in outlines.clause_texts(actor, moment).filter(outline=version.pk)
            if row.clause_id in codes
        ),
        promises=tuple(_promises(asked, version, codes, sorted_under)),
        systems=tuple(_systems(asked, version, codes)),
        gaps=tuple(
            GapRow(kind=row.kind, text=row.words, start=row.start, end=row.end, closed_on=row.closed_on)
            for row in outlines.gaps(actor, moment).filter(outline=version.pk)
        ),
        sets=tuple(_sets(asked, version)),
        themes=tuple(ThemeRow(row.code, row.name, row.name_en) for row in themes.values()),
        version=version.number,
        issued_on=version.issued_on,
    )


def detail(asked: Asked, code: str) -> Detail:
    """Give what is known of one promise: its verdict in words, and the chain behind each number."""
    rows = list(outlines.promises(asked.actor, asked.moment))
    row = next((each for each in rows if each.code == code), None)
    if row is None:
        return Detail()
    meaning = tuple(meaning_of(asked.actor, asked.moment, row))
    history = tuple(history_of(asked.actor, asked.moment, row))
    if row.kind != "target":
        return Detail(meaning=meaning, history=history)
    known = judgements(asked, rows)
    judgement = known[row.pk]
    series = [each.history.series for each in judgement.followed]
    others = [
        other
        for key, other in known.items()
        if key != row.pk and series and series[0] in [each.history.series for each in other.followed]
    ]
    return Detail(
        headline=headline(judgement),
        words=tuple(explanations(judgement)),
        drawing=drawing_of(judgement, others),
        sums=tuple(sums(judgement)),
        steps=told_steps(judgement),
        series=tuple(tables_of(judgement)),
        meaning=meaning,
        history=history,
    )


def judgements(asked: Asked, promises: Iterable[Promise]) -> dict[int, Judgement]:
    """Judge the targets: by the series that indicators keep, or without any where there are none yet."""
    targets = [row for row in promises if row.kind == "target"]
    if find_spec("gangmu.web.indicators.queries") is not None:
        kept: Any = import_module("gangmu.web.indicators.queries")
        found: dict[int, Judgement] = kept.judgements(
            asked.actor, asked.moment, on=asked.on, promises=targets
        )
        return found
    return {row.pk: _without_series(row, asked.on) for row in targets}


def _without_series(row: Promise, on: date) -> Judgement:
    target = Target(
        code=row.code,
        comparison=Comparison(row.comparison or "qualitative"),
        basis=Basis(row.basis or "level"),
        value=row.value,
        unit=row.unit,
        due=Period(row.due) if row.due else None,
        withdrawn_on=row.withdrawn_on,
    )
    return Judgement(target=target, verdict=standing_of_target(target, on=on))


def _measure(row: Promise, on: date) -> Verdict:
    due = Period(row.due) if row.due else None
    return standing_of_measure(row.code, on=on, due=due, withdrawn_on=row.withdrawn_on)


def _promises(
    asked: Asked, version: OutlineVersion, codes: Mapping[int, str], sorted_under: Mapping[int, list[str]]
) -> Iterable[PromiseRow]:
    rows = list(outlines.promises(asked.actor, asked.moment).filter(outline=version.pk))
    judged = judgements(asked, rows)
    for row in rows:
        judgement = judged.get(row.pk)
        if judgement is None:
            verdict = _measure(row, asked.on)
            judgement = Judgement(target=_without_series(row, asked.on).target, verdict=verdict)
        yield PromiseRow(
            code=row.code,
            clause=codes.get(row.clause_id, ""),
            kind="target" if row.kind == "target" else "measure",
            start=row.start,
            end=row.end,
            standing=judgement.verdict.standing.value,
            figure=margin_words(judgement),
            due=row.due,
            themes=tuple(sorted_under.get(row.clause_id, ())),
            is_unread=row.is_unread,
        )


def _node(row: dict[str, Any]) -> NodeRow:
    return NodeRow(
        id=row["id"],
        kind=row["kind"],
        level=row["level"],
        label=row["label"] or "",
        title=row["title"],
        start=row["start"],
        end=row["end"],
        section_end=row["section_end"],
        parent=row["parent"],
    )


def _systems(asked: Asked, version: OutlineVersion, codes: Mapping[int, str]) -> Iterable[SystemRow]:
    for row in outlines.systems(asked.actor, asked.moment).filter(outline=version.pk):
        yield SystemRow(
            code=row.code,
            clause=codes.get(row.clause_id, ""),
            name=row.name,
            kind=row.kind,
            start=row.start,
            end=row.end,
            state=row.state,
            unit=row.unit,
            note=row.note,
            address=row.address,
        )


def _sets(asked: Asked, version: OutlineVersion) -> Iterable[SetRow]:
    rows = list(outlines.named_sets(asked.actor, asked.moment).filter(outline=version.pk))
    members: dict[int, list[SetMember]] = {}
    for member in outlines.set_members(asked.actor, asked.moment).filter(
        named_set__in=[row.pk for row in rows]
    ):
        members.setdefault(member.named_set_id, []).append(member)
    for row in rows:
        yield SetRow(
            name=row.name, start=row.start, end=row.end, parts=_parts(row.counts, members.get(row.pk, []))
        )


def _parts(counts: str, members: list[SetMember]) -> tuple[PartRow, ...]:
    numbers = [int(each) for each in counts.split("+") if each.strip().isdecimal()]
    parts = max([len(numbers), *(member.part for member in members)], default=0)
    return tuple(
        PartRow(
            numbers[part - 1] if part <= len(numbers) else sum(m.part == part for m in members),
            tuple(MemberRow(m.name, m.start, m.end) for m in members if m.part == part),
        )
        for part in range(1, parts + 1)
    )
