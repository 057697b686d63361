"""The matrix: what is borne by whom in which year, and what nobody has taken up."""

import tomllib
from collections import Counter
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.plan.coverage import STAGE_OF, STAGE_WORDS, Matrix, OrderedClause, PlannedTask, Stage

CLAUSES = (
    OrderedClause(1, 10, "2"),
    OrderedClause(2, 20, "2", last_year=2025),
    OrderedClause(3, 30, "3", is_gone=True),
    OrderedClause(4, 40, "3", last_year=2035),
)


def a_task(key: int, clause: int | None, lead: int | None = 7, state: str = "running", year: int = 2026,
           others: tuple[int, ...] = ()) -> PlannedTask:  # fmt: skip
    return PlannedTask(key, year, clause, lead, state, others)


def test_a_clause_without_a_task_is_a_hole_in_its_year_only() -> None:
    matrix = Matrix(CLAUSES, [a_task(1, 1), a_task(2, 4, year=2027)])
    assert [each.key for each in matrix.holes(2026)] == [4]
    assert [each.key for each in matrix.holes(2027)] == [1]


def test_a_clause_whose_promises_were_due_before_wants_no_task() -> None:
    assert [each.key for each in Matrix(CLAUSES, []).holes(2025)] == [1, 2, 4]
    assert [each.key for each in Matrix(CLAUSES, []).holes(2026)] == [1, 4]


def test_a_task_that_was_cancelled_leaves_a_hole_and_one_that_was_carried_over_does_not_in_its_year() -> None:
    def holes(state: str, year: int) -> list[int]:
        return [each.key for each in Matrix(CLAUSES, [a_task(1, 1, state=state)]).holes(year)]

    assert 1 in holes("cancelled", 2026)
    for state in ("carried", "unmet"):
        assert 1 not in holes(state, 2026)
        assert 1 in holes(state, 2027)


def test_tasks_whose_clause_is_gone_and_tasks_of_no_clause_are_named() -> None:
    matrix = Matrix(CLAUSES, [a_task(1, 3), a_task(2, 99), a_task(3, None), a_task(4, 1)])
    assert [task.key for task in matrix.of_gone_clauses(2026)] == [1, 2]
    assert [task.key for task in matrix.without_clause(2026)] == [3]


def test_units_that_lead_nothing_keep_their_official_order() -> None:
    matrix = Matrix(CLAUSES, [a_task(1, 1, lead=8), a_task(2, 1, lead=9, state="cancelled", others=(5,))])
    assert matrix.leads_nothing([9, 8, 5], 2026) == [9, 5]
    assert matrix.takes_part(2026) == Counter()


def test_who_leads_more_than_the_limit_is_named_with_the_count() -> None:
    tasks = [a_task(each, 1, lead=8) for each in range(4)] + [a_task(9, 1, lead=7)]
    assert Matrix(CLAUSES, tasks).leads_more_than(3, 2026) == [(8, 4)]
    assert Matrix(CLAUSES, tasks).leads_more_than(4, 2026) == []


def test_a_cell_names_each_lead_once_and_counts_stages() -> None:
    cell = Matrix(CLAUSES, [a_task(1, 1), a_task(2, 1, state="closed"), a_task(3, 1, lead=8)]).cell(1, 2026)
    assert cell.leads == (7, 8)
    assert cell.stages == {Stage.UNDER_WAY: 2, Stage.DONE: 1}
    assert not cell.is_hole


def test_every_state_of_the_lifecycle_has_its_stage_and_every_stage_its_words() -> None:
    text = (files("gangmu.web.record") / "lifecycles" / "annual_task-1.toml").read_text("utf-8")
    assert STAGE_OF.keys() == {state["name"] for state in tomllib.loads(text)["state"]}
    assert STAGE_WORDS.keys() == set(Stage)


@given(
    st.lists(
        st.builds(
            a_task,
            st.integers(0, 99),
            st.sampled_from([None, 1, 2, 3, 4, 5]),
            st.sampled_from([None, 6, 7, 8]),
            st.sampled_from(sorted(STAGE_OF)),
            st.integers(2025, 2027),
        ),
        max_size=30,
    ),
    st.integers(2025, 2027),
)
def test_roll_ups_count_every_task_once(tasks: list[PlannedTask], year: int) -> None:
    matrix = Matrix(CLAUSES, tasks)
    of_year = [task for task in tasks if task.year == year]
    assert sum(matrix.stages(year).values()) == len(of_year)
    by_lead = sum((matrix.stages(year, lead=lead) for lead in (6, 7, 8)), Counter())
    assert sum(by_lead.values()) == sum(task.lead is not None for task in of_year)
    borne = {task.clause for task in of_year if task.is_borne}
    assert borne.isdisjoint(each.key for each in matrix.holes(year))
    assert {each.key for each in matrix.holes(year)} | borne >= {
        each.key for each in CLAUSES if each.is_open_in(year)
    }
