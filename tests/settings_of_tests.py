"""Django's settings for tests: the product's own, on a home that is thrown away, SQLite or PostgreSQL."""

import os
import tempfile
from pathlib import Path

# Before the product's settings look: never the home of whoever runs the tests.
os.environ["GANGMU_HOME"] = tempfile.mkdtemp(prefix="gangmu-tests-")
for name in ("GANGMU_DATABASE", "GANGMU_HOSTS", "GANGMU_HTTPS", "GANGMU_TODAY"):
    os.environ.pop(name, None)

from gangmu.web.databases import database  # noqa: E402
from gangmu.web.settings import *  # noqa: E402, F403
from gangmu.web.settings import HOME  # noqa: E402

SECRET_KEY = "of the tests, and of nothing else"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# GANGMU_TEST_DATABASE=postgresql://… runs the same tests there.
DATABASES = {"default": database(os.environ.get("GANGMU_TEST_DATABASE"), HOME)}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file: threads and processes of one test must see one database.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(HOME.path) / "test.sqlite3")}
