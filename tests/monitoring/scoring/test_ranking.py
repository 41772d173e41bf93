from decimal import Decimal

from monitoring.scoring.ranking import rank_scores


def test_equal_scores_share_a_rank_and_the_next_is_left_out():
    scores = {"a": Decimal("90.001"), "b": Decimal("80"), "c": Decimal("80.000"), "d": Decimal("79.999")}
    assert rank_scores(scores) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_nobody_and_one():
    assert rank_scores({}) == {}
    assert rank_scores({"a": Decimal(0)}) == {"a": 1}
