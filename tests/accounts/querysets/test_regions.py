"""The words regions are asked for with, on the real divisions of Shenyang."""

from datetime import date

import pytest

from accounts.models import Region
from tests.accounts.factories import SHENYANG, RegionFactory
from tests.accounts.reference import load_shenyang

pytestmark = pytest.mark.django_db


def test_shenyang_has_13_districts_181_units_and_9_that_are_not_evaluated() -> None:
    load_shenyang()
    assert dict(Region.objects.districts().values_list("code", "name")) == {
        code: name for code, name in SHENYANG.items() if code != "210100"
    }
    assert Region.objects.evaluated_units().count() == 181
    assert Region.objects.filter(evaluated=False).count() == 9
    assert set(Region.objects.filter(evaluated=False).values_list("kind", flat=True)) == {"pseudo"}
    assert Region.objects.count() == 1 + 13 + 181 + 9


def test_children_and_within() -> None:
    load_shenyang()
    assert Region.objects.children_of("210100").count() == 13
    assert Region.objects.children_of("210105").count() == 10
    assert Region.objects.within("210105").count() == 11
    assert Region.objects.within("210100").count() == 204


def test_valid_on_knows_the_last_day() -> None:
    new = RegionFactory(code="210105901", valid_from=date(2021, 1, 1))
    RegionFactory(code="210105900", valid_to=date(2020, 12, 31), successor=new)
    assert not Region.objects.valid_on(date(2020, 12, 31)).filter(code="210105901").exists()
    assert Region.objects.valid_on(date(2020, 12, 31)).filter(code="210105900").exists()
    assert not Region.objects.valid_on(date(2021, 1, 1)).filter(code="210105900").exists()
    assert Region.objects.valid_on(date(2021, 1, 1)).filter(code="210105901").exists()


def test_district_code_is_the_first_six_digits() -> None:
    assert RegionFactory(code="210105013").district_code == "210105"
    assert RegionFactory(code="210100").district_code == "210100"
