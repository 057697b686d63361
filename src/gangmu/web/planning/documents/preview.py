"""What is shown of a document before it is taken in (收下前预览): rows, open points in their places, units, links."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from gangmu.core.extraction.division_units import NamedGroup, NamedUnit, NamedUnits
from gangmu.core.extraction.division_weight import NOT_PROPOSED_WORDS
from gangmu.core.extraction.duties.names import is_collective
from gangmu.core.plan.division_rows import (
    LEFT_IS_QUIET,
    DivisionPaper,
    DivisionRow,
    Left,
    LeftKind,
    Trouble,
    place_words,
)
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.doors.languages import say
from gangmu.web.planning.documents.leads import OpenLead, open_leads
from gangmu.web.planning.documents.naming import (
    NameChoice,
    Units,
    choices_of,
    day_of,
    default_of,
    named_in,
    units_on,
)
from gangmu.web.planning.documents.taking import paper_of
from gangmu.web.planning.documents.words import LEFT, spoken
from gangmu.web.planning.models import PlanDocument
from gangmu.web.record.actors import Actor

_SHOWN_ELSEWHERE: Final = ("division.group", "division.no_limit")  # a list of their own, the cell of limits


@dataclass(frozen=True, slots=True)
class Shown:
    """A name of a row: the unit that it means, or the words that no unit answers to."""

    words: str
    unit: OrgUnit | None
    is_group: bool


@dataclass(frozen=True)
class Line:
    """A row as the preview shows it."""

    number: int
    row: DivisionRow
    place: str
    roles: list[tuple[str, list[Shown]]]
    troubles: list[str]
    lead: OpenLead | None


@dataclass(frozen=True)
class NameLine:
    """A name that no unit answers to, with what may be said of it."""

    name: NamedUnit
    choices: list[NameChoice]
    default: str
    places: str


@dataclass(frozen=True)
class Preview:
    """A document as it was read, beside the units of today."""

    paper: DivisionPaper
    units: Units

    @cached_property
    def named(self) -> NamedUnits:
        """Whom the rows name."""
        return named_in(self.paper.rows, self.units)

    @cached_property
    def leads(self) -> dict[int, OpenLead]:
        """The rows whose lead the office picks."""
        return {each.number: each for each in open_leads(self.paper.rows, self.units)}

    @cached_property
    def lines(self) -> list[Line]:
        """The rows that are proposed, in order."""
        told: dict[int, list[str]] = defaultdict(list)
        for each in self.paper.troubles:
            if each.row is not None and each.code not in _SHOWN_ELSEWHERE:
                told[each.row].append(_message(each))
        return [
            Line(
                number,
                row,
                place_words(row.place, spoken()),
                list(self._roles(row)),
                told[number],
                self.leads.get(number),
            )
            for number, row in enumerate(self.paper.rows)
            if not row.why_not
        ]

    @cached_property
    def not_proposed(self) -> list[tuple[str, list[tuple[int, DivisionRow, str]]]]:
        """Sentences that are not proposed as tasks, by the reason: number, row, place."""
        return by_reason(enumerate(self.paper.rows))

    def _roles(self, row: DivisionRow) -> Iterator[tuple[str, list[Shown]]]:
        for words, names in (
            (say("牵头", "lead"), row.lead),
            (say("责任", "responsible"), row.responsible),
            (say("配合", "supporting"), row.supporting),
        ):
            if names:
                yield words, [self._shown(name) for name in names]

    def _shown(self, name: str) -> Shown:
        code = self.named.known.get(name)
        return Shown(name, self.units.rows.get(code or ""), is_collective(name))

    @cached_property
    def names(self) -> list[NameLine]:
        """Names that no unit answers to."""
        return [
            NameLine(
                each,
                list(choices_of(each, self.units)),
                default_of(each, self.units),
                say("、", ", ").join(place_words(place, spoken()) for place in each.places[:3]),
            )
            for each in self.named.unknown
        ]

    @cached_property
    def groups(self) -> list[NamedGroup]:
        """Words for several units that nobody has spelled out."""
        return [each for each in self.named.groups if not each.members]

    @property
    def others(self) -> int:
        """How many sentences are not proposed."""
        return sum(bool(row.why_not) for row in self.paper.rows)

    @property
    def unmatched(self) -> int:
        """How many rows name nobody."""
        return sum(row.is_unmatched and not row.why_not for row in self.paper.rows)

    @cached_property
    def general(self) -> list[tuple[str, str]]:
        """What is open about the paper as a whole: place, words."""
        return [
            (place_words(each.place, spoken()) if each.place else "", _message(each))
            for each in self.paper.troubles
            if each.row is None
        ]

    @cached_property
    def left(self) -> list[tuple[str, int, list[tuple[str, Left]], bool]]:
        """What became no row, by kind: its words, how many, each with its place, whether it only orders the rows."""
        found: dict[LeftKind, list[tuple[str, Left]]] = defaultdict(list)
        for each in self.paper.left:
            found[each.kind].append((place_words(each.place, spoken()), each))
        return [
            (say(*words), len(found[kind]), found[kind], kind in LEFT_IS_QUIET)
            for kind, words in LEFT.items()
            if found[kind]
        ]

    @cached_property
    def counted(self) -> list[tuple[str, int]]:
        """How many open points there are of each kind."""
        counts = Counter(each.code for each in self.paper.troubles)
        return counts.most_common()


def by_reason(
    rows: Iterable[tuple[int, DivisionRow]],
) -> list[tuple[str, list[tuple[int, DivisionRow, str]]]]:
    """Put sentences that are not proposed together by the reason."""
    found: dict[str, list[tuple[int, DivisionRow, str]]] = defaultdict(list)
    for number, row in rows:
        if row.why_not:
            found[row.why_not].append((number, row, place_words(row.place, spoken())))
    return [(say(*words), found[why]) for why, words in NOT_PROPOSED_WORDS.items() if why in found]


def _message(trouble: Trouble) -> str:
    return say(trouble.message("zh"), trouble.message("en"))


def preview_of(document: PlanDocument, actor: Actor) -> Preview:
    """Give the preview of a document."""
    return Preview(paper_of(document), units_on(actor, day_of(document)))
