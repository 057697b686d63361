"""Government bodies (党政机关): 市发展改革委, 省委, 各区政府."""

import re
from collections.abc import Iterator

from gangmu.core.extraction.mentions.candidates import Candidate

_BODY = re.compile(
    r"(?:国家|中央|全国|省|市|区|县|州|盟|旗|自治区)"
    r"[\u4e00-\u9fff]{2,13}?(?:委员会|发展改革委|国资委|编办|办公室|委办|管理局|总局|局|厅|委|研究室|部|署|总工会|妇联|残联|科协|文联|工商联|法院|检察院|政协|人大)"
    r"(?=[、,;:。!?)(\n\t“》和与及等牵配负]|按职|按照|指导|组织|会同|分别|$)"
)
_PARTY = re.compile(
    "[省市区县](?=[委人政])(?:(?<![地社城园片都][省市区县])委(?![员托屈派办])|(?<![我全城都超上地各辖][省市区县])(?:人民)?政府(?=[、和,。等及]|常务|办公))"
)
_NOT = re.compile(
    "布局|格局|结局|全局|大局|全部|内部|干部|总部|外部|局部|[东西南北中]部|部署$|公安部门|部门|委托"
)


def find_offices(folded: str) -> Iterator[Candidate]:
    """Find bodies of party and state."""
    for m in _PARTY.finditer(folded):
        yield Candidate(m.start(), m.end(), "organisation", "office.party")
    for m in _BODY.finditer(folded):
        if not _NOT.search(m.group()):
            yield Candidate(m.start(), m.end(), "organisation", "office.body")
