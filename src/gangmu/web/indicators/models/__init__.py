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

__all__ = [
    "FigureFile",
    "FigureFilePast",
    "FolderCell",
    "FolderCellPast",
    "Indicator",
    "IndicatorPast",
    "Observation",
    "ObservationPast",
    "Place",
    "PlacePast",
    "PlanHead",
    "PlanHeadPast",
    "Series",
    "SeriesPast",
]
