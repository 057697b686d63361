"""Items of other papers are linked to clauses by code or by words; the clerk confirms."""

from gangmu.core.plan.clause_links import LinkedClause, LinkedItem, Why, propose_links

CLAUSES = [
    LinkedClause(
        1, "到2027年新建智能工厂50家，培育专精特新企业200家。", ("YC-T1-7",), ("第二章", "产业升级")
    ),
    LinkedClause(2, "改造老旧小区300个，完善社区养老设施。", ("YC-T2-3",), ("第三章", "城市更新")),
    LinkedClause(3, "改造老旧街区，保护历史风貌。", (), ("第四章", "历史文化保护")),
]


def found(words: str, quoted: str = "") -> list[tuple[int, Why]]:
    return [(each.clause, each.why) for each in propose_links([LinkedItem(9, words, quoted)], CLAUSES)[9]]


def test_printed_code_decides() -> None:
    assert found("随便什么话", "YC-T2-3") == [(2, Why.CODE)]
    assert found("随便什么话", "见 yc-t1-7、第三章") == [(1, Why.CODE)]


def test_words_propose_the_likeliest_clause_first() -> None:
    assert found("新建智能工厂10家")[0] == (1, Why.WORDS)
    assert found("改造老旧小区50个")[0][0] == 2


def test_heading_that_the_paper_quotes_speaks_for_its_clauses() -> None:
    assert found("改造老旧街区和小区", "历史文化保护")[0] == (3, Why.HEADING)


def test_item_that_no_clause_is_like_has_no_proposal() -> None:
    assert found("举办国际马拉松赛") == []


def test_each_sentence_of_a_long_item_is_compared_by_itself() -> None:
    words = "优化再造审批流程。" + "从一件事出发，健全部门协同机制，实行一套材料、统一受理、同步评估。" * 2
    assert found(words) == []
    assert found(words + "改造老旧街区，保护历史风貌。")[0][0] == 3
