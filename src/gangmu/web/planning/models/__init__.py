"""What planning stores."""

from gangmu.web.planning.models.documents import (
    DutySettlement,
    DutySettlementPast,
    PlanDocument,
    PlanDocumentPast,
    PlanItem,
    PlanItemPast,
)
from gangmu.web.planning.models.negotiating import TaskAnswer, TaskAnswerPast, TaskChange, TaskChangePast
from gangmu.web.planning.models.plans import AnnualPlan, AnnualPlanPast
from gangmu.web.planning.models.tasks import (
    AnnualTask,
    AnnualTaskPast,
    TaskEvidence,
    TaskEvidencePast,
    TaskFiling,
    TaskFilingPast,
    TaskNode,
    TaskNodePast,
    TaskPart,
    TaskPartPast,
    TaskUnit,
    TaskUnitPast,
)

__all__ = [
    "AnnualPlan",
    "AnnualPlanPast",
    "AnnualTask",
    "AnnualTaskPast",
    "DutySettlement",
    "DutySettlementPast",
    "PlanDocument",
    "PlanDocumentPast",
    "PlanItem",
    "PlanItemPast",
    "TaskAnswer",
    "TaskAnswerPast",
    "TaskChange",
    "TaskChangePast",
    "TaskEvidence",
    "TaskEvidencePast",
    "TaskFiling",
    "TaskFilingPast",
    "TaskNode",
    "TaskNodePast",
    "TaskPart",
    "TaskPartPast",
    "TaskUnit",
    "TaskUnitPast",
]
