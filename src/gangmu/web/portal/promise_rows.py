"""Promise rows: each promise with its standing and the words of its margin.

A long outline has ten thousand measures and some hundred targets: measures are read by columns, targets as rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.standing import standing_of_measure
from gangmu.web.doors.languages import say
from gangmu.web.indicators.outlooks import chances
from gangmu.web.indicators.queries import judgements
from gangmu.web.indicators.showing.telling import grey_words, margin_words
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import OutlineVersion
from gangmu.web.outlines.table_rows import row_words
from gangmu.web.portal.asking import Asked
from gangmu.web.portal.materials import ClauseRow, PromiseRow

_READ = ("code", "clause_id", "start", "end", "due", "every", "withdrawn_on", "is_unread")
_SPOKEN = ("clause_id", "start", "end", "ending", "reason")


def clause_rows(asked: Asked, version: OutlineVersion, codes: Mapping[int, str]) -> Iterator[ClauseRow]:
    """Give the sentences of a version with their codes, in no order."""
    texts = outlines.clause_texts(asked.actor, asked.moment).filter(outline=version.pk)
    for clause, start, end, ending, reason in texts.columns(*_SPOKEN):
        if clause in codes:
            yield ClauseRow(code=codes[clause], start=start, end=end, ending=ending, reason=reason)


def promise_rows(
    asked: Asked, version: OutlineVersion, codes: Mapping[int, str], themes: Mapping[int, Sequence[str]]
) -> Iterator[PromiseRow]:
    """Give the promises of a version, targets first, each kind in no order."""
    yield from _targets(asked, version, codes, themes)
    measures = outlines.promises(asked.actor, asked.moment).filter(outline=version.pk, kind="measure")
    measured = _Measured(asked.on)
    for code, clause, start, end, due, every, withdrawn_on, unread in measures.columns(*_READ):
        name, figure = measured.standing(due, recurs=bool(every), withdrawn_on=withdrawn_on)
        yield PromiseRow(
            code=code,
            clause=codes.get(clause, ""),
            kind="measure",
            start=start,
            end=end,
            standing=name,
            figure=figure,
            due=due,
            themes=tuple(themes.get(clause, ())),
            is_unread=unread,
        )


class _Measured:
    """Standings of measures on a day: many share their date, and so their words."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._told: dict[tuple[str, bool, date | None], tuple[str, str]] = {}

    def standing(self, due: str, *, recurs: bool, withdrawn_on: date | None) -> tuple[str, str]:
        """Give the standing with the words of its margin."""
        key = (due, recurs, withdrawn_on)
        if key not in self._told:
            by = Period(due) if due else None
            verdict = standing_of_measure("", on=self._on, due=by, recurs=recurs, withdrawn_on=withdrawn_on)
            self._told[key] = verdict.standing.value, grey_words(verdict, by)
        return self._told[key]


def _targets(
    asked: Asked, version: OutlineVersion, codes: Mapping[int, str], themes: Mapping[int, Sequence[str]]
) -> Iterator[PromiseRow]:
    rows = list(outlines.promises(asked.actor, asked.moment).filter(outline=version.pk, kind="target"))
    judged = judgements(asked.actor, asked.moment, on=asked.on, promises=rows)
    odds = chances(asked.actor, asked.moment, on=asked.on)
    for row in rows:
        judgement = judged[row.pk]
        said = [margin_words(judgement)] + ([odds[row.code].short] if row.code in odds else [])
        yield PromiseRow(
            code=row.code,
            clause=codes.get(row.clause_id, ""),
            kind="target",
            start=row.start,
            end=row.end,
            standing=judgement.verdict.standing.value,
            figure=say("，", ", ").join(part for part in said if part),
            due=row.due,
            themes=tuple(themes.get(row.clause_id, ())),
            is_unread=row.is_unread,
            indicator=next((each.indicator.code for each in judgement.followed), ""),
            supplied=row.supplied,
            name=row.indicator if row.supplied else "",
            row=row_words(row) if row.supplied else "",
            order=row.pk if row.supplied else 0,
        )
