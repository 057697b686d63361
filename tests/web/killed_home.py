"""A home whose processes are killed (kill -9) at seeded points; run by test_killed.py as a process of its own.

    python killed_home.py SEED SCENARIO:POINTS…

A scenario prepares a home, acts in a child process, and says what must hold after every death and at the end. The act is
first run whole, which counts its statements and gives what the home must come to; then once for each point, from the
same beginning, killed there and run again.
"""

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gangmu.cli.homes import made_home

HOME = made_home()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

import gangmu.web.indicators.folders.taking  # noqa: E402
import gangmu.web.urls  # noqa: E402, F401  # here, so that no child has to import them once more
from gangmu.core.plan.reports import Said  # noqa: E402
from gangmu.files.ledgers.ledgers_apart import plain_ledgers  # noqa: E402
from gangmu.web.accounts.actors import actor_of  # noqa: E402
from gangmu.web.accounts.models import Holding, Post, User  # noqa: E402
from gangmu.web.accounts.starting import Start, start  # noqa: E402
from gangmu.web.record.actors import Actor  # noqa: E402
from gangmu.web.record.clock import now  # noqa: E402
from gangmu.web.record.models import Job, LedgerEntry, Programme  # noqa: E402
from gangmu.web.record.stored import damaged_files, keep  # noqa: E402
from gangmu.web.record.verifying import verify  # noqa: E402
from gangmu.web.reporting.actions.saving import Filled, pass_on_reports  # noqa: E402
from gangmu.web.reporting.actions.signing import review_reports, sign_reports  # noqa: E402
from gangmu.web.reporting.models import ProgressReport, ReturnedBook, TaskStatus  # noqa: E402

settings.PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # codes are not what is tried here
TEXT = "云川市行动纲要\n一、总体要求\n到2030年，建成公园120个，绿地率达到40%以上。\n二、保障措施\n推进老旧小区改造。\n"
Statement = Callable[..., Any]


@dataclass(frozen=True)
class Scenario:
    """What is done in the home, and what must hold."""

    prepare: Callable[[], None]
    act: Callable[[], object]  # in the child that is killed, and again afterwards
    state: Callable[[], object]  # what the home has come to
    half: Callable[[], bool]  # something is there half


def a_start() -> None:
    asked = Start(code="main", name="云川市", place="云川市", time_zone="Asia/Shanghai", login="clerk")
    start(asked, at=now(), on=now().date())


# The worker reads an upload.


def an_upload() -> None:
    from gangmu.web.accounts.actors import actor_of
    from gangmu.web.outlines.actions.bringing import bring_version
    from gangmu.web.record.stored import keep

    a_start()
    clerk = actor_of(User.objects.get(), Post.objects.select_related("unit").get(), door="page")
    kept = keep([TEXT.encode()], name="a.txt")
    bring_version(kept, name="a.txt", kind="text/plain", on=now().date(), by=clerk, at=now(), key="bring")


def work() -> None:
    from gangmu.web.serving.worker import run_next

    # Whoever died has the job until the lease is over (test_jobs.py: within a minute); here it is over.
    Job.objects.filter(state="running").update(leased_until="2020-01-01T00:00:00Z")
    while run_next("worker"):
        pass


def read_state() -> object:
    from gangmu.web.outlines.models import Draft, OutlineVersion

    drafts = sorted(map(str, Draft.objects.values_list("kind", "start", "end", "state")))
    return [OutlineVersion.objects.get().state, drafts, [job.state for job in Job.objects.all()]]


def read_half() -> bool:
    from gangmu.web.outlines.models import Draft

    entered = LedgerEntry.objects.filter(action="outlines.reading_entered").count()
    return entered > 1 or bool(Draft.objects.count()) != bool(entered)


# A browser sends a file; the web process dies; the browser sends the same form again.


def a_browser() -> None:
    from django.test import Client

    a_start()
    client = Client()
    client.force_login(User.objects.get())
    (HOME.path / "session").write_text(client.cookies["gangmu"].value, "utf-8")


def send() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client
    from django.urls import reverse

    client = Client(SERVER_NAME="localhost")
    client.cookies["gangmu"] = (HOME.path / "session").read_text("utf-8")
    form = {"file": SimpleUploadedFile("纲要.txt", TEXT.encode()), "key": "the-same-key"}
    answer = client.post(reverse("bring"), form)
    assert answer.status_code == 302, answer.content.decode()


def sent_state() -> object:
    from gangmu.web.outlines.models import OutlineVersion

    return [
        OutlineVersion.objects.count(),
        Job.objects.count(),
        LedgerEntry.objects.filter(action="outlines.version_brought").count(),
    ]


def sent_half() -> bool:
    from gangmu.web.outlines.models import OutlineVersion

    brought = LedgerEntry.objects.filter(action="outlines.version_brought").count()
    return {OutlineVersion.objects.count(), Job.objects.count()} != {brought}


# The operator loads a plan folder.


def a_plan_folder() -> None:
    from files.plan_folders.folders import a_folder

    a_folder(HOME.path / "plan")


def load() -> None:
    from gangmu.cli.load import _load
    from gangmu.files.plan_folders import read_folder

    _load(read_folder(HOME.path / "plan"), HOME.path / "plan", login="clerk")


def loaded_state() -> object:
    from gangmu.files.plan_folders.folders import folder_texts
    from gangmu.web.accounts.models import Holding
    from gangmu.web.indicators.folders.giving import plan_of
    from gangmu.web.indicators.folders.opening import own_programme
    from gangmu.web.record.actors import operator
    from gangmu.web.record.moments import NOW

    programme = own_programme()
    assert programme is not None
    texts = folder_texts(plan_of(programme, operator(programme.pk), NOW))
    actions = sorted(LedgerEntry.objects.filter(head__programme=programme).values_list("action", flat=True))
    return [texts, actions, Holding.objects.count(), User.objects.count()]


def nothing_half() -> bool:
    return (
        False  # each step is an action, whole or not at all; that the whole comes right is the state's to say
    )


# A unit sends its report of the month and signs it; whatever dies, the client sends the same forms again.


def a_request_for_a_report() -> None:
    from web.reporting import builders

    a_start()
    programme = Programme.objects.get()
    desks = builders.the_desks(programme)
    builders.a_request(programme, desks)


def report() -> None:
    from web.reporting import builders

    row = ProgressReport.objects.get()
    by = {post.role: actor_of_role(post) for post in Post.objects.filter(unit=row.unit)}
    told = {"on": builders.MARCH, "at": builders.at_noon(builders.MARCH)}
    said = Said(visible_progress="主桥合龙")
    pass_on_reports([Filled(report=row.pk, seen=1, said=said)], by=by["filer"], key="passed", **told)
    review_reports({row.pk: 2}, by=by["reviewer"], key="reviewed", **told)
    sign_reports({row.pk: 3}, by=by["signer"], key="signed", **told)


def actor_of_role(post: Post) -> Actor:
    return actor_of(User.objects.get(pk=Holding.objects.get(post=post).user_id), post, door="page")


def reported() -> object:
    row = ProgressReport.objects.get()
    acts = LedgerEntry.objects.filter(action__startswith="reporting.reports_").order_by("seq")
    return [row.state, row.version, row.visible_progress, list(acts.values_list("action", flat=True)), TaskStatus.objects.count()]  # fmt: skip


def report_half() -> bool:
    row = ProgressReport.objects.get()
    signed = LedgerEntry.objects.filter(action="reporting.reports_signed").count()
    return (row.state == "submitted") != bool(signed) or TaskStatus.objects.count() != signed


# A unit brings its ledger back and files it; whatever dies, the client sends the same forms again.
WORKBOOK = Path(f"{HOME.path}-ledger.xlsx")


def a_ledger() -> None:
    from gangmu.files.ledgers.writing import ledger_workbook
    from gangmu.web.reporting.ledgers.actions import hand_out
    from gangmu.web.reporting.ledgers.books import book_of
    from web.reporting import builders, doors_made

    a_request_for_a_report()
    row, by = ProgressReport.objects.select_related("task", "unit").get(), the_filer()
    book = book_of(row.unit, row.period, by=by, on=builders.MARCH)
    hand_out(book, row.unit, on=builders.MARCH, by=by, at=builders.at_noon(builders.MARCH), key="out")
    filled = doors_made.filled_in(ledger_workbook(book), (row.task.title, "visible_progress", "主桥合龙"))
    WORKBOOK.write_bytes(filled)


def the_filer() -> Actor:
    return actor_of_role(Post.objects.select_related("unit").get(role="filer"))


def ledger() -> None:
    from gangmu.web.reporting.ledgers.actions import Brought, bring_ledgers, take_ledger
    from gangmu.web.reporting.ledgers.sorting import sort_ledgers
    from web.reporting import builders

    by, data = the_filer(), WORKBOOK.read_bytes()
    told: dict[str, Any] = {"on": builders.MARCH, "at": builders.at_noon(builders.MARCH), "by": by}
    kept = keep([data], name="x.xlsx")
    found = sort_ledgers(plain_ledgers(data, name="x.xlsx"), by=by)
    brought = bring_ledgers([Brought(kept=kept, name="x.xlsx", ledgers=found)], key="brought", **told)
    take_ledger(brought, key="taken", **told)


def ledger_filed() -> object:
    books = list(ReturnedBook.objects.values_list("state", "version"))
    acts = LedgerEntry.objects.filter(action__startswith="reporting.ledger").order_by("seq")
    return [books, ProgressReport.objects.get().state, list(acts.values_list("action", flat=True))]


def ledger_half() -> bool:
    taken = ReturnedBook.objects.filter(state="taken").exists()
    return (ProgressReport.objects.get().state == "unit_review") != taken


SCENARIOS = {
    "worker": Scenario(an_upload, work, read_state, read_half),
    "web": Scenario(a_browser, send, sent_state, sent_half),
    "report": Scenario(a_request_for_a_report, report, reported, report_half),
    "ledger": Scenario(a_ledger, ledger, ledger_filed, ledger_half),
    "load": Scenario(a_plan_folder, load, loaded_state, nothing_half),
}


def in_a_child(act: Callable[[], object], watch: Statement) -> int:
    """Act in a child whose every statement is watched; give how it ended."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(watch):
                act()
            connection.close()
            os._exit(0)
        except BaseException:  # noqa: BLE001  # told, and never carried on in the child
            import traceback

            traceback.print_exc()
            os._exit(1)
    return os.waitpid(child, 0)[1]


def counting(into: Path) -> Statement:
    def watch(execute: Statement, sql: str, params: object, many: bool, context: object) -> Any:
        with into.open("ab") as out:
            out.write(b".")
        return execute(sql, params, many, context)

    return watch


def killing(point: int) -> Statement:
    count = 0

    def watch(execute: Statement, sql: str, params: object, many: bool, context: object) -> Any:
        nonlocal count
        count += 1
        if count == point:
            os.kill(os.getpid(), signal.SIGKILL)
        found = execute(sql, params, many, context)
        if count == -point:  # after the statement, before anything else
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    return watch


def begin_again(kept: Path) -> None:
    connection.close()
    shutil.rmtree(HOME.path)
    shutil.copytree(kept, HOME.path)


def try_points(name: str, *, seed: int, points: int) -> dict[str, int]:
    """Play one scenario: whole, then killed at each point and run again."""
    scenario, dice = SCENARIOS[name], random.Random(seed)
    scenario.prepare()
    kept = copy_of("prepared-" + name)
    counted = Path(f"{HOME.path}-counted-{name}")
    assert in_a_child(scenario.act, counting(counted)) == 0
    statements, wanted = counted.stat().st_size, scenario.state()
    chosen = sorted(dice.sample(range(1, statements + 1), points))
    killed = 0
    for point in chosen:
        begin_again(kept)
        killed += os.WIFSIGNALED(in_a_child(scenario.act, killing(point)))
        assert verify().is_whole, point
        assert damaged_files() == [], point
        assert not scenario.half(), point
        assert in_a_child(scenario.act, killing(0)) == 0, point
        assert scenario.state() == wanted, (point, scenario.state())
        assert verify().is_whole, point
    return {"killed": killed, "points": len(chosen), "statements": statements}


def copy_of(name: str) -> Path:
    connection.close()
    kept = Path(f"{HOME.path}-{name}")
    shutil.copytree(HOME.path, kept)
    return kept


def main() -> None:
    empty, told = copy_of("empty"), {}
    for word in sys.argv[2:]:
        name, _, points = word.partition(":")
        begin_again(empty)
        told[name] = try_points(name, seed=int(sys.argv[1]), points=int(points))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
