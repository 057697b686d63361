"""The tree of a document: what is a heading, what is not, and what hangs under what."""

import pytest

from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.sources import SourceParagraph, SourceText
from gangmu.core.outline.tree import read_outline


def read(text: str) -> Outline:
    return read_outline(SourceText(text=text, kind="txt"))


def tree(text: str) -> list[str]:
    return [f"{node.id} {node.title}" for node in read(text).nodes if node.kind is NodeKind.HEADING]


def node(text: str, kind: NodeKind) -> Node:
    return next(node for node in read(text).nodes if node.kind is kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、总体要求\n（一）工作思路。坚持稳中有进。\n1.抓住重点。先易后难。\n2．补齐弱项。分步实施。\n"
            "（二）工作目标\n到2028年全面建成。\n二、组织保障\n各单位要尽责。",
            ["1 总体要求", "1.1 工作思路", "1.1.1 抓住重点", "1.1.2 补齐弱项", "1.2 工作目标", "2 组织保障"],
        ),
        (
            "第一篇　开局\n第一章　形势\n第一节　基础\n基础较好。\n"
            "第二篇　任务\n第二章　工业\n（一）龙头企业。做大做强。",
            ["1 开局", "1.1 形势", "1.1.1 基础", "2 任务", "2.2 工业", "2.2.1 龙头企业"],
        ),
        (
            "壹、現況\n尚屬良好。\n貳、目標\n一、宜居\n（一）社宅：增加供給。\n參、策略\n逐年推動。",
            ["1 現況", "2 目標", "2.1 宜居", "2.1.1 社宅：增加供給", "3 策略"],
        ),
        (
            "一、审批\n（一）优化流程。压减环节。\n二、监管\n（二）联合检查。减少打扰。\n"
            "（三）信用监管。分级分类。",
            ["1 审批", "1.1 优化流程", "2 监管", "2.2 联合检查", "2.3 信用监管"],
        ),
        (
            "1 总则\n1.1 背景\n交通是基础。\n1.2 期限\n至2030年。\n"
            "2 目标\n2.1 总体\n通达便捷。\n2.2 分项\n逐项落实。",
            ["1 总则", "1.1 背景", "1.2 期限", "2 目标", "2.1 总体", "2.2 分项"],
        ),
    ],
    ids=["outline", "five-year plan", "formal numerals", "running numbers", "decimals"],
)
def test_the_ladder_of_labels_becomes_the_tree(text: str, expected: list[str]) -> None:
    assert tree(text) == expected


def test_label_is_as_written_without_its_stop_and_span_ends_with_the_title() -> None:
    text = "　　一 、总体要求\n　　（ 一 ）工作思路。坚持稳中有进。\n"
    first, second = read(text).nodes
    assert (first.label, first.title) == ("一", "总体要求")
    assert text[second.start : second.end] == "（ 一 ）工作思路"
    assert second.section_end == len(text)
    assert second.parent == first.id


@pytest.mark.parametrize(
    "line",
    [
        "2025年以来，全市新增企业120家。",
        "24小时自助服务区覆盖率达到100%。",
        "3.5亿元资金已经到位。",
        "1991—2000年的经验值得总结。",
        "第三条规定的情形除外。",
        "第一章至第三章已经修订。",
        "重点方向：一是芯片；二是显示；三是软件。",
    ],
)
def test_a_sentence_that_begins_with_a_number_is_no_heading(line: str) -> None:
    assert tree(f"一、任务\n做好工作。\n{line}\n二、保障\n加强领导。") == ["1 任务", "2 保障"]


@pytest.mark.parametrize(
    "items",
    [
        "有下列情形之一的，予以支持：\n（一）新增专科；\n（二）新增学科；\n（三）其他情形。",
        "集中办好以下实事：\n1.新增学位6000个。\n2.改造管道180公里。",
        "注：1.本方案所称平台是指市级平台。\n2.床位按编制计算。",
        "名词解释\n1.“两个清单”：是指任务清单和责任清单。\n2.“一张网”：是指服务网络。",
        "附件：1.任务分工表\n2.项目清单",
        "专栏1 重点工程\n1.水网工程：新建水库3座。\n2.电网工程：改造线路500公里。",
    ],
    ids=["semicolons", "one sentence each after a colon", "notes", "words explained", "annexes", "box"],
)
def test_items_of_a_list_are_no_headings(items: str) -> None:
    assert tree(f"一、任务\n{items}\n二、保障\n加强领导。") == ["1 任务", "2 保障"]


def test_a_table_of_contents_makes_no_second_tree() -> None:
    text = (
        "云川市发展规划纲要\n目　录\n第一章 总则 第一节 背景\n第二章 任务……9\n\n前　言\n本纲要阐明方向。\n"
        "第一章 总则\n第一节 背景\n基础较好。\n第二章 任务\n抓好落实。"
    )
    assert tree(text) == ["1 总则", "1.1 背景", "2 任务"]
    assert node(text, NodeKind.PREFACE).title == "前　言"
    assert node(text, NodeKind.TITLE).title == "云川市发展规划纲要"


def test_a_document_in_one_paragraph_has_its_tree() -> None:
    text = (
        "为优化服务，制定本方案。一、提升便利（一）优化开办。压减时间，免费刻章，全程网办，提高效率，方便群众办事。"
        "具体措施：1.增设窗口。2.推广应用。（县市场监管局牵头）（二）深化审批。精简材料。二、降低成本（三）落实政策。"
        "减轻负担，应享尽享。（县财政局负责）（四）强化支持。扩大贷款，优化结构。三、加强保障（五）压实责任。定期通报。"
    )
    assert tree(text) == [
        "1 提升便利",
        "1.1 优化开办",
        "1.1.1 增设窗口",
        "1.1.2 推广应用",
        "1.2 深化审批",
        "2 降低成本",
        "2.3 落实政策",
        "2.4 强化支持",
        "3 加强保障",
        "3.5 压实责任",
    ]


def test_chapters_of_a_report_that_are_not_numbered() -> None:
    body = "一年来，经济稳中向好，地区生产总值达到420亿元，增长6.2%，一般公共预算收入增长8%。"
    front = "县政府工作报告\n各位代表：\n请予审议。\n"
    text = f"{front}2025年工作回顾\n{body}\n（一）产业提质。增长9%。\n今年工作任务\n{body}"
    assert tree(text) == ["s1 2025年工作回顾", "s1.1 产业提质", "s2 今年工作任务"]


def test_annexes_begin_anew_under_their_own_node() -> None:
    text = "一、要求\n抓落实。\n二、督查\n常态化。\n附件1\n任务分工表\n一、工业\n做强。\n二、农业\n做优。"
    assert tree(text) == ["1 要求", "2 督查", "annex1 任务分工表", "annex1.1 工业", "annex1.2 农业"]


def test_lost_numbers_are_not_invented() -> None:
    lost = read("（一）收支\n收支平衡。\n、主要部门的任务和政策\n（一）农业\n稳定粮食。").nodes[1]
    assert (lost.label, lost.title) == (None, "主要部门的任务和政策")


def test_brackets_misread_by_a_machine_are_still_labels() -> None:
    assert tree("四、布局\n〈一）沿海\n加快。\n（二〉内陆\n开发。\n'三）山区\n扶持。") == [
        "4 布局",
        "4.1 沿海",
        "4.2 内陆",
        "4.3 山区",
    ]


def test_captions_principles_and_dash_items_have_their_kind() -> None:
    text = (
        "一、总体要求\n（一）基本原则\n坚持创新驱动。强化企业地位。\n——绿色发展。降低能耗。\n（二）主要目标\n"
        "专栏1 主要指标\n指标\t2030年\n产值\t500\n图2　空间布局示意图\n任务分工一览表\n"
    )
    kinds = [(row.kind.value, row.label, row.title) for row in read(text).nodes if row.level > 2]
    assert kinds == [
        ("principle", None, "坚持创新驱动"),
        ("principle", "——", "绿色发展"),
        ("table", "专栏1", "主要指标"),
        ("figure", "图2", "空间布局示意图"),
        ("table", None, "任务分工一览表"),
    ]


def test_marks_of_markdown_and_html_tell_headings() -> None:
    text = (
        "# 云川方案\n\n## 一、目标\n\n到2028年，**网办率达到95%**。\n\n### （一）平台\n\n"
        "<h4>名录 <a href='x'></a></h4>\n<p>说明。</p>\n"
    )
    outline = read(text)
    assert [n.title for n in outline.nodes] == ["云川方案", "目标", "平台", "名录"]
    assert text[outline.nodes[1].start :].startswith("## 一、")
    assert "网办率达到95%。" in outline.view.folded


def test_a_label_wins_over_the_fonts_of_its_file() -> None:
    lines = ["一、目标", "（一）近期", "总体布局", "内容。"]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    cues = [
        SourceParagraph(s, s + len(w), k, cue="heading", level=1)
        for k, (s, w) in enumerate(zip(starts, lines, strict=True), 1)
    ]
    outline = read_outline(SourceText(text=text, kind="docx", paragraphs=tuple(cues[:3])))
    assert [(n.title, n.level) for n in outline.nodes][:2] == [("目标", 1), ("近期", 2)]
    assert outline.nodes[2].title == "总体布局"


ENGLISH = """City of Rivermouth Strategic Plan 2026-2030

Introduction
Rivermouth is a city of 120,000 people. This plan sets out what we will do.

Goal 1: Safe Streets
We will make our streets safe for all.
Objective 1.1: Reduce serious injuries by 30% by 2030
1. Audit all crossings
2. Publish data each quarter
3. Train staff
Goal 2 – Thriving Economy
Objective 2.1: Create 5,000 jobs by 2028
Action 3 will be funded by the state.
"""


def test_english_goals_and_objectives_hang_as_the_plan_first_uses_them() -> None:
    assert tree(ENGLISH) == [
        "s1 Introduction",
        "goal1 Safe Streets",
        "goal1.objective1.1 Reduce serious injuries by 30% by 2030",
        "goal2 Thriving Economy",
        "goal2.objective2.1 Create 5,000 jobs by 2028",
    ]


def test_english_head_may_run_into_its_first_sentence() -> None:
    text = (
        "II. Tasks\n1. Expanding demand and promoting sound flows We will support spending on goods and "
        "on services, with more ways to pay, and help towns to open shops near homes.\n2. Deepening reform "
        "and opening We will cut red tape, so that firms of all kinds can plan ahead and grow in time.\n"
    )
    assert tree(text) == [
        "II Tasks",
        "II.1 Expanding demand and promoting sound flows",
        "II.2 Deepening reform and opening",
    ]


def test_ids_stay_unique_where_a_text_repeats_its_numbers() -> None:
    ids = [n.id for n in read("一、甲事\n办理。\n二、乙事\n办理。\n一、丙事\n办理。\n二、丁事\n办理。").nodes]
    assert ids == ["1", "2", "1_2", "2_2"]
