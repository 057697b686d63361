"""The lifecycles that ship with Gangmu, as data; each is read and checked once."""

from functools import cache
from importlib.resources import files

from gangmu.core.base.lifecycles import Facts, Guard, Lifecycle, parse_lifecycle


def _no_draft_is_open(facts: Facts) -> bool:
    """每条草稿都有结论: a version is issued when no draft of it is still to be reviewed."""
    return not facts["open_drafts"]


def _no_clause_is_open(facts: Facts) -> bool:
    """每个条目都有说法: every clause is mapped or said to be no promise."""
    return not facts["open_clauses"]


def _answer_is_overdue(facts: Facts) -> bool:
    """答复期限已过: nothing is put before the office while there is time to answer."""
    return bool(facts["is_overdue"])


def _another_unit_confirms(facts: Facts) -> bool:
    """谁受考核，谁不确认: the unit that answers for an indicator never confirms its values."""
    return not facts["is_scored"]


def _another_person_confirms(facts: Facts) -> bool:
    """填报的人不确认: whoever filed a value rules on it neither from this post nor from another."""
    return not facts["is_filer"]


GUARDS: dict[str, Guard] = {
    "no_draft_is_open": _no_draft_is_open,
    "no_clause_is_open": _no_clause_is_open,
    "answer_is_overdue": _answer_is_overdue,
    "another_unit_confirms": _another_unit_confirms,
    "another_person_confirms": _another_person_confirms,
}


@cache
def lifecycle(name: str, version: int = 1) -> Lifecycle:
    """Give a lifecycle by its name and version: a row finishes on the version that it began."""
    source = files("gangmu.web.record.lifecycles") / f"{name}-{version}.toml"
    return parse_lifecycle(source.read_text("utf-8"), guards=GUARDS)


def all_lifecycles() -> list[Lifecycle]:
    """Give every lifecycle there is, in every version."""
    names = sorted(
        each.name.removesuffix(".toml")
        for each in files("gangmu.web.record.lifecycles").iterdir()
        if each.name.endswith(".toml")
    )
    return [lifecycle(name, int(version)) for name, _, version in (each.rpartition("-") for each in names)]
