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


EDGES: list[tuple[str, str, list[tuple[int, list[str]]]]] = [
    ("汇聚了云川大学、山城学院等7所高等院校。", "7所高等院校", [(7, ["云川大学", "山城学院"])]),
    ("成为拥有综合、理工、农林在内的三大类别高校的城市。", "三大类别高校", [(3, ["综合", "理工", "农林"])]),
    ("建设集航空口岸、陆路口岸、内河口岸“三位一体”的枢纽。", "三位一体", [(3, ["航空口岸", "陆路口岸", "内河口岸"])]),
    ("重点推进汽车及零部件、机床及功能部件、环保装备等3个产业。", "3个产业", [(3, ["汽车及零部件", "机床及功能部件", "环保装备"])]),
    ("提升“三个品质”，城市的功能品质、服务品质、生态品质更好。", "三个品质", [(3, ["功能品质", "服务品质", "生态品质"])]),
    ("做好清扫街巷、清运垃圾、清洁水体等“三清”。", "三清", [(3, ["清扫街巷", "清运垃圾", "清洁水体"])]),
    ("塑造“一核两轴”，“一核”即古城核，“两轴”即滨水生态轴和东西展示轴。", "一核两轴", [(1, ["古城核"]), (2, ["滨水生态轴", "东西展示轴"])]),
    ("政府、社会、市民三大主体一起出力。", "三大主体", [(3, ["政府", "社会", "市民"])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "parts"), EDGES, ids=[name for _, name, _ in EDGES])
def test_members_begin_and_end_with_their_own_words(
    text: str, name: str, parts: list[tuple[int, list[str]]]
) -> None:
    assert (name, parts) in sets(text)


def test_a_longer_name_has_the_members_of_the_name_that_it_begins_with() -> None:
    text = "坚持生产、生活、生态“三生”理念。迈向“三生融合”。"
    assert ("三生融合", [(3, ["生产", "生活", "生态"])]) in sets(text)


def test_a_list_longer_than_the_count_is_not_the_names_own() -> None:
    assert sets("提高低保、供养、养育和护理“两项补贴”标准。") == [("两项补贴", [(2, [])])]


def test_what_is_said_to_have_a_property_is_no_set() -> None:
    assert sets("支持东县、西县、南县等10个有条件的县发展成为中等城市。") == []


def test_a_name_that_explains_one_number_of_another_is_no_set_of_its_own() -> None:
    text = "塑造“一核两轴”，“一核”即古城核，“两轴”即滨水生态轴和东西展示轴。"
    assert sets(text) == [("一核两轴", [(1, ["古城核"]), (2, ["滨水生态轴", "东西展示轴"])])]
