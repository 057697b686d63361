"""Bring a database up to this release: an empty one at once, any other step by step."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from gangmu.web.record.laying import lay_tables

SOMETHING_ELSE = ("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune")


class Command(migrate.Command):
    """Django's own, but for a database without tables."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Lay the tables where there are none; then go on as ever."""
        if not any(options[name] for name in SOMETHING_ELSE):
            lay_tables(connections[options["database"]])
        super().handle(*args, **options)
