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


def _has_one_lead(facts: Facts) -> bool:
    """牵头单位只有一个: a task whose lead is missing, or shared, is nobody's."""
    return facts["lead_units"] == 1


def _has_a_limit(facts: Facts) -> bool:
    """写明完成时限: what has no date is never late."""
    return bool(facts["limit"])


def _has_a_criterion(facts: Facts) -> bool:
    """写明完成标准: without a test of completion nobody can verify it."""
    return bool(facts["criterion"])


def _units_are_named(facts: Facts) -> bool:
    """单位已经写明: 各区、有关部门 is nobody until it says who."""
    return not facts["unspelled"]


def _no_dispute_is_open(facts: Facts) -> bool:
    """分歧已经裁定: what a unit disputes goes to the leader before it is issued."""
    return not facts["open_disputes"]


def _answers_are_in(facts: Facts) -> bool:
    """意见已经收齐: nothing is issued while a unit that was asked still has time to answer."""
    return not facts["open_answers"]


def _evidence_is_given(facts: Facts) -> bool:
    """附了佐证: a claim names what shows it, as the class of the task asks."""
    return bool(facts["evidence"])


def _year_is_closing(facts: Facts) -> bool:
    """到了年终: a task is carried over, cancelled or left unmet at the close of its year."""
    return bool(facts["year_is_closing"])


def _report_is_overdue(facts: Facts) -> bool:
    """报送期限已过: nothing is late while there is time."""
    return bool(facts["is_overdue"])


def _no_change_may_be_said(facts: Facts) -> bool:
    """还可以报无变化: only so many periods running, as the rule set says."""
    return bool(facts["no_change_left"])


def _review_is_done(facts: Facts) -> bool:
    """先审核、后签发: where a unit has a desk for review, its signer signs what that desk has passed."""
    return not facts["review_is_missing"]


GUARDS: dict[str, Guard] = {
    "no_draft_is_open": _no_draft_is_open,
    "no_clause_is_open": _no_clause_is_open,
    "answer_is_overdue": _answer_is_overdue,
    "another_unit_confirms": _another_unit_confirms,
    "another_person_confirms": _another_person_confirms,
    "has_one_lead": _has_one_lead,
    "has_a_limit": _has_a_limit,
    "has_a_criterion": _has_a_criterion,
    "units_are_named": _units_are_named,
    "no_dispute_is_open": _no_dispute_is_open,
    "answers_are_in": _answers_are_in,
    "evidence_is_given": _evidence_is_given,
    "year_is_closing": _year_is_closing,
    "report_is_overdue": _report_is_overdue,
    "review_is_done": _review_is_done,
    "no_change_may_be_said": _no_change_may_be_said,
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
