"""Acts of the ledger in words, for lists that people read."""

from typing import Final

from gangmu.web.doors.languages import say

_ACTS: Final[dict[str, tuple[str, str]]] = {
    "home.started": ("启用", "programme begun"),
    "accounts.unit_founded": ("添加单位", "unit added"),
    "accounts.units_taken_over": ("载入单位", "units loaded"),
    "accounts.post_made": ("设岗", "post made"),
    "accounts.post_taken_up": ("任职", "post taken up"),
    "indicators.file_brought": ("上传数据文件", "file of figures brought"),
    "indicators.figures_taken_in": ("读入数据", "figures read"),
    "indicators.figures_confirmed": ("确认数据", "figures confirmed"),
    "indicators.file_dropped": ("放弃数据文件", "file of figures dropped"),
    "outlines.version_brought": ("读入原文", "text brought"),
    "outlines.reading_entered": ("识读入库", "reading entered"),
    "outlines.reading_given_up": ("未能识读", "could not be read"),
    "outlines.reading_asked_again": ("重新识读", "read again"),
    "outlines.version_withdrawn": ("撤回文本", "text withdrawn"),
    "outlines.draft_accepted": ("采纳一条草稿", "draft accepted"),
    "outlines.draft_corrected": ("改后采纳一条草稿", "draft corrected"),
    "outlines.draft_rejected": ("不采纳一条草稿", "draft rejected"),
    "outlines.draft_reopened": ("重新审阅一条草稿", "draft reopened"),
    "outlines.draft_merged": ("合并草稿", "drafts merged"),
    "outlines.draft_split": ("拆分草稿", "draft split"),
    "outlines.draft_added": ("补录一条草稿", "draft added"),
    "outlines.drafts_accepted": ("成批采纳草稿", "drafts accepted"),
    "outlines.drafts_rejected": ("成批不采纳草稿", "drafts rejected"),
    "outlines.clauses_found": ("给句子下结论", "sentences explained"),
    "outlines.review_undone": ("撤销", "undone"),
    "outlines.decisions_taken": ("导入审阅决定", "decisions imported"),
    "outlines.links_decided": ("确认版本对应", "links confirmed"),
    "outlines.link_made": ("改正版本对应", "link put right"),
    "outlines.version_issued": ("印发", "version issued"),
    "outlines.span_mended": ("勘误", "erratum"),
    "outlines.meaning_decided": ("口径认定", "series decided"),
    "outlines.gap_closed": ("补齐缺漏", "gap closed"),
    "outlines.gap_reopened": ("重新列为缺漏", "gap opened again"),
    "outlines.themes_taken_over": ("载入主题", "themes loaded"),
    "record.released": ("发布", "released"),
}


def words_of(action: str) -> str:
    """Name an act; one without words of its own stands by its code."""
    return say(*_ACTS[action]) if action in _ACTS else action
