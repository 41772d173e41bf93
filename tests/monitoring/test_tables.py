"""Results as the pages show them."""

from datetime import date

import pytest

from monitoring.models import ScoreRun
from monitoring.tables import ranking_rows


@pytest.mark.parametrize(
    ("scores", "places"),
    [
        (["88.431", "60.653"], [2, 2]),
        (["88.434", "88.431"], [3, 3]),
        (["88.431", "88.431"], [2, 2]),
        (["88.445", "88.444"], [2, 2]),
    ],
)
def test_scores_have_two_decimals_unless_they_would_look_tied(scores, places):
    """88.445 is shown as 88.45 beside 88.44, and a true tie looks like one."""
    regions = [
        {"code": f"21010{place}", "name": "示例区", "rank": 1, "score": score, "dimensions": []}
        for place, score in enumerate(scores, start=2)
    ]
    run = ScoreRun(month=date(2018, 10, 1), version=1, result={"regions": regions})
    assert [row["places"] for row in ranking_rows(run, None)] == places
