"""Sentences as plans and yearly reports write them, of a city that does not exist."""

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
    (
        "到2025年底，全市规上工业企业达到900家，较2020年增加300家。",
        [
            "规上工业企业 | reach count 900 规上工业企业 | 2025",
            "规上工业企业 | equal change 300 规上工业企业 | 2025",
        ],
    ),
    ("力争2027年农产品加工转化率达到78%。", ["农产品加工转化率 | reach share 0.78 1 | 2027"]),
    ("“十五五”末，城镇化率达到70%。", ["城镇化率 | reach share 0.7 1 | 2030"]),
    ("今后五年，地区生产总值年均增长6%。", ["地区生产总值 | equal growth 0.06 1"]),
    (
        "到本世纪中叶，建成社会主义现代化强市，人均预期寿命达到85岁。",
        ["人均预期寿命 | reach level 85 year | 2050"],
    ),
    ("2030年前，农村卫生厕所普及率达到95%。", ["农村卫生厕所普及率 | reach share 0.95 1 | 2030"]),
    ("自2026年起，每年新增造林5万亩。", ["新增造林 | equal level 33333333.33 m² | 2026 P1Y"]),
    ("二〇三〇年森林蓄积量达到6000万立方米。", ["森林蓄积量 | reach level 60000000 m³ | 2030"]),
    ("民国120年再生水使用率达到30%。", ["再生水使用率 | reach share 0.3 1 | 2031"]),
    (
        "到2027年和2030年，数字经济规模分别达到800亿元和1200亿元。",
        [
            "数字经济规模 | reach level 80000000000 CNY | 2027",
            "数字经济规模 | reach level 120000000000 CNY | 2030",
        ],
    ),
    ("目前，全市拥有高新技术企业1200家。", ["基期 高新技术企业 | equal count 1200 高新技术企业"]),
    ("截至2024年底，全市注册志愿者达到86万人。", ["基期 注册志愿者 | reach count 860000 person | 2024"]),
    ("去年实现旅游收入120亿元。", ["基期 旅游收入 | equal level 12000000000 CNY"]),
    (
        "已建成充电桩3000个，到2027年达到1万个。",
        [
            "基期 充电桩 | equal count 3000 充电桩",
            "充电桩 | reach count 10000 充电桩 | 2027",
        ],
    ),
    (
        "2024年水质优良率为92%，2027年提高到95%以上。",
        [
            "基期 水质优良率 | equal share 0.92 1 | 2024",
            "水质优良率 | reach share 0.95 1 | 2027",
        ],
    ),
    (
        "全年粮食播种面积稳定在420万亩，力争粮食产量达到40亿斤。",
        [
            "粮食播种面积 | reach level 2800000000 m²",
            "粮食产量 | reach level 2000000000 kg",
        ],
    ),
    ("一季度实现开门红，上半年固定资产投资增长6%以上。", ["固定资产投资 | reach growth 0.06 1"]),
    ("常态化开展督导，每月通报一次。", []),
    ("失业保险金标准提高到每月1800元。", ["失业保险金标准 | reach level 1800 CNY"]),
    ("基础养老金最低标准提高到每人每月180元。", ["基础养老金最低标准 | reach level 180 CNY"]),
    ("城市供水管网漏损率降至9%以内。", ["城市供水管网漏损率 | stay_within share 0.09 1"]),
    (
        "铁路营业里程达到1500公里左右，其中高铁600公里。",
        [
            "铁路营业里程 | about level 1500000 m",
            "高铁 | equal level 600000 m",
        ],
    ),
    ("高速公路“县县通”比例达到100%。", ["高速公路“县县通”比例 | reach share 1 1"]),
    ("社区综合服务设施面积每百户不低于30平方米。", ["社区综合服务设施面积 | reach level 30 m²"]),
    (
        "每千名老年人拥有养老床位45张。",
        ["每千名老年人拥有养老床位 | equal count 45 每千名老年人拥有养老床位"],
    ),
    (
        "每千人拥有3岁以下婴幼儿托位数4.5个以上。",
        ["每千人拥有3岁以下婴幼儿托位数 | reach count 4.5 每千人拥有3岁以下婴幼儿托位"],
    ),
    ("单位GDP二氧化碳排放累计降低18%。", ["单位GDP二氧化碳排放 | equal change -0.18 1"]),
    (
        "研发经费投入强度达到3%以上，其中基础研究占比8%。",
        [
            "研发经费投入强度 | reach share 0.03 1",
            "基础研究占比 | equal share 0.08 1",
        ],
    ),
    ("新增上市公司3—5家。", ["新增上市公司 | range count 3~5 上市公司"]),
    ("培育专精特新中小企业300至400家。", ["专精特新中小企业 | range count 300~400 专精特新中小企业"]),
    ("创建国家级生态文明示范区1到2个。", ["国家级生态文明示范区 | range count 1~2 国家级生态文明示范区"]),
    ("实现年产值20—30亿元。", ["年产值 | range level 2000000000~3000000000 CNY"]),
    ("建设长50公里、宽30米的生态廊道。", []),
    (
        "改造老旧供热管网200公里以上、燃气管网150公里以上。",
        [
            "改造老旧供热管网 | reach level 200000 m",
            "燃气管网 | reach level 150000 m",
        ],
    ),
    ("建设标准厂房不少于50万平方米。", ["标准厂房 | reach level 500000 m²"]),
    (
        "出让工业用地3000亩以上，其中“标准地”占比不低于80%。",
        [
            "出让工业用地 | reach level 2000000 m²",
            "“标准地”占比 | reach share 0.8 1",
        ],
    ),
    ("行政审批事项减少三分之一。", ["行政审批事项 | equal change -0.3333333333 1"]),
    ("申请材料减半。", ["申请材料 | equal change -0.5 1"]),
    (
        "规模养殖场粪污资源化利用率、农膜回收率分别稳定在95%、90%以上。",
        [
            "规模养殖场粪污资源化利用率 | reach share 0.95 1",
            "农膜回收率 | reach share 0.9 1",
        ],
    ),
    (
        "高中阶段教育毛入学率、高等教育毛入学率分别提高到98%、70%。",
        [
            "高中阶段教育毛入学率 | reach share 0.98 1",
            "高等教育毛入学率 | reach share 0.7 1",
        ],
    ),
    ("一般工业固体废物综合利用率提升到58%左右。", ["一般工业固体废物综合利用率 | about share 0.58 1"]),
    ("居民医保参保率稳定在95%以上。", ["居民医保参保率 | reach share 0.95 1"]),
    ("全市公交站点500米覆盖率达到100%。", ["公交站点500米覆盖率 | reach share 1 1"]),
    ("城市公园绿地服务半径覆盖率达到90%。", ["城市公园绿地服务半径覆盖率 | reach share 0.9 1"]),
    ("人均公园绿地面积达到15平方米。", ["人均公园绿地面积 | reach level 15 m²"]),
    ("城市建成区绿化覆盖率达到43%以上。", ["城市建成区绿化覆盖率 | reach share 0.43 1"]),
    ("年度用水总量控制在18亿立方米以内。", ["用水总量 | stay_within level 1800000000 m³"]),
    ("万元地区生产总值用水量下降16%。", ["万元地区生产总值用水量 | equal change -0.16 1"]),
    (
        "亿元地区生产总值生产安全事故死亡率下降20%。",
        ["亿元地区生产总值生产安全事故死亡率 | equal change -0.2 1"],
    ),
    ("地表水达到或好于Ⅲ类水体比例达到90%。", ["地表水达到或好于Ⅲ类水体比例 | reach share 0.9 1"]),
    ("城市空气质量优良天数比率达到85.2%。", ["城市空气质量优良天数比率 | reach share 0.852 1"]),
    ("受污染耕地安全利用率93%左右。", ["受污染耕地安全利用率 | about share 0.93 1"]),
    (
        "数字化研发设计工具普及率达88%，关键工序数控化率达70%。",
        [
            "数字化研发设计工具普及率 | reach share 0.88 1",
            "关键工序数控化率 | reach share 0.7 1",
        ],
    ),
    (
        "培育产值超百亿元企业10家、超五十亿元企业20家。",
        [
            "产值超百亿元企业 | equal count 10 产值超百亿元企业",
            "超五十亿元企业 | equal count 20 超五十亿元企业",
        ],
    ),
    ("省级以上研发平台突破500家大关。", ["省级以上研发平台 | exceed count 500 省级以上研发平台"]),
    (
        "打造3个千亿级产业集群、5个百亿级产业集群。",
        [
            "千亿级产业集群 | equal count 3 千亿级产业集群",
            "百亿级产业集群 | equal count 5 百亿级产业集群",
        ],
    ),
    ("打造万亿级电子信息产业集群。", []),
    (
        "中欧班列开行达到1000列以上，增长10%。",
        [
            "中欧班列开行 | reach count 1000 中欧班列开行",
            "中欧班列开行 | equal growth 0.1 1",
        ],
    ),
    (
        "跨境电商进出口额突破100亿元，年均增长20%以上。",
        [
            "跨境电商进出口额 | exceed level 10000000000 CNY",
            "跨境电商进出口额 | reach growth 0.2 1",
        ],
    ),
    ("进出口总额占全省比重提高2个百分点。", ["进出口总额占全省比重 | equal change 0.02 1"]),
    (
        "港口货物吞吐量超3亿吨、集装箱吞吐量超400万标箱。",
        [
            "港口货物吞吐量 | exceed level 300000000000 kg",
            "集装箱吞吐量 | exceed count 4000000 标箱",
        ],
    ),
    (
        "空港旅客吞吐量1500万人次、货邮吞吐量20万吨。",
        [
            "空港旅客吞吐量 | equal count 15000000 人次",
            "货邮吞吐量 | equal level 200000000 kg",
        ],
    ),
    (
        "新签约亿元以上项目400个，到位资金1500亿元。",
        [
            "亿元以上项目 | equal count 400 亿元以上项目",
            "到位资金 | equal level 150000000000 CNY",
        ],
    ),
    (
        "安排重点项目520个，年度投资1600亿元以上。",
        [
            "重点项目 | equal count 520 重点项目",
            "重点项目投资 | reach level 160000000000 CNY",
        ],
    ),
    (
        "实施技改项目300个以上，技改投资增长15%。",
        [
            "技改项目 | reach count 300 技改项目",
            "技改投资 | equal growth 0.15 1",
        ],
    ),
    (
        "开工建设保障性租赁住房1.2万套（间），基本建成8000套。",
        [
            "保障性租赁住房 | equal count 12000 保障性租赁住房",
            "保障性租赁住房 | equal count 8000 保障性租赁住房",
        ],
    ),
    (
        "新建口袋公园30个、绿道60公里。",
        [
            "新建口袋公园 | equal count 30 口袋公园",
            "绿道 | equal level 60000 m",
        ],
    ),
    (
        "新增义务教育学位1.8万个、公办幼儿园学位3000个。",
        [
            "新增义务教育学位 | equal count 18000 义务教育学位",
            "公办幼儿园学位 | equal count 3000 公办幼儿园学位",
        ],
    ),
    (
        "开展职业技能培训6万人次，新增高技能人才1.5万人。",
        [
            "职业技能培训 | equal count 60000 人次",
            "新增高技能人才 | equal count 15000 person",
        ],
    ),
    ("城镇登记失业率控制在4%以内，零就业家庭动态清零。", ["城镇登记失业率 | stay_within share 0.04 1"]),
    (
        "农村低保标准提高5%，城市低保标准提高3%。",
        [
            "农村低保标准 | equal change 0.05 1",
            "城市低保标准 | equal change 0.03 1",
        ],
    ),
    ("居民消费价格涨幅控制在3%左右。", ["居民消费价格涨幅 | about growth 0.03 1"]),
    (
        "规上服务业营业收入增长9%，对经济增长贡献率超过55%。",
        [
            "规上服务业营业收入 | equal growth 0.09 1",
            "对经济增长贡献率 | exceed share 0.55 1",
        ],
    ),
    (
        "金融机构存贷款余额突破2万亿元，不良贷款率控制在1.5%以下。",
        [
            "金融机构存贷款余额 | exceed level 2000000000000 CNY",
            "不良贷款率 | stay_within share 0.015 1",
        ],
    ),
    (
        "财政科技支出占一般公共预算支出比重达到5%。",
        ["财政科技支出占一般公共预算支出比重 | reach share 0.05 1"],
    ),
    (
        "高技术制造业增加值占规上工业增加值比重超过三成。",
        ["高技术制造业增加值占规上工业增加值比重 | exceed share 0.3 1"],
    ),
    (
        "文化产业增加值占地区生产总值比重提高到5%左右。",
        ["文化产业增加值占地区生产总值比重 | about share 0.05 1"],
    ),
    ("推动民营经济增加值突破五千亿元。", ["民营经济增加值 | exceed level 500000000000 CNY"]),
    ("城乡居民收入倍差缩小到1.9。", ["城乡居民收入倍差 | reach level 1.9 1"]),
    ("居民收入与经济增长基本同步。", ["居民收入 | keep_pace growth - -"]),
    (
        "城镇居民人均可支配收入与经济同步增长、农村居民人均可支配收入增速快于城镇。",
        ["城镇居民人均可支配收入 | keep_pace growth - -"],
    ),
    ("固定资产投资增速高于全国平均水平2个百分点。", ["固定资产投资 | exceed change 0.02 1"]),
    ("主要经济指标增速位居全省前列，经济总量居全省第三位。", []),
    ("完成国家下达的约束性指标。", ["约束性指标 | qualitative level - -"]),
    ("单位地区生产总值能耗下降完成省下达目标。", ["单位地区生产总值能耗 | qualitative level - -"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[case[0][:24] for case in SENTENCES])
def test_a_sentence_gives_its_rows(sentence: str, expected: list[str]) -> None:
    assert _read(sentence) == expected
