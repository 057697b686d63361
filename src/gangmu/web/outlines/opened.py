"""Drafts as the review shows them: each as a line, and the one that is being looked at with its form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gangmu.web.doors.languages import say
from gangmu.web.outlines.actions.counting import target_of
from gangmu.web.outlines.choices import KINDS, STATES, STRENGTHS, TARGET_KINDS
from gangmu.web.outlines.doubts import DOUBTS
from gangmu.web.outlines.forms import Field, fields_of, head_of
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.outlines.series import SeriesChoice, likely

_AROUND_WORDS: Final = 30  # characters before and after the words of a draft


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft in the list."""

    draft: Draft
    head: str
    kind: str
    doubts: tuple[str, ...]
    state: str
    alike: int = 0  # open drafts of the same pattern in the whole text

    @property
    def number(self) -> int:
        """Its number, beside the text and in it."""
        return self.draft.number

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.draft.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.draft.end

    @property
    def is_open(self) -> bool:
        """Tell whether it is to be reviewed."""
        return self.draft.state == "proposed"

    @property
    def is_kept(self) -> bool:
        """Tell whether it was accepted."""
        return self.draft.state in ("accepted", "corrected")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """The draft that is being looked at, with its form."""

    line: DraftLine
    words: str
    before_words: str
    after_words: str
    fields: tuple[Field, ...]
    series: tuple[SeriesChoice, ...]
    chosen: frozenset[str]
    before: DraftLine | None  # with which it can be merged
    said: str = ""  # the words that state its deadline, where they stand apart from it
    lent: bool = False  # whether the document's title or opening lends the deadline to all
    with_it: tuple[Draft, ...] = ()  # measures of the same words: counted with this target
    target: Draft | None = None  # with which this measure is counted
    after: int = 0  # the draft to go to next
    pieces: str = ""  # a proposal for splitting


def line_of(draft: Draft, version: OutlineVersion, alike: Mapping[str, int]) -> DraftLine:
    """Give a draft as a line of the list."""
    words = version.text[draft.start : draft.end]
    kind = say(*KINDS[draft.kind])
    detail = {"target": TARGET_KINDS, "measure": STRENGTHS}.get(draft.kind, {})
    key = draft.values.get("kind" if draft.kind == "target" else "strength")
    if key in detail and not (draft.kind == "target" and key == "target"):
        kind += " · " + say(*detail[key])
    return DraftLine(
        draft=draft,
        head=head_of(draft.kind, draft.values, words)[:160],
        kind=kind,
        doubts=tuple(say(*DOUBTS[code][1:]) for code in draft.doubts if code in DOUBTS),
        state=say(*STATES[draft.state]),
        alike=alike.get(draft.pattern, 0) if draft.state == "proposed" else 0,
    )


def open_draft(
    version: OutlineVersion,
    lines: Sequence[DraftLine],
    place: int,
    offered: Sequence[SeriesChoice],
    beside: Sequence[Draft],
) -> OpenDraft:
    """Give the draft that is being looked at, with its words in place, its form and what it shares words with."""
    line = lines[place]
    draft = line.draft
    words = version.text[draft.start : draft.end]
    after = next((each.draft.pk for each in [*lines[place + 1 :], *lines[:place]] if each.is_open), 0)
    by_place = sorted(
        (each for each in lines if each.draft.kind == draft.kind and each.start <= draft.start), key=_by_place
    )
    earlier = [
        each
        for each in by_place
        if each is not line
        and (each.is_open or each.is_kept)
        and "\n"
        not in version.text[each.start : draft.end].strip()  # one paragraph: words over a heading are none
    ]
    series = likely(draft.values.get("indicator") or "", list(offered)) if draft.kind == "target" else []
    return OpenDraft(
        line=line,
        words=words,
        before_words=version.text[max(draft.start - _AROUND_WORDS, 0) : draft.start].rpartition("\n")[2],
        after_words=version.text[draft.end : draft.end + _AROUND_WORDS].partition("\n")[0],
        fields=tuple(fields_of(draft.kind, draft.values)),
        series=tuple(series),
        chosen=frozenset(series_key(meaning) for meaning in draft.meanings),
        before=earlier[-1] if earlier else None,
        with_it=tuple(_counted_with(draft, version, beside)),
        target=next((each for each in beside if each.pk == draft.into_id and each.kind == "target"), None),
        said=_said(version, draft.values.get("said")),
        lent=draft.kind == "measure"
        and bool(draft.values.get("period"))
        and draft.values.get("said", 0) is None,
        after=after,
        pieces="\n".join(_pieces(words)),
    )


def _counted_with(draft: Draft, version: OutlineVersion, beside: Iterable[Draft]) -> Iterator[Draft]:
    """Give the measures that are counted with a target, or will be once it is accepted."""
    if draft.kind != "target" or draft.values.get("kind") == "baseline":
        return
    for each in beside:
        is_free = draft.state == "proposed" and each.state in ("proposed", "accepted", "corrected")
        if each.into_id == draft.pk and each.state == "merged":
            yield each
        elif is_free and each.kind == "measure" and not each.counted_apart:
            yield from [each] if target_of(version.text, each, [draft]) is not None else []


def _said(version: OutlineVersion, span: Sequence[int] | None) -> str:
    """Quote the words that state a deadline, with the few before and after them."""
    if not span:
        return ""
    start, end = max(span[0] - 4, 0), span[1] + 12
    before = version.text[start : span[0]].rpartition("\n")[2]
    return before + version.text[span[0] : end].partition("\n")[0]


def _by_place(line: DraftLine) -> tuple[int, int]:
    return line.start, line.end


def series_key(meaning: Mapping[str, Any]) -> str:
    """Give the series of a meaning in one word, as forms name it."""
    names = ("place", "indicator", "definition", "breakdown", "basis", "span")
    return "|".join(str(meaning.get(name) or "") for name in names)


def _pieces(words: str) -> list[str]:
    return [piece.strip() for piece in re.split("[，、；,;。]", words) if piece.strip()]
