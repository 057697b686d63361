"""Booting: Django made ready for a command or a child process."""

import os


def boot() -> None:
    """Make the applications ready. Reading and help never need it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu.web.settings")
    import django

    django.setup()
