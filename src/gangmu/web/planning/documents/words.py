"""Kinds and states of documents in words."""

from typing import Final

from gangmu.core.base.refusals import Language
from gangmu.core.plan.division_rows import LeftKind
from gangmu.web.doors.languages import language, say
from gangmu.web.planning.models import PlanDocument
from gangmu.web.record.lifecycles import lifecycle

KINDS: Final = {
    "division": ("任务分解（责任分工）", "task division"),
    "special": ("专项规划", "special plan"),
    "district": ("区县规划", "district plan"),
    "supporting": ("配套文件", "supporting paper"),
    "work_report": ("政府工作报告", "yearly work report"),
}
LINKS: Final = {
    "open": ("没有相近的条款", "no clause is like it"),
    "proposed": ("待确认", "to be confirmed"),
    "confirmed": ("已对应", "linked"),
    "none": ("没有条款安排", "no clause ordered it"),
}
LEFT: Final = {
    LeftKind.TEXT: ("没有写由谁负责的文字", "text that names nobody"),
    LeftKind.TOTAL: ("合计行", "rows of totals"),
    LeftKind.NOTE: ("表注、落款", "notes and signatures"),
    LeftKind.GROUP: ("分组行", "rows that name a group"),
    LeftKind.HEADING: ("标题", "headings"),
    LeftKind.HEADER: ("表头", "names of columns"),
}


def kind_words(kind: str) -> str:
    """Say what a document is."""
    return say(*KINDS.get(kind, (kind, kind)))


def state_words(document: PlanDocument) -> str:
    """Say where a document stands."""
    state = lifecycle("plan_document", document.lifecycle).state(document.state)
    return say(state.zh, state.en)


def link_words(link: str) -> str:
    """Say how an item stands to the clauses."""
    return say(*LINKS.get(link, (link, link)))


def spoken() -> Language:
    """Give the language in which the core is to say something for the page."""
    return "en" if language() == "en" else "zh"
