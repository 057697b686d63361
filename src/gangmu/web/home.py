"""The home (GANGMU_HOME): the one folder that an installation lives in, and what lies where in it.

.gangmu/
  home.toml        what this home is: made on, whether it is an example
  gangmu.sqlite3   the database, unless GANGMU_DATABASE names a PostgreSQL
  secret.key       the key that signs sessions; never leaves the home, not even in a backup
  files/           content-addressed files
  work/            what may be lost: uploads in flight, sockets, process ids
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DEFAULT_HOME: Final = ".gangmu"


@dataclass(frozen=True, slots=True)
class Home:
    """安装目录: where this installation keeps everything."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "gangmu.sqlite3"

    @property
    def files(self) -> Path:
        """The store of content-addressed files."""
        return self.path / "files"

    @property
    def work(self) -> Path:
        """Uploads in flight and process ids: what a backup leaves out."""
        return self.path / "work"

    @property
    def secret_key(self) -> Path:
        """The key that signs sessions."""
        return self.path / "secret.key"

    def make(self) -> None:
        """Make the folders and the key, where they are not there yet, readable by the owner only."""
        for folder in (self.path, self.files, self.work):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.secret_key.exists():
            door = os.open(self.secret_key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(door, "w") as stream:
                stream.write(secrets.token_urlsafe(64))

    def close_to_others(self) -> None:
        """Let nobody but the owner read the database; what SQLite puts beside it takes after it."""
        for name in ("", "-wal", "-shm"):
            beside = self.database.with_name(self.database.name + name)
            if beside.is_file():
                beside.chmod(0o600)


def home() -> Home:
    """Give the home that the environment names."""
    return Home(Path(os.environ.get("GANGMU_HOME") or DEFAULT_HOME).absolute())
