"""Once only: the same key asked for twice has one effect, and the second asker gets the first answer."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import connection

from gangmu.web.record.actors import Actor
from gangmu.web.record.appending import HOME_CHAIN
from gangmu.web.record.models import Head, LedgerEntry
from gangmu.web.record.refusals import KeyReusedError
from gangmu.web.record.rows import RecordRow

# Asked before and within every action, so written as such.
_OF_HEAD: Final = "SELECT id FROM record_ledgerentry WHERE head_id = %s AND key = %s"
_OF_CHAIN: Final = (
    "SELECT e.id FROM record_ledgerentry e JOIN record_head h ON h.id = e.head_id WHERE e.key = %s AND "
)
P = ParamSpec("P")
Result = TypeVar("Result")


class AlreadyDoneError(Exception):
    """The action was done before, by the same person, under the same key."""

    def __init__(self, entry: LedgerEntry) -> None:
        super().__init__(entry.key)
        self.entry = entry


def entry_of_key(head: Head, *, key: str, action: str, by: Actor) -> LedgerEntry | None:
    """Find what a key has done already; refuse one that comes back for something else."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_HEAD, [head.pk, key])
        found = cursor.fetchone()
    return _answered(found, key=key, action=action, by=by)


def _answered(found: tuple[int] | None, *, key: str, action: str, by: Actor) -> LedgerEntry | None:
    if found is None:
        return None
    entry = LedgerEntry.objects.get(pk=found[0])
    if entry.action != action or json.loads(entry.body)["actor"]["user"] != by.user:
        raise KeyReusedError(key=key)
    return entry


def first_row(entry: LedgerEntry) -> RecordRow | None:
    """Give the first row that an entry changed, as it is now: what its action returned."""
    for change in json.loads(entry.body)["changes"]:
        model = apps.get_model(change["type"])
        if issubclass(model, RecordRow):
            return model._default_manager.filter(uid=change["uid"]).first()
    return None


def once(
    action_name: str, *, looks_within: bool = False
) -> Callable[[Callable[P, Result]], Callable[P, Result]]:
    """Make an action give the answer of its first run when its key comes again.

    The action takes `by` and `key` by name, commits under `action_name` and returns the first row it changes.
    One that looks at nothing before its commit (`looks_within`) leaves it to the commit to find the key.
    """

    def decorate(action: Callable[P, Result]) -> Callable[P, Result]:
        @wraps(action)
        def run(*args: P.args, **named: P.kwargs) -> Result:
            by, key = named["by"], named["key"]
            assert isinstance(by, Actor)
            if not looks_within and (entry := _earlier(by, str(key), action_name)):
                return cast("Result", first_row(entry))
            try:
                return action(*args, **named)
            except AlreadyDoneError as done:
                return cast("Result", first_row(done.entry))

        return run

    return decorate


def _earlier(by: Actor, key: str, action: str) -> LedgerEntry | None:
    programme_id = by.programme_id
    where = "h.chain = %s" if programme_id is None else "h.programme_id = %s"
    with connection.cursor() as cursor:
        cursor.execute(_OF_CHAIN + where, [key, HOME_CHAIN if programme_id is None else programme_id])
        found = cursor.fetchone()
    return _answered(found, key=key, action=action, by=by)
