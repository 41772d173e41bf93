"""Giving the public side its copies of the registers."""

from datetime import datetime

from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer, Organisation, Region
from disclosure.publication import OrganisationCopy, RegionCopy, publish_organisations, publish_regions


def publish_registers(*, at: datetime, by: Officer | None = None) -> None:
    """Copy all regions and organisations to the public side, in one transaction.

    Organisations that are no longer active keep their public copy: records name them.
    Raises PublicationRefused (and changes nothing) when a copy is not acceptable.
    """
    with transaction.atomic():
        regions = [_region(region) for region in Region.objects.order_by("code")]
        organisations = [_organisation(row) for row in Organisation.objects.order_by("pk")]
        publish_regions(regions=regions, at=at)
        publish_organisations(organisations=organisations, at=at)
        detail = {"regions": len(regions), "organisations": len(organisations)}
        append_audit(actor=by, verb="registers.published", target="registers", detail=detail, at=at)


def _region(region: Region) -> RegionCopy:
    return RegionCopy(
        code=region.code,
        name=region.name,
        parent=region.parent_id,
        kind=region.kind,
        evaluated=region.evaluated,
        valid_from=region.valid_from,
        valid_to=region.valid_to,
        successor=region.successor_id,
    )


def _organisation(organisation: Organisation) -> OrganisationCopy:
    return OrganisationCopy(
        id=organisation.pk,
        uscc=organisation.uscc,
        name=organisation.name,
        region_code=organisation.region_id,
        kind=organisation.kind,
        short_name=organisation.short_name,
    )
