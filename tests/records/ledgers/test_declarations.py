"""The declarations against the models and against what the public may see."""

import pytest

from disclosure.catalogue import LEDGERS as PUBLIC
from records.enums import Handling, LedgerCode, Situation
from records.ledgers import LEDGERS
from records.ledgers.base import Kind
from records.models import Record

SPINE = {f.name: f for f in Record._meta.concrete_fields}


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=lambda ledger: str(ledger.code))
def test_every_field_is_a_column_with_the_same_label(ledger):
    detail = {f.name: f for f in ledger.model._meta.concrete_fields}
    for declared in ledger.fields:
        column = (SPINE if declared.spine else detail)[declared.name]
        if not declared.spine:
            assert str(column.verbose_name).split("（")[0] == declared.label
        if column.max_length and declared.kind in (Kind.TEXT, Kind.LONG_TEXT):
            assert declared.max_length <= column.max_length
        assert column.get_default() == declared.empty or declared.name in ("organisation", "region", "handling")


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=lambda ledger: str(ledger.code))
def test_every_column_of_the_detail_is_entered_or_kept_by_an_action(ledger):
    entered = {f.name for f in ledger.fields}
    by_actions = {"record", "complete", "filed_on", "confirmed_on", "confirmed_document"}
    columns = {f.name for f in ledger.model._meta.concrete_fields}
    assert columns - entered <= by_actions


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=lambda ledger: str(ledger.code))
def test_names_in_a_declaration_exist(ledger):
    known = set(ledger.by_name) | set(SPINE)
    assert set(ledger.list_columns) <= known
    assert set(ledger.kept) <= set(ledger.by_name)
    for part in ledger.natural_key:
        assert {part} <= set(ledger.by_name) if isinstance(part, str) else set(part) <= set(ledger.by_name)


def test_every_ledger_is_declared_and_in_the_public_catalogue():
    assert list(LEDGERS) == LedgerCode.values
    assert {code: ledger.public for code, ledger in LEDGERS.items()} == dict(PUBLIC)
    assert [ledger.label for ledger in LEDGERS.values()] == [PUBLIC[code].label for code in LEDGERS]


def test_the_closed_lists_are_those_of_the_public_catalogue():
    case = PUBLIC["default_case"]
    assert dict(case.field("situation").choices).keys() == dict(Situation.choices).keys()
    public = dict(case.field("handling").choices)
    assert public == {code: label for code, label in Handling.choices if code in public}
    assert dict(PUBLIC["arrears"].field("arrears_class").choices) == dict(
        LEDGERS["arrears"].field("arrears_class").choices.choices
    )
