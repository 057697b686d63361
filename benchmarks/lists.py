"""What a page of a long list costs, beside a bare Django page over the same table in the same run (PROMISES, speed and scale).

    python benchmarks/lists.py [--rows 450000] [--city 10000] [--requests 60]

- the tasks of a year, signed in, 50 on a page: the first page, one from the middle, one that is filtered, one that is sorted,
  and as one of 299 units sees them; beside it a page of Django with its own session and sign-in, its paginator and the same
  columns of the same rows, and nothing else: no rights, moments, filters, counts by state or saved views;
- the outline that the public reads, asked for again with its ETag;
- what pages over all tasks of a city's year cost: the desk, the lamps, the matrix, a search, and the tasks taken out as files.

All in one process and one thread, asked in turns. Quote the ratios and counts; absolute times differ from machine to machine.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_BARE = (
    "<!doctype html><title>tasks</title><p>{{ page.paginator.count }}</p><table>{% for row in page %}<tr><td>{{ row.code }}"
    '<td><a href="/desk/tasks/{{ row.code }}/">{{ row.title }}</a><td>{{ row.lead_unit.name }}<td>{{ row.limit_on }}'
    "<td>{{ row.amount|default:'' }}<td>{{ row.kind }}<td>{{ row.state }}</tr>{% endfor %}</table>"
    "<p>{{ page.number }}/{{ page.paginator.num_pages }}</p>"
)
_PLAN = "/desk/plans/2026/"


def main() -> None:
    """Measure in homes that are thrown away: one process each, since Django knows one home."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=450_000)
    parser.add_argument("--city", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=60)
    asked = parser.parse_args()
    for work, rows in ((of_a_list, asked.rows), (of_a_city, asked.city)):
        if rows and not os.fork():
            with tempfile.TemporaryDirectory() as folder:
                os.environ["GANGMU_HOME"] = folder
                os.environ.pop("GANGMU_DATABASE", None)
                work(Path(folder), rows, asked.requests)
            return
        if rows:
            os.wait()


def of_a_list(folder: Path, rows: int, requests: int) -> None:
    """Print one line a page of the list."""
    clients = seeded(folder, rows)
    office, unit = (told(client) for client in clients[:2])
    bare, _, queries = asked_often(bare_page(clients[0].cookies), requests)
    print(f"{rows:,} tasks of one year, 50 on a page; requests a second and queries")
    print(f"  a bare Django page              {bare:8.1f}  {queries:3}")
    for name, ask in (
        ("the first page", lambda: office(_PLAN)),
        ("one from the middle", lambda: office(f"{_PLAN}?page={rows // 100}")),
        ("filtered by state", lambda: office(f"{_PLAN}?state=claimed")),
        ("sorted by limit", lambda: office(f"{_PLAN}?sort=limit")),
        ("as one of its units", lambda: unit(_PLAN)),
    ):
        rate, size, queries = asked_often(ask, requests)
        ratio = f"{rate / bare:6.2f} of the bare page (bar 0.5)"
        print(f"  {name:28}  {rate:8.1f}  {queries:3}   {ratio}   {size / 1024:6.0f} kB", flush=True)


def of_a_city(folder: Path, rows: int, requests: int) -> None:
    """Print what the public's page, the pages over all tasks of a year and taking them out cost."""
    clients = seeded(folder, rows)
    office, nobody = told(clients[0]), told(clients[2])
    bare, _, _ = asked_often(bare_page(clients[0].cookies), requests)
    tag = nobody("/").headers["ETag"]
    rate, _, queries = asked_often(lambda: nobody("/", HTTP_IF_NONE_MATCH=tag), requests)
    print(
        f"the public outline, with its ETag: {rate / bare:.1f} times a bare Django page (bar 5), {queries} queries"
    )
    print(f"{rows:,} tasks of one year, a tenth of them claimed: milliseconds a page and queries")
    for name, address in (
        ("the desk", "/desk/"),
        ("the lamps of all", "/desk/lamps/"),
        ("a search in the one box", "/desk/search/?q=任务"),
        ("the matrix", "/desk/matrix/?year=2026"),
        ("the matrix by unit", "/desk/matrix/units/?year=2026"),
    ):
        rate, size, queries = asked_often(lambda address=address: office(address), requests)
        print(f"  {name:28}  {1000 / rate:8.0f}  {queries:3}   {size / 1024:6.0f} kB", flush=True)
    for kind in ("csv", "xlsx"):
        before, start = peak(), time.process_time()
        answer = office(f"{_PLAN}?export={kind}")
        took = (time.process_time() - start) * 1000  # of the processor
        print(
            f"  taken out as {kind:15}  {took:8.0f}        {len(answer.content) / 1024:6.0f} kB   peak {peak() - before:+.0f} MiB"
        )


def seeded(folder: Path, rows: int) -> list[Any]:
    """Fill a home: an outline that is released, units, and one plan with very many tasks; give who asks."""
    sys.path.insert(0, str(ROOT / "tests"))
    from gangmu.web.booting import boot

    boot()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.SECRET_KEY = "of a home that is thrown away"
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    from web.builders import a_holder, a_post, a_programme, a_release, a_unit
    from web.planning.builders import an_issued_task
    from web.portal.builders import an_issued_outline

    programme = a_programme()
    an_issued_outline(programme, folder)
    task = an_issued_task(programme, title="修好一条道路")
    for _ in range(298):
        a_unit(programme)
    a_release(programme)
    multiplied(task.pk, rows, units=299)
    clients = []
    for role in ("office", "filer"):
        post = a_post(programme, role=role, unit=task.lead_unit if role == "filer" else None)
        clients.append(Client())
        clients[-1].force_login(a_holder(post, programme))
    return [*clients, Client()]


def multiplied(task: int, rows: int, *, units: int) -> None:
    """Make of one task very many, spread over units, and of its state one each."""
    from django.db import connection

    from gangmu.web.accounts.models import OrgUnit
    from gangmu.web.planning.models import AnnualTask
    from gangmu.web.reporting.models import TaskStatus

    keys = ",".join(str(key) for key in OrgUnit.objects.order_by("-id").values_list("pk", flat=True)[:units])
    numbers = f"WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {rows - 1}), " \
              f"u(pk, i) AS (SELECT id, row_number() OVER (ORDER BY id) - 1 FROM accounts_orgunit WHERE id IN ({keys}))"  # fmt: skip
    own = {
        "uid": "lower(hex(randomblob(16)))", "code": "'T' || printf('%07d', k)", "position": "1000 + k", "line": "lower(hex(randomblob(16)))",
        "lead_unit_id": "u.pk", "limit_on": "date('2026-01-01', (k % 360) || ' days')", "title": "'第' || k || '项任务'",
        "state": "CASE WHEN k % 10 = 0 THEN 'claimed' WHEN k % 3 = 0 THEN 'running' ELSE 'issued' END",
    }  # fmt: skip
    copied(
        AnnualTask,
        own,
        f"FROM planning_annualtask t, n JOIN u ON u.i = k % {units} WHERE t.id = {task}",
        numbers,
    )
    if TaskStatus.objects.exists():
        first = TaskStatus.objects.values_list("pk", flat=True)[0]
        copied(TaskStatus, {"uid": "lower(hex(randomblob(16)))", "task_id": "a.id"},
               f"FROM reporting_taskstatus t, planning_annualtask a WHERE t.id = {first} AND a.id <> t.task_id", "")  # fmt: skip
    connection.cursor().execute("ANALYZE")


def copied(model: Any, own: dict[str, str], source: str, numbers: str) -> None:
    """Copy a row many times, some of its columns made anew."""
    from django.db import connection

    names = [field.column for field in model._meta.local_concrete_fields if not field.primary_key]
    chosen = ", ".join(own.get(name, f't."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    connection.cursor().execute(
        f"INSERT INTO {model._meta.db_table} ({columns}) {numbers} SELECT {chosen} {source}"
    )


def bare_page(cookies: Any) -> Callable[[], Any]:
    """Give a client of the bare page: sessions, a sign-in, a view with its paginator and a template, and nothing else."""
    from django.contrib.auth.decorators import login_required
    from django.core.paginator import Paginator
    from django.http import HttpRequest, HttpResponse
    from django.template import Engine, RequestContext
    from django.test import Client, override_settings
    from django.urls import path

    from gangmu.web.planning.models import AnnualTask

    template = Engine().from_string(_BARE)

    @login_required
    def page(request: HttpRequest) -> HttpResponse:
        rows = (
            AnnualTask.objects.select_related("lead_unit").order_by("position", "id").filter(plan__year=2026)
        )
        found = Paginator(rows, 50).get_page(request.GET.get("page"))
        return HttpResponse(template.render(RequestContext(request, {"page": found})))

    alone = type(sys)("bare")
    alone.urlpatterns = [path("bare/", page)]  # type: ignore[attr-defined]
    middleware = ("django.contrib.sessions.middleware.SessionMiddleware",
                  "django.contrib.auth.middleware.AuthenticationMiddleware")  # fmt: skip
    client = Client()
    client.cookies = cookies

    def ask() -> Any:
        with override_settings(ROOT_URLCONF=alone, MIDDLEWARE=middleware):
            return client.get("/bare/")

    with override_settings(ROOT_URLCONF=alone, MIDDLEWARE=middleware):
        client.handler.load_middleware()
    assert ask().status_code == 200
    return ask


def told(client: Any) -> Callable[..., Any]:
    """Let a client ask, and see that it is answered."""

    def ask(address: str, **headers: str) -> Any:
        answer = client.get(address, **headers)
        assert answer.status_code in (200, 304), (address, answer.status_code)
        return answer

    return ask


def asked_often(ask: Callable[[], Any], requests: int) -> tuple[float, int, int]:
    """Give requests a second by the median, the size of the answer, and its queries."""
    from django.db import connection

    seen: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        answer = ask()
    spent = []
    start = time.perf_counter()
    while len(spent) < requests and (len(spent) < 3 or time.perf_counter() - start < 20):
        at = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - at)
    return 1 / statistics.median(spent), len(answer.content), len(seen)


def peak() -> float:
    """Give the most memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
