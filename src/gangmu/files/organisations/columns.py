"""The sheets and columns of the workbook."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """列: its key, its name in the header, what is said beside it."""

    key: str
    name: str
    required: bool = False
    is_day: bool = False
    is_whole: bool = False
    is_plain: bool = False  # letters and digits, whatever width they are typed in
    note: str = ""
    others: tuple[str, ...] = ()  # other names that offices give it


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """工作表: one kind of thing, a row each. The first column is a hidden key."""

    key: str
    name: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Give a column by its key."""
        return next(each for each in self.columns if each.key == key)


_CODE: Final = Column(key="code", name="编号", is_plain=True, note="系统的编号，不用填。")
SHEETS: Final = (
    SheetForm(
        key="units",
        name="单位",
        columns=(
            _CODE,
            Column(
                key="name",
                name="单位",
                required=True,
                note="全称，如：市交通运输局。",
                others=("单位名称", "全称"),
            ),
            Column(key="short_name", name="简称", note="公文里常用的简称。"),
            Column(key="kind", name="类别", others=("单位类别",)),
            Column(key="parent", name="隶属于", note="上级单位的全称；没有就空着。", others=("上级单位",)),
            Column(key="aliases", name="别名", note="其他叫法、曾用名，用分号隔开。", others=("曾用名",)),
            Column(
                key="position",
                name="次序",
                is_whole=True,
                note="正式排序；空着就按行的先后。",
                others=("排序", "序号"),
            ),
            Column(key="founded_on", name="设立日期", is_day=True),
            Column(key="name_en", name="英文名"),
        ),
    ),
    SheetForm(
        key="posts",
        name="岗位",
        columns=(
            _CODE,
            Column(key="unit", name="单位", required=True, note="“单位”表里的一个名称。"),
            Column(
                key="title",
                name="岗位",
                required=True,
                note="岗位名称，如：综合岗、分管副局长。",
                others=("岗位名称",),
            ),
            Column(key="role", name="做什么", required=True, others=("岗位类别", "职责")),
            Column(key="position", name="次序", is_whole=True, note="单位内的排序。", others=("排序",)),
        ),
    ),
    SheetForm(
        key="people",
        name="人员",
        columns=(
            Column(
                key="login",
                name="账号",
                required=True,
                is_plain=True,
                note="登录用的名字，字母和数字。",
                others=("登录名",),
            ),
            Column(key="name", name="姓名", note="同事看到的名字；可以空着。"),
            Column(key="unit", name="单位", required=True),
            Column(key="post", name="岗位", required=True, note="“岗位”表里的一个岗位。"),
            Column(key="from_on", name="任职日期", required=True, is_day=True, others=("从哪天起",)),
            Column(key="until_on", name="到哪天", is_day=True, note="没有期限就空着。"),
            Column(key="acting", name="代理", note="代理的写“是”。"),
        ),
    ),
    SheetForm(
        key="portfolios",
        name="分工",
        columns=(
            _CODE,
            Column(key="name", name="分工", required=True, note="如：交通、城建。"),
            Column(key="unit", name="领导所在单位", note="分管领导的岗位设在哪个单位。"),
            Column(key="post", name="分管领导岗位", note="“岗位”表里的一个领导岗位。", others=("分管领导",)),
            Column(key="units", name="分管单位", note="用顿号或分号隔开；单位组的名称也可以。"),
            Column(key="from_on", name="从哪天起", required=True, is_day=True),
        ),
    ),
)
