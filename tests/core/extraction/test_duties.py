"""Who does what: the eight written forms, groups kept whole, first-listed-leads, collectives never lead."""

import pytest

from gangmu.core.extraction import read_text
from gangmu.core.extraction.drafts import DutyDraft

Roles = tuple[list[str], list[str], list[str]]


def roles(duty: DutyDraft) -> Roles:
    return list(duty.lead), list(duty.responsible), list(duty.supporting)


ONE_DUTY: list[tuple[str, Roles]] = [
    # 1 a bracket at the end of the item
    ("（市发展改革委、市财政局负责）", ([], ["市发展改革委", "市财政局"], [])),
    (
        "（市科技局牵头，市教育局等市有关部门及各区政府按职责分工负责）",
        (["市科技局"], ["市教育局", "市有关部门", "各区政府"], []),
    ),
    ("（各区、各部门负责）", ([], ["各区", "各部门"], [])),
    ("（市水务局牵头、市城管局配合）", (["市水务局"], [], ["市城管局"])),
    ("（市工业和信息化局、市商务局牵头）", (["市工业和信息化局", "市商务局"], [], [])),
    (
        "（由市民政局牵头负责，市残联、团市委、市妇联配合）",
        (["市民政局"], [], ["市残联", "团市委", "市妇联"]),
    ),
    (
        "（省文化和旅游厅、省住房和城乡建设厅和省自然资源厅按职责分工负责）",
        ([], ["省文化和旅游厅", "省住房和城乡建设厅", "省自然资源厅"], []),
    ),
    (
        "（省发展改革委、省财政厅等按职责分工负责，各市、县（市、区）人民政府落实）",
        ([], ["省发展改革委", "省财政厅", "各市、县（市、区）人民政府"], []),
    ),
    ("（市委组织部、宣传部，市教育局分别负责）", ([], ["市委组织部", "宣传部", "市教育局"], [])),
    ("（市教育局（市委教育工委）、市财政局负责）", ([], ["市教育局（市委教育工委）", "市财政局"], [])),
    ("（市直有关部门和单位、各镇街负责）", ([], ["市直有关部门和单位", "各镇街"], [])),
    ("【市商务局牵头，各区人民政府配合】", (["市商务局"], [], ["各区人民政府"])),
    ("（市应急局指导，各区政府负责落实）", ([], ["市应急局", "各区政府"], [])),
    ("（国务院国资委牵头，国家能源局等部门参与）", (["国务院国资委"], ["国家能源局"], [])),
    # 3 a labelled bracket
    (
        "（牵头单位：市商务局，配合单位：市财政局、市统计局，各区、县级市）",
        (["市商务局"], [], ["市财政局", "市统计局", "各区、县级市"]),
    ),
    ("（责任单位：市教育局；完成时限：2027年12月底）", ([], ["市教育局"], [])),
    ("〔主办单位：市司法局；协办单位：市公安局〕", (["市司法局"], [], ["市公安局"])),
    ("（责任单位：市教育局（牵头）、市财政局）", (["市教育局"], ["市财政局"], [])),
    ("（牵頭單位：市衛生局，配合單位：市環境局）", (["市卫生局"], [], ["市环境局"])),
    (
        "（牵头单位：县水利局；责任单位：新材料产业园、食品产业园）",
        (["县水利局"], ["新材料产业园", "食品产业园"], []),
    ),
    ("主（協）辦機關：經濟處、環境保護處", (["经济处"], [], ["环境保护处"])),
    ("（责任单位：市商务局、市邮政局按职责分工负责）", ([], ["市商务局", "市邮政局"], [])),
    ("（责任单位：市教育局牵头，市财政局配合）", (["市教育局"], [], ["市财政局"])),
    # 4 labelled lines after the item
    (
        "\n牵头领导：市政府分管领导同志\n牵头单位：市统计局\n责任单位：市商务局、市税务局等有关部门，各区、县（市）政府及开发区管委会",
        (["市统计局"], ["市商务局", "市税务局", "有关部门", "各区、县（市）政府", "开发区管委会"], []),
    ),
    ("\n牵头部门：市住建局　配合部门：市城管局　完成时限：2026年6月底前", (["市住建局"], [], ["市城管局"])),
    # 5 inline at the sentence end
    ("责任单位：市人社局、市财政局。", ([], ["市人社局", "市财政局"], [])),
    # a bracket with nothing but names, at the end of a paragraph
    ("（市发展改革委、市工信局，各区县政府）", ([], ["市发展改革委", "市工信局", "各区县政府"], [])),
    ("（市应急局、市消防救援大队、各街道办事处）", ([], ["市应急局", "市消防救援大队", "各街道办事处"], [])),
]


@pytest.mark.parametrize(("words", "expected"), ONE_DUTY)
def test_units_get_the_roles_that_the_words_give(words: str, expected: Roles) -> None:
    text = f"一、重点任务\n（一）建设云川科学城。加快布局一批实验平台，完善服务体系。{words}\n"
    [duty] = read_text(text).duties
    assert roles(duty) == expected
    assert text[duty.start : duty.end].startswith("（一）建设云川科学城")


NO_DUTY = [
    "（以下简称云川新区）",
    "（联系人：办公室值班室）",
    "（市财政局负责人介绍情况）",
    "本方案由市发展改革委负责解释。",
    "坚持谁主管谁负责（含属地管理）。",
    "（含中央企业、省属企业和社会各方面）",
    "建设云川港区（北屏作业区、青岚作业区）。",
]


@pytest.mark.parametrize("words", NO_DUTY)
def test_other_brackets_give_no_duty(words: str) -> None:
    assert read_text(f"（一）建设云川科学城。{words}").duties == ()


def test_first_listed_leads_holds_for_the_whole_paper_but_never_for_a_group() -> None:
    text = (
        "1.做强港口。扩建北屏码头。（市交通局、市港航局负责。列第一位者为牵头单位，下同）\n"
        "2.做优口岸。推行联合查验。（市商务局、云川海关负责）\n"
        "3.做实网格。开展走访。（各区政府、市民政局负责）\n"
        "4.做好统计。定期发布。（市统计局负责）\n"
    )
    assert [roles(duty)[:2] for duty in read_text(text).duties] == [
        (["市交通局"], ["市港航局"]),
        (["市商务局"], ["云川海关"]),
        ([], ["各区政府", "市民政局"]),
        (["市统计局"], []),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "排在首位的为牵头单位",
        "第一个单位为牵头单位",
        "列首位的部门为牵头部门",
        "排名第一的为牵头单位",
        "排在第一位的部门为牵头部门",
        "首位为牵头单位",
    ],
)
def test_every_wording_of_first_listed_leads_is_understood(clause: str) -> None:
    [duty] = read_text(f"（一）扩建码头。推进疏浚。（市交通局、市水务局负责，{clause}，下同）").duties
    assert roles(duty) == (["市交通局"], ["市水务局"], [])


def test_two_brackets_in_one_item_are_two_tasks() -> None:
    text = "（十）鼓励创业。发放贷款。（市人社局负责）开设课程。（市教育局、市科协负责）"
    first, second = read_text(text).duties
    assert text[first.start : first.end] == "（十）鼓励创业。发放贷款。（市人社局负责）"
    assert text[second.start : second.end] == "开设课程。（市教育局、市科协负责）"


def test_deadline_of_a_task_is_as_precise_as_its_words() -> None:
    text = (
        "（一）建设平台。2026年6月底前上线运行。（市数据局负责）\n"
        "（二）扩建站点。（责任单位：市邮政局；完成时限：2027年）\n"
        "（三）坚持巡查。（市水务局负责）"
    )
    assert [duty.deadline for duty in read_text(text).duties] == ["2026-06", "2027", None]


def test_table_with_tab_cells_gives_a_duty_for_each_row() -> None:
    text = (
        "序号\t工作任务\t牵头单位\t配合单位\t完成时限\n"
        "1\t建成智慧水务平台\t市水务局\t市财政局、各区政府\t2026年12月\n"
        "2\t改造老旧泵站\t市城管局\t\t2027年6月\n"
    )
    duties = read_text(text).duties
    assert [roles(duty) for duty in duties] == [
        (["市水务局"], [], ["市财政局", "各区政府"]),
        (["市城管局"], [], []),
    ]
    assert [duty.deadline for duty in duties] == ["2026-12", "2027-06"]


def test_table_whose_cells_became_lines_gives_a_duty_for_each_record() -> None:
    text = (
        "附件：任务分工表\n序号\n工作任务\n牵头单位\n配合单位\n责任领导\n完成时限\n"
        "1\n建成智慧水务平台并投入运行\n市水务局\n市财政局、各区政府\n分管副市长\n2026年12月底前\n"
        "2\n改造老旧泵站二十处\n市城管局\n2027年6月底前\n"
    )
    assert [roles(duty) for duty in read_text(text).duties] == [
        (["市水务局"], [], ["市财政局", "各区政府"]),
        (["市城管局"], [], []),
    ]


def test_table_without_numbers_whose_cells_became_lines_is_read_row_for_row() -> None:
    text = (
        "重点任务\n责任单位\n完成时限\n扩建北屏码头二期工程\n市交通局、\n市港航局\n2026年12月\n"
        "修订港口收费目录\n并向社会公布\n市发展改革委\n2027年3月\n"
    )
    duties = read_text(text).duties
    assert [list(duty.responsible) for duty in duties] == [["市交通局", "市港航局"], ["市发展改革委"]]
    assert [duty.deadline for duty in duties] == ["2026-12", "2027-03"]


def test_english_tables_name_who_does_it_not_who_leads() -> None:
    text = (
        "# Plan\n\n| Milestone | Target Date | Responsible Party |\n|---|---|---|\n"
        "| Launch the portal | June 30, 2027 "
        "| City Data Office and GIS Team, the Department of Parks and Trails |\n"
    )
    [duty] = read_text(text, kind="md").duties
    assert roles(duty) == ([], ["City Data Office and GIS Team", "Department of Parks and Trails"], [])
    assert duty.deadline == "2027-06-30"


def test_english_line_names_the_owner_of_its_goal() -> None:
    text = "Goal 1: Cut energy use\nGoal Owner: Office of Sustainability\nWe will retrofit all of the schools that the county runs.\n"
    [duty] = read_text(text).duties
    assert duty.responsible == ("Office of Sustainability",)
