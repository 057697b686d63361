"""Targets on the page (挂在指标上的目标): each with its sentence, its standing, the sums and the stored outlook."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.web.indicators.judging import Judgement, judgements
from gangmu.web.indicators.models import Outlook
from gangmu.web.indicators.outlooks import outlooks, rests_on_later
from gangmu.web.indicators.pages.odds import odds_of
from gangmu.web.indicators.pages.values import TargetBlock
from gangmu.web.indicators.showing.faces import FACES
from gangmu.web.indicators.showing.telling import explanations, headline, series_name, sums
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import ClauseText, OutlineVersion, Promise
from gangmu.web.outlines.table_rows import row_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """所挂目标: a target of the indicator with all that is known of it."""

    promise: Promise
    judgement: Judgement
    outlooks: tuple[Outlook, ...]  # one for each series that it means
    sentence: tuple[str, str, str]
    later: int = 0  # outlooks left out: made after the day, or from what nobody can have seen by then

    def measures(self, series: CoreSeries) -> bool:
        """Tell whether this series is what its words mean."""
        return series in [each.history.series for each in self.judgement.followed]


def hanging_targets(
    actor: Actor, moment: Moment, code: str, *, on: date, undated_after: Length | None = None
) -> tuple[Hanging, ...]:
    """Give the targets whose words mean a series of this indicator, those due first first.

    Of a past day pass `undated_after`: no outlook is told that knew a value which nobody can have seen by then.
    """
    ids = {each.promise_id for each in outlines.meanings(actor, moment).filter(indicator=code, role="actual")}
    if not ids:
        return ()
    rows = [each for each in outlines.promises(actor, moment).filter(id__in=ids) if each.kind == "target"]
    judged = judgements(actor, moment, on=on, promises=rows)
    seen: dict[int, list[Outlook]] = {}
    later: Counter[int] = Counter()
    for each in outlooks(actor, moment).filter(promise__in=list(ids)):
        if Period(each.due).last < on:
            continue
        if rests_on_later(each, on, undated_after=undated_after):
            later[each.promise_id] += 1
        else:
            seen.setdefault(each.promise_id, []).append(each)
    sentences = _sentences(actor, moment, rows)
    found = [
        Hanging(
            promise=row,
            judgement=judged[row.pk],
            outlooks=tuple(seen.get(row.pk, ())),
            later=later[row.pk],
            sentence=sentences.get(row.pk, ("", row.words, "")),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda each: (each.promise.due or "9999", each.promise.start)))


def _sentences(
    actor: Actor, moment: Moment, promises: Sequence[Promise]
) -> Mapping[int, tuple[str, str, str]]:
    """Give each target's sentence, cut around its phrase."""
    version = outlines.version_in_force(actor, moment)
    if version is None:
        return {}
    texts: dict[int, ClauseText] = {}
    for each in outlines.clause_texts(actor, moment).filter(
        outline=version.pk, clause__in=[row.clause_id for row in promises]
    ):
        texts[each.clause_id] = each
    supplied = {row.pk: ("", row_words(row), f"（{row.supplied}）") for row in promises if row.supplied}
    return supplied | {
        row.pk: _cut(version, texts[row.clause_id], row)
        for row in promises
        if row.outline_id == version.pk and row.clause_id in texts and not row.supplied
    }


def _cut(version: OutlineVersion, clause: ClauseText, promise: Promise) -> tuple[str, str, str]:
    text = version.text
    start, end = max(promise.start, clause.start), min(promise.end, clause.end)
    return text[clause.start : start], text[start:end], text[end : clause.end]


def block_of(hanging: Hanging, *, here: CoreSeries | None, unit: str) -> TargetBlock:
    """Tell one target."""
    judgement = hanging.judgement
    names = [series_name(each, judgement) for each in judgement.followed]
    outlook = least_likely(hanging.outlooks)
    return TargetBlock(
        code=hanging.promise.code,
        sentence=hanging.sentence,
        series="；".join(names),
        face=FACES[judgement.verdict.standing.value],
        headline=headline(judgement),
        words=tuple(explanations(judgement)),
        sums=tuple(sums(judgement)),
        odds=odds_of(outlook, code=hanging.promise.code, unit=unit) if outlook else None,
        is_here=here is not None and hanging.measures(here),
    )


def least_likely(found: Sequence[Outlook]) -> Outlook | None:
    """Choose the outlook that decides: all series of a target must meet it."""
    told = [each for each in found if each.chance is not None]
    return min(told, key=lambda each: each.chance or 0, default=next(iter(found), None))
