"""Assets: the version of all that pages are made with, so that a cached page dies with them."""

import hashlib
from functools import cache
from pathlib import Path

from django.apps import apps

WEB = Path(__file__).resolve().parent.parent


@cache
def assets_version() -> str:
    """Hash every static file and template once a process."""
    found = hashlib.sha256()
    folders = [Path(each.path) for each in apps.get_app_configs() if each.name.startswith("gangmu.")]
    for folder in sorted({WEB, *folders}):
        for kind in ("static", "templates"):
            for path in sorted((folder / kind).rglob("*")):
                if path.is_file():
                    found.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return found.hexdigest()[:12]
