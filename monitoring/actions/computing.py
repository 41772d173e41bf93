"""From a question to a result: measure, then the pure arithmetic."""

from typing import Any

from integrity_portal.lib.months import SHANGHAI
from monitoring.actions.measuring import Question, measure
from monitoring.scoring.frozen import scheme_of
from monitoring.scoring.inputs import RegionInput
from monitoring.scoring.result import build_result


def compute(question: Question, *, version: int) -> dict[str, Any]:
    """`result` of the question, nothing counted yet; the counted rows are left in the working table."""
    measures = measure(question)
    regions = [RegionInput(row["code"], row["name"], measures[row["code"]]) for row in question.inputs["districts"]]
    return build_result(
        month=str(question.month),
        version=version,
        cutoff=question.month.cutoff.isoformat(timespec="seconds"),
        known_at=question.known_at.astimezone(SHANGHAI).isoformat(timespec="microseconds"),
        scheme=scheme_of(question.inputs["scheme"]),
        regions=regions,
    )
