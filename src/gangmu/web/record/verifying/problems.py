"""What can be wrong with the record."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["altered", "missing", "reordered", "unrecorded"]
# The ledger's own wrongs come first: what rows are measured by, and so what theirs may follow from.
ENTRY: Final = "record.LedgerEntry"
HEAD: Final = "record.Head"
SEAL: Final = "record.SealedField"


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
        """Which of a chain's problems come first: its entries, then rows, then salts that belong to none."""
        return 0 if self.type in (ENTRY, HEAD) else 2 if self.type == SEAL else 1
