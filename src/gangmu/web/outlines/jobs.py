"""What the worker does for outlines: it reads what was brought, in a grandchild."""

from collections.abc import Mapping
from typing import Any

from gangmu.core.base.refusals import GangmuError
from gangmu.files.apart import read_apart
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.bringing import READ, enter_reading, give_up_reading
from gangmu.web.record.clock import now
from gangmu.web.record.jobs import Work, task
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import place_of


def _reading(seconds: int) -> str:
    return f"正在识读，已用 {seconds} 秒 / reading, {seconds} s so far"


@task(READ)
def read_version(work: Work) -> Mapping[str, Any] | None:
    """Read a version's file apart from everything, then enter what was found, or why nothing was."""
    version = queries.versions(work.by, NOW).get(id=work.arguments["version"])
    if version.state != "reading":  # another worker has ended it
        return None
    file = StoredFile.objects.get(pk=version.file_id or 0)
    seconds = iter(range(1, 10_000))
    work.tell("正在打开文件 / opening the file")
    try:
        found = read_apart(
            place_of(file.sha256),
            name=file.name,
            waiting=lambda: work.tell(_reading(next(seconds))),
        )
    except GangmuError as refusal:
        give_up_reading(version, refusal, by=work.by, at=now(), key=work.key)
        raise
    work.tell("正在写入草稿 / entering the drafts")
    enter_reading(version, found.contract, found.text, dates=found.dates, by=work.by, at=now(), key=work.key)
    return {"version": version.pk}
