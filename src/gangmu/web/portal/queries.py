"""What the portal reads: the issued outline and what hangs from it, for an actor, at a moment."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gangmu.web.accounts import queries as accounts
from gangmu.web.indicators import queries as figures
from gangmu.web.indicators.outlooks import chance_in, outlook_of
from gangmu.web.indicators.paths.changes import path_changes
from gangmu.web.indicators.queries import judgements
from gangmu.web.indicators.showing.drafting import Behind
from gangmu.web.indicators.showing.telling import (
    explanations,
    headline,
    rule_words,
    sums,
    told_steps,
)
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import OutlineVersion, SetMember
from gangmu.web.portal.asking import Asked
from gangmu.web.portal.details import Detail
from gangmu.web.portal.drawings import drawings_of
from gangmu.web.portal.history import history_of, turns_of
from gangmu.web.portal.issues import asked_since, editions_known, issues_of, told_withdrawal
from gangmu.web.portal.materials import (
    GapRow,
    IndicatorRow,
    Materials,
    MemberRow,
    NodeRow,
    PartRow,
    SetRow,
    SystemRow,
    ThemeRow,
)
from gangmu.web.portal.meanings import meaning_of
from gangmu.web.portal.promise_rows import clause_rows, promise_rows
from gangmu.web.portal.rivals import rivals_of
from gangmu.web.portal.tables import tables_of
from gangmu.web.portal.task_rows import task_rows


def version_of_promise(asked: Asked, code: str) -> int | None:
    """Give the version in which a promise stood last; None where there is no such promise."""
    row = outlines.promises(asked.actor, asked.moment).filter(code=code).first()
    return row.outline_id if row else None


def version_of_clause(asked: Asked, code: str) -> int | None:
    """Give the version in which a sentence stood last; None where there is no such sentence."""
    row = outlines.clauses(asked.actor, asked.moment).filter(code=code).first()
    texts = outlines.clause_texts(asked.actor, asked.moment).filter(clause=row.pk) if row else ()
    known = editions_known(asked.actor, asked.moment) if row else {}
    stood = [each.outline_id for each in texts if each.outline_id in known]
    return max(stood, key=lambda each: known[each].number, default=None)


def materials(asked: Asked, *, version_id: int | None = None) -> Materials | None:
    """Give a version, by default the one in force, with all that hangs from it; None while there is none."""
    actor, moment = asked.actor, asked.moment
    versions = outlines.versions(actor, moment)
    asked_for = versions.filter(state="issued") if version_id is None else versions.filter(id=version_id)
    version = asked_for.first()
    if version is None:
        return None
    codes = dict(outlines.clauses(actor, moment).columns("id", "code"))
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
        clauses=tuple(sorted(clause_rows(asked, version, codes), key=lambda row: row.start)),
        promises=tuple(
            sorted(
                promise_rows(asked, version, codes, sorted_under),
                key=lambda row: (row.start, -row.end, row.code),
            )
        ),
        systems=tuple(_systems(asked, version, codes)),
        gaps=tuple(_gaps(asked, version)),
        sets=tuple(_sets(asked, version)),
        indicators=tuple(
            IndicatorRow(code=row.code, name=row.name, name_en=row.name_en, aliases=tuple(row.aliases))
            for row in figures.indicators(actor, moment)
        ),
        tasks=tuple(task_rows(asked, codes)),
        themes=tuple(ThemeRow(row.code, row.name, row.name_en) for row in themes.values()),
        version=editions_known(actor, moment)[version.pk].number,
        issued_on=version.issued_on,
    )


def _gaps(asked: Asked, version: OutlineVersion) -> Iterator[GapRow]:
    rows = list(outlines.gaps(asked.actor, asked.moment).filter(outline=version.pk))
    closing = {row.closed_by_id for row in rows if row.closed_by_id}
    posts = accounts.posts(asked.actor, asked.moment).by_id(closing) if closing else {}
    for row in rows:
        post = posts.get(row.closed_by_id or 0)
        yield GapRow(
            kind=row.kind,
            text=row.words,
            start=row.start,
            end=row.end,
            closed_on=row.closed_on,
            closed_by=post.title if post else "",
            supplied=row.supplied,
        )


def detail(asked: Asked, code: str) -> Detail:
    """Give what is known of one promise: its verdict in words, and the chain behind each number."""
    rows = list(outlines.promises(asked.actor, asked.moment))
    row = next((each for each in rows if each.code == code), None)
    if row is None:
        return Detail()
    meaning = tuple(meaning_of(asked.actor, asked.moment, row))
    changes = tuple(path_changes(asked.moment, row)) if row.kind == "target" else ()
    known_editions = editions_known(asked.actor, asked.moment)
    issues = issues_of(asked.moment, row, known_editions)
    gone = told_withdrawal(asked.actor, asked.moment, row, known_editions)
    history = tuple(history_of(row, issues, gone=gone, changes=changes))
    if row.kind != "target":
        return Detail(meaning=meaning, history=history, gone=gone)
    known = judgements(asked.actor, asked.moment, on=asked.on, promises=rows)
    judgement = known[row.pk]
    outlook = outlook_of(asked.actor, asked.moment, row.pk, on=asked.on)
    chance = chance_in(outlook, code=code) if outlook else None
    turns = tuple(turns_of(judgement, since=asked_since(issues), changes=changes))
    series = [each.history.series for each in judgement.followed]
    others = [
        other
        for key, other in known.items()
        if key != row.pk and series and series[0] in [each.history.series for each in other.followed]
    ]
    return Detail(
        headline=headline(judgement),
        words=tuple(explanations(judgement)),
        drawings=tuple(drawings_of(judgement, others, behind=Behind(outlook=outlook))),
        chance=chance.words if chance else "",
        sums=tuple(sums(judgement)),
        steps=told_steps(judgement),
        rule=rule_words(judgement),
        series=tuple(tables_of(judgement)),
        rivals=tuple(rivals_of(asked.actor, asked.moment, judgement)),
        meaning=meaning,
        gone=gone,
        history=tuple(sorted((*turns, *history), key=lambda each: each.on or asked.on, reverse=True)),
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
