"""What can be taken apart in a process of its own (隔离解析): each kind with its reader and its limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from gangmu.files.limits import MEBI

Plain = object  # what JSON can say


@dataclass(frozen=True, slots=True, kw_only=True)
class KindApart:
    """一类文件: who reads it, `module:function` called as (data, name=…, **parameters), and how much it may take."""

    reader: str
    seconds: int = 30  # of computing time
    memory_bytes: int = 512 * MEBI

    def function(self) -> Callable[..., Plain]:
        """Give the reader; only the process apart asks for it."""
        module, _, function = self.reader.partition(":")
        found: Callable[..., Plain] = getattr(import_module(module), function)
        return found


KINDS: Final[Mapping[str, KindApart]] = {
    "document": KindApart(reader="gangmu.files.documents_apart:contract_of", seconds=120),
    "division": KindApart(reader="gangmu.files.divisions_apart:division_of", seconds=120),
    "json": KindApart(reader="gangmu.files.trees_apart:plain_tree"),
    "csv": KindApart(reader="gangmu.files.tables.grids_apart:csv_grid"),
    "sheets": KindApart(reader="gangmu.files.tables.sheets_apart:plain_sheets"),
    "plan_book": KindApart(reader="gangmu.files.ledgers.plan_books:plain_plan_book", seconds=60),
    "ledgers": KindApart(reader="gangmu.files.ledgers.ledgers_apart:plain_ledgers", seconds=60),
}
