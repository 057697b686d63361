"""Numbers that promise nothing (PHRASEBOOK §2, traps): no row comes of them."""

import pytest

from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline

TRAPS = [
    "全市提出五方面18项任务、42条举措。",
    "根据云政发〔2025〕12号文件要求，健全工作机制。",
    "市第十六届人民代表大会第五次会议审议通过。",
    "聚焦“4+6”现代产业体系，推行“3+2”学制。",
    "支持亿元以上项目建设，服务规模以上工业企业。",
    "对40岁以下青年创业者给予最高20万元贷款。",
    "对新认定企业一次性奖励30万元。",
    "按实际投入的30%给予补助，最高不超过500万元。",
    "缴费2年以上的职工可以享受。",
    "庆祝建市70周年。",
    "依托现有3条轨道交通线路，完善公交接驳。",
    "完善15分钟便民圈相关标准。",
    "推进“两新”“双千”行动，落实“三张清单”。",
    "培育世界500强企业、中国百强企业。",
    "创建5A级景区、4A级景区。",
    "推进地铁3号线、4号线建设。",
    "规划总投资100亿元的云川科创基金。",
    "第三产业蓬勃发展，一二三产业融合发展。",
    "实行24小时值守制度。",
    "深化“放管服”改革，实现“一网通办”。",
    "全力打好三大攻坚战。",
    "参照《云川市城市更新办法（2024年版）》第12条执行。",
    "在第2章明确4个方面要求。",
    "面向全球引进顶尖人才。",
    "一是强化领导。二是压实责任。",
    "加强100万千瓦以上火电机组管理。",
    "严格执行工作日8小时工作制。",
    "联系电话：12345。",
    "对单位面积低于5000平方米的小区实施改造。",
    "鼓励年营业收入2000万元以上的企业入库。",
    "北屏、南浦2个片区联动发展。",
    "支持50岁以上人群参加体检。",
    "注重5G、IPv6、3D打印等技术应用。",
    "执行国家标准GB 18918一级A标准。",
    "贷款贴息比例为2%，期限不超过3年。",
    "扩大Ⅰ类、Ⅱ类地区补偿范围。",
    "每季度调度一次。",
    "（责任单位：市发展改革委等12个部门）",
    "专栏3 2025年重点项目",
    "附件2：任务分工表",
    "健全覆盖城乡的服务体系。",
    "帮扶零就业家庭。",
    "大力实施产业倍增行动。",
    "十分重视安全生产，万众一心抓落实。",
    "坚持一张蓝图绘到底，画好千家万户同心圆。",
    "四季有景，百姓满意。",
    "开展“双百双千”培育行动。",
    "市、县两级分别制定方案。",
    "健全三级医疗卫生服务网络。",
]


@pytest.mark.parametrize("sentence", TRAPS)
def test_a_number_that_promises_nothing_gives_no_row(sentence: str) -> None:
    rows = find_targets(read_outline(SourceText(text=sentence, kind="txt")))
    assert [(row.indicator, row.value) for row in rows] == []


@pytest.mark.parametrize("text", ["到2027年，\n\n达到\n\n5亿元。\n", "达到5亿元。"])
def test_figure_without_a_subject_is_no_target(text: str) -> None:
    assert not find_targets(read_outline(SourceText(text=text, kind="txt")))
