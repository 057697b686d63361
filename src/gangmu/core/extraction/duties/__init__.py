"""责任分工 that a text states: who leads, who is responsible, who supports. `find_duties` is the door."""

from collections.abc import Iterator

from gangmu.core.extraction.drafts import Because, DutyDraft
from gangmu.core.extraction.duties.brackets import Assignment, bracketed, labelled
from gangmu.core.extraction.duties.roles import RESPONSIBLE, Roles, says_first_leads
from gangmu.core.extraction.duties.tables import cells_on_lines, rows_of_units
from gangmu.core.extraction.duties.tasks import Tasks, deadline_in, due_of_task
from gangmu.core.outline.outlines import Outline

WHOLE_TASK = "deadline.whole_task"  # the rule by which a date holds for all that its task promises
_BRACKETS = (
    ("[", "("),
    ("〔", "("),
    ("]", ")"),
    ("〕", ")"),
)  # papers write the units of a task in any of these


def find_duties(outline: Outline) -> list[DutyDraft]:
    """Find the duties of an outline, in order of the text."""
    if outline.language == "en":
        # Compiled only for an English text: its patterns would cost each Chinese reading.
        from gangmu.core.extraction.duties.english import find_english_duties

        return find_english_duties(outline)
    folded = outline.view.folded
    for written, plain in _BRACKETS:
        folded = folded.replace(written, plain)
    first_leads = says_first_leads(folded)
    tasks = Tasks(outline)
    drafts = []
    behind = 0
    for start, given in _assignments(folded):
        begin = start
        if start < 0:
            begin = tasks.start_of(given.start, behind=behind, own_line=_on_own_line(folded, given))
        behind = given.end
        drafts.append(_draft(outline, begin, given, first_leads=first_leads))
    return drafts


def _assignments(folded: str) -> Iterator[tuple[int, Assignment]]:
    """Give all assignments in order; the start of their task where the form tells it, else -1."""
    found = [(-1, given) for given in bracketed(folded)]
    found += [(-1, given) for given in labelled(folded)]
    found += rows_of_units(folded)
    found += cells_on_lines(folded)
    found.sort(key=lambda pair: pair[1].start)
    behind = 0
    for start, given in found:
        if given.start >= behind:
            behind = given.end
            yield start, given


def _on_own_line(folded: str, given: Assignment) -> bool:
    """Tell whether the words that name units begin a line."""
    return given.start == 0 or folded[given.start - 1] == "\n"


def _draft(outline: Outline, begin: int, given: Assignment, *, first_leads: bool) -> DutyDraft:
    view = outline.view
    roles = Roles()
    for role, name in given.names:
        roles.add("lead" if name.leads else role, view.name(name.start, name.end))
    if first_leads:
        first = next((name for role, name in given.names if role == RESPONSIBLE), None)
        roles.let_first_lead(view.name(first.start, first.end) if first else None)
    start, end = view.span(begin, given.end)
    because = [Because(f"duty.{given.rule}", *view.span(given.start, given.end))]
    if due_of_task(view.folded, begin, given.reach):
        because.append(Because(WHOLE_TASK, *view.span(begin, given.reach)))
    return DutyDraft(
        start=start,
        end=end,
        lead=tuple(roles.lead),
        responsible=tuple(name for name in roles.responsible if name not in roles.lead),
        supporting=tuple(name for name in roles.supporting if name not in roles.lead + roles.responsible),
        deadline=deadline_in(view.folded, begin, given.reach),
        node=outline.node_at(given.start),
        because=tuple(because),
    )
