"""Taking a plan folder over (接收计划文件夹), by the product's own road: read, decided, issued, then figures and meanings.

Everything is a take-over (补录): text and decisions count from the day of issue, figures from the day they were published.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.indicators import HALF_A_YEAR
from gangmu.files.apart import read_apart
from gangmu.files.plan_folders import PlanFolder
from gangmu.files.plan_folders.folders import OUTLINE, folder_texts
from gangmu.files.tables.columns import Row
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.figures import Figures, take_in_figures
from gangmu.web.indicators.folders.deciding import KINDS, clause_decisions, decisions_of
from gangmu.web.indicators.folders.further import further_tables
from gangmu.web.indicators.folders.reviewing import FILE, Change, read_review
from gangmu.web.indicators.folders.settling import settle
from gangmu.web.indicators.folders.staffing import enter_themes, enter_units
from gangmu.web.indicators.mapping import day
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.actions.bringing import bring_version, enter_reading
from gangmu.web.outlines.actions.deciding import accept_drafts, reject_drafts
from gangmu.web.outlines.actions.issuing import Head, issue_version
from gangmu.web.outlines.actions.taking import take_decisions
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.decisions import Decision, Decisions
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.actors import operator
from gangmu.web.record.canonical import digest
from gangmu.web.record.commits import commit
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import AlreadyDoneError
from gangmu.web.record.stored import keep

Tell = Callable[[str, str], None]
_LOAD = "load-"  # keys of take-overs begin so
_ENDED = "ended"
_NOBODY_LOOKED = ("open", "未经审阅：识读没有在这一句里找到承诺")


class ProgrammeTakenError(GangmuError):
    """A programme that has an outline or figures is not taken over once more."""

    code = "folder.programme_taken"
    parameter_names = ("name",)


@dataclass(frozen=True, kw_only=True)
class Taking:
    """接收: a folder on its way in."""

    plan: PlanFolder
    path: Path
    programme: Programme
    at: datetime
    on: date  # the day of issue, from which text and decisions count
    tell: Tell
    document: Path | None = None  # another document in place of the folder's own text

    @property
    def name(self) -> str:
        """Give the beginning of the keys of this take-over's entries: the same folder gives the same keys."""
        return f"{_LOAD}{self.programme.code}"[:40] + f"-{self.digest}"

    @cached_property
    def digest(self) -> str:
        """Give what tells this folder from others."""
        told = sorted(folder_texts(self.plan).items())
        return digest([*told, str(self.document or "")])[:12]

    @property
    def text(self) -> Path | None:
        """Give the document that is read, if there is one."""
        if self.document is not None:
            return self.document
        return self.path / OUTLINE if self.plan.outline is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a take-over brought."""

    promises: int
    sentences: int
    observations: int
    left_out: tuple[str, ...]  # rows that found no place, file and row


def take_over(taking: Taking) -> Taken:
    """Take a folder without faults into a programme that is empty, or go on where the same was cut short (重新接收).

    Every step is an action under a key of its own: what was done answers as it did, and nothing is done twice.
    """
    by = operator(taking.programme.pk)
    if not was_cut_short(taking):
        see_that_it_is_empty(taking.programme)
    taking.tell("正在登记单位和岗位", "entering units and posts")
    enter_units(taking.plan, by=by, at=taking.at, key=f"{taking.name}-units", effective=taking.on)
    if (document := taking.text) is not None:
        _take_outline(taking, document)
    taking.tell("正在录入指标和数据", "entering indicators and figures")
    _take_figures(taking)
    taking.tell("正在认定口径", "entering what words mean")
    left_out = settle(
        taking.plan,
        before_cells=_take_further(taking),
        by=by,
        at=taking.at,
        key=f"{taking.name}-settle",
        effective=taking.on,
    )
    _end(taking)
    version = outlines.version_in_force(by, NOW)
    ids = version.pk if version else 0
    return Taken(
        promises=outlines.promises(by, NOW).filter(outline=ids).count(),
        sentences=outlines.clause_texts(by, NOW).filter(outline=ids).count(),
        observations=len(taking.plan.rows("observations")),
        left_out=left_out,
    )


def _take_further(taking: Taking) -> Callable[[], None]:
    """Give what enters the tables of applications above, when what they rest on stands under its own codes."""

    def take() -> None:
        for number, further in enumerate(further_tables()):
            key = f"{taking.name}-further{number}"
            further.take(
                taking.plan, by=operator(taking.programme.pk), at=taking.at, key=key, effective=taking.on
            )

    return take


def was_cut_short(taking: Taking) -> bool:
    """Tell whether the take-over of this same folder was begun here and not ended, and nothing else was done since."""
    keys = LedgerEntry.objects.filter(head__programme=taking.programme).values_list("key", flat=True)
    ours = {key for key in keys if key.startswith(taking.name)}
    others = {key for key in keys if not key.startswith((taking.name, "first-"))}
    return bool(ours) and not others and f"{taking.name}-{_ENDED}" not in ours


def _end(taking: Taking) -> None:
    """Say that it is ended: from here on the programme is no longer free for it."""
    by, key = operator(taking.programme.pk), f"{taking.name}-{_ENDED}"
    with suppress(AlreadyDoneError), commit("indicators.folder_taken_over", by=by, at=taking.at, key=key):
        pass


def see_that_it_is_empty(programme: Programme) -> None:
    """Refuse a programme that has an outline or figures."""
    by = operator(programme.pk)
    if outlines.versions(by, NOW).exists() or queries.indicators(by, NOW).exists():
        raise ProgrammeTakenError(name=programme.name)


# The text


def _take_outline(taking: Taking, place: Path) -> None:
    by, at, key, on = operator(taking.programme.pk), taking.at, taking.name, taking.on
    with place.open("rb") as stream:
        kept = keep(iter(lambda: stream.read(1 << 20), b""), name=place.name)
    taking.tell("正在识读原文", "reading the text")
    found = read_apart(place, name=place.name)
    contract = dict(found.contract)
    if nodes := _nodes(taking.plan):
        contract["nodes"] = nodes
    version = bring_version(
        kept,
        name=place.name,
        kind="application/octet-stream",
        on=on,
        by=by,
        at=at,
        key=f"{key}-bring",
        effective=on,
    )
    version = enter_reading(
        version, contract, found.text, dates=found.dates, by=by, at=at, key=f"{key}-read", effective=on
    )
    taking.tell("正在按记录的决定审阅", "deciding as the record says")
    _decide(taking, version)
    enter_themes(taking.plan, by=by, at=at, key=f"{key}-themes", effective=on)
    taking.tell("正在印发", "issuing")
    head = taking.plan.head
    issue_version(
        version,
        head=Head(
            number=head.get("paper", ""),
            issuer=head.get("government", ""),
            title=head.get("title", ""),
            title_en=head.get("title_en", ""),
        ),
        on=on,
        by=by,
        at=at,
        key=f"{key}-issue",
        seen=version.version,
        effective=on,
    )


def _nodes(plan: PlanFolder) -> list[dict[str, object]]:
    """Give the tree of the text where the folder mends it."""
    return [
        {
            "id": row["code"],
            "kind": row["kind"],
            "level": int(row["level"] or 1),
            "label": row["label"],
            "title": row["title"],
            "start": int(row["start"]),
            "end": int(row["end"]),
            "section_end": int(row["section_end"] or row["end"]),
            "parent": row["parent"] or None,
        }
        for row in plan.rows("nodes")
    ]


def _decide(taking: Taking, version: OutlineVersion) -> None:
    """Decide every draft: as the rows of the folder say, as its review says, and the rest as read."""
    by, at, key = operator(taking.programme.pk), taking.at, taking.name
    plan, review = taking.plan, read_review(taking.path / FILE, version.text)
    changes = review or []

    def drafts(**like: object) -> list[Draft]:
        return list(outlines.drafts(by, NOW).filter(outline=version.pk, **like).order_by("number"))

    every = drafts()
    decided = decisions_of(plan, every, changes)
    decided_by_review = _of_review(every, changes, plan)
    first = Decisions(decisions=(*decided, *decided_by_review))
    take_decisions(version, first, on=taking.on, by=by, at=at, key=f"{key}-decide", effective=taking.on)
    told = {kind for table, kind in KINDS.items() if plan.rows(table)}
    named = [each for each in drafts(state="proposed") if each.kind in told or _rejected(each, changes)]
    if named:
        reason = "不在审阅结果里"
        reject_drafts(named, reason=reason, on=taking.on, by=by, at=at, key=f"{key}-reject")
    if review is not None and any(each.kind == "any" for each in review):
        rest = drafts(state="proposed")
        accept_drafts(rest, on=taking.on, by=by, at=at, key=f"{key}-accept")
    _say_of_clauses(taking, version, changes)


def _of_review(drafts: Sequence[Draft], changes: Sequence[Change], plan: PlanFolder) -> list[Decision]:
    """Give decisions for the corrections of kinds that the folder has no table for."""
    told = {kind for table, kind in KINDS.items() if plan.rows(table)}
    return [
        Decision(
            verdict="corrected",
            kind=draft.kind,
            start=draft.start,
            end=draft.end,
            values={**draft.values, **change.values},
            reason=change.reason,
        )
        for change in changes
        for draft in drafts
        if change.verdict == "correct" and draft.kind == change.kind not in told and _touch(draft, change)
    ]


def _touch(draft: Draft, change: Change) -> bool:
    return draft.start < change.end and change.start < draft.end


def _rejected(draft: Draft, changes: Sequence[Change]) -> bool:
    return any(
        each.verdict == "reject" and each.kind == draft.kind and _touch(draft, each) for each in changes
    )


def _say_of_clauses(taking: Taking, version: OutlineVersion, changes: Sequence[Change]) -> None:
    by = operator(taking.programme.pk)
    spans = coverage_of(version, by).spans
    clauses = clause_decisions(taking.plan, changes, version.nodes, [span.start for span in spans])
    rest = next((each for each in changes if each.kind == "clause" and not each.node), None)
    decisions = Decisions(
        rest="as_read",
        rest_of_clauses=(rest.verdict, rest.reason) if rest else _NOBODY_LOOKED,
        clauses=tuple(clauses),
    )
    key = f"{taking.name}-clauses"
    take_decisions(version, decisions, on=taking.on, by=by, at=taking.at, key=key, effective=taking.on)


# Figures


def _take_figures(taking: Taking) -> None:
    """Enter figures by the day on which they were published: each day is one entry."""
    plan, by = taking.plan, operator(taking.programme.pk)
    days: dict[date, list[Row]] = defaultdict(list)
    lags = {each["code"]: Length(each["release_lag"] or HALF_A_YEAR.text) for each in plan.rows("indicators")}
    for row in plan.rows("observations"):
        lag = lags.get(row["indicator"], HALF_A_YEAR)
        counts_from = _counts_from(Period(row["period"]), lag, go_live=taking.programme.go_live_on)
        days[day(row["vintage"]) or counts_from].append(row)
    before = min([*days, taking.on])
    named = Figures(
        places=plan.rows("places"), indicators=plan.rows("indicators"), definitions=plan.rows("definitions")
    )
    take_in_figures(named, by=by, at=taking.at, key=f"{taking.name}-places", effective=before)
    for published, rows in sorted(days.items()):
        figures = Figures(observations=rows)
        key = f"{taking.name}-{published}"
        take_in_figures(figures, by=by, at=taking.at, key=key, effective=published)


def _counts_from(period: Period, lag: Length, *, go_live: date | None) -> date:
    """Give the day from which a value of unknown day counts: by when its indicator is published, at the latest at go-live."""
    published = lag.after(period.last)
    return max(period.last, min(published, go_live)) if go_live else published
