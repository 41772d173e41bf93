"""Putting a public body on the register."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.actions.organisations import register_organisation
from accounts.enums import OrganisationKind
from accounts.models import AuditEvent, Organisation
from disclosure.models import PublicOrganisation
from integrity_portal.lib.codes import uscc_check_character
from tests.accounts.factories import RegionFactory

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")
FIRST_17 = "11210105MB0123456"
USCC = FIRST_17 + uscc_check_character(FIRST_17)


def register(uscc: str = "", name: str = "示例局") -> Organisation:
    region = RegionFactory(code="210105", name="皇姑区")
    return register_organisation(name=name, kind=OrganisationKind.ORGAN, region=region, uscc=uscc, by=None, at=AT)


def test_a_body_is_registered_published_and_audited() -> None:
    organisation = register(uscc=f" {USCC.lower()} ")
    assert (organisation.uscc, organisation.name, organisation.is_active) == (USCC, "示例局", True)
    copy = PublicOrganisation.objects.get()
    assert (copy.id, copy.uscc, copy.name) == (organisation.pk, USCC, "示例局")
    assert list(AuditEvent.objects.order_by("verb").values_list("verb", flat=True)) == [
        "organisation.registered",
        "registers.published",
    ]


def test_a_body_without_a_code_is_known_by_its_id() -> None:
    assert register().uscc is None
    assert PublicOrganisation.objects.get().uscc is None


@pytest.mark.parametrize(
    ("uscc", "name"),
    [(FIRST_17 + ("0" if USCC[-1] != "0" else "1"), "示例局"), ("00000000000000000X", "示例局"), ("", "  ")],
    ids=["check digit", "placeholder", "no name"],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(uscc: str, name: str) -> None:
    with pytest.raises(ValidationError):
        register(uscc=uscc, name=name)
    assert (Organisation.objects.count(), PublicOrganisation.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)


def test_a_code_is_taken_once() -> None:
    register(uscc=USCC)
    with pytest.raises(ValidationError):
        register(uscc=USCC, name="另一示例局")
