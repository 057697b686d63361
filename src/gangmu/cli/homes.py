"""What commands that act on a home begin with."""

import os

from gangmu.core.base.refusals import GangmuError
from gangmu.web.home import Home, home


class NoHomeError(GangmuError):
    """There is no installation here yet."""

    code = "home.none"
    parameter_names = ("home",)


class HomeOutdatedError(GangmuError):
    """The database is of another release: it must be brought up to date first."""

    code = "home.outdated"
    parameter_names = ("home",)


class DatabaseUnsafeError(GangmuError):
    """The database could lose what it has acknowledged."""

    code = "home.database_unsafe"
    parameter_names = ("detail",)


class StoryDayError(GangmuError):
    """A story day was set where real work is recorded."""

    code = "home.story_day"
    parameter_names = ("day",)


def opened_home() -> Home:
    """Give the home, with the applications ready; refuse where there is none, or one of another release."""
    found = home()
    if not found.secret_key.is_file():
        raise NoHomeError(home=str(found.path), where=str(found.path))
    from gangmu.web.booting import boot

    boot()
    if unapplied():
        raise HomeOutdatedError(home=str(found.path), where=str(found.path))
    _refuse_what_must_not_be()
    return found


def made_home() -> Home:
    """Give the home, made where it is not there yet, its database brought up to this release."""
    found = home()
    found.make()
    from gangmu.web.booting import boot

    boot()
    migrate()
    found.close_to_others()
    return found


def brought_up() -> Home:
    """Give the home with its database brought up to this release; refuse where there is none."""
    if not home().secret_key.is_file():
        raise NoHomeError(home=str(home().path), where=str(home().path))
    return made_home()


def migrate() -> None:
    """Bring the database up to this release."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _refuse_what_must_not_be() -> None:
    from gangmu.web.record.checks import database_faults
    from gangmu.web.record.models import Programme

    if faults := database_faults():
        raise DatabaseUnsafeError(detail="; ".join(faults))
    if (day := os.environ.get("GANGMU_TODAY")) and Programme.objects.filter(is_example=False).exists():
        raise StoryDayError(day=day)


def unapplied() -> list[str]:
    """Name the migrations that this release has and the database does not."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def play_on_the_story_day() -> None:
    """Let an example play on its own day, in a home that holds nothing else: pages, jobs and `gangmu tick` alike."""
    from gangmu.web.indicators.folders.example import story_day_of_home

    if (story := story_day_of_home()) is not None:
        os.environ.setdefault("GANGMU_TODAY", story.isoformat())
