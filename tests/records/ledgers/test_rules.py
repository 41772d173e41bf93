"""Rules over several fields, one by one."""

from datetime import date

import pytest

from records.ledgers import clean, get_ledger, validate
from tests.accounts.factories import RegionFactory
from tests.records.factories import arrears_data, case_data, return_data

pytestmark = pytest.mark.django_db
ON = date(2018, 10, 10)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"paid_amount": "1200000.01"}, "paid_amount", "不能超过应履行金额"),
        ({"listed_on": ""}, "listed_on", "须填写纳入名单日期"),
        ({"handling": "lost"}, "listed_on", "尚未纳入名单"),
        ({"situation": ""}, "situation", "须选择失信情形"),
        ({"listed_on": "2017-08-31"}, "listed_on", "不能早于裁判日期"),
        ({"filed_on": "2017-08-31"}, "filed_on", "不能早于裁判日期"),
        ({"filed_on": "2018-05-03"}, "listed_on", "不能早于执行立案日期"),
        ({"handling": "court_deleted"}, "handling", "须在“案件处置”中登记"),
    ],
)
def test_default_case(changes, field, words):
    errors = validate(get_ledger("default_case"), case_data(**changes), complete=True, on=ON)
    assert list(errors) == [field]
    assert words in errors[field][0]


def test_a_case_before_its_listing_is_complete_without_it():
    data = case_data(handling="lost", listed_on="", situation="")
    assert validate(get_ledger("default_case"), data, complete=True, on=ON) == {}


def test_rules_of_the_first_entry_do_not_bind_a_correction():
    data = case_data(handling="court_deleted")
    assert clean(get_ledger("default_case"), data, complete=True, on=ON, entry=False).errors == {}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"overdue_principal": "0"}, "overdue_principal", "须大于零"),
        ({"settled_amount": "300万", "paid_amount": "1"}, "overdue_principal", "超过结算审定金额"),
        ({"settled_amount": "400万", "contract_amount": "399万"}, "settled_amount", "超过合同金额"),
        ({"due_date": "2018-10-10"}, "due_date", "尚未逾期"),
        ({"due_date": "2018-10-11"}, "due_date", "晚于今天"),
        ({"signed_on": "2018-01-01"}, "due_date", "不能早于合同签订日期"),
        ({"disputed": "是"}, "dispute_reason", "须写明分歧原因"),
        ({"creditor_size": ""}, "creditor_size", "须选择企业规模"),
        (
            {"creditor_kind": "person", "creditor_uscc": "911101057838194540"},
            "creditor_uscc",
            "自然人没有",
        ),
    ],
)
def test_arrears(changes, field, words):
    errors = validate(get_ledger("arrears"), arrears_data(**changes), complete=True, on=ON)
    assert list(errors) == [field]
    assert words in errors[field][0]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"concerns_answered": 41}, "concerns_answered", "不能超过收到件数"),
        ({"month": "2018-11"}, "month", "还没有开始"),
        ({"region": "210105001"}, "region", "不是区县"),
    ],
)
def test_monthly_return(changes, field, words):
    RegionFactory(code="210105001")
    errors = validate(get_ledger("monthly_return"), return_data(**changes), complete=True, on=ON)
    assert list(errors) == [field]
    assert words in errors[field][0]


def test_a_return_may_leave_a_ledger_unreported():
    data = return_data(default_case_statement="", arrears_statement="")
    assert validate(get_ledger("monthly_return"), data, complete=True, on=ON) == {}
