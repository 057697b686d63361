"""What indicators store."""

from gangmu.web.indicators.models.figures import (
    Indicator,
    IndicatorPast,
    Observation,
    ObservationPast,
    Place,
    PlacePast,
    Series,
    SeriesPast,
)
from gangmu.web.indicators.models.files import (
    FigureFile,
    FigureFilePast,
    FolderCell,
    FolderCellPast,
    PlanHead,
    PlanHeadPast,
)
from gangmu.web.indicators.models.outlooks import (
    Outlook,
    OutlookPast,
    Reliability,
    ReliabilityPast,
    WhatIf,
    WhatIfPast,
)

__all__ = [
    "FigureFile",
    "FigureFilePast",
    "FolderCell",
    "FolderCellPast",
    "Indicator",
    "IndicatorPast",
    "Observation",
    "ObservationPast",
    "Outlook",
    "OutlookPast",
    "Place",
    "PlacePast",
    "PlanHead",
    "PlanHeadPast",
    "Reliability",
    "ReliabilityPast",
    "Series",
    "SeriesPast",
    "WhatIf",
    "WhatIfPast",
]
