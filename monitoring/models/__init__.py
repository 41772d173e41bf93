from monitoring.models.reports import Report, ReportFile
from monitoring.models.runs import ScoreEvidence, ScoreRun
from monitoring.models.schemes import Dimension, Indicator, Scheme
from monitoring.models.warnings import Warning, WarningRule

__all__ = [
    "Dimension",
    "Indicator",
    "Report",
    "ReportFile",
    "Scheme",
    "ScoreEvidence",
    "ScoreRun",
    "Warning",
    "WarningRule",
]
