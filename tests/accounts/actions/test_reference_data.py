"""Loading reference data twice changes nothing; what the operator changed stays."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from accounts.actions.regions import Loaded, load_regions
from accounts.importing.regions import read_regions
from accounts.models import AuditEvent, Deadline, Holiday, Region
from tests.accounts.reference import DATA, load_deadlines, load_shenyang, load_working_days

pytestmark = pytest.mark.django_db


def test_regions_loaded_twice() -> None:
    assert load_shenyang() == Loaded(204, 0, 0)
    assert load_shenyang() == Loaded(0, 0, 204)
    assert AuditEvent.objects.filter(verb="regions.loaded").count() == 1


def test_a_renamed_region_is_changed_and_one_that_ended_keeps_its_heir() -> None:
    load_shenyang()
    rows = read_regions(DATA / "regions_shenyang.csv")
    changed = [
        replace(row, valid_to=date(2027, 1, 1), successor="210105017") if row.code == "210105013" else row
        for row in rows
    ]
    assert load_regions(rows=changed, by=None, at=timezone.now()) == Loaded(0, 1, 203)
    ended = Region.objects.get(code="210105013")
    assert (ended.valid_to, ended.successor_id) == (date(2027, 1, 1), "210105017")


def test_a_successor_may_come_new_with_the_region_that_ends() -> None:
    rows = read_regions(DATA / "regions_shenyang.csv")
    ended = [
        replace(row, valid_to=date(2027, 1, 1), successor="210105024") if row.code == "210105001" else row
        for row in rows
    ]
    assert load_regions(rows=ended, by=None, at=timezone.now()).created == 204
    assert Region.objects.get(code="210105001").successor_id == "210105024"
    assert load_regions(rows=ended, by=None, at=timezone.now()) == Loaded(0, 0, 204)


def test_the_calendar_keeps_what_the_operator_changed() -> None:
    day = date(2018, 10, 1)
    Holiday.objects.create(day=day, is_workday=True, name="示例", source="手工录入")
    assert load_working_days() == 770
    assert load_working_days() == 0
    assert Holiday.objects.get(day=day).is_workday is True
    assert AuditEvent.objects.filter(verb="calendar.loaded").count() == 1


def test_rules_keep_what_the_operator_changed() -> None:
    Deadline.objects.create(code="court_notice", valid_from=date(2017, 1, 1), label="x", value=8, basis="示例")
    assert load_deadlines() == 19
    assert load_deadlines() == 0
    assert Deadline.objects.get(code="court_notice").value == 8
