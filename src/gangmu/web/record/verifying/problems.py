"""What can be wrong with the record."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["altered", "missing", "reordered", "unrecorded"]
# Of several wrongs at one seq the ledger's own comes first: rows follow from it.
ENTRY: Final = "record.LedgerEntry"
HEAD: Final = "record.Head"


@dataclass(frozen=True, slots=True)
class Problem:
    """One row that is not what was recorded."""

    kind: Kind
    chain: str
    seq: int  # the entry that it is, or that wrote it
    type: str
    uid: str = ""
    version: int = 0

    @property
    def rank(self) -> int:
        """Which of several problems at one seq comes first."""
        return 0 if self.type in (ENTRY, HEAD) else 1
