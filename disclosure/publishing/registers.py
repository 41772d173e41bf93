"""Public copies of the registers of regions and organisations."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db.models import Q, QuerySet

from disclosure.exceptions import PublicationRefused
from disclosure.models import PublicOrganisation, PublicRecord, PublicRegion
from disclosure.publishing.shapes import OrganisationCopy, RegionCopy
from disclosure.publishing.state import lock_state, raise_version
from disclosure.publishing.tokens import organisation_texts, record_tokens
from integrity_portal.lib.text import pinyin_initials, tsvector_literal


def publish_regions(*, regions: Sequence[RegionCopy], at: datetime) -> None:
    """Create or change the public copies of regions; records of renamed ones are found by the new name.

    Parents may come in any order.
    """
    state = lock_state()
    codes = [copy.code for copy in regions]
    named = dict(PublicRegion.objects.filter(code__in=codes).values_list("code", "name"))
    rows = [_region(copy) for copy in sorted(regions, key=lambda copy: len(copy.code))]
    PublicRegion.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "parent", "kind", "evaluated", "valid_from", "valid_to", "successor_code"],
    )
    renamed = [row.code for row in rows if named.get(row.code, row.name) != row.name]
    _reindex(PublicRecord.objects.filter(Q(region__in=renamed) | Q(district__in=renamed)))
    raise_version(state, at=at)


def publish_organisations(*, organisations: Sequence[OrganisationCopy], at: datetime) -> None:
    """Create or change public copies of organisations; records of renamed ones are found by both names.

    Raises PublicationRefused when a region is not public.
    """
    state = lock_state()
    _require_regions({copy.region_code for copy in organisations})
    named = _names_before([copy.id for copy in organisations])
    rows = [_organisation(copy) for copy in organisations]
    PublicOrganisation.objects.bulk_create(
        rows,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["uscc", "name", "short_name", "former_names", "initials", "kind", "region", "search"],
    )
    changed = [row for row in rows if named.get(row.id, organisation_texts(row)) != organisation_texts(row)]
    _reindex(PublicRecord.objects.filter(organisation__in=changed))
    raise_version(state, at=at)


def _names_before(ids: Sequence[object]) -> dict[object, list[str]]:
    rows = PublicOrganisation.objects.defer("search").filter(id__in=ids)
    return {row.id: organisation_texts(row) for row in rows}


def _require_regions(codes: set[str]) -> None:
    missing = codes - set(PublicRegion.objects.filter(code__in=codes).values_list("code", flat=True))
    if missing:
        raise PublicationRefused(f"区划尚未公开：{'、'.join(sorted(missing))}")


def _region(copy: RegionCopy) -> PublicRegion:
    values = asdict(copy)
    parent, successor = values.pop("parent"), values.pop("successor")
    return PublicRegion(**values, parent_id=parent, successor_code=successor or "")


def _organisation(copy: OrganisationCopy) -> PublicOrganisation:
    row = PublicOrganisation(
        id=copy.id,
        uscc=copy.uscc,
        name=copy.name,
        short_name=copy.short_name,
        former_names=list(copy.former_names),
        initials=pinyin_initials(copy.name)[:120],
        kind=copy.kind,
        region_id=copy.region_code,
    )
    row.search = tsvector_literal(organisation_texts(row))
    return row


def _reindex(records: QuerySet[PublicRecord]) -> None:
    districts = {region.code: region for region in PublicRegion.objects.filter(kind__in=["district", "city"])}
    for record in records.select_related("region", "organisation").defer("search").iterator():
        tokens = record_tokens(
            number=record.number,
            ledger=record.ledger,
            title=record.title,
            content=record.content,
            extra=record.search_extra,
            region=record.region,
            district=districts.get(record.district, record.region),
            organisation=record.organisation,
        )
        PublicRecord.objects.filter(number=record.number).update(search=tokens)
