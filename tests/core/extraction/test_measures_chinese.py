"""举措 in made-up sentences of outlines, five-year plans, work reports, schemes and task papers.

A row is a sentence with its measures marked: [words|verb|strength], where o is order, i improve, e encourage,
x explore and ! outcome.
"""

import re

import pytest

from gangmu.core.extraction.measures import find_measures
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part, Passage
from gangmu.core.outline.scripts import simplify
from gangmu.core.outline.views import view

_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([oiex!])\]")
_STRENGTHS = {"o": "order", "i": "improve", "e": "encourage", "x": "explore", "!": "outcome"}

OUTLINES = """
[高起点建设云川智谷|建设|o]，[构建“一核三带”科创格局|构建|!]，[打造中部算力高地|打造|!]。
依托临港物流园，[大力发展冷链物流|发展|o]，[引进供应链企业|引进|o]，[形成百亿级产业集群|形成|!]。
围绕主导产业补链强链，[培育壮大链主企业|培育壮大|o]，[提升产业链韧性和安全水平|提升|!]。
以制度型开放为牵引，[深化口岸通关改革|深化|i]，[最大限度压缩通关时间|压缩|!]。
[在北屏、南浦等片区规划建设未来社区|规划建设|o]，并[同步配套公共服务设施|配套|o]。
[加快推进云石城际铁路建设|推进|o]，[谋划布局通用机场|谋划布局|x]，[做好轨道四号线前期工作|做好|o]。
[推动传统制造业向智能化转型，由规模扩张向质量效益转变|推动|o]。
[积极争取国家级试点|争取|x]，[探索建立用水权交易机制|探索建立|x]，[力争创建生态文明示范县|创建|o]。
[将云川建设成为临江省对外开放门户|建设成为|!]，[让更多青年人扎根云川|让|!]。
[提升城市能级|提升|!]，[增强综合承载能力|增强|!]，[实现全域协调发展|实现|!]。
聚焦生物医药、新材料等领域，[实施揭榜挂帅项目|实施|o]，[攻克一批关键技术|攻克|o]。
[发挥高校学科优势|发挥|o]，[建设交叉学科研究院|建设|o]，[支持企业联合高校组建创新联合体|支持|e]。
[完善“众创空间-孵化器-加速器”孵化链条|完善|i]，[促进科技成果就地转化|促进|!]。
[与周边城市共同设立产业基金|设立|o]，[共建跨区域产业园|共建|o]，[促进要素自由流动|促进|!]。
通过合作办学、委托管理等方式，[扩大优质学位供给|扩大|o]。
[打造“云川夜集”品牌|打造|o]，[培育建设特色夜间街区|培育建设|o]，[激发消费活力|激发|!]。
[对标国际先进水平健全办事流程|健全|i]。
[把绿水青山转化为发展优势|转化|o]，[擦亮生态名片|擦亮|!]。
[保护修复沅江源头湿地|保护修复|o]，[全面落实河湖长制|落实|o]，[确保一江清水东流|确保|!]。
[建立以信用为基础的新型监管机制|建立|o]。
新建锅炉机组要[同步建设脱硝设施|建设|o]，项目业主应当[定期公布排放数据|公布|o]。
并[向社会公告淘汰设备名单|公告|o]，[严格执行《云川市产业目录》|严格执行|o]。
[培育认定市级设计中心8个|培育认定|o]，[防范化解债务风险|防范化解|o]，[做大做强茶叶、油料两个产业|做大做强|o]。
[力争规上企业突破600家|力争|!]，[力争建成云石铁路二期|建成|o]。
[在加快推动产业升级上实现新突破|实现|!]。
[优化发展布局|优化|i]，[推动废旧物资收集、转移、处置环节全程可视|推动|o]。
"""

PLANS = """
[健全城乡融合发展体制机制|健全|i]，[推进县城补短板强弱项|推进|o]。
[严格落实耕地保护责任|严格落实|o]，[坚决遏制耕地“非农化”|遏制|o]。
[新建、扩建中小学20所|新建、扩建|o]，[新增学位2万个|新增|o]。
[有序扩大自动驾驶应用场景|扩大|o]，[规范发展网约出行|规范发展|o]。
[推广装配式建筑|推广|o]，[淘汰落后用能设备|淘汰|o]，[减少污染物排放|减少|!]。
[支持中医药传承创新|支持|e]，[鼓励社会力量举办养老机构|鼓励|e]，[引导优质资源下沉|引导|e]。
[研究制定人才住房办法|研究制定|x]，[试点推行电子病历共享|试点推行|x]。
[统筹推进山水林田湖草沙系统治理|统筹推进|o]，[改善人居环境质量|改善|!]。
[改革创新科技评价制度|改革|o]。
到2030年，[建成覆盖城乡的公共服务网络|建成|o]。
2027年底前[完成老旧管网改造|完成|o]。
[丰富高品质文化供给|丰富|i]，[弘扬沅江文化|弘扬|o]，[建设书香云川|建设|o]。
[拓展“互联网+医疗健康”服务|拓展|o]、[完善远程会诊平台|完善|i]。
[开展适老化改造、无障碍建设等行动|开展|o]。
[健全风险研判、防范化解机制|健全|i]。
[发展企业间工业互联网|发展|o]，[建设环境应急指挥系统|建设|o]。
[高效利用城市地下空间|利用|o]，[盘活存量土地|盘活|o]。
[扶持和培育家庭农场|扶持和培育|e]，[提高农民组织化程度|提高|!]。
[因地制宜地推进农房改造|推进|o]，[有计划地安排搬迁|安排|o]。
[稳步推进户籍制度改革|推进|o]，[放开放宽落户限制|放开放宽|o]。
"""

REPORTS = """
我们要[持续扩大有效投资|扩大|o]，[开工南浦抽水蓄能电站|开工|o]，[加快栖霞快线建设|加快|o]。
一是[推进国企改革|推进|o]。二是[培育外贸新动能|培育|o]。三是[优化营商环境|优化|i]。
今年[发放消费券1亿元|发放|o]，[举办促消费活动100场|举办|o]。
[打好污染防治攻坚战|打好|o]，[守牢安全生产底线|守牢|o]，[筑牢基层治理根基|筑牢|!]。
[深入实施就业优先战略|实施|o]，[稳定高校毕业生就业|稳定|o]，[新增城镇就业7万人|新增|o]。
为经营主体减负，[让企业轻装上阵|让|!]。
[加力推动消费品以旧换新|推动|o]，[释放消费潜力|释放|!]。
[办好人民满意的教育|办好|o]，[推动优质均衡发展|推动|o]。
[压实各级责任|压实|o]，[厉行勤俭节约|厉行|o]，[严控一般性支出|严控|o]。
[争取更多资金支持|争取|x]，[谋划储备一批重大项目|谋划储备|x]。
各级各部门要[强化协同配合|强化|i]，[抓好任务落实|抓好|o]。
[北部片区重点发展新能源装备|发展|o]，[打造绿色制造基地|打造|!]。
"""

TASKS = """
[编制国土空间专项规划|编制|o]。（市自然资源局负责）
[建立健全联席会议制度|建立健全|i]，每季度[调度一次进展|调度|o]。（牵头单位：市数据局，配合单位：市财政局）
（市商务局牵头）[出台会展业扶持办法|出台|o]。
[清理规范涉企收费|清理规范|i]，[降低企业经营成本|降低|!]。
[对符合条件的小微企业给予贴息|给予|o]。
[将公共数据纳入授权运营目录|纳入|o]，按季度[公布更新情况|公布|o]。
[简化注销手续并公开办理时限|简化|o]。
[全面排查燃气隐患|排查|o]，[限期整改突出问题|整改|o]。
[压减审批环节|压减|o]，[推行告知承诺|推行|o]，[实现一网通办|实现|!]。
[允许地方合理设置临时停车位|允许|e]。
[严禁违规收取保证金|严禁|o]。
[组织开展技能竞赛|组织开展|o]，[选树一批能工巧匠|选树|o]。
[扩大开放共享范围|扩大|o]，[精准推送惠企政策|推送|o]。
"""

SILENT = """
重点做好以下六方面工作：
今年要抓好十个方面工作：
削减比例较2010年不低于10%。
研发经费投入年均增长9%。
在新建电厂都安装脱硫设施的前提下。
建设项目审批涉及的许可事项纳入线上平台。
城市建设步伐明显加快，发展环境不断优化，服务业增加值达到900亿元。
改革创新取得突破，投资结构持续改善，规划体系更加健全。
地区生产总值年均增长6%，常住人口达到520万人，研发经费投入强度提高到3%。
建设现代化城市是时代赋予云川的使命。
高质量发展取得显著成效，生态保护成效明显。
以高端装备为重点，围绕数字产业集群，依托云川高新区。
增长6%左右，提高到18%，超过300家。
已建成高标准农田20万亩，出台了12项政策，实施了三批工程。
发展基础，建设条件，管理体系。
（市教育局、市财政局，各区政府按职责分工负责）
"""


def _rows(listed: str) -> list[str]:
    return listed.strip().split("\n")


def _read(sentence: str) -> list[tuple[str, str, str]]:
    seen = view(sentence)
    passage = Passage(0, len(seen.folded), None, Part.BODY)
    rows = find_measures(Outline(view=seen, nodes=(), passages=(passage,)))
    return [(sentence[row.start : row.end], row.verb, row.strength.value) for row in rows]


@pytest.mark.parametrize("marked", _rows(OUTLINES) + _rows(PLANS) + _rows(REPORTS) + _rows(TASKS))
def test_measures_of_a_sentence(marked: str) -> None:
    sentence = _MARK.sub(r"\1", marked)
    assert _read(sentence) == [(words, verb, _STRENGTHS[s]) for words, verb, s in _MARK.findall(marked)]


@pytest.mark.parametrize("sentence", _rows(SILENT))
def test_what_only_reports_or_names_is_no_measure(sentence: str) -> None:
    assert _read(sentence) == []


def test_the_object_is_in_simplified_script_and_the_verb_as_written() -> None:
    sentence = "構建對外開放新通道。"
    seen = view(sentence)
    (row,) = find_measures(Outline(seen, (), (Passage(0, len(seen.folded), None, Part.BODY),)))
    assert (row.verb, row.object) == ("構建", "对外开放新通道")
    assert row.object == simplify(row.object)


def test_every_measure_says_by_which_verb_it_was_found() -> None:
    sentence = "积极培育低空经济。"
    seen = view(sentence)
    (row,) = find_measures(Outline(seen, (), (Passage(0, len(seen.folded), None, Part.BODY),)))
    assert [sentence[b.start : b.end] for b in row.because] == ["培育"]


@pytest.mark.parametrize(
    "unit", ["、完善管网", "(", "“", "1", "并推进管网", "由甲向乙,", "的推进", "建立以甲为乙,"]
)
def test_hostile_lines_are_read(unit: str) -> None:
    for words, _, _ in _read("建设" + unit * 2_000):
        assert words
