"""Two at one draft (同改一条): what the second had typed and what the first decided, as people read it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from gangmu.web.doors.languages import say, shown
from gangmu.web.outlines.choices import REASONS, STATES, Words
from gangmu.web.outlines.forms import Field, fields_of
from gangmu.web.outlines.models import Draft
from gangmu.web.outlines.series import SeriesChoice

Told = tuple[str, str]  # a name and what stands under it

_VERBS: Final[dict[str, Words]] = {
    "accept": ("采用", "accept"),
    "correct": ("改后采用", "accept as corrected"),
    "reject": ("不采纳", "reject"),
    "reopen": ("重新审阅", "review again"),
    "merge": ("合并", "merge"),
    "split": ("拆分", "split"),
}


def typed_in_words(draft: Draft, sent: Mapping[str, Any], series: Sequence[SeriesChoice]) -> Iterator[Told]:
    """Tell what a form of the review asked for: its verb, and what it said otherwise than the draft does now."""
    verb = str(sent.get("verb", ""))
    if verb in _VERBS:
        yield say("要办的", "Asked for"), say(*_VERBS[verb])
    if verb in ("accept", "correct"):
        for field in fields_of(draft.kind, draft.values):
            text = str(sent.get(f"f-{field.name}", field.value)).strip()
            if text != field.value:
                yield field.label, _value(field, text)
        words = str(sent.get("words", ""))
        if words and words != draft.outline.text[draft.start : draft.end]:
            yield say("原文", "Words"), words
        if series:
            yield say("哪个序列", "Series"), say("、", ", ").join(shown(each.name) for each in series)
    if verb == "reject":
        yield say("理由", "Reason"), _reason(str(sent.get("reason") or REASONS[0][0]))
    if verb == "split":
        yield say("拆成", "Pieces"), str(sent.get("pieces", ""))


def now_in_words(draft: Draft) -> Iterator[Told]:
    """Tell how a draft stands now."""
    yield say("状态", "State"), say(*STATES[draft.state])
    if draft.reason:
        yield say("理由", "Reason"), _reason(draft.reason)
    if draft.state == "corrected":
        for field in fields_of(draft.kind, draft.values):
            if field.value:
                yield field.label, _value(field, field.value)


def _reason(text: str) -> str:
    return next((say(*words) for words in REASONS if words[0] == text), text)


def _value(field: Field, text: str) -> str:
    if field.flag:
        return say("是", "yes") if text else say("否", "no")
    return dict(field.options).get(text, text) or say("（空）", "(empty)")
