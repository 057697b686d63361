"""The forms of a unit on one page (填报项): each with its due day, what is known already and where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from gangmu.core.base.calendars import NOT_PUBLISHED
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, canonical, shown
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.elapsed_shares import percent
from gangmu.core.plan.no_change import no_change_left
from gangmu.core.plan.reporting_periods import month_words
from gangmu.core.plan.reporting_rules import ReportingRules
from gangmu.core.plan.reports import WORDS
from gangmu.core.plan.requests import request_of
from gangmu.core.plan.slips import Slip
from gangmu.web.doors.languages import language, say
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.reporting import queries
from gangmu.web.reporting.forms import holds_news, standing_in
from gangmu.web.reporting.lamps.timing import PeriodTime
from gangmu.web.reporting.models import ProgressReport, ReportEvidence, SpotCheck
from gangmu.web.reporting.slips import asked_of

FILLABLE = ("due", "late", "draft", "returned")
NO_CHANGE_FROM = ("due", "late", "draft")
MORE = ("problem", "next_step", "help_wanted")
UNMATCHED = ("抽查不相符", "checked: does not match")
LABELS = {
    "visible_progress": ("形象进度", "Visible progress"),
    "amount": ("本年累计完成", "Done this year so far"),
    "problem": ("存在问题", "Problem"),
    "next_step": ("下步打算", "Next step"),
    "help_wanted": ("需要协调", "Help wanted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """一栏: what stands in it, and where that comes from."""

    name: str
    label: str
    value: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """填报项: one report as the form shows it."""

    row: ProgressReport
    period: str
    state: str
    due_on: date
    due_note: str  # where the calendar of that year is not published
    is_overdue: bool
    days: int  # until it is due; negative: since
    fields: Mapping[str, Field]
    unchanged_left: int
    is_ticked: bool
    may_confirm: bool
    is_confirmed: bool
    is_more_open: bool
    claims: bool
    files: Sequence[ReportEvidence]
    room: int
    refusal: GangmuError | None
    asked: Sequence[str]  # of its figure, until it is said to be so
    sure_of: str  # the figure of which the tick speaks
    time: PeriodTime | None  # at the end of the period that it speaks of

    @property
    def carried(self) -> list[str]:
        """Name the fields below the first two in which something stands already."""
        return [self.fields[name].label for name in MORE if self.fields[name].value]

    @property
    def target(self) -> str:
        """Tell the year's target, where the task has one."""
        task = self.row.task
        return "" if task.amount is None else f"{shown(task.amount)}{task.unit_of_measure}"


def goal_words(row: ProgressReport) -> str:
    """Say an amount with its unit of measure beside the year's goal and its share of it, where the task has one."""
    task = row.task
    if task.amount is None or row.amount is None:
        return ""
    done, goal = f"{shown(row.amount)}{task.unit_of_measure}", f"{shown(task.amount)}{task.unit_of_measure}"
    share = percent(EXACT.divide(row.amount, task.amount)) if task.amount > 0 else ""
    zh, en = f"{done}，年度目标{goal}", f"{done} of {goal} this year"
    return say(f"{zh}，完成{share}", f"{en}, {share}") if share else say(zh, en)


def period_words(period: str) -> str:
    """Say a period in the language of the page."""
    return say(*month_words(Period(period)))


def state_words(row: ProgressReport, check: SpotCheck | None = None) -> str:
    """Say the state of a report in the language of the page; what a check found not to match is never “checked”."""
    state = lifecycle("progress_report", row.lifecycle).state(row.state)
    if check is None or check.matches is not False:
        return say(state.zh, state.en)
    if row.state == "checked":
        return say(*UNMATCHED)
    return say(f"{state.zh}，{UNMATCHED[0]}", f"{state.en}, {UNMATCHED[1]}")


def items(
    rows: Sequence[ProgressReport],
    rules: ReportingRules,
    *,
    on: date,
    typed: QueryDict | None = None,
    refused: Mapping[int, GangmuError] | None = None,
    times: Mapping[int, PeriodTime] | None = None,
) -> list[Item]:
    """Give the items of a form, in the order in which they are due; what was typed and refused stays typed."""
    if not rows:
        return []
    earlier = queries.earlier_no_change(list(rows))
    files = evidence_of(rows)
    return [
        _item(
            row,
            rules,
            on=on,
            typed=typed if typed and f"v-{row.pk}" in typed else None,
            refusal=(refused or {}).get(row.pk),
            left=no_change_left(earlier.get(row.task_id, []), at_most=rules.no_change_running),
            files=files.get(row.pk, []),
            time=(times or {}).get(row.pk),
        )
        for row in rows
    ]


def evidence_of(rows: Sequence[ProgressReport]) -> dict[int, list[ReportEvidence]]:
    """Give the evidence of reports (佐证材料), by report."""
    files: dict[int, list[ReportEvidence]] = {}
    if rows:
        found = ReportEvidence.objects.filter(report__in=rows).select_related("file").order_by("position")
        for each in found:
            files.setdefault(each.report_id, []).append(each)
    return files


def _item(
    row: ProgressReport,
    rules: ReportingRules,
    *,
    on: date,
    typed: QueryDict | None,
    refusal: GangmuError | None,
    left: int,
    files: Sequence[ReportEvidence],
    time: PeriodTime | None,
) -> Item:
    certain = request_of(row.period, rules).due.is_certain
    fields = {name: _field(row, name, typed) for name in LABELS}
    return Item(
        row=row,
        period=period_words(row.period),
        state=state_words(row),
        due_on=row.due_on,
        due_note="" if certain else say(*NOT_PUBLISHED),
        is_overdue=on > row.due_on,
        days=(row.due_on - on).days,
        fields=fields,
        unchanged_left=left if row.state in NO_CHANGE_FROM else 0,
        is_ticked=bool(typed.get(f"nc-{row.pk}")) if typed else row.is_no_change,
        may_confirm=holds_news(row),
        is_confirmed=bool(typed and typed.get(f"ok-{row.pk}")),
        is_more_open=row.state not in ("due", "late") or typed is not None,
        claims=bool(typed.get(f"done-{row.pk}")) if typed else row.claims_completion,
        files=files,
        room=rules.evidence - len(files),
        refusal=refusal,
        asked=slip_words(asked_of(row)) if row.state in FILLABLE and refusal is None else [],
        sure_of="" if row.amount is None else canonical(row.amount),
        time=time,
    )


def slip_words(slips: Sequence[Slip]) -> list[str]:
    """Say what is asked, or was asked, of a figure."""
    return [each.message("en" if language() == "en" else "zh") for each in slips]


def _field(row: ProgressReport, name: str, typed: QueryDict | None) -> Field:
    said = standing_in(row)
    value = getattr(said, name)
    text = canonical(value) if name == "amount" and value is not None else str(value or "")
    known = row.prefilled.get(name, {})
    if typed is not None:
        text = typed.get(f"{name}-{row.pk}", text)
    return Field(
        name=name,
        label=say(*LABELS[name]),
        value=text,
        origin=origin_words(known) if known and text == str(known.get("value")) else "",
    )


def origin_words(known: Mapping[str, str]) -> str:
    """Say where what was filled in beforehand comes from."""
    period = period_words(known["period"])
    if known.get("origin") == "observation":
        source = known.get("source") or say("系统已有数据", "figures held here")
        return say(f"系统已有：{source}，{period}", f"held already: {source}, {period}")
    return say(f"带自{period}报告", f"from the report of {period}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """前后对照: one field before and after."""

    label: str
    before: str
    after: str

    @property
    def is_other(self) -> bool:
        """Tell whether it changed."""
        return self.before != self.after


def changes_of(row: ProgressReport) -> list[Change]:
    """Give what a report says beside what was said before; fields empty in both are left out."""
    before = {
        name: str(each.get("value") or "")
        for name, each in row.prefilled.items()
        if each.get("origin") == "report"
    }
    after = {name: getattr(row, name) for name in WORDS}
    after["amount"] = "" if row.amount is None else canonical(row.amount)
    return changes_between(before, after)


def correction_of(row: ProgressReport) -> list[Change]:
    """Give what is to be corrected beside what stands there."""
    wanted = row.wanted or {}
    before = {name: getattr(row, name) for name in WORDS}
    before["amount"] = "" if row.amount is None else canonical(row.amount)
    after = {name: str(wanted.get(name) or "") for name in (*WORDS, "amount")}
    return [each for each in changes_between(before, after) if each.is_other]


STAGES = {
    "unit_review": ("更正：本单位审核中", "correction: in review by its unit"),
    "unit_signing": ("更正：待签发", "correction: to be signed by its unit"),
    "sent_back": ("更正：单位内退回", "correction: sent back in its unit"),
}
TAKEN_BACK = ("更正：已收回", "correction: taken back")


def stage_words(row: ProgressReport) -> str:
    """Say where a correction lies within its unit."""
    return say(*STAGES.get((row.wanted or {}).get("stage", ""), TAKEN_BACK))


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Set what was said beside what is said, field by field; fields empty in both are left out."""
    return [
        Change(label=say(*LABELS[name]), before=before.get(name, ""), after=after.get(name, ""))
        for name in LABELS
        if before.get(name) or after.get(name)
    ]
