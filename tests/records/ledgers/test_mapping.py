from datetime import date

import pytest

from records.ledgers import LEDGERS, as_text, clean, from_detail, get_ledger, natural_key
from tests.records.factories import arrears_data, case_data, make_arrears, make_case, make_return, office, return_data

pytestmark = pytest.mark.django_db
ON = date(2018, 10, 10)
MAKERS = {"default_case": make_case, "arrears": make_arrears, "monthly_return": make_return}
SAMPLES = {"default_case": case_data, "arrears": arrears_data, "monthly_return": return_data}


@pytest.mark.parametrize("code", LEDGERS)
def test_what_is_saved_is_read_back_and_survives_text(code):
    ledger, data = get_ledger(code), SAMPLES[code]()
    values = clean(ledger, data, complete=True, on=ON).values
    record = MAKERS[code](**data)
    record.refresh_from_db()
    assert from_detail(ledger, record) == values
    assert clean(ledger, as_text(values), complete=True, on=ON).values == values


def key(code, **changes):
    ledger = get_ledger(code)
    base = {"case_number": "（2018）辽0105执1号"} if code == "default_case" else {"contract_number": "甲-1"}
    data = SAMPLES[code](**({} if code == "monthly_return" else base)) | changes
    return natural_key(ledger, clean(ledger, data, complete=False, on=ON).values)


@pytest.mark.parametrize(
    ("code", "same", "other"),
    [
        ("default_case", {"title": "另一种写法", "case_number": "(2018)辽0105执1号"}, {"court": "沈阳市中级人民法院"}),
        ("arrears", {"overdue_principal": "3,000,000", "project": "别名"}, {"due_date": "2017-12-30"}),
        ("monthly_return", {"civil_servants": 7}, {"month": "2018-08"}),
    ],
)
def test_the_natural_key_is_what_makes_two_entries_the_same_matter(code, same, other):
    assert key(code) == key(code, **same)
    assert key(code) != key(code, **other)


def test_without_a_contract_number_the_project_stands_for_it():
    assert key("arrears", contract_number="") == key("arrears", contract_number="", title="另一标题")
    assert key("arrears", contract_number="") != key("arrears", contract_number="", project="另一项目")


def test_a_draft_without_its_parts_has_no_key():
    assert key("default_case", case_number="") is None
    assert key("monthly_return", month="", organisation=office()) is None
