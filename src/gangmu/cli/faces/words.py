"""The words for what a reading holds, in both languages."""

from typing import Final

from gangmu.cli.faces.sheets import Sheet

WORDS: Final[dict[str, tuple[str, str]]] = {
    # scripts
    "hans": ("简体中文", "simplified Chinese"),
    "hant": ("繁体中文", "traditional Chinese"),
    "latin": ("英文", "English"),
    # kinds of figures
    "target": ("目标", "target"),
    "baseline": ("基期", "baseline"),
    # comparisons
    "exceed": ("超过", "more than"),
    "reach": ("达到", "at least"),
    "stay_within": ("不超过", "at most"),
    "about": ("约", "about"),
    "range": ("区间", "between"),
    "keep_pace": ("与之同步", "in step with"),
    "equal": ("为", "equal to"),
    "rank": ("位次", "rank"),
    "qualitative": ("定性", "in words"),
    # strengths of measures
    "order": ("部署", "ordered"),
    "improve": ("完善", "improved"),
    "encourage": ("鼓励", "encouraged"),
    "explore": ("探索", "explored"),
    "outcome": ("愿景", "outcomes"),
    # mentions
    "place": ("地点", "places"),
    "organisation": ("机构", "organisations"),
    "project": ("项目", "projects"),
    "line": ("线路", "lines"),
    "platform": ("系统平台", "systems"),
    "document": ("文件", "documents"),
    "event": ("活动", "events"),
    # gaps
    "table_without_rows": ("有表题而无表", "table without rows"),
    "figure_without_image": ("有图题而无图", "figure without image"),
    "set_never_expanded": ("有名号而未列举", "set never expanded"),
    "set_count_mismatch": ("名号与列举数目不符", "set count does not match"),
    "target_without_deadline": ("目标没有期限", "target without deadline"),
    "clause_repeated": ("语句重复", "clause repeated"),
}


def word(key: str, sheet: Sheet) -> str:
    """Say what a key of the contract means; a key without words stands for itself."""
    zh, en = WORDS.get(key, (key, key))
    return sheet.say(zh, en)
