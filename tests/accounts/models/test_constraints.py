"""Invariants that the database keeps."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.enums import JobState
from accounts.models import Deadline, Job, Region
from tests.accounts.factories import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_region_codes_are_digits() -> None:
    with pytest.raises(IntegrityError, match="region_code_digits"):
        Region.objects.create(code="21010", name="示例", kind="street")


def test_a_region_does_not_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError, match="region_validity_order"):
        Region.objects.create(
            code="210105", name="示例", kind="district", valid_from=date(2020, 1, 2), valid_to=date(2020, 1, 1)
        )


def test_only_a_region_that_ended_has_a_successor() -> None:
    heir = RegionFactory(code="210105")
    with pytest.raises(IntegrityError, match="region_successor_after_end"):
        Region.objects.create(code="210105900", name="示例", kind="street", successor=heir)


def test_credit_codes_have_a_shape_and_occur_once() -> None:
    OrganisationFactory(uscc="11210105MB00000000")
    with pytest.raises(IntegrityError, match="organisation_uscc"):
        OrganisationFactory(uscc="11210105MB0000000")


def test_organisations_without_a_code_are_told_apart_by_id() -> None:
    first, second = OrganisationFactory(name="示例局"), OrganisationFactory(name="示例局")
    assert first.pk != second.pk


def test_a_rule_begins_once_a_day() -> None:
    values = {"code": "a", "label": "a", "value": 1, "basis": "a"}
    Deadline.objects.create(valid_from=date(2020, 1, 1), **values)
    Deadline.objects.create(valid_from=date(2021, 1, 1), **values)
    with pytest.raises(IntegrityError, match="deadline_once_per_day"):
        Deadline.objects.create(valid_from=date(2021, 1, 1), **values)


def test_a_job_cannot_have_done_more_than_there_is() -> None:
    with pytest.raises(IntegrityError, match="job_done_within_total"):
        Job.objects.create(kind="a", key="a", created_at=timezone.now(), done=2, total=1)


def test_a_finished_job_has_a_time() -> None:
    with pytest.raises(IntegrityError, match="job_finished_has_time"):
        Job.objects.create(kind="a", key="a", created_at=timezone.now(), state=JobState.DONE)
