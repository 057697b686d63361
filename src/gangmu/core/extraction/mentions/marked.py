"""Names that marks show (有标记的名称): 《…》, document numbers, and words in quotation marks."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.core.extraction.mentions.candidates import Candidate
from gangmu.core.extraction.mentions.lexicon import Lexicon

_TITLE = re.compile("《[^《》\n]{2,90}》")
_NUMBER = re.compile(r"[〔\[(][12]\d{3}[〕\])]\d{1,4}号")
_ISSUER = re.compile(
    "[\u4e00-\u9fff]{1,8}?(?=知通|见意|定决|法办|案方|复批|告报|划规|例条|施措|[^\u4e00-\u9fff])|[\u4e00-\u9fff]{1,8}"
)  # read backwards: 国发, not 规划的通知国发
_QUOTED = re.compile("“([^“”\n]{2,24})”")
_SYSTEM = re.compile(
    r"一网|一码|一件事|一次办|掌上|网办|智慧|大脑|云|码$|网$|互联网\+|热线|直通车|揭榜|通办|统管|数据库|AI",
    re.IGNORECASE,
)
_COUNT = re.compile("[一二三四五六七八九十两双百千万0-9](?!网|码|件事|带一路|站|村|[0-9])")
_ORDER = re.compile(
    "(?:创建|争创|擦亮|叫响|实施|推行|推进|开展|推动|共建|融入|唱响|开通|深化|推广|设立)(?:全国|国家级?|省级)?$"
)
_SHAPE = re.compile("(?:[城都园街圈廊港谷]|课堂|社区|特区|都会|沈阳|空间|走廊|客厅|驿站|超市|银行)$")
_LESS = re.compile(r"[字号优秀]|生$|者$|之$|[,;。:、]|[^网]\+")
_BRAND_AFTER = re.compile("品牌|工程|行动|计划|建设|活动|项目|改革|试点|评选|城市|示范")
_BRAND: Final = 14  # no brand is longer


def find_marked(folded: str, backwards: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find documents and what stands in quotation marks."""
    for m in _TITLE.finditer(folded):
        yield Candidate(m.start(), m.end(), "document", "mark.title")
    for m in _NUMBER.finditer(folded):
        issuer = _ISSUER.match(backwards, len(folded) - m.start())
        start = len(folded) - issuer.end() if issuer else m.start()
        yield Candidate(start, m.end(), "document", "mark.number")
    for m in _QUOTED.finditer(folded):
        type_ = _kind(folded, m, lexicon)
        if type_:
            yield Candidate(m.start(), m.end(), type_, "mark.quoted")


def _kind(folded: str, m: re.Match[str], lexicon: Lexicon) -> str | None:
    inside = m[1]
    if inside in lexicon.types:
        return lexicon.types[inside]
    if _COUNT.match(inside):
        return "platform" if inside.endswith(("制度", "机制", "清单")) else None
    for size in lexicon.sizes.get(inside[-2:], ()):
        if len(inside) >= size + 2 and (head := lexicon.heads.get(inside[-size:])):
            return head.type
    if len(inside) > _BRAND or _LESS.search(inside):
        return None
    if _SYSTEM.search(inside):
        return "platform"
    if _BRAND_AFTER.match(folded, m.end()) or _SHAPE.search(inside):
        return "project"
    if _ORDER.search(folded, max(0, m.start() - 6), m.start()):
        return "project"
    return None
