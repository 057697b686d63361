"""Names of units (单位名称): a list of names as papers write it, split into units and groups.

Groups are kept whole (各区、县（市）政府), 等 is dropped with the bare 部门 behind it, and 和 parts names
only where both sides are names of their own: 文化和旅游部 stays one.
"""

import re
from typing import NamedTuple

_BODIES = (
    "部|委|局|办|厅|署|院|会|行|社|校|所|站|队|处|科|库|团|厂|馆|室|中心|公司|集团|政府|单位|部门|机构|高校"
    "|企业|机关|法院|组织部|联合会"
)
_AREAS = "省|市|区|县|州|盟|旗|乡|镇|街道|地区|地方|园区|新区|开发区|功能区|城市|县市区|市县区"
_UNIT_END = re.compile(
    rf"(?:{_BODIES}|{_AREAS}|委员会|党委|工委|纪委|政法委|网信办|小组|专班|指挥部|海关|银行|协会|学会|联盟|大学|学院|医院|文联|妇联|残联|工商联|科协|总工会|侨联|台联|红十字会|管委会|组委|组委会|大队|支队|总队|分局|总局|税务|统计|供电|移动|联通|电信|铁塔|邮政|气象|地震|烟草|人行|公安|消防|军区|军分区|武警)(?:\([^()]*\))?$"
)
# 各区、县（市）政府: 各 governs the whole chain, the separator inside parts nothing.
_KIND = (
    r"(?:县级市|地级市|自治州|自治县|区县\(市\)|县\(市[、,]区\)|县\(市\)|县\(区\)|市\(县\)|市\(区\)|区\(市\)|区\(县\)|区\(县、市\)"
    r"|县市区|市县区|区市县|市区县|区县|县区|市县|县市|乡镇|镇街|街镇|州|盟|市|区|县|旗|乡|镇|街道)"
)
_GROUP = re.compile(
    rf"各(?:有关|相关)?(?:省|自治区|直辖市|{_KIND})"
    rf"(?:[、,和及](?:省|自治区|直辖市|{_KIND})(?=$|[、,;。)及和与等人政党按分负]))*"
    r"(?:(?:人民)?政府|党委政府|党委|管委会)?"
)
_SEPARATOR = re.compile(
    r"[、,;/]|会同|联合|(?<=.)等(?=$|[、,;及和与各省市县区国有相部单中以])|以及|及其|及|和|与|\s+"
)
_SOFT = {"和", "与", "及", "及其"}
_DROPPED = re.compile(r"^(?:等|部门|单位|等部门|等单位|部门和单位|有关方面)$")
_LEAD_MARK = re.compile(
    r"\((?:牵头|主办|第一责任单位|牵头单位|主责)\)$|\((?:牵头|主办)(?:负责)?[,、;][^()]*\)$"
)
_COLLECTIVE = re.compile(
    r"^(?:各|其他|其它|全[省市县区]|所有)|^(?:[市省县区]|国务院|中央)?[级直属]*(?:各|有关|相关|其他)|有关(?:部门|单位|地区|方面|区|县|市)|相关(?:部门|单位|地区|区|县|市)|成员单位$|^各?部门|各级"
)
MAX_NAME = 40


class UnitName(NamedTuple):
    """A name of a unit in the folded view: folded[start:end]."""

    start: int
    end: int
    leads: bool  # marked as leading in brackets of its own: 市教育局（牵头）


def split_names(folded: str, start: int, end: int) -> list[UnitName]:
    """Split the list folded[start:end] into names, in order.

    >>> text = "市文化和旅游局、市财政局等有关部门及各区、县(市)政府"
    >>> [text[name.start:name.end] for name in split_names(text, 0, len(text))]
    ['市文化和旅游局', '市财政局', '有关部门', '各区、县(市)政府']
    """
    names: list[UnitName] = []
    here = start
    place = start
    while place < end:
        group = _GROUP.match(folded, place, end) if folded[place] == "各" and place == here else None
        if group and group.end() > place + 2:
            place = group.end()
            continue
        if folded[place] == "(":
            place = _closing(folded, place, end)
            continue
        m = _SEPARATOR.match(folded, place, end)
        if m and (m[0] not in _SOFT or _parts(folded, here, m.start(), m.end(), end)):
            _add(names, folded, here, m.start())
            here = place = m.end()
            continue
        place += 1
    _add(names, folded, here, end)
    return names


def _closing(folded: str, place: int, end: int) -> int:
    """Give the place behind the bracket that opens at `place`."""
    closing = folded.find(")", place, min(end, place + MAX_NAME))
    return closing + 1 if closing >= 0 else place + 1


def _parts(folded: str, start: int, end: int, rest: int, last: int) -> bool:
    """Tell whether 和, 与 or 及 between folded[start:end] and folded[rest:] parts two units."""
    left = folded[start:end]
    right = folded[rest : min(last, rest + 12)]
    if re.match(r"(?:单位|部门|机构|企业)(?:$|[、,;等和及])", right):
        return False
    return bool(_UNIT_END.search(left)) or right.startswith(("各", "有关", "相关", "市有关", "市相关"))


def _add(names: list[UnitName], folded: str, start: int, end: int) -> None:
    while start < end and folded[start] in " 等由:和及、":
        start += 1
    while end > start and folded[end - 1] in " 等、:。和及":
        end -= 1
    mark = _LEAD_MARK.search(folded, start, end)
    if mark:
        end = mark.start()
    if 1 < end - start <= MAX_NAME and not _DROPPED.match(folded[start:end]):
        names.append(UnitName(start, end, leads=mark is not None))


def is_collective(name: str) -> bool:
    """Tell whether a name stands for a group: groups never lead.

    >>> is_collective("各区政府"), is_collective("市有关部门"), is_collective("市教育局")
    (True, True, False)
    """
    return bool(_COLLECTIVE.search(name))


def is_unit(name: str) -> bool:
    """Tell whether a name looks like that of a unit or a group of units."""
    return bool(_UNIT_END.search(name)) or is_collective(name)
