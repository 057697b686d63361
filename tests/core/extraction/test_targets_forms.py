"""The forms in which plans word a figure (PHRASEBOOK §2), in sentences of a city that does not exist."""

import pytest

from gangmu.core.extraction.drafts import Kind, TargetDraft
from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline


def _said(row: TargetDraft) -> str:
    value = "-" if row.value is None else format(row.value, "f")
    value = value.rstrip("0").rstrip(".") if "." in value else value
    if row.value_high is not None:
        value += f"~{row.value_high:f}"
    words = f"{row.indicator} | {row.comparison.value} {row.basis.value} {value} {row.unit or '-'}"
    period = [part for part in (row.period.end, row.period.every) if part] if row.period else []
    mark = "基期 " if row.kind is Kind.BASELINE else ""
    return mark + words + (" | " + " ".join(period) if period else "")


def _read(text: str) -> list[str]:
    return [_said(row) for row in find_targets(read_outline(SourceText(text=text, kind="txt")))]


SENTENCES: list[tuple[str, list[str]]] = [
    ("到2027年，全市数字经济规模达到800亿元。", ["数字经济规模 | reach level 80000000000 CNY | 2027"]),
    (
        "外贸进出口总额达到12,340亿元，增长6%。",
        [
            "外贸进出口总额 | reach level 1234000000000 CNY",
            "外贸进出口总额 | equal growth 0.06 1",
        ],
    ),
    ("全市2027年新增供水能力1,200万立方米。", ["新增供水能力 | equal level 12000000 m³ | 2027"]),
    ("外贸进出口总额增长6%。", ["外贸进出口总额 | equal growth 0.06 1"]),
    ("城镇调查失业率5.2%左右。", ["城镇调查失业率 | about share 0.052 1"]),
    ("新开工亿元项目300个以上。", ["亿元项目 | reach count 300 亿元项目"]),
    ("完成技改投资超120亿元。", ["技改投资 | exceed level 12000000000 CNY"]),
    ("人均预期寿命提高到81岁。", ["人均预期寿命 | reach level 81 year"]),
    ("单位地区生产总值能耗下降2.6%。", ["单位地区生产总值能耗 | equal change -0.026 1"]),
    ("经营主体总量突破90万户。", ["经营主体总量 | exceed count 900000 经营主体"]),
    ("战略性新兴产业增加值占比达到28%。", ["战略性新兴产业增加值占比 | reach share 0.28 1"]),
    ("研发经费投入年均增长8%以上。", ["研发经费投入 | reach growth 0.08 1"]),
    ("地区生产总值增长5%—5.5%。", ["地区生产总值 | range growth 0.05~0.055 1"]),
    ("吸引返乡创业约2万人。", ["返乡创业 | about count 20000 person"]),
    ("办理时限压减至3个工作日以内。", ["办理时限 | stay_within duration 3 working_day"]),
    ("到2033年人均地区生产总值比2018年翻一番。", ["人均地区生产总值 | equal growth 2 1 | 2033"]),
    ("常住人口控制在620万人以内。", ["常住人口 | stay_within count 6200000 person"]),
    ("每年培训技师不少于500名。", ["技师 | reach count 500 person | P1Y"]),
    ("地区生产总值迈上1.2万亿元新台阶。", ["地区生产总值 | reach level 1200000000000 CNY"]),
    ("新生儿死亡率控制在3‰以下。", ["新生儿死亡率 | stay_within share 0.003 1"]),
    ("城镇化率提高4个百分点。", ["城镇化率 | equal change 0.04 1"]),
    ("实现社区养老驿站全覆盖。", ["社区养老驿站 | equal coverage 1 1"]),
    ("实训课时占总课时一半以上。", ["实训课时占总课时 | reach share 0.5 1"]),
    ("培育一批链主企业。", []),
    ("居民收入增长与经济增长同步。", ["居民收入 | keep_pace growth - -"]),
    ("主要断面水质稳定达到Ⅲ类。", ["主要断面水质 | reach level 3 类"]),
    ("建成智能工厂100个。", ["智能工厂 | equal count 100 智能工厂"]),
    ("建成100个智能工厂。", ["智能工厂 | equal count 100 智能工厂"]),
    ("完成造林50万亩。", ["造林 | equal level 333333333.33 m²"]),
    (
        "实施亿元以上项目200个，完成投资超300亿元。",
        [
            "亿元以上项目 | equal count 200 亿元以上项目",
            "亿元以上项目投资 | exceed level 30000000000 CNY",
        ],
    ),
    (
        "甲区、乙区绿化率均达到38%。",
        [
            "甲区绿化率 | reach share 0.38 1",
            "乙区绿化率 | reach share 0.38 1",
        ],
    ),
    (
        "城乡居民收入分别增长5%和6%。",
        [
            "城镇居民收入 | equal growth 0.05 1",
            "农村居民收入 | equal growth 0.06 1",
        ],
    ),
    (
        "培养80名站长、160名技师。",
        [
            "站长 | equal count 80 person",
            "技师 | equal count 160 person",
        ],
    ),
    (
        "单位能耗由2020年的8.6降到2025年的7.9。",
        [
            "基期 单位能耗 | equal level 8.6 1 | 2020",
            "单位能耗 | reach level 7.9 1 | 2025",
        ],
    ),
    (
        "森林覆盖率由“十四五”期间的61%提高到66%。",
        [
            "基期 森林覆盖率 | equal share 0.61 1 | 2025",
            "森林覆盖率 | reach share 0.66 1",
        ],
    ),
    (
        "平均受教育年限提高0.8年，达到11.9年。",
        [
            "平均受教育年限 | equal duration 0.8 year",
            "平均受教育年限 | reach duration 11.9 year",
        ],
    ),
    ("碳排放强度比2020年下降14%。", ["碳排放强度 | equal change -0.14 1"]),
    ("认定省级专精特新企业不少于60家。", ["省级专精特新企业 | reach count 60 省级专精特新企业"]),
    ("力争到2028年，海洋生产总值突破百亿元。", ["海洋生产总值 | exceed level 10000000000 CNY | 2028"]),
    ("再生铝产量达到百万吨。", ["再生铝产量 | reach level 1000000000 kg"]),
    ("新能源汽车产量达到十万台。", ["新能源汽车产量 | reach count 100000 新能源汽车产量"]),
    ("经济总量跨越千亿级。", ["经济总量 | reach level 100000000000 1"]),
    ("城区空气优良天数比例达到百分之九十五。", ["城区空气优良天数比例 | reach share 0.95 1"]),
    ("高新技术企业数量实现倍增。", ["高新技术企业数量 | reach growth 2 1"]),
    ("新型储能规模翻两番。", ["新型储能规模 | equal growth 4 1"]),
    ("新能源公交车占比超过三分之二。", ["新能源公交车占比 | exceed share 0.6666666667 1"]),
    ("机关食堂光盘率达到九成以上。", ["机关食堂光盘率 | reach share 0.9 1"]),
    ("“两高”项目零新增。", ["“两高”项目 | equal coverage 0 1"]),
    ("城乡居民收入比缩小到1.8∶1。", ["城乡居民收入比 | reach level 1.8 1"]),
    ("农田灌溉水有效利用系数提高到0.62。", ["农田灌溉水有效利用系数 | reach level 0.62 1"]),
    (
        "轨道交通运营里程达到210公里，日均客流突破150万人次。",
        [
            "轨道交通运营里程 | reach level 210000 m",
            "日均客流 | exceed count 1500000 人次",
        ],
    ),
    ("实际使用外资3.5亿美元以上。", ["实际使用外资 | reach level 350000000 USD"]),
    ("粮食产量稳定在120亿斤左右。", ["粮食产量 | about level 6000000000 kg"]),
    ("生猪存栏保持在45万头以上。", ["生猪存栏 | reach count 450000 生猪存栏"]),
    ("耕地保有量不低于310万亩。", ["耕地保有量 | reach level 2066666666.67 m²"]),
    ("化学需氧量排放总量减少2.1万吨。", ["化学需氧量排放总量 | equal change -21000000 kg"]),
    ("PM2.5平均浓度降至28微克/立方米以下。", ["PM2.5平均浓度 | stay_within level 28 微克/立方米"]),
    ("劳动力调查失业率不高于5.5%。", ["劳动力调查失业率 | stay_within share 0.055 1"]),
    ("五年累计新增城镇就业60万人。", ["新增城镇就业 | equal count 600000 person"]),
    ("用3年左右时间，改造老旧小区260个。", ["改造老旧小区 | equal count 260 老旧小区"]),
    ("2026年底前，完成48座病险水库除险加固。", ["病险水库除险加固 | equal count 48 病险水库除险加固 | 2026"]),
    ("2026年6月底前建成云川算力中心，12月底前接入企业300家。", ["企业 | equal count 300 企业 | 2026-12-31"]),
    ("打造15分钟社区生活圈。", ["社区生活圈 | stay_within duration 900 s"]),
    ("实现市域1小时通达。", ["市域通达 | stay_within duration 3600 s"]),
    ("企业开办时间压缩至0.5天。", ["企业开办时间 | reach duration 0.5 day"]),
    ("政务服务事项网上可办率100%。", ["政务服务事项网上可办率 | equal share 1 1"]),
    (
        "每千人口医疗卫生机构床位数达到7.5张。",
        ["每千人口医疗卫生机构床位数 | reach count 7.5 每千人口医疗卫生机构床位"],
    ),
    (
        "每万人口有效发明专利拥有量达到12件。",
        ["每万人口有效发明专利拥有量 | reach count 12 每万人口有效发明专利拥有量"],
    ),
    ("居民人均可支配收入增速高于全省平均水平。", ["居民人均可支配收入 | keep_pace growth - -"]),
    ("完成上级下达的节能降碳任务。", ["节能降碳任务 | qualitative level - -"]),
    (
        "农村自来水普及率、规模化供水工程覆盖农村人口比例分别达到96%、72%。",
        [
            "农村自来水普及率 | reach share 0.96 1",
            "规模化供水工程覆盖农村人口比例 | reach share 0.72 1",
        ],
    ),
    (
        "粮食、油料、蔬菜产量分别稳定在30万吨、4万吨和90万吨以上。",
        [
            "粮食产量 | reach level 300000000 kg",
            "油料产量 | reach level 40000000 kg",
            "蔬菜产量 | reach level 900000000 kg",
        ],
    ),
    (
        "培育国家级制造业单项冠军2家、省级5家。",
        [
            "国家级制造业单项冠军 | equal count 2 国家级制造业单项冠军",
            "省级制造业单项冠军 | equal count 5 省级制造业单项冠军",
        ],
    ),
    (
        "引进院士专家团队3个、高层次人才120名、青年博士500人以上。",
        [
            "院士专家团队 | equal count 3 院士专家团队",
            "高层次人才 | equal count 120 person",
            "青年博士 | reach count 500 person",
        ],
    ),
    (
        "新建、改扩建普通高中4所，新增学位8000个。",
        [
            "新建、改扩建普通高中 | equal count 4 普通高中",
            "新增学位 | equal count 8000 学位",
        ],
    ),
    (
        "开通国际航线12条、国内航线60条。",
        [
            "国际航线 | equal count 12 国际航线",
            "国内航线 | equal count 60 国内航线",
        ],
    ),
    (
        "全年接待游客3000万人次、旅游综合收入260亿元，分别增长12%、15%。",
        [
            "游客 | equal count 30000000 人次",
            "旅游综合收入 | equal level 26000000000 CNY",
            "游客 | equal growth 0.12 1",
            "旅游综合收入 | equal growth 0.15 1",
        ],
    ),
    ("减税降费100亿元以上。", ["减税降费 | reach level 10000000000 CNY"]),
    (
        "新增绿色贷款1200亿元，增长18%。",
        [
            "新增绿色贷款 | equal level 120000000000 CNY",
            "新增绿色贷款 | equal growth 0.18 1",
        ],
    ),
    (
        "规上工业企业研发机构覆盖率提高到40%，提高5个百分点。",
        [
            "规上工业企业研发机构覆盖率 | reach share 0.4 1",
            "规上工业企业研发机构覆盖率 | equal change 0.05 1",
        ],
    ),
    ("常住人口达到25万6千人。", ["常住人口 | reach count 256000 person"]),
    ("累计建成5G基站1.5万个。", ["5G基站 | equal count 15000 5G基站"]),
    (
        "数字经济核心产业增加值占地区生产总值比重达到12%。",
        ["数字经济核心产业增加值占地区生产总值比重 | reach share 0.12 1"],
    ),
    ("民营经济增加值占比65%以上。", ["民营经济增加值占比 | reach share 0.65 1"]),
    (
        "工业增加值年均增速8%，占地区生产总值比重提高到33%。",
        [
            "工业增加值 | equal growth 0.08 1",
            "工业增加值占地区生产总值比重 | reach share 0.33 1",
        ],
    ),
    (
        "新增国家高新技术企业100家以上，总数突破800家。",
        [
            "新增国家高新技术企业 | reach count 100 国家高新技术企业",
            "新增国家高新技术企业总数 | exceed count 800 国家高新技术企业",
        ],
    ),
    ("土地出让收入降低10%左右。", ["土地出让收入 | about change -0.1 1"]),
    ("农民人均可支配收入超过3万元。", ["农民人均可支配收入 | exceed level 30000 CNY"]),
    ("全社会用电量达到230亿千瓦时。", ["全社会用电量 | reach level 23000000000 kWh"]),
    (
        "光伏装机容量新增60万千瓦，总装机达到150万千瓦。",
        [
            "光伏装机容量新增 | equal level 600000000 W",
            "光伏装机容量总装机 | reach level 1500000000 W",
        ],
    ),
    ("集装箱吞吐量达到500万标箱。", ["集装箱吞吐量 | reach count 5000000 标箱"]),
    ("清洁取暖率达到八成。", ["清洁取暖率 | reach share 0.8 1"]),
    (
        "低效用地再开发1.2万亩，占批而未供土地四成以上。",
        [
            "低效用地再开发 | equal level 8000000 m²",
            "低效用地再开发占批而未供土地 | reach share 0.4 1",
        ],
    ),
    (
        "到2030年，城市燃气普及率达到98%；到2035年，基本实现供水管网智能化全覆盖。",
        [
            "城市燃气普及率 | reach share 0.98 1 | 2030",
            "供水管网智能化 | equal coverage 1 1 | 2035",
        ],
    ),
    (
        "政府投资基金规模达到200亿元，带动社会资本1000亿元。",
        [
            "政府投资基金规模 | reach level 20000000000 CNY",
            "社会资本 | equal level 100000000000 CNY",
        ],
    ),
    ("全市95%以上的行政村建成快递服务点。", ["行政村建成快递服务点 | reach share 0.95 1"]),
    ("90%以上规模养殖场配套粪污处理设施。", ["规模养殖场配套粪污处理设施 | reach share 0.9 1"]),
    ("七成以上机关建成节约型机关。", ["机关建成节约型机关 | reach share 0.7 1"]),
    ("推动80%的重点企业完成数字化改造。", ["重点企业完成数字化改造 | equal share 0.8 1"]),
    ("支持20家企业上市。", ["企业上市 | equal count 20 企业上市"]),
    ("年产值超10亿元的企业达到60家。", ["年产值超10亿元的企业 | reach count 60 年产值超10亿元的企业"]),
    (
        "建成高标准农田100万亩，其中高效节水灌溉30万亩。",
        [
            "高标准农田 | equal level 666666666.67 m²",
            "高效节水灌溉 | equal level 200000000 m²",
        ],
    ),
    ("年均新增就业5万人。", ["新增就业 | equal count 50000 person"]),
    ("实现农村生活垃圾收运处置体系覆盖率100%。", ["农村生活垃圾收运处置体系覆盖率 | equal share 1 1"]),
    ("公共服务满意度达到90分。", ["公共服务满意度 | reach level 90 分"]),
    ("营商环境综合评价得分达到85分以上。", ["营商环境综合评价得分 | reach level 85 分"]),
    ("重大食品安全事件零发生。", ["重大食品安全事件 | equal coverage 0 1"]),
    (
        "力争实现地区生产总值增速6%、固定资产投资增速8%。",
        [
            "地区生产总值 | equal growth 0.06 1",
            "固定资产投资 | equal growth 0.08 1",
        ],
    ),
    (
        "地区生产总值增长6%左右，力争6.5%。",
        [
            "地区生产总值 | about growth 0.06 1",
            "地区生产总值 | reach growth 0.065 1",
        ],
    ),
    (
        "社会消费品零售总额达到1500亿元，年均增长7%。",
        [
            "社会消费品零售总额 | reach level 150000000000 CNY",
            "社会消费品零售总额 | equal growth 0.07 1",
        ],
    ),
    (
        "新增充电桩1万个、换电站20座。",
        [
            "新增充电桩 | equal count 10000 充电桩",
            "换电站 | equal count 20 换电站",
        ],
    ),
    (
        "建设水利工程8项、总投资65亿元。",
        [
            "水利工程 | equal count 8 水利工程",
            "水利工程总投资 | equal level 6500000000 CNY",
        ],
    ),
    (
        "整治河道120公里、清淤300万立方米。",
        [
            "河道 | equal level 120000 m",
            "清淤 | equal level 3000000 m³",
        ],
    ),
    ("空气质量优良天数达到330天。", ["空气质量优良天数 | reach duration 330 day"]),
    ("企业技术中心增至80家。", ["企业技术中心 | reach count 80 企业技术中心"]),
    ("市场主体突破100万户大关。", ["市场主体 | exceed count 1000000 市场主体"]),
    (
        "一般公共预算收入增长5%，税收占比75%以上。",
        [
            "一般公共预算收入 | equal growth 0.05 1",
            "税收占比 | reach share 0.75 1",
        ],
    ),
    ("货物周转量600亿吨公里。", ["货物周转量 | equal level 60000000000 吨公里"]),
    ("农产品加工业产值与农业总产值之比达到3.2:1。", ["农产品加工业产值与农业总产值之比 | reach level 3.2 1"]),
    ("九年义务教育巩固率保持在99%以上。", ["九年义务教育巩固率 | reach share 0.99 1"]),
    ("科技进步贡献率达到62%。", ["科技进步贡献率 | reach share 0.62 1"]),
    ("全员劳动生产率达到22万元/人。", ["全员劳动生产率 | reach level 220000 CNY/人"]),
    ("污水处理能力达到80万吨/日。", ["污水处理能力 | reach level 800000000 kg/日"]),
    ("办理环节压减50%以上。", ["办理环节 | reach change -0.5 1"]),
    ("平均办理时间缩短30%。", ["办理时间 | equal change -0.3 1"]),
    (
        "城镇新增就业8万人，失业人员再就业3万人，就业困难人员就业1万人。",
        [
            "城镇新增就业 | equal count 80000 person",
            "失业人员再就业 | equal count 30000 person",
            "就业困难人员就业 | equal count 10000 person",
        ],
    ),
    (
        "引进投资亿元以上项目50个、10亿元以上项目10个、50亿元以上项目2个。",
        [
            "投资亿元以上项目 | equal count 50 投资亿元以上项目",
            "10亿元以上项目 | equal count 10 10亿元以上项目",
            "50亿元以上项目 | equal count 2 50亿元以上项目",
        ],
    ),
    (
        "建设省级现代农业产业园5个、国家级1个。",
        [
            "省级现代农业产业园 | equal count 5 省级现代农业产业园",
            "国家级现代农业产业园 | equal count 1 国家级现代农业产业园",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[case[0][:24] for case in SENTENCES])
def test_a_sentence_gives_its_rows(sentence: str, expected: list[str]) -> None:
    assert _read(sentence) == expected
