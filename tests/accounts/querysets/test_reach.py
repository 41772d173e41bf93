"""How far an officer sees: own organisation, district, city."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Reach
from accounts.models import Organisation
from accounts.permissions import reaches
from accounts.querysets import within_reach
from tests.accounts.factories import OfficerFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

CODES = ("210105", "210105013", "210106", "210100")


@pytest.fixture
def organisations() -> dict[str, Organisation]:
    return {code: OrganisationFactory(region__code=code) for code in CODES}


def seen(officer: object) -> set[str]:
    rows = Organisation.objects.filter(within_reach(officer, organisation="", region="region"))
    return set(rows.values_list("region_id", flat=True))


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (Reach.ORGANISATION, {"210105"}),
        (Reach.DISTRICT, {"210105", "210105013"}),
        (Reach.CITY, set(CODES)),
    ],
)
def test_reach_decides_which_rows_are_seen(
    organisations: dict[str, Organisation], reach: Reach, expected: set[str]
) -> None:
    officer = OfficerFactory(organisation=organisations["210105"], reach=reach)
    assert seen(officer) == expected


def test_an_officer_of_a_street_with_district_reach_sees_the_district(
    organisations: dict[str, Organisation],
) -> None:
    officer = OfficerFactory(organisation=organisations["210105013"], reach=Reach.DISTRICT)
    assert seen(officer) == {"210105", "210105013"}


def test_inactive_officers_and_visitors_see_nothing(organisations: dict[str, Organisation]) -> None:
    officer = OfficerFactory(organisation=organisations["210105"], reach=Reach.CITY, is_active=False)
    assert seen(officer) == set()
    assert seen(AnonymousUser()) == set()


def test_predicate_and_query_agree(organisations: dict[str, Organisation]) -> None:
    class Row:
        def __init__(self, organisation: Organisation) -> None:
            self.organisation_id, self.region_id = organisation.pk, organisation.region_id

    for reach in Reach:
        officer = OfficerFactory(organisation=organisations["210105"], reach=reach)
        assert {code for code, row in organisations.items() if reaches(officer, Row(row))} == seen(officer)
