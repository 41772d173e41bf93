"""Calendar and deadlines as in force on a day."""

from datetime import date

import pytest

from accounts.enums import DeadlineAnchor, DeadlineUnit
from accounts.exceptions import NoSuchRule
from accounts.models import Deadline, Holiday
from accounts.queries import calendar, deadline, due_date, estimated_years, rules_in_force, term_end
from tests.accounts.reference import load_deadlines, load_working_days

pytestmark = pytest.mark.django_db


def test_the_calendar_knows_days_off_and_make_up_days() -> None:
    load_working_days()
    days = calendar()
    assert not days.is_workday(date(2018, 10, 1))
    assert days.is_workday(date(2018, 9, 29))  # a Saturday worked for the National Day
    assert not days.is_workday(date(2018, 10, 13))
    assert days.announced_years == set(range(2004, 2027))


def test_a_year_not_announced_counts_weekends_and_says_so() -> None:
    load_working_days()
    days = calendar()
    assert days.is_workday(date(2027, 10, 1))
    assert not days.is_workday(date(2027, 10, 2))
    assert days.is_estimated(date(2027, 10, 1))
    assert not days.is_estimated(date(2026, 10, 1))
    assert estimated_years({2025, 2026, 2027, 2028}) == [2027, 2028]


def test_the_operator_adds_a_year_by_hand() -> None:
    load_working_days()
    Holiday.objects.create(day=date(2027, 1, 1), is_workday=False, name="元旦", source="示例通知")
    assert not calendar().is_workday(date(2027, 1, 1))
    assert estimated_years({2027}) == []


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("court_notice", date(2018, 9, 25), date(2018, 9, 30)),  # 29 and 30 September were worked
        ("objection_mark", date(2018, 9, 28), date(2018, 9, 29)),
        ("objection_decide", date(2018, 9, 30), date(2018, 10, 10)),
        ("objection_decide_provider", date(2018, 11, 1), date(2018, 11, 12)),
        ("objection_decide_shenyang", date(2018, 11, 1), date(2018, 11, 22)),
        ("warning_response", date(2018, 11, 2), date(2018, 11, 9)),
        ("notice_response", date(2018, 11, 2), date(2018, 11, 16)),
        ("withdrawal", date(2018, 11, 2), date(2018, 11, 7)),
        ("removal_end", date(2018, 11, 2), date(2018, 11, 7)),
        ("arrears_paid_end", date(2018, 11, 1), date(2018, 11, 6)),
        ("disclosure_due", date(2018, 11, 1), date(2018, 11, 29)),
        ("dual_publicity", date(2018, 11, 1), date(2018, 11, 12)),
        ("return_due", date(2018, 9, 15), date(2018, 10, 10)),  # third working day after the holiday
        ("score_draft", date(2018, 9, 30), date(2018, 10, 12)),
        ("comments_window", date(2018, 10, 12), date(2018, 10, 12)),
        ("complaint_handle", date(2025, 6, 1), date(2025, 7, 1)),
    ],
)
def test_terms_end_on_the_right_day(code: str, start: date, end: date) -> None:
    load_working_days()
    load_deadlines()
    assert due_date(code, start) == end
    assert due_date(code, start, days=calendar()) == end


def test_the_rule_in_force_is_the_latest_begun() -> None:
    for year, value in ((2017, 15), (2020, 7), (2024, 3)):
        Deadline.objects.create(code="a", label="a", valid_from=date(year, 5, 1), value=value, basis="示例")
    assert [deadline("a", on).value for on in (date(2017, 5, 1), date(2020, 4, 30), date(2020, 5, 1))] == [15, 15, 7]
    assert deadline("a", date(2030, 1, 1)).value == 3
    assert [rule.value for rule in rules_in_force(date(2021, 1, 1))] == [7]
    with pytest.raises(NoSuchRule):
        deadline("a", date(2017, 4, 30))
    with pytest.raises(NoSuchRule):
        deadline("b", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("unit", "anchor", "value", "start", "end"),
    [
        (DeadlineUnit.MONTH, DeadlineAnchor.AFTER, 1, date(2024, 1, 31), date(2024, 2, 29)),
        (DeadlineUnit.MONTH, DeadlineAnchor.AFTER, 3, date(2024, 11, 15), date(2025, 2, 15)),
        (DeadlineUnit.DAY, DeadlineAnchor.AFTER, 30, date(2024, 2, 1), date(2024, 3, 2)),
        (DeadlineUnit.DAY, DeadlineAnchor.NEXT_MONTH, 5, date(2024, 12, 31), date(2025, 1, 5)),
    ],
)
def test_other_units(unit: DeadlineUnit, anchor: DeadlineAnchor, value: int, start: date, end: date) -> None:
    rule = Deadline(code="a", unit=unit, anchor=anchor, value=value)
    assert term_end(rule, start, calendar()) == end


def test_a_rule_reads_as_a_rule() -> None:
    load_deadlines()
    texts = {rule.code: rule.text for rule in rules_in_force(date(2026, 1, 1))}
    assert texts["return_due"] == "次月第 3 个工作日"
    assert texts["objection_decide"] == "3 个工作日"
    assert texts["complaint_handle_most"] == "90 日"
