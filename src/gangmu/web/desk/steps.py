"""The start list (起步清单): what is done, what is next, and who can do it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import NoReverseMatch, reverse

from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.languages import say
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.editions import ISSUED, editions, worked_on
from gangmu.web.outlines.models import OutlineVersion
from gangmu.web.planning.models import AnnualPlan
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Head, Programme
from gangmu.web.record.moments import NOW, last_release
from gangmu.web.reporting.models import MonthClose


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """步: one thing to do until the outline lives."""

    name: str
    words: str  # how far it is
    is_done: bool
    who: str
    act: str = ""  # the words of its button
    address: str = ""
    waits_for: str = ""  # why it cannot be begun


@dataclass(frozen=True, slots=True)
class StartList:
    """起步清单: the steps in order, and the one that is next."""

    steps: tuple[Step, ...]

    @property
    def next(self) -> Step | None:
        """The first step that is not done and waits for nothing."""
        return next((s for s in self.steps if not s.is_done and not s.waits_for and s.address), None)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(step.is_done for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the steps are judged by."""

    actor: Actor
    version: OutlineVersion | None  # the one that is worked on, else the one in force
    in_force: OutlineVersion | None
    issued: dict[int, int]  # the editions
    programme: Programme

    def edition(self, version: OutlineVersion) -> int:
        """Give the number that is printed of a version."""
        return self.issued.get(version.pk, len(self.issued) + 1)


def start_list(actor: Actor, programme: Programme) -> StartList:
    """Give the start list as things stand now."""
    versions = list(outlines.versions(actor, NOW))
    in_force = next((row for row in versions if row.state == "issued"), None)
    facts = _Facts(
        actor=actor,
        version=worked_on(versions),
        in_force=in_force,
        issued=editions((row.pk, row.paper_id, row.number) for row in versions if row.state in ISSUED),
        programme=programme,
    )
    makers: tuple[Callable[[_Facts], Step | None], ...] = (
        _text, _review, _coverage, _issue, _units, _indicators, _meanings, _plan, _month, _release,
    )  # fmt: skip
    return StartList(tuple(step for make in makers if (step := make(facts)) is not None))


def _office() -> str:
    return say("办公室", "the office")


def _loaders() -> str:
    return say("办公室、运维（gangmu load）", "the office, the operator (gangmu load)")


def _text(facts: _Facts) -> Step:
    version = facts.version
    name, who = say("读入原文", "Bring the text"), _office()
    if version is None:
        words = say("还没有原文；一切从它开始", "no text yet; everything begins with it")
        return Step(
            name=name,
            words=words,
            is_done=False,
            who=who,
            act=say("上传", "Upload"),
            address=reverse("outlines"),
        )
    address = reverse("version", kwargs={"number": version.number})
    if version.state == "reading":
        return Step(
            name=name,
            words=say("正在识读", "being read"),
            is_done=False,
            who=who,
            act=say("看进度", "Progress"),
            address=address,
        )
    if version.state == "unreadable":
        words = say("未能识读，里面写着原因和办法", "could not be read; it says why and what to do")
        return Step(
            name=name, words=words, is_done=False, who=who, act=say("看原因", "See why"), address=address
        )
    edition = facts.edition(version)
    words = say(
        f"第{edition}版，{version.characters:,}字",
        f"version {edition}, {version.characters:,} characters",
    )
    return Step(name=name, words=words, is_done=True, who=who, act=say("查看", "Open"), address=address)


def _units(facts: _Facts) -> Step:
    units = accounts.units(facts.actor, NOW).count()
    posts = accounts.posts(facts.actor, NOW).count()
    words = say(f"{units}个单位，{posts}个岗位", f"{units} units, {posts} posts")
    if units <= 1:
        words += say(
            "；可以逐个添加，也随规划文件夹载入", "; add them here, or load them with the plan folder"
        )
    return Step(
        name=say("单位与岗位", "Units and posts"),
        words=words,
        is_done=units > 1,
        who=_loaders(),
        act=say("添加", "Add"),
        address=reverse("units"),
    )


def _in_review(facts: _Facts) -> bool:
    return facts.version is not None and facts.version.state == "in_review"


def _waits(facts: _Facts) -> str:
    if facts.version is None or facts.version.state in ("reading", "unreadable"):
        return say("等原文读入", "waits for the text")
    return ""


def _review(facts: _Facts) -> Step:
    name, who = say("审阅草稿", "Review the drafts"), _office()
    if waits := _waits(facts):
        return Step(name=name, words=waits, is_done=False, who=who, waits_for=waits)
    assert facts.version is not None
    mine = outlines.drafts(facts.actor, NOW).filter(outline=facts.version.pk)
    rows = mine.columns("state", "doubt")
    left = [doubt for state, doubt in rows if state == "proposed"]
    address = reverse("review", kwargs={"number": facts.version.number})
    if not left:
        words = say(f"{len(rows):,}条都已审过", f"{len(rows):,} drafts, all reviewed")
        return Step(
            name=name,
            words=words,
            is_done=True,
            who=who,
            act=say("查看", "Open"),
            address=address + "?show=all",
        )
    doubtful = sum(map(bool, left))
    words = say(
        f"还有{len(left):,}条，其中疑难{doubtful}条", f"{len(left):,} left, {doubtful} of them doubtful"
    )
    return Step(
        name=name, words=words, is_done=False, who=who, act=say("接着审阅", "Review"), address=address
    )


def _coverage(facts: _Facts) -> Step:
    name, who = say("覆盖", "Coverage"), _office()
    if waits := _waits(facts):
        return Step(name=name, words=waits, is_done=False, who=who, waits_for=waits)
    assert facts.version is not None
    address = reverse("coverage", kwargs={"number": facts.version.number})
    if not _in_review(facts):
        return Step(
            name=name,
            words=say("每一句都有说法", "every sentence explained"),
            is_done=True,
            who=who,
            act=say("查看", "Open"),
            address=address,
        )
    found = coverage_of(facts.version, facts.actor)
    left = len(found.unexplained)
    words = (
        say(f"{left}句还没有说法", f"{left} sentences unexplained")
        if left
        else say("每一句都有说法", "every sentence explained")
    )
    return Step(name=name, words=words, is_done=not left, who=who, act=say("处理", "Settle"), address=address)


def _issue(facts: _Facts) -> Step:
    name, who = say("印发", "Issue"), _office()
    if not _in_review(facts):
        if facts.in_force is None:
            waits = say("等审阅完成", "waits for the review")
            return Step(name=name, words=waits, is_done=False, who=who, waits_for=waits)
        edition = facts.edition(facts.in_force)
        words = say(f"第{edition}版已印发", f"version {edition} is issued")
        address = reverse("version", kwargs={"number": facts.in_force.number})
        return Step(name=name, words=words, is_done=True, who=who, act=say("查看", "Open"), address=address)
    assert facts.version is not None
    address = reverse("issue", kwargs={"number": facts.version.number})
    words = say("冻结这一版，给文号和编号", "freeze the version, number it")
    return Step(name=name, words=words, is_done=False, who=who, act=say("去印发", "Issue"), address=address)


def _indicators(facts: _Facts) -> Step | None:
    """Give the step of indicators, where the programme has them at all."""
    if find_spec("gangmu.web.indicators.queries") is None:
        return None
    queries: Any = import_module("gangmu.web.indicators.queries")
    indicators = queries.indicators(facts.actor, NOW).count()
    observations = queries.observations(facts.actor, NOW).count()
    words = say(
        f"{indicators}个指标，{observations:,}个数据", f"{indicators} indicators, {observations:,} figures"
    )
    if not observations:
        words += say("；没有数据，目标就只能是“无数据”", "; without figures every target reads “no data”")
    elif left := _conflicts(facts):
        words += say(f"；{left}处口径冲突待认定", f"; {left} conflicts between sources to settle")
    return Step(
        name=say("指标与数据", "Indicators"),
        words=words,
        is_done=bool(observations),
        who=_loaders(),
        act=say("导入", "Import"),
        address=_address("import", "indicators"),
    )


def _conflicts(facts: _Facts) -> int:
    """Count the conflicts between sources that wait to be settled."""
    found: Any = import_module("gangmu.web.indicators.findings.conflicts")
    return int(found.waiting(facts.actor, NOW))


def _address(*names: str) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


def _meanings(facts: _Facts) -> Step:
    name, who = say("口径认定", "What targets mean"), _office()
    if facts.in_force is None:
        waits = say("等印发", "waits for issuing")
        return Step(name=name, words=waits, is_done=False, who=who, waits_for=waits)
    targets = (
        outlines.promises(facts.actor, NOW).filter(outline=facts.in_force.pk, kind="target").columns("id")
    )
    decided = {promise for (promise,) in outlines.meanings(facts.actor, NOW).columns("promise")}
    left = sum(pk not in decided for (pk,) in targets)
    words = (
        say(f"{left}个目标还没有认定是哪个序列", f"{left} targets without a series")
        if left
        else say("目标都已认定", "every target has its series")
    )
    return Step(
        name=name,
        words=words,
        is_done=not left,
        who=who,
        act=say("认定", "Decide"),
        address=reverse("meanings"),
    )


def _plan(facts: _Facts) -> Step:
    name, who = say("年度计划", "The year's plan"), _office()
    if facts.in_force is None:
        waits = say("等印发", "waits for issuing")
        return Step(name=name, words=waits, is_done=False, who=who, waits_for=waits)
    issued = allowed(AnnualPlan, facts.actor).filter(state__in=("issued", "closed")).exists()
    words = (
        say("已下达", "issued")
        if issued
        else say(
            "还没有下达：每项任务要有牵头单位、时限和完成标准",
            "not issued: each task needs a lead, a limit and a test",
        )
    )
    act, address = say("编计划", "Make the plan"), reverse("plans")
    return Step(name=name, words=words, is_done=issued, who=who, act=act, address=address)


def _month(facts: _Facts) -> Step:
    name, who = say("第一个月", "The first month"), _office()
    closed = allowed(MonthClose, facts.actor).order_by("-month").first()
    if closed is None and not allowed(AnnualPlan, facts.actor).filter(state="issued").exists():
        waits = say("等年度计划", "waits for the plan")
        return Step(name=name, words=waits, is_done=False, who=who, waits_for=waits)
    words = (
        say(f"最近一次封账：{closed.month}", f"last month closed: {closed.month}")
        if closed
        else say("还没有封过账：收齐报告，再封账亮灯", "none closed yet: collect the reports, then close")
    )
    act, address = say("去封账", "To the months"), reverse("months")
    return Step(name=name, words=words, is_done=closed is not None, who=who, act=act, address=address)


def _release(facts: _Facts) -> Step:
    name, who = say("发布", "Release"), _office()
    last = last_release(facts.programme)
    if facts.in_force is None:
        waits = say("等印发", "waits for issuing")
        return Step(name=name, words=waits, is_done=False, who=who, waits_for=waits)
    head = Head.objects.filter(programme=facts.programme).first()
    since = head.seq - (last.seq if last else 0) if head else 0
    address = reverse("release")
    if last is None:
        words = say("公众还什么都看不到", "the public sees nothing yet")
        return Step(
            name=name,
            words=words,
            is_done=False,
            who=who,
            act=say("预览并发布", "Preview, release"),
            address=address,
        )
    words = say(f"上次发布：{last.on}", f"last release: {last.on}")
    if since:
        words += say(f"；此后有{since}次改动公众还看不到", f"; {since} acts since are not public yet")
    return Step(
        name=name,
        words=words,
        is_done=not since,
        who=who,
        act=say("预览并发布", "Preview, release"),
        address=address,
    )
