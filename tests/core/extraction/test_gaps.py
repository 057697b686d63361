"""What a text announces but does not contain, or says twice."""

import pytest

from gangmu.core.extraction import read_text


def gaps(text: str) -> list[tuple[str, str]]:
    return [(gap.kind, gap.text) for gap in read_text(text).gaps]


def test_a_figure_without_its_image() -> None:
    assert gaps("一、布局\n优化空间格局。\n图1 云川市空间结构示意图\n二、保障\n加强领导。\n") == [
        ("figure_without_image", "图1 云川市空间结构示意图")
    ]


def test_a_table_without_rows() -> None:
    text = "一、目标\n展望未来，前景可期。\n云川市发展指标体系表\n二、任务\n抓好落实。\n"
    assert gaps(text) == [("table_without_rows", "云川市发展指标体系表")]


def test_a_table_with_rows_is_no_gap() -> None:
    text = "一、目标\n表1 主要指标\n指标\t2025年\t2030年\n就业人数（万人）\t3\t5\n二、任务\n抓好落实。\n"
    assert [kind for kind, _ in gaps(text) if kind == "table_without_rows"] == []


def test_a_name_that_is_never_explained() -> None:
    assert gaps("突出抓好“四个行动”。") == [("set_never_expanded", "“四个行动”")]


@pytest.mark.parametrize(
    "text", ["做好“三农”工作。", "落實“雙減”政策。", "实施“两大工程”，即强基工程、清源工程。"]
)
def test_what_every_reader_knows_or_reads_is_no_gap(text: str) -> None:
    assert gaps(text) == []


def test_seven_announced_and_six_listed() -> None:
    text = "实施“七大工程”，即强基工程、惠民工程、清源工程、头雁工程、暖心工程、畅行工程。"
    assert gaps(text) == [("set_count_mismatch", "“七大工程”")]


def test_an_open_list_may_name_fewer() -> None:
    assert gaps("推进云东、云西等9个重点地区建设。") == []


def test_a_clause_said_twice() -> None:
    clause = "走出一条结构更优、效益更好、活力更强的县域发展新路"
    text = f"一、要求\n坚持统筹推进，努力{clause}。\n二、目标\n锐意进取，{clause}，造福群众。\n"
    assert gaps(text) == [("clause_repeated", clause)]


def test_short_or_different_clauses_are_no_repeat() -> None:
    text = (
        "持续改善营商环境。\n持续改善营商环境。\n推动甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳产业发展，完善配套设施。"
    )
    assert gaps(text) == []


def test_a_figure_that_differs_is_no_repeat() -> None:
    text = "全社会研究与试验发展经费投入占地区生产总值比重达到3%。\n全社会研究与试验发展经费投入占地区生产总值比重达到4%。"
    assert [kind for kind, _ in gaps(text) if kind == "clause_repeated"] == []


def test_who_does_it_may_be_said_often() -> None:
    duty = "由市发展改革委会同市财政局、市交通局等部门按职责分工负责"
    assert gaps(f"修建道路，{duty}。\n疏浚河道，{duty}。") == []


def test_a_target_without_deadline() -> None:
    assert ("target_without_deadline", "地区生产总值突破800亿元") in gaps("地区生产总值突破800亿元。")
    assert gaps("到2030年，地区生产总值突破800亿元。") == []


def english_repeats(text: str) -> list[str]:
    return [words for kind, words in gaps(text) if kind == "clause_repeated"]


def test_english_noun_phrases_and_openings_that_recur_are_no_repeat() -> None:
    text = (
        "Over the next two years, the Harbour Office of the City of Westmere will plant trees along the quay.\n\n"
        "Over the next two years, the Harbour Office of the City of Westmere will mend the old lighthouse.\n\n"
        "Visitors may then consult the permanent collection of the Westmere Maritime Museum.\n\n"
        "Schools are shown through the permanent collection of the Westmere Maritime Museum.\n"
    )
    assert english_repeats(text) == []


def test_long_english_clause_said_again_is_told_in_whole_words() -> None:
    clause = "The council will review every permit for work on the quay within thirty days of the request"
    text = f"First part of the paper. {clause}.\n\nSecond part of the paper. {clause}.\n"
    assert english_repeats(text) == [clause]
