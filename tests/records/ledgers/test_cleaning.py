"""One entry against the declaration: every error at its field, all at once."""

from datetime import date
from decimal import Decimal

import pytest

from records.ledgers import LEDGERS, clean, get_ledger, validate
from records.ledgers.base import Kind, fold_header
from tests.accounts.factories import OrganisationFactory, RegionFactory
from tests.records.factories import arrears_data, case_data, office, return_data

pytestmark = pytest.mark.django_db
ON = date(2018, 10, 10)
SAMPLES = {"default_case": case_data, "arrears": arrears_data, "monthly_return": return_data}


@pytest.mark.parametrize("code", LEDGERS)
def test_the_complete_sample_passes(code):
    assert validate(get_ledger(code), SAMPLES[code](), complete=True, on=ON) == {}


@pytest.mark.parametrize("code", LEDGERS)
def test_a_draft_needs_its_organisation_only(code):
    ledger = get_ledger(code)
    assert validate(ledger, {"organisation": office()}, complete=False, on=ON) == {}
    assert list(validate(ledger, {}, complete=False, on=ON)) == ["organisation"]


@pytest.mark.parametrize("code", LEDGERS)
def test_every_missing_field_is_named_at_once(code):
    ledger = get_ledger(code)
    required = {f.name for f in ledger.fields if f.required}
    errors = validate(ledger, {}, complete=True, on=ON)
    assert required <= set(errors)
    for name in required:
        declared = ledger.field(name)
        verb = "选择" if declared.kind in (Kind.CHOICE, Kind.ORGANISATION, Kind.REGION) else "填写"
        assert errors[name] == [f"请{verb}{declared.label}。"]


@pytest.mark.parametrize("code", LEDGERS)
@pytest.mark.parametrize("name", ["title", "month", "due_amount", "overdue_principal"])
def test_each_required_field_alone(code, name):
    ledger = get_ledger(code)
    if name in ledger.by_name:
        errors = validate(ledger, SAMPLES[code]() | {name: "  "}, complete=True, on=ON)
        assert list(errors) == [name]


def test_unreadable_values_of_a_draft_are_errors_too():
    errors = validate(
        get_ledger("default_case"),
        {
            "organisation": office(),
            "case_number": "1234",
            "due_amount": "很多",
            "judged_on": "去年",
            "situation": "不还钱",
            "applicant_consents": "也许",
        },
        complete=False,
        on=ON,
    )
    assert set(errors) == {"case_number", "due_amount", "judged_on", "situation", "applicant_consents"}
    assert all(len(messages) == 1 for messages in errors.values())


def test_an_unreadable_value_gets_no_second_message():
    errors = validate(get_ledger("default_case"), case_data(listed_on="2018-02-30"), complete=True, on=ON)
    assert list(errors) == ["listed_on"]
    assert len(errors["listed_on"]) == 1


def test_days_in_the_future_are_refused():
    errors = validate(get_ledger("arrears"), arrears_data(occurred_on="2018-10-11"), complete=True, on=ON)
    assert errors == {"occurred_on": ["日期 2018-10-11 晚于今天，请核对。"]}


def test_too_long_a_text_says_by_how_much():
    errors = validate(get_ledger("arrears"), arrears_data(title="长" * 201), complete=True, on=ON)
    assert errors == {"title": ["最多 200 个字，现有 201 个字，请精简。"]}


def test_unknown_names_are_refused():
    errors = validate(get_ledger("arrears"), arrears_data(nonsense="1"), complete=True, on=ON)
    assert errors == {"nonsense": ["没有这个填报项。"]}


def test_choices_by_label_or_code():
    ledger = get_ledger("arrears")
    for text in ("works", "工程款"):
        assert clean(ledger, {"arrears_class": text}, complete=False, on=ON).values["arrears_class"] == "works"


def test_organisations_by_name_code_or_id_and_never_by_a_shared_name():
    ledger = get_ledger("arrears")
    known = OrganisationFactory(name="示例甲局", uscc="11210105MB0000000A", region=RegionFactory(code="210105"))
    for text in ("示例甲局", "11210105mb0000000a", str(known.pk), known.pk, known):
        found = clean(ledger, {"organisation": text}, complete=False, on=ON)
        assert (found.errors, found.values["organisation"]) == ({}, known)
    OrganisationFactory(name="示例甲局", region=RegionFactory(code="210106"))
    errors = validate(ledger, {"organisation": "示例甲局"}, complete=False, on=ON)
    assert "统一社会信用代码" in errors["organisation"][0]
    errors = validate(ledger, {"organisation": "示例乙局"}, complete=False, on=ON)
    assert "不在单位名录" in errors["organisation"][0]


def test_the_region_is_the_organisations_unless_told():
    ledger = get_ledger("arrears")
    street = RegionFactory(code="210105001")
    assert clean(ledger, arrears_data(), complete=True, on=ON).values["region"].code == "210105"
    assert clean(ledger, arrears_data(region="210105001"), complete=True, on=ON).values["region"] == street


@pytest.mark.parametrize(
    ("text", "reason"),
    [("320982", "不在沈阳市范围内"), ("210199", "不存在"), ("大丰区", "不是沈阳市")],
)
def test_regions_outside_shenyang_are_refused_with_the_reason(text, reason):
    errors = validate(get_ledger("arrears"), arrears_data(region=text), complete=True, on=ON)
    assert list(errors) == ["region"]
    assert reason in errors["region"][0]


def test_a_wrong_check_digit_of_a_creditor_warns_and_passes():
    found = clean(get_ledger("arrears"), arrears_data(creditor_uscc="911101057838194540"), complete=True, on=ON)
    assert found.errors == {}
    assert list(found.warnings) in ([], ["creditor_uscc"])
    assert found.values["creditor_uscc"] == "911101057838194540"


def test_values_are_typed():
    values = clean(get_ledger("default_case"), case_data(), complete=True, on=ON).values
    assert values["due_amount"] == Decimal("1200000.00")
    assert values["judged_on"] == date(2017, 9, 1)
    assert values["applicant_consents"] is False
    assert values["filed_on"] is None
    assert values["duty"] == ""


def test_sheet_headers_are_found_however_they_are_written():
    ledger = get_ledger("arrears")
    for header in ("逾期本金", "逾期本金（元）*", "overdue_principal", " 拖欠 本金 ", "principal_yuan"):
        assert ledger.by_header[fold_header(header)].name == "overdue_principal"


@pytest.mark.parametrize("code", LEDGERS)
def test_no_two_fields_share_a_header(code):
    ledger = get_ledger(code)
    headers = [fold_header(header) for f in ledger.fields for header in set(f.headers)]
    assert len(headers) == len(set(headers))
