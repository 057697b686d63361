"""Acts over many tasks (成批操作): one entry of the ledger, and one undo while nobody went on from it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.apps import apps

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning import queries
from gangmu.web.planning.actions.negotiating import chosen, named
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.refusals import TaskFrozenError, UndoneNotError
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.images import content_fields
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.rows import RecordRow

UNDOABLE: Final = (
    "planning.tasks_put_to_units",
    "planning.answers_entered",
    "planning.tasks_issued",
    "planning.plans_put_on_file",
    "planning.lead_assigned",
    "planning.limits_extended",
    "planning.words_spelled_out",
    "planning.tasks_revised",
    "planning.verdicts_given",
    "planning.year_opened",
    "planning.items_cut",
)
UNDONE: Final = "planning.many_undone"
_OWN: Final = frozenset({"id", "uid", "version", "programme_id", "seq_from", "effective_from"})


def _drafts(codes: Sequence[str], by: Actor) -> list[AnnualTask]:
    rows = chosen(codes, by, verb="update")
    for each in rows:
        if each.state != "drafted":
            raise TaskFrozenError(task=each.code, state=state_words(each))
    return rows


@once("planning.lead_assigned")
def assign_lead(
    codes: Sequence[str], unit: OrgUnit, *, why: str = "", by: Actor, at: datetime, key: str
) -> AnnualTask:
    """Let one unit lead many draft tasks (指定牵头单位); where it stood beside the lead it does so no longer."""
    rows = _drafts(codes, by)
    beside = queries.task_units(by, NOW).filter(task__in=[each.pk for each in rows], unit=unit.pk)
    values = {"lead_unit": unit, "lead_choice": why.strip()[:300]}
    with commit("planning.lead_assigned", by=by, at=at, key=key) as opened:
        changed = opened.replace_all([(each, values) for each in rows])
        for each in list(beside):
            opened.remove(each, version=each.version)
    return changed[0]


@once("planning.limits_extended")
def extend_limits(
    codes: Sequence[str], limit_on: date, *, words: str = "", by: Actor, at: datetime, key: str
) -> AnnualTask:
    """Set the limit of many draft tasks (成批延期); an issued task's limit moves by a change that is asked for."""
    rows = _drafts(codes, by)
    values = {"limit_on": limit_on, "limit_words": words.strip()[:60]}
    with commit("planning.limits_extended", by=by, at=at, key=key) as opened:
        return opened.replace_all([(each, values) for each in rows])[0]


def last_of(by: Actor) -> LedgerEntry | None:
    """Give the last act over many tasks by this person that was not undone."""
    acts = LedgerEntry.objects.filter(head__programme=by.programme_id, action__in=(*UNDOABLE, UNDONE))
    undone: set[int] = set()
    for entry in acts.order_by("-seq")[:60]:
        body = json.loads(entry.body)
        if body["actor"]["user"] != by.user:
            continue
        if entry.action == UNDONE:
            undone.add(int(entry.key.rpartition("-")[2]))
        elif entry.seq not in undone:
            return entry
    return None


def is_followed(entry: LedgerEntry) -> bool:
    """Tell whether anybody went on from an act over many tasks; a query for each type that it changed."""
    versions: dict[str, dict[str, int | None]] = {}
    for change in json.loads(entry.body)["changes"]:
        stands = int(change["version"]) if change["hash"] is not None else None
        versions.setdefault(change["type"], {})[UUID(change["uid"]).hex] = stands
    for name, wanted in versions.items():
        rows = (
            apps.get_model(name)._default_manager.filter(uid__in=list(wanted)).values_list("uid", "version")
        )
        there = {uid.hex: version for uid, version in rows}
        if any(there.get(uid) != version for uid, version in wanted.items()):
            return True
    return _is_built_upon({name: list(wanted) for name, wanted in versions.items()})


def _is_built_upon(changed: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a plan was closed since, or other tasks hang from a plan that the act made."""
    mine = changed.get("planning.AnnualTask", ())
    tasks = AnnualTask.objects.filter(uid__in=mine)
    if tasks.filter(plan__state="closed").exists():
        return True
    made = AnnualPlan.objects.filter(uid__in=changed.get("planning.AnnualPlan", ()), version=1)
    return AnnualTask.objects.filter(plan__in=made).exclude(uid__in=mine).exists()


def undo_key(entry: LedgerEntry, key: str) -> str:
    """Give the key of an undo: it names what it takes back."""
    return f"{key[:60]}-{entry.seq}"


@once(UNDONE)
def undo_last(entry: LedgerEntry, *, by: Actor, at: datetime, key: str) -> RecordRow | None:
    """Take back an act over many tasks (撤回), whole; refused where anybody went on from it."""
    found = [_Changed(each) for each in json.loads(entry.body)["changes"]]
    if moved := [each for each in found if not each.stands]:
        raise UndoneNotError(tasks=named(_tasks_of(moved)) or "—")
    if is_followed(entry):
        raise UndoneNotError(tasks=named(_tasks_of(found)) or "—")
    queries.tasks(by, NOW, verb="update")  # refuses whoever may not
    with commit(UNDONE, by=by, at=at, key=key) as opened:
        for each in found:
            if each.before is not None and each.row is not None:
                opened.replace(each.row, each.before, version=each.version)
        for each in reversed(found):  # what hangs from another goes first
            _back(opened, each)
    return None


class _Changed:
    """One row that an act changed: as it is now, and as it was before."""

    def __init__(self, change: dict[str, Any]) -> None:
        model = apps.get_model(change["type"])
        assert issubclass(model, RecordRow)
        self.model, self.version = model, int(change["version"])
        self.was_removed = change["hash"] is None
        self.row = model._default_manager.filter(uid=change["uid"]).first()
        self.past = model.past._default_manager.filter(uid=change["uid"], version=self.version - 1).first()

    @property
    def stands(self) -> bool:
        """Tell whether nobody has changed it since."""
        return (
            self.row is None
            if self.was_removed
            else self.row is not None and self.row.version == self.version
        )

    @property
    def before(self) -> dict[str, Any] | None:
        """Give what it was, where the act replaced it."""
        if self.past is None or self.was_removed:
            return None
        return self.values()

    def values(self) -> dict[str, Any]:
        """Give the columns of the past row."""
        return {
            field.attname: getattr(self.past, field.attname)
            for field in content_fields(self.model)
            if field.attname not in _OWN
        }


def _back(opened: Commit, each: _Changed) -> None:
    """Take out what the act added; put back what it took out."""
    if each.was_removed and each.past is not None:
        opened.add(each.model(**each.values()))
    elif each.past is None and each.row is not None:
        opened.remove(each.row, version=each.row.version)


def _tasks_of(moved: list[_Changed]) -> list[AnnualTask]:
    found = (getattr(each.row, "task_id", None) for each in moved)
    keys = [int(key) for key in found if key is not None]
    mine = [each.row for each in moved if isinstance(each.row, AnnualTask)]
    return [*mine, *AnnualTask.objects.filter(pk__in=keys)]
