"""The generated forms say exactly what `validate` says, for every ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from accounts.enums import Reach, Role
from records.forms.records import CorrectionForm, RecordForm
from records.forms.typed import typed_values
from records.ledgers import LEDGERS, Kind, get_ledger, validate
from records.models import Record
from tests.accounts.factories import OrganisationFactory, RegionFactory
from tests.records.factories import arrears_data, case_data, make_arrears, make_case, make_return, officer, return_data
from tests.records.views.words import posted

pytestmark = pytest.mark.django_db

TODAY = date(2018, 10, 10)
COMPLETE = {"default_case": case_data, "arrears": arrears_data, "monthly_return": return_data}
BROKEN: dict[str, dict[str, Any]] = {
    "default_case": {"due_amount": "壹佰", "paid_amount": "300万", "case_number": "执1234", "listed_on": "2019-01-01"},
    "arrears": {"overdue_principal": "0", "due_date": "2018-13-01", "creditor_uscc": "123", "disputed": "on"},
    "monthly_return": {"month": "2018-11", "civil_servants": "约一百", "concerns_answered": "41"},
}


def form_of(code: str, data: dict[str, Any], *, complete: bool = True) -> RecordForm:
    clerk = officer(Role.CLERK)
    sent = QueryDict(mutable=True)
    sent.update({name: str(value) for name, value in data.items()})
    return RecordForm(sent, ledger=get_ledger(code), officer=clerk, on=TODAY, complete=complete)


def as_sent(code: str, data: dict[str, Any]) -> dict[str, Any]:
    """What the form hands to the ledger: every field as text, flags as booleans."""
    fields = get_ledger(code).fields
    return {f.name: f.name in data if f.kind == Kind.FLAG else str(data.get(f.name, "")) for f in fields}


@pytest.mark.parametrize("code", LEDGERS)
def test_every_declared_field_is_on_the_form_in_its_group(code: str) -> None:
    form = form_of(code, {})
    names = [entry.field.name for section in form.sections() for entry in section.entries]
    assert names == [f.name for f in get_ledger(code).fields]
    assert [section.group.title for section in form.sections()] == [g.title for g in get_ledger(code).groups]


@pytest.mark.parametrize("code", LEDGERS)
@pytest.mark.parametrize("complete", [True, False])
def test_an_empty_form_says_what_validate_says(code: str, complete: bool) -> None:
    form = form_of(code, {}, complete=complete)
    assert not form.is_valid()
    assert dict(form.errors) == validate(get_ledger(code), as_sent(code, {}), complete=complete, on=TODAY)


@pytest.mark.parametrize("code", LEDGERS)
@pytest.mark.parametrize("complete", [True, False])
def test_a_broken_form_says_what_validate_says_and_keeps_what_was_typed(code: str, complete: bool) -> None:
    data = posted(COMPLETE[code]()) | BROKEN[code]
    form = form_of(code, data, complete=complete)
    expected = validate(get_ledger(code), as_sent(code, data), complete=complete, on=TODAY)
    assert expected
    assert dict(form.errors) == expected
    assert {name: form[name].value() for name in BROKEN[code] if name != "disputed"} == {
        name: value for name, value in BROKEN[code].items() if name != "disputed"
    }


@pytest.mark.parametrize("code", LEDGERS)
def test_a_complete_form_is_valid(code: str) -> None:
    assert form_of(code, posted(COMPLETE[code]())).errors == {}


@pytest.mark.parametrize("make", [make_case, make_arrears, make_return])
def test_a_saved_record_opens_as_it_was_and_passes_again(make: Any) -> None:
    record: Record = make()
    ledger = get_ledger(record.ledger)
    typed = typed_values(ledger, record)
    assert form_of(record.ledger, {k: v for k, v in typed.items() if v is not False}).errors == {}


def test_money_opens_with_separators_and_months_without_day() -> None:
    case, filed = make_case(), make_return("2018-09", "draft")
    assert typed_values(get_ledger("default_case"), case)["due_amount"] == "1,200,000.00"
    assert typed_values(get_ledger("monthly_return"), filed)["month"] == "2018-09"


def test_two_bodies_of_one_name_open_by_their_own_id() -> None:
    case = make_case()
    OrganisationFactory(name=case.organisation.name)
    assert typed_values(get_ledger("default_case"), case)["organisation"] == str(case.organisation_id)


def test_a_wrong_check_digit_of_a_creditor_warns_and_does_not_block() -> None:
    form = form_of("arrears", posted(arrears_data(creditor_uscc="912101007845678901")))
    assert form.is_valid()
    entry = next(e for s in form.sections() for e in s.entries if e.field.name == "creditor_uscc")
    assert "校验码" in entry.warning


def test_only_organisations_and_regions_in_reach_are_offered() -> None:
    other = OrganisationFactory(name="示例外区单位", region=RegionFactory(code="210106"))
    RegionFactory(code="210105001")
    form = form_of("default_case", {})
    assert other not in list(form.organisations())
    codes = [code for code, _ in form.fields["region"].widget.choices]
    assert codes == ["", "210105", "210105001"]


def test_the_monthly_return_offers_districts_only() -> None:
    RegionFactory(code="210105001")
    city = officer(Role.SUPERVISOR, "210100", reach=Reach.CITY)
    RegionFactory(code="210106")
    form = RecordForm(ledger=get_ledger("monthly_return"), officer=city, on=TODAY)
    assert [code for code, _ in form.fields["region"].widget.choices] == ["", "210105", "210106"]


def test_a_correction_leaves_out_what_moves_by_steps_and_asks_for_a_reason() -> None:
    case = make_case("approved")
    ledger = get_ledger("default_case")
    kept = {name: getattr(case.detail, name) for name in ("handling", "listed_on")}
    typed = {k: v for k, v in typed_values(ledger, case).items() if v is not False}
    form = CorrectionForm(typed, ledger=ledger, officer=officer(Role.CLERK), on=TODAY, kept=kept)
    assert {"handling", "listed_on"}.isdisjoint(form.fields)
    assert dict(form.errors) == {"note": ["请写明更正原因。"]}
