"""`gangmu load`: a plan folder into an empty programme, as a take-over (DESIGN §5.2)."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gangmu.cli.doors import give, give_json, tell
from gangmu.cli.homes import made_home
from gangmu.cli.languages import say, spoken
from gangmu.core.base.refusals import GangmuError

if TYPE_CHECKING:
    from gangmu.files.plan_folders import PlanFolder
    from gangmu.web.indicators.folders.taking import Taking
    from gangmu.web.record.models import Programme

_SHOWN = 20


class FolderWithDoubtsError(GangmuError):
    """Values of a folder look like slips, and nobody has said that they are right."""

    code = "folder.with_doubts"
    parameter_names = ("name", "count")


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    with_doubts: Annotated[bool, typer.Option("--with-doubts")] = False,
    login: Annotated[str, typer.Option("--login", metavar="LOGIN")] = "clerk",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Take a plan folder over; print the first clerk's codes where the home had none."""
    plan = _sound(folder, with_doubts=with_doubts)
    made_home()
    loaded = _load(plan, folder, login=login)
    if as_json:
        give_json(loaded)
        return
    give(
        say(
            f"已接收 {loaded['promises']} 项承诺、{loaded['sentences']} 句、{loaded['observations']} 个数。\n"
            "下一步：gangmu serve，在 /desk/ 核对后发布。\n",
            f"Taken over: {loaded['promises']} promises, {loaded['sentences']} sentences, "
            f"{loaded['observations']} values.\nNext: gangmu serve, then look it over at /desk/ and release.\n",
        )
    )
    for sheet in loaded["sheets"]:
        give(f"{sheet['login']}: {'  '.join(sheet['codes'])}\n")


def _sound(folder: Path, *, with_doubts: bool) -> "PlanFolder":
    """Read a folder; list its faults, each in its place, and refuse."""
    from gangmu.files.plan_folders import check_folder, read_folder
    from gangmu.files.tables.problems import Severity

    problems = check_folder(folder)
    faults = [each for each in problems if each.severity is Severity.FAULT]
    doubts = [each for each in problems if each.severity is Severity.DOUBT]
    for each in (faults or ([] if with_doubts else doubts))[:_SHOWN]:
        place = ":".join(filter(None, (each.file, str(each.row or ""), each.column)))
        tell(f"{place}  {each.message(spoken())}")
    plan = read_folder(folder)  # refuses when there are faults
    if doubts and not with_doubts:
        raise FolderWithDoubtsError(name=folder.name, count=len(doubts), where=str(folder))
    return plan


def _taking(plan: "PlanFolder", folder: Path, own: "Programme", *, at: datetime, is_new: bool) -> "Taking":
    """Give the take-over: one that was cut short goes on, else the programme must be empty and takes the folder's name."""
    from gangmu.web.indicators.folders.opening import adopt_head
    from gangmu.web.indicators.folders.taking import Taking, see_that_it_is_empty, was_cut_short
    from gangmu.web.record.clock import today

    issued = plan.head.get("issued")

    def taking(programme: "Programme") -> Taking:
        on = date.fromisoformat(issued) if issued else today(programme)
        return Taking(
            plan=plan,
            path=folder,
            programme=programme,
            at=at,
            on=on,
            tell=lambda zh, en: tell(say(zh, en)),
        )

    begun = taking(own)
    if is_new or (own.code == plan.head["code"] and was_cut_short(begun)):
        return begun
    see_that_it_is_empty(own)
    return taking(adopt_head(own, plan, at=at, on=today(own)))


def _load(plan: "PlanFolder", folder: Path, *, login: str) -> dict[str, Any]:
    from gangmu.web.indicators.folders.opening import Seat, open_programme, own_programme, seat_if_nobody_is
    from gangmu.web.indicators.folders.taking import take_over
    from gangmu.web.record.clock import now

    at, own = now(), own_programme()
    seats = (Seat(login=login, role="office"),)
    sheets: tuple[Any, ...] = ()
    if own is None:
        own, sheets = open_programme(plan, at=at, on=at.date(), seats=seats)
    taking = _taking(plan, folder, own, at=at, is_new=bool(sheets))
    programme = taking.programme
    taken = take_over(taking)
    sheets = seat_if_nobody_is(programme, seats, sheets, at=at, from_on=taking.on)
    for place in taken.left_out:
        tell(say(f"没有找到位置，未收：{place}", f"no place was found, left out: {place}"))
    return {
        "programme": programme.code,
        "promises": taken.promises,
        "sentences": taken.sentences,
        "observations": taken.observations,
        "left_out": list(taken.left_out),
        "sheets": [{"login": each.login, "codes": list(each.codes)} for each in sheets],
    }
