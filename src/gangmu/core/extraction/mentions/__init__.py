"""名称: the things that a text names, from places to platforms. `find_mentions` is the door."""

from operator import itemgetter

from gangmu.core.extraction.drafts import Mention
from gangmu.core.extraction.mentions.candidates import Candidate
from gangmu.core.extraction.mentions.headed import headed_at
from gangmu.core.extraction.mentions.lexicon import ZONES, Lexicon, lexicon
from gangmu.core.extraction.mentions.marked import find_marked
from gangmu.core.extraction.mentions.offices import find_offices
from gangmu.core.extraction.mentions.places import find_places, known_at
from gangmu.core.extraction.mentions.series import find_series
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.views import View

_LEAST_BEHIND_DISTRICT = 4
_FEW_ZONES = 3


def find_mentions(outline: Outline) -> list[Mention]:
    """Find the names in an outline, in order of the text; of two that overlap the longer one stands."""
    folded = outline.view.folded
    if outline.language == "en":
        # Compiled only for an English text: its patterns would cost each Chinese reading.
        from gangmu.core.extraction.mentions.english import find_english

        return _mentions(outline.view, _settle(list(find_english(folded))))
    backwards = folded[::-1]
    words = lexicon()
    candidates = [
        *_by_lexicon(folded, backwards, words),
        *find_marked(folded, backwards, words),
        *find_places(folded, backwards),
        *find_offices(folded),
        *find_series(folded, backwards),
    ]
    return _mentions(outline.view, _settle(_without_kinds(folded, candidates)))


def _by_lexicon(folded: str, backwards: str, words: Lexicon) -> list[Candidate]:
    """Find names that end in a known word, and known names."""
    sizes, known = words.sizes, words.known
    candidates: list[Candidate] = []
    for m in words.begins.finditer(folded):
        start = m.start()
        if folded[start : start + 2] in known and (found := known_at(folded, start, words)):
            candidates.append(found)
    for m in words.ends.finditer(folded):
        end = m.end() + 1
        if folded[end - 2 : end] in sizes and (found := headed_at(folded, backwards, end, words)):
            candidates.append(found)
    return candidates


def _without_kinds(folded: str, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out 综合保税区 and the like without a name where a paper is about all of them.

    A plan of a city calls its own zone so, among many places; a paper on the kind names it more often than places.
    """
    bare = {
        each for each in candidates if each.rule == "known.name" and folded[each.start : each.end] in ZONES
    }
    places = sum(each.rule == "place.known" for each in candidates)
    return (
        [each for each in candidates if each not in bare] if len(bare) > places + _FEW_ZONES else candidates
    )


def _settle(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longest of those that overlap; of 青岚区石渡物流基地 the district stands for itself."""
    candidates.sort(key=itemgetter(1), reverse=True)
    candidates.sort(key=itemgetter(0))
    kept: list[Candidate] = []
    end = 0
    for candidate in candidates:
        if candidate[0] >= end:
            kept.append(candidate)
            end = candidate[1]
            continue
        if _is_district_of(kept[-1], candidate):
            kept[-1:] = [candidate, kept[-1]._replace(start=candidate.end)]
        elif candidate.end - candidate.start > kept[-1].end - kept[-1].start:
            kept[-1] = candidate
        end = kept[-1].end
    return kept


def _is_district_of(longer: Candidate, candidate: Candidate) -> bool:
    return (
        candidate.rule == "place.with_suffix"
        and longer.start == candidate.start
        and longer.end - candidate.end >= _LEAST_BEHIND_DISTRICT
        and longer.type in ("place", "project")
    )


def _mentions(seen: View, candidates: list[Candidate]) -> list[Mention]:
    text, at, new = seen.text, seen.at, tuple.__new__
    found: list[Mention] = []
    for i, j, type_, rule in candidates:
        start, end = at[i], at[j - 1] + 1
        found.append(new(Mention, (start, end, type_, text[start:end], rule)))
    return found
