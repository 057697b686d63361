"""What reporting stores."""

from gangmu.web.reporting.models.burden import (
    FormDecline,
    FormDeclinePast,
    FormEntry,
    FormEntryPast,
    LoadBudget,
    LoadBudgetPast,
)
from gangmu.web.reporting.models.doors import (
    LedgerBook,
    LedgerBookPast,
    ReportLink,
    ReportLinkPast,
    ReturnedBook,
    ReturnedBookPast,
    SignedSheet,
    SignedSheetPast,
)
from gangmu.web.reporting.models.lamps import (
    ConfidenceStatement,
    ConfidenceStatementPast,
    MonthClose,
    MonthClosePast,
    TaskLamp,
    TaskLampPast,
    TaskStatus,
    TaskStatusPast,
)
from gangmu.web.reporting.models.meetings import MeetingDecision, MeetingDecisionPast
from gangmu.web.reporting.models.notices import Notice, NoticePast, PostMailbox, PostMailboxPast
from gangmu.web.reporting.models.reports import (
    ProgressReport,
    ProgressReportPast,
    ReportEvidence,
    ReportEvidencePast,
    SpotCheck,
    SpotCheckPast,
)

__all__ = [
    "ConfidenceStatement",
    "ConfidenceStatementPast",
    "FormDecline",
    "FormDeclinePast",
    "FormEntry",
    "FormEntryPast",
    "LedgerBook",
    "LedgerBookPast",
    "LoadBudget",
    "LoadBudgetPast",
    "MeetingDecision",
    "MeetingDecisionPast",
    "MonthClose",
    "MonthClosePast",
    "Notice",
    "NoticePast",
    "PostMailbox",
    "PostMailboxPast",
    "ProgressReport",
    "ProgressReportPast",
    "ReportEvidence",
    "ReportEvidencePast",
    "ReportLink",
    "ReportLinkPast",
    "ReturnedBook",
    "ReturnedBookPast",
    "SignedSheet",
    "SignedSheetPast",
    "SpotCheck",
    "SpotCheckPast",
    "TaskLamp",
    "TaskLampPast",
    "TaskStatus",
    "TaskStatusPast",
]
