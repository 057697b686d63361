"""Papers of a made-up city: a plan's task division, a month's dispatch note, a reminder. Posts and units, no persons."""

from datetime import date

from gangmu.core.base.calendars import DueDay
from gangmu.core.base.papers.numbers import PaperNumber
from gangmu.core.base.papers.words import PaperWords
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.papers.heads import PaperHead
from gangmu.core.plan.papers.monthly_notes import (
    AskedDecision,
    BehindItem,
    ChapterCount,
    FollowedDecision,
    LampChange,
    MonthlyNote,
)
from gangmu.core.plan.papers.reminders import OverdueItem, Reminder
from gangmu.core.plan.papers.task_divisions import DividedTask, TaskDivision
from gangmu.files.rule_sets import rule_book

OFFICE = "云川市行动纲要实施领导小组办公室"
LAMPS = {
    Lamp.AHEAD: "超前", Lamp.OK: "正常", Lamp.WARN: "预警", Lamp.ALARM: "告警", Lamp.NONE: "不亮灯",
}  # fmt: skip


def the_words() -> PaperWords:
    """The words that ship with the product."""
    return PaperWords(rule_book().in_force("papers", on=date(2026, 3, 1)))


def a_head(**changes: object) -> PaperHead:
    """The head of a paper of the office."""
    said: dict[str, object] = {
        "issuer": OFFICE,
        "number": PaperNumber("云纲办发", 2026, 7),
        "on": date(2026, 2, 9),
        "recipients": ("各县区政府", "市直各有关单位"),
        "copy_to": ("市委办公室", "市政府办公室", "市人大常委会办公室", "市政协办公室"),
        "note": "联系人：督查处值班岗，电话：0000-0000000",
        "printed_by": OFFICE,
        "printed_on": date(2026, 2, 9),
    }
    return PaperHead(**(said | changes))  # type: ignore[arg-type]


def some_tasks(count: int, *, leader: str = "") -> tuple[DividedTask, ...]:
    """Tasks of clauses in chapters: three a clause, twelve a chapter."""
    units = ("市交通运输局", "市发展和改革委员会", "市生态环境局", "市数据局")
    return tuple(
        DividedTask(
            code=f"T{number:04d}",
            section=f"第{'一二三四五六七八九十'[number // 12 % 10]}章　基础设施与公共服务",
            clause=f"{number // 3 + 1}.建成覆盖城乡的快速通道网络",
            text=f"完成第{number + 1}段快速通道主体工程，建成通车里程12.5公里，同步建设慢行系统",
            criterion="交工验收合格并通车；以验收报告为准",
            lead=units[number % 4],
            others=units[: number % 4],
            leader=leader,
            limit="2026年10月底前",
        )
        for number in range(count)
    )


def a_division(count: int = 30, *, leader: str = "") -> TaskDivision:
    """The division of a year's plan."""
    return TaskDivision(
        plan="云川市营商环境建设行动纲要2026年度实施计划",
        outline="云川市营商环境建设行动纲要",
        year=2026,
        report_day=25,
        first_report_on=date(2026, 3, 25),
        tasks=some_tasks(count, leader=leader),
    )


def a_note(**changes: object) -> MonthlyNote:
    """The note of a month with something of everything."""
    chapters = tuple(
        ChapterCount(
            chapter=f"第{name}章　{words}",
            lamps={Lamp.OK: 6, Lamp.WARN: 1, Lamp.ALARM: number % 2, Lamp.NONE: number % 3},
        )
        for number, (name, words) in enumerate(
            zip(
                "一二三四五六七八九",
                (
                    "总体部署",
                    "交通枢纽",
                    "先进制造",
                    "科技创新",
                    "商贸消费",
                    "绿色生态",
                    "民生服务",
                    "文化旅游",
                    "营商环境",
                ),
                strict=True,
            )
        )
    )
    totals = {lamp: sum(each.lamps.get(lamp, 0) for each in chapters) for lamp in Lamp}
    said: dict[str, object] = {
        "plan": "云川市营商环境建设行动纲要2026年度实施计划",
        "year": 2026,
        "month": 5,
        "closed_on": date(2026, 5, 31),
        "lamps": totals | {Lamp.AHEAD: 3},
        "lamps_before": {Lamp.AHEAD: 2, Lamp.OK: 60, Lamp.WARN: 7, Lamp.ALARM: 2, Lamp.NONE: 8},
        "lamp_words": LAMPS,
        "chapters": chapters,
        "changes": (
            LampChange(
                code="T0003", task="建成城市东部快速通道", lead="市交通运输局", before=Lamp.OK, after=Lamp.WARN,
                why="完成率低于序时进度12.0个百分点",
            ),
            LampChange(
                code="T0007", task="开通一网通办专区", lead="市数据局", before=Lamp.ALARM, after=Lamp.WARN,
                why="已补报，节点已核验",
            ),
            LampChange(
                code="T0011", task="新列入的雨污分流改造", lead="市生态环境局", before=None, after=Lamp.NONE, why=""
            ),
        ),
        "behind": (
            BehindItem(
                code="T0003", task="建成城市东部快速通道", lead="市交通运输局", lamp=Lamp.WARN,
                progress="桥梁下部结构完成八成", reason="两处征收尚未完成", help_wanted="请市自然资源局6月底前交地",
            ),
            BehindItem(
                code="T0007", task="开通一网通办专区", lead="市数据局", lamp=Lamp.ALARM, progress="", reason="",
                help_wanted="",
            ),
        ),
        "asked": (
            AskedDecision(text="东部快速通道两处征收由哪个单位牵头解决", unit="市交通运输局", code="T0003"),
        ),
        "followed": (
            FollowedDecision(text="落实慢行系统建设资金", owner="市财政局", due="2026年5月15日", is_done=True, outcome="已下达"),
            FollowedDecision(text="明确专区数据共享范围", owner="市数据局", due="2026年5月20日", is_done=False),
        ),
        "unreported": 4,
    }  # fmt: skip
    return MonthlyNote(**(said | changes))  # type: ignore[arg-type]


def a_reminder(items: int = 3) -> Reminder:
    """What one unit owes."""
    return Reminder(
        unit="市交通运输局",
        basis="《云川市营商环境建设行动纲要2026年度实施计划》（云纲办发〔2026〕7号）",
        items=tuple(
            OverdueItem(
                code=f"T{number:04d}", text=f"建成城市东部快速通道第{number + 1}段", period="2026年5月",
                due=date(2026, 5, 25), days_late=6,
            )
            for number in range(items)
        ),
        new_limit=DueDay(date(2026, 6, 5), is_certain=True),
    )  # fmt: skip
