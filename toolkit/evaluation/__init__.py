"""How good an engine is on a text that has a translation already: quality, speed, terms."""

from toolkit.evaluation.running import Compared, Condition, Job, Report, Scores, evaluate, measure
from toolkit.evaluation.scoring import Quality, Rate
from toolkit.evaluation.texts import Sample, read_catalogues, read_table

__all__ = [
    "Compared",
    "Condition",
    "Job",
    "Quality",
    "Rate",
    "Report",
    "Sample",
    "Scores",
    "evaluate",
    "measure",
    "read_catalogues",
    "read_table",
]
