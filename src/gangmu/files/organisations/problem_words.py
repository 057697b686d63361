"""What is said of a workbook of units, posts, people and portfolios: Chinese, then English; each says what to do."""

from typing import Final

ORGANISATION_WORDS: Final[dict[str, tuple[str, str]]] = {
    "organisation.no_sheet": (
        "没有“单位”“岗位”“人员”“分工”里的任何一张表。请用下载的模板填。",
        "It has none of the sheets 单位, 岗位, 人员, 分工. Fill in the template.",
    ),
    "organisation.sheet_passed": ("工作表“{name}”没有读。", "The sheet “{name}” was not read."),
    "organisation.total_passed": ("“{words}”是合计行，没有读。", "“{words}” is a row of totals and was not read."),
    "organisation.column_passed": ("列“{name}”没有读。", "The column “{name}” was not read."),
    "organisation.no_header": ("没有找到列名：至少要有{names}。", "No header was found: it needs at least {names}."),
    "organisation.no_such_unit": ("没有叫“{words}”的单位。{nearest}", "No unit is called “{words}”. {nearest}"),
    "organisation.several_units": (
        "叫“{words}”的单位不止一个：{names}。请写全称。",
        "Several units are called “{words}”: {names}. Give the full name.",
    ),
    "organisation.two_units": (
        "这一格有不止一个单位，只能写一个；多个单位请分行。",
        "The cell names several units and may name one; give each a row.",
    ),
    "organisation.within_itself": ("“{name}”不能隶属于自己或自己的下级。", "“{name}” cannot belong to itself or to one below it."),
    "organisation.renamed": (
        "编号是“{name}”的，名称却不同。更名请在单位页上办，那里会记下曾用名；或清空编号，作为新单位。",
        "Its key is that of “{name}” with another name. Rename it on its page, or empty the key for a new unit.",
    ),
    "organisation.no_such_code": (
        "没有编号为“{words}”的行。请清空编号，作为新的一行。",
        "There is nothing with the key “{words}”. Empty it for a new row.",
    ),
    "organisation.no_such_role": ("“{words}”不是岗位的类别。可以写：{names}。", "“{words}” is no kind of post; one of: {names}."),
    "organisation.no_such_post": (
        "“{unit}”没有叫“{words}”的岗位。请先写进“岗位”表。",
        "“{unit}” has no post “{words}”. Put it on the sheet 岗位 first.",
    ),
    "organisation.not_a_leader": ("“{words}”不是领导岗位，不能分管。", "“{words}” is no leader's post and holds no portfolio."),
    "organisation.bad_login": (
        "“{words}”不能作账号：用字母、数字和 . _ -，最多 60 个。",
        "“{words}” is no account: letters, digits and . _ -, at most 60.",
    ),
    "organisation.no_account": (
        "还没有账号“{login}”，您的岗位不能开户。请系统管理员导入这张表，或先开户。",
        "There is no account “{login}” and your post opens none. Have the administrator import this, or open it first.",
    ),
    "organisation.administrators_only": (
        "系统管理岗只由系统管理员设立和安排；请删去这一行，或请系统管理员导入。",
        "Posts of administrators are made and filled by administrators: delete the row, or let one import it.",
    ),
    "organisation.own_seat": (
        "谁都不能给自己安排岗位；请删去这一行，或请同事导入。",
        "Nobody seats themselves: delete the row, or let a colleague import it.",
    ),
    "organisation.days_reversed": ("到{until}早于{since}。", "{until} is before {since}."),
    "organisation.held_already": (
        "“{login}”在这个岗位的任期与已有的重叠，没有再加。",
        "“{login}” holds this post already in that time; nothing was added.",
    ),
    "organisation.moved_before": (
        "这项分工从{since}起是现在的样子，新的调整要晚于那天；请把这一格改成新的日子。",
        "The portfolio is as it is since {since}: a change is dated after that. Put the new day into this cell.",
    ),
    "organisation.twice": ("与第 {first} 行重复。", "It repeats row {first}."),
}  # fmt: skip
