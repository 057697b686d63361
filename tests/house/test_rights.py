"""The table of rights is whole: every type has its row, every cell can be answered."""

import tomllib
from importlib.resources import files

import pytest

from gangmu.web.accounts.rights import SCOPES, parse_rights, rights
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.rows import recorded_models, type_name

TYPES = {type_name(model): model for model in recorded_models()}
ROLES = tomllib.loads((files("gangmu.web.accounts") / "rights.toml").read_text("utf-8"))["roles"]


def test_every_recorded_type_stands_in_the_table_once() -> None:
    table = tomllib.loads((files("gangmu.web.accounts") / "rights.toml").read_text("utf-8"))
    named = [name for row in table["object"] for name in row["types"]]
    assert sorted(named) == sorted(TYPES)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_every_right_of_a_role_can_be_asked(role: str) -> None:
    actor = Actor(role=role, door="page", programme_id=1, unit_id=1, post_id=1, released_seq=1)
    for right in rights():
        if right.role == role and right.verb != "create":
            allowed(TYPES[right.type], actor, verb=right.verb).count()


def test_public_reads_what_is_released_and_does_nothing_else() -> None:
    assert {(right.verb, right.scope) for right in rights() if right.role == "public"} == {
        ("read", "released")
    }


def test_operator_has_no_verb_of_the_field() -> None:
    verbs = {right.verb for right in rights() if right.role == "operator"}
    # `issue` only as part of a take-over: what was issued before go-live.
    assert verbs <= {"read", "create", "update", "remove", "issue"}


@pytest.mark.parametrize("cell", ["read: anywhere", "read"])
def test_cell_without_a_scope_is_a_fault(cell: str) -> None:
    table = f'roles = ["office"]\n[[object]]\nname = "x"\ntypes = ["a.B"]\noffice = "{cell}"'
    with pytest.raises(ValueError, match="is no scope"):
        parse_rights(table)
    assert "any" in SCOPES
