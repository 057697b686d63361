"""Reorganisations that were arranged for a day and could not take effect on it (到日未能生效的调整)."""

from collections.abc import Iterable

from gangmu.web.accounts.models import PlannedChange
from gangmu.web.accounts.scopes import allowed
from gangmu.web.desk.home.groups import SHOWN, Asker, Group, Matter, to
from gangmu.web.doors.languages import language, say, shown

_KINDS = {
    "rename": ("更名", "a rename"),
    "merge": ("合并", "a merger"),
    "split": ("分设", "a split"),
    "dissolve": ("撤销", "a dissolution"),
    "abolish": ("撤岗", "an abolished post"),
    "portfolios": ("分工调整", "a move of portfolios"),
}


def refused(asker: Asker) -> Iterable[Group]:
    """Give what somebody must mend or withdraw, each with what stands in its way."""
    if not asker.may("update", PlannedChange):
        return
    found = list(allowed(PlannedChange, asker.actor).filter(state="refused").order_by("on"))
    if not found:
        return
    spoken = "en" if language() == "en" else "zh"
    page = to("planned_changes")
    yield Group(
        name="arranged",
        title=say("到日未能生效的调整", "Arranged reorganisations that could not take effect"),
        matters=tuple(
            Matter(
                title=say(*_KINDS[each.kind]),
                words=shown(str(each.refusal.get(spoken, {}).get("message", ""))),
                href=page,
                when=each.on,
                is_late=True,
            )
            for each in found[:SHOWN]
        ),
        count=len(found),
        act=say("去处理", "See to them"),
        href=page,
    )
