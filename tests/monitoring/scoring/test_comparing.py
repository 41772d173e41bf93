from monitoring.scoring.comparing import first_difference, moved_regions, restatement_note
from monitoring.scoring.result import build_result
from tests.monitoring.scoring.trees import count, default_scheme, money, region


def result(*regions):
    return build_result(month="2018-10", version=1, cutoff="c", known_at="k", scheme=default_scheme(), regions=regions)


def test_nobody_moved():
    assert moved_regions(result(region()), result(region())) == []
    assert restatement_note(result(region()), result(region())) == ""


def test_who_moved_and_why():
    before = result(region(), region("210102", "和平区", newly_listed=count("5", None)))
    after = result(region(overdue_payments=money("0", "26650000")), region("210102", "和平区"))
    assert moved_regions(before, after) == ["210102", "210105"]
    assert restatement_note(before, after) == (
        "和平区得分由 49.542 变为 60.653（新增失信被执行人 11.111 变为 22.222）。"
        "皇姑区得分由 60.653 变为 88.431（拖欠账款 0.000 变为 27.778）。"
    )


def test_a_changed_rank_is_said():
    before = result(region(), region("210102", "和平区", newly_listed=count("5", None)))
    after = result(region(), region("210102", "和平区", overdue_payments=money("0", "1")))
    assert restatement_note(before, after) == (
        "和平区得分由 49.542 变为 88.431，名次由第 2 变为第 1"
        "（拖欠账款 0.000 变为 27.778、新增失信被执行人 11.111 变为 22.222）。"
    )


def test_a_district_that_comes_or_goes():
    assert restatement_note(result(region()), result(region(), region("210102", "和平区"))) == "和平区列入评价。"
    assert restatement_note(result(region(), region("210102", "和平区")), result(region())) == "和平区不再列入评价。"


def test_the_first_difference_is_named_with_its_place():
    before = {"regions": [{"score": "1", "rank": 1}], "month": "2018-10"}
    after = {"regions": [{"score": "2", "rank": 2}], "month": "2018-10"}
    assert first_difference(before, after) == "result.regions[0].score: '1' → '2'"
    assert first_difference(before, before) is None
    assert first_difference({"a": [1]}, {"a": [1, 2]}) == "result.a: [1] → [1, 2]"
    assert first_difference({"a": 1}, {"a": 1, "b": 2}) == "result.b: None → 2"
