"""What the record stores."""

from gangmu.web.record.models.files import StoredFile
from gangmu.web.record.models.jobs import Job
from gangmu.web.record.models.ledger import Head, LedgerEntry, SealedField
from gangmu.web.record.models.papers import Paper
from gangmu.web.record.models.programmes import Programme, ProgrammePast
from gangmu.web.record.models.releases import Release
from gangmu.web.record.models.security import SecurityEvent

__all__ = [
    "Head",
    "Job",
    "LedgerEntry",
    "Paper",
    "Programme",
    "ProgrammePast",
    "Release",
    "SealedField",
    "SecurityEvent",
    "StoredFile",
]
