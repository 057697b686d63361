"""Whatever is changed behind the record's back is found, and the first of it is named (PROMISES 34)."""

import random
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from gangmu.web.accounts.models import OrgUnit, User
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Head, LedgerEntry, Programme, SealedField
from gangmu.web.record.verifying import Problem, verify
from web.builders import a_key, a_release, a_unit, a_user, an_instant, an_office_clerk, changed, recorded


def first_problem() -> Problem:
    return verify().problems[0]


def sql(text: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def test_untouched_record_is_whole(programme: Programme) -> None:
    unit = a_unit(programme)
    changed(unit, programme, name="市交通运输局")
    taken_over = recorded(OrgUnit(code="t", name="市计委"), programme, effective=date(2015, 1, 1))
    changed(taken_over, programme, name="市发改委", effective=date(2019, 1, 1))
    with commit("test.removed", by=an_office_clerk(programme), at=an_instant(), key=a_key()) as opened:
        opened.remove(taken_over, version=2)
    a_release(programme)
    verdict = verify()
    assert verdict.problems == ()
    assert (verdict.chains, verdict.is_whole) == (2, True)


def test_one_character_changed_in_a_row_is_named(programme: Programme) -> None:
    a_unit(programme)
    unit = a_unit(programme, name="市交通局")
    a_unit(programme)
    sql("update accounts_orgunit set name = %s where id = %s", "市交运局", unit.pk)
    assert first_problem() == Problem(
        "altered", programme.uid.hex, unit.seq_from, "accounts.OrgUnit", unit.uid.hex, 1
    )


def test_one_character_changed_in_the_past_is_named(programme: Programme) -> None:
    unit = a_unit(programme, name="市交通局")
    changed(unit, programme, name="市交通运输局")
    sql("update accounts_orgunit_past set name = %s", "市交运局")
    assert (first_problem().kind, first_problem().seq) == ("altered", unit.seq_from)


def test_row_taken_away_is_missed(programme: Programme) -> None:
    unit = a_unit(programme)
    sql("delete from accounts_orgunit where id = %s", unit.pk)
    assert (first_problem().kind, first_problem().uid) == ("missing", unit.uid.hex)


def test_row_slipped_in_is_found(programme: Programme) -> None:
    a_unit(programme)
    OrgUnit.objects.create(programme=programme, code="x", name="市某局", version=1, seq_from=1)
    assert first_problem().kind == "unrecorded"


def test_entry_changed_taken_away_or_moved_is_named(programme: Programme) -> None:
    for _ in range(4):
        a_unit(programme)
    chain = LedgerEntry.objects.filter(head__programme=programme)
    tampering: list[tuple[str, Callable[[], object]]] = [
        ("altered", lambda: chain.filter(seq=2).update(action="test.other")),
        ("altered", lambda: chain.filter(seq=2).update(body=chain.get(seq=2).body.replace("cli", "api"))),
        ("missing", lambda: chain.filter(seq=2).delete()),
        ("reordered", lambda: swap(chain.get(seq=2), chain.get(seq=3))),
    ]
    for kind, tamper in tampering:
        with transaction.atomic():
            tamper()
            assert (first_problem().kind, first_problem().seq) == (kind, 2)
            transaction.set_rollback(True)
    assert verify().is_whole


def swap(one: LedgerEntry, other: LedgerEntry) -> None:
    fields = ("at", "action", "key", "body", "hash")
    ours, theirs = ({name: getattr(each, name) for name in fields} for each in (one, other))
    LedgerEntry.objects.filter(pk=one.pk).update(**theirs | {"key": "for a moment"})
    LedgerEntry.objects.filter(pk=other.pk).update(**ours)
    LedgerEntry.objects.filter(pk=one.pk).update(key=theirs["key"])


def test_chain_cut_short_is_found_by_its_head(programme: Programme) -> None:
    a_unit(programme)
    last = a_unit(programme)
    LedgerEntry.objects.filter(head__programme=programme, seq=last.seq_from).delete()
    assert (first_problem().kind, first_problem().seq) == ("missing", last.seq_from)


def test_chain_and_head_cut_short_together_leave_rows_that_nobody_recorded(programme: Programme) -> None:
    before = a_unit(programme)
    last = a_unit(programme)
    LedgerEntry.objects.filter(head__programme=programme, seq=last.seq_from).delete()
    entry = LedgerEntry.objects.get(head__programme=programme, seq=before.seq_from)
    Head.objects.filter(programme=programme).update(seq=entry.seq, hash=entry.hash)
    assert (first_problem().kind, first_problem().uid) == ("unrecorded", last.uid.hex)


def test_entry_rewritten_with_its_hash_breaks_the_next(programme: Programme) -> None:
    from gangmu.web.record.canonical import digest_of_text

    a_unit(programme)
    a_unit(programme)
    entry = LedgerEntry.objects.get(head__programme=programme, seq=1)
    body = entry.body.replace('"door":"cli"', '"door":"api"')
    LedgerEntry.objects.filter(pk=entry.pk).update(body=body, hash=digest_of_text(body))
    assert (first_problem().kind, first_problem().seq) == ("altered", 2)


def test_personal_name_is_in_no_entry_and_its_change_is_found(programme: Programme) -> None:
    user = a_user(login="clerk-of-transport", name="市交通局填报人")
    bodies = "".join(LedgerEntry.objects.values_list("body", flat=True))
    assert "clerk-of-transport" not in bodies
    assert "市交通局填报人" not in bodies
    sql("update accounts_user set name = %s where id = %s", "市财政局填报人", user.pk)
    assert (first_problem().kind, first_problem().type) == ("altered", "accounts.User")


def test_guessed_name_cannot_be_confirmed_once_its_salt_is_gone(programme: Programme) -> None:
    user = a_user(name="市交通局填报人")
    User.objects.filter(pk=user.pk).update(name="")
    SealedField.objects.filter(row=user.uid, field="name").update(salt="")
    assert verify().is_whole


@pytest.mark.parametrize("seed", range(40))
def test_random_tampering_is_always_found(programme: Programme, seed: int) -> None:
    """A short form of ten thousand mutations: one cell of one row of one table of the record changes."""
    unit = a_unit(programme)
    changed(unit, programme, name="市交通运输局")
    a_release(programme)
    assert verify().is_whole
    dice = random.Random(seed)
    table, column = dice.choice(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(f"select {column}, count(*) over () from {table} order by 1 limit 1")
        value = cursor.fetchone()[0]
        other = value + 1 if isinstance(value, int) else value[:-1] + dice.choice("甲乙丙")
        cursor.execute(f"update {table} set {column} = %s where {column} = %s", [other, value])
        assert cursor.rowcount > 0
    assert not verify().is_whole


COLUMNS = [
    ("accounts_orgunit", "name"),
    ("accounts_orgunit", "code"),
    ("accounts_orgunit", "position"),
    ("accounts_orgunit", "version"),
    ("accounts_orgunit", "seq_from"),
    ("accounts_orgunit_past", "name"),
    ("accounts_orgunit_past", "seq_to"),
    ("accounts_orgunit_past", "seq_from"),
    ("accounts_orgunit_past", "version"),
    ("accounts_post", "role"),
    ("record_release", "seq"),
    ("record_release", "note"),
    ("record_ledgerentry", "body"),
    ("record_ledgerentry", "action"),
    ("record_ledgerentry", "hash"),
    ("record_head", "hash"),
    ("record_head", "seq"),
    ("record_sealedfield", "hash"),
    ("record_sealedfield", "salt"),
    ("record_programme", "name"),
]
