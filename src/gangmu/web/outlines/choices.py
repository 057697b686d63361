"""Words of the review: kinds, comparisons, strengths and reasons as people read them, in both languages."""

from typing import Final

Words = tuple[str, str]

KINDS: Final[dict[str, Words]] = {
    "target": ("目标", "target"),
    "measure": ("举措", "measure"),
    "duty": ("责任分工", "duty"),
    "set": ("名号", "named set"),
    "system": ("系统", "system"),
    "gap": ("缺漏", "gap"),
    "mention": ("提及", "mention"),
}
# What is reviewed together: promises first.
SHELVES: Final[dict[str, tuple[tuple[str, ...], Words]]] = {
    "promises": (("target", "measure"), ("承诺", "Promises")),
    "duties": (("duty",), ("分工", "Duties")),
    "sets": (("set",), ("名号", "Named sets")),
    "systems": (("system",), ("系统", "Systems")),
    "gaps": (("gap",), ("缺漏", "Gaps")),
    "mentions": (("mention",), ("提及", "Mentions")),
}
COMPARISONS: Final[dict[str, Words]] = {
    "exceed": ("突破、超过（＞）", "exceed (>)"),
    "reach": ("达到、不低于（≥）", "reach (≥)"),
    "stay_within": ("控制在…以内（≤）", "stay within (≤)"),
    "about": ("左右、约（≈）", "about (≈)"),
    "range": ("区间", "range"),
    "keep_pace": ("与…同步", "keep pace with"),
    "equal": ("等于（＝）", "equal (=)"),
    "rank": ("位次", "rank"),
    "qualitative": ("定性", "in words"),
}
SIGNS: Final = {
    "exceed": "＞", "reach": "≥", "stay_within": "≤", "about": "≈", "range": "", "equal": "＝", "rank": "",
    "keep_pace": "", "qualitative": "",
}  # fmt: skip
BASES: Final[dict[str, Words]] = {
    "level": ("总量、水平", "level"),
    "growth": ("增长", "growth"),
    "change": ("变动", "change"),
    "share": ("占比、率", "share"),
    "count": ("数量", "count"),
    "duration": ("时长", "duration"),
    "coverage": ("覆盖", "coverage"),
}
TARGET_KINDS: Final[dict[str, Words]] = {
    "target": ("目标值", "target"),
    "baseline": ("现状值", "reported figure"),
}
STRENGTHS: Final[dict[str, Words]] = {
    "order": ("命令", "order"),
    "improve": ("加强", "improve"),
    "encourage": ("鼓励", "encourage"),
    "explore": ("探索", "explore"),
    "outcome": ("愿景", "outcome"),
}
MENTIONS: Final[dict[str, Words]] = {
    "place": ("地方", "place"),
    "organisation": ("机构", "organisation"),
    "project": ("项目", "project"),
    "line": ("线路", "line"),
    "platform": ("平台", "platform"),
    "document": ("文件", "document"),
    "event": ("活动", "event"),
}
SYSTEMS: Final[dict[str, Words]] = {
    "system": ("系统、平台", "system"),
    "register": ("数据库、台账", "register"),
    "list": ("名录、清单", "list"),
    "market": ("市场", "market"),
    "code": ("码", "code"),
    "mechanism": ("机制、制度", "mechanism"),
}
GAPS: Final[dict[str, Words]] = {
    "table_without_rows": ("有表名，没有表", "a table is named and not there"),
    "figure_without_image": ("有图名，没有图", "a figure is named and not there"),
    "set_never_expanded": ("名号没有列出所指", "a named set is never listed"),
    "set_count_mismatch": ("列出的项数与名号不符", "the members are not as many as it says"),
    "target_without_deadline": ("目标没有期限", "a target has no date"),
    "clause_repeated": ("同一句话出现两次", "a sentence stands twice"),
}
ENDINGS: Final[dict[str, Words]] = {
    "mapped": ("有承诺", "mapped"),
    "not_a_promise": ("不是承诺", "not a promise"),
    "open": ("待定", "open"),
    "waiting": ("草稿待审", "drafts to review"),
    "unexplained": ("尚无说法", "unexplained"),
}
STATES: Final[dict[str, Words]] = {
    "proposed": ("待审", "to review"),
    "accepted": ("已采纳", "accepted"),
    "corrected": ("改后采纳", "corrected"),
    "rejected": ("不采纳", "rejected"),
    "merged": ("已合并", "merged"),
    "split": ("已拆分", "split"),
}
REASONS: Final[tuple[Words, ...]] = (
    ("不是承诺", "not a promise"),
    ("叙述、背景", "background"),
    ("与另一条重复", "a repetition"),
    ("识读有误", "misread"),
)
CHANGES: Final[dict[str, Words]] = {
    "unchanged": ("未变", "unchanged"),
    "reworded": ("改写", "reworded"),
    "raised": ("目标上调", "raised"),
    "lowered": ("目标下调", "lowered"),
    "date_moved": ("时限变动", "date moved"),
    "split": ("拆分", "split"),
    "merged": ("合并", "merged"),
    "dropped": ("删去", "dropped"),
    "added": ("新增", "added"),
}
VERSION_STATES: Final[dict[str, Words]] = {
    "reading": ("正在识读", "being read"),
    "unreadable": ("未能识读", "could not be read"),
    "in_review": ("审阅中", "in review"),
    "issued": ("已印发", "issued"),
    "superseded": ("已被新版取代", "superseded"),
    "withdrawn": ("已撤回", "withdrawn"),
}
