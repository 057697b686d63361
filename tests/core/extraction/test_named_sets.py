"""Names that stand for counted things: how many, of what, and which the text names."""

import pytest

from gangmu.core.extraction import read_text


def sets(text: str) -> list[tuple[str, list[tuple[int, list[str]]]]]:
    return [
        (row.name, [(part.count, [text[m.start : m.end] for m in part.members]) for part in row.parts])
        for row in read_text(text).sets
    ]


BESIDE: list[tuple[str, str, list[tuple[int, list[str]]]]] = [
    (
        "实施“三大工程”，即强基工程、惠民工程、清源工程。",
        "三大工程",
        [(3, ["强基工程", "惠民工程", "清源工程"])],
    ),
    ("坚持生产、生活、生态“三生”融合。", "三生", [(3, ["生产", "生活", "生态"])]),
    ("推进产业、城市、社会“三个转型”。", "三个转型", [(3, ["产业", "城市", "社会"])]),
    (
        "围绕食品加工、装备制造、文化旅游三大主导产业招商。",
        "三大主导产业",
        [(3, ["食品加工", "装备制造", "文化旅游"])],
    ),
    ("规划云石、云岚、云渡等3条城际铁路。", "3条城际铁路", [(3, ["云石", "云岚", "云渡"])]),
    ("强化高质量项目和高水平制度“两个抓手”。", "两个抓手", [(2, ["高质量项目", "高水平制度"])]),
    (
        "提出“四项任务”，一是稳增长，二是促改革，三是惠民生，四是防风险。",
        "四项任务",
        [(4, ["稳增长", "促改革", "惠民生", "防风险"])],
    ),
    ("建設城南、城北、城東三個副城。", "三個副城", [(3, ["城南", "城北", "城東"])]),
    ("构建“5+3”产业体系。", "5+3", [(5, []), (3, [])]),
    (
        "形成“一河两岸三城”格局：一河即云水河，两岸即东岸、西岸，三城即老城、新城。",
        "一河两岸三城",
        [(1, ["云水河"]), (2, ["东岸", "西岸"]), (3, ["老城", "新城"])],
    ),
    ("形成“一环、两弦、七放射”路网。", "一环、两弦、七放射", [(1, []), (2, []), (7, [])]),
    ("打造“一城一园三区多组团”。", "一城一园三区多组团", [(1, []), (1, []), (3, []), (0, [])]),
]


@pytest.mark.parametrize(("text", "name", "parts"), BESIDE)
def test_a_set_has_the_members_that_stand_beside_it(
    text: str, name: str, parts: list[tuple[int, list[str]]]
) -> None:
    assert sets(text) == [(name, parts)]


def test_sub_headings_name_the_members_of_a_set() -> None:
    text = (
        "一、总体要求\n加快“一枢纽、两中心”建设。\n二、功能定位\n"
        "1.区域物流枢纽。发展多式联运。\n2.先进制造中心。做强装备。\n3.区域医疗中心。做优专科。\n"
    )
    [(name, parts)] = sets(text)
    assert name == "一枢纽、两中心"
    assert [(count, [member.rstrip("。") for member in members]) for count, members in parts] == [
        (1, ["区域物流枢纽"]),
        (2, ["先进制造中心", "区域医疗中心"]),
    ]


def test_a_name_of_numbers_is_taken_up_by_the_lists_behind_it() -> None:
    text = (
        "一、目标\n构建“2+3”产业体系。\n二、任务\n做强汽车、家电等2个支柱产业。"
        "培育储能、低空、算力等3个新兴产业。\n"
    )
    assert ("2+3", [(2, ["汽车", "家电"]), (3, ["储能", "低空", "算力"])]) in sets(text)


@pytest.mark.parametrize(
    "text",
    [
        "推进“一网通办”。",
        "融入“一带一路”。",
        "站在“十四五”新起点。",
        "提供“一站式”服务。",
        "打造“15分钟便民圈”。",
        "新建学校12所，增加学位5000个。",
        "坚持党的二十大精神。",
    ],
)
def test_other_numbers_are_no_set(text: str) -> None:
    assert sets(text) == []


def test_a_name_said_again_is_one_set() -> None:
    text = "聚焦“两个抓手”。依托高质量项目和高水平制度“两个抓手”。"
    assert sets(text) == [("两个抓手", [(2, ["高质量项目", "高水平制度"])])]
