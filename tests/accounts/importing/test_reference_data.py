"""The files that come with the project."""

from collections import Counter
from datetime import date

from accounts.importing.deadlines import read_deadlines
from accounts.importing.holidays import known_holidays
from accounts.importing.regions import read_regions
from tests.accounts.reference import DATA


def test_regions_of_shenyang_by_kind() -> None:
    rows = read_regions(DATA / "regions_shenyang.csv")
    assert Counter(row.kind for row in rows) == {
        "city": 1,
        "district": 13,
        "street": 112,
        "town": 53,
        "township": 16,
        "pseudo": 9,
    }
    assert Counter(row.evaluated for row in rows) == {True: 195, False: 9}
    assert all(row.code[6] == "4" for row in rows if not row.evaluated)


def test_every_rule_names_its_basis_and_begins_once() -> None:
    rows = read_deadlines(DATA / "deadlines.csv")
    assert all(row.basis and row.label for row in rows)
    assert len({(row.code, row.valid_from) for row in rows}) == len(rows)
    expected = {
        "court_notice": 5,
        "return_due": 3,
        "warning_response": 5,
        "notice_response": 10,
        "objection_mark": 1,
        "objection_decide": 3,
        "objection_decide_provider": 7,
        "objection_decide_shenyang": 15,
        "withdrawal": 3,
        "removal_end": 3,
        "arrears_paid_end": 3,
        "disclosure_due": 20,
        "dual_publicity": 7,
        "score_draft": 5,
        "comments_window": 0,
    }
    assert {row.code: row.value for row in rows if row.code in expected} == expected


def test_holidays_reach_from_2004_to_2026() -> None:
    rows = known_holidays()
    assert {row.day.year for row in rows} == set(range(2004, 2027))
    assert len({row.day for row in rows}) == len(rows)
    by_day = {row.day: row for row in rows}
    assert (by_day[date(2018, 10, 1)].name, by_day[date(2018, 10, 1)].is_workday) == ("国庆节", False)
    assert (by_day[date(2018, 9, 29)].name, by_day[date(2018, 9, 29)].is_workday) == ("国庆节调休上班", True)
