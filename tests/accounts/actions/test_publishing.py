"""The public copies of regions and organisations."""

from datetime import datetime

import pytest

from accounts.actions.publishing import publish_registers
from accounts.models import AuditEvent
from disclosure.models import PublicOrganisation, PublicRegion
from tests.accounts.factories import OrganisationFactory
from tests.accounts.reference import load_shenyang

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")


def test_registers_are_copied_and_copied_again() -> None:
    load_shenyang()
    organisation = OrganisationFactory(name="示例局", uscc="11210105MB0000001X", region__code="210105")
    publish_registers(at=AT)
    assert PublicRegion.objects.count() == 204
    copy = PublicOrganisation.objects.get()
    assert (copy.id, copy.name, copy.uscc, copy.region_id) == (
        organisation.pk,
        "示例局",
        "11210105MB0000001X",
        "210105",
    )
    organisation.name = "示例新局"
    organisation.save()
    publish_registers(at=AT)
    assert PublicOrganisation.objects.get().name == "示例新局"
    detail = {"regions": 204, "organisations": 1}
    assert list(AuditEvent.objects.filter(verb="registers.published").values_list("detail", flat=True)) == [
        detail,
        detail,
    ]
