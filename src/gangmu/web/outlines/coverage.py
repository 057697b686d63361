"""Coverage (覆盖): every sentence of a version ends as mapped, not a promise, or open; none is left unexplained."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gangmu.core.outline.clauses import ClauseSpan, clause_at
from gangmu.web.outlines import queries
from gangmu.web.outlines.mapping import KEPT, clause_spans
from gangmu.web.outlines.models import ClauseFinding, OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

_TELLS: Final = ("target", "measure")  # kinds that make a sentence a promise
DraftRow = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Ending:
    """How one sentence ends. `unexplained` until a draft is accepted in it or the clerk says what it is."""

    ending: str  # mapped, not_a_promise, open, waiting (drafts to be reviewed), unexplained
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All sentences of a version with their endings."""

    spans: list[ClauseSpan]
    endings: list[Ending]
    open_drafts: int
    findings: dict[int, ClauseFinding]  # by where the sentence begins

    @property
    def unexplained(self) -> list[int]:
        """Sentences that nobody has said anything of: their numbers in `spans`."""
        return [place for place, each in enumerate(self.endings) if each.ending in ("unexplained", "waiting")]

    def count(self, ending: str) -> int:
        """Count the sentences that end so."""
        return sum(each.ending == ending for each in self.endings)


def coverage_of(version: OutlineVersion, by: Actor) -> Coverage:
    """Tell how every sentence of a version ends as its review stands now."""
    rows = queries.drafts(by, NOW).filter(outline=version.pk).columns("kind", "start", "end", "state")
    findings = {row.start: row for row in queries.findings(by, NOW).filter(outline=version.pk)}
    spans = clause_spans(version, ((kind, start, end) for kind, start, end, _ in rows))
    endings = _endings(spans, rows, findings)
    open_drafts = sum(state == "proposed" for *_, state in rows)
    return Coverage(spans, endings, open_drafts, findings)


def _endings(
    spans: Sequence[ClauseSpan], rows: Sequence[DraftRow], findings: dict[int, ClauseFinding]
) -> list[Ending]:
    mapped, waiting = set[int](), set[int]()
    starts = [span.start for span in spans]
    for kind, start, end, state in rows:
        if kind in _TELLS and (state in KEPT or state == "proposed"):
            first = clause_at(spans, start)
            reached = range(first or 0, max(bisect_left(starts, end), (first or 0) + 1))
            if state in KEPT:
                mapped |= set(reached)
            else:
                waiting |= set(reached)
    found = []
    for place, span in enumerate(spans):
        finding = findings.get(span.start)
        if place in mapped:
            found.append(Ending("mapped"))
        elif place in waiting:
            found.append(Ending("waiting"))
        elif finding is not None:
            found.append(Ending(finding.ending, finding.reason))
        else:
            found.append(Ending("unexplained"))
    return found
