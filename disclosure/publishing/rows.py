"""Copies turned into rows of the public tables."""

from collections.abc import Sequence
from datetime import datetime

from disclosure.enums import LogAction, PublicStatus
from disclosure.exceptions import PublicationRefused
from disclosure.models import PublicOrganisation, PublicRecord, PublicRegion, PublicRevision
from disclosure.publishing.bulk import copy_rows
from disclosure.publishing.content import content_of
from disclosure.publishing.shapes import RecordCopy
from disclosure.publishing.tokens import lookup_of, record_tokens
from integrity_portal.lib.canonical import digest

RECORD_COLUMNS = (
    "number", "ledger", "title", "region_id", "district", "organisation_id", "status", "occurred_on",
    "published_at", "updated_at", "until", "revision", "amended", "content", "digest", "log_index",
    "lookup", "search_extra", "search",
)  # fmt: skip
REVISION_COLUMNS = ("number", "revision", "action", "published_at", "content", "digest", "log_index")


class RowMaker:
    """Makes rows for a batch with its regions and organisations read once."""

    def __init__(self, copies: Sequence[RecordCopy]) -> None:
        codes = {copy.region_code for copy in copies} | {copy.region_code[:6] for copy in copies}
        self.regions = PublicRegion.objects.in_bulk(list(codes))
        ids = {copy.organisation_id for copy in copies}
        self.organisations = PublicOrganisation.objects.defer("search").in_bulk(list(ids))

    def row(self, copy: RecordCopy, *, revision: int, at: datetime) -> PublicRecord:
        """An unsaved row without its log index. Raises PublicationRefused for an unknown place or body."""
        region = self._region(copy.region_code)
        organisation = self.organisations.get(copy.organisation_id)
        if organisation is None:
            raise PublicationRefused(f"责任单位尚未公开：{copy.organisation_id}")
        content = content_of(copy)
        return PublicRecord(
            number=copy.number,
            ledger=copy.ledger,
            title=copy.title,
            region=region,
            district=region.district_code,
            organisation=organisation,
            status=PublicStatus.PUBLISHED,
            occurred_on=copy.occurred_on,
            published_at=at,
            updated_at=at,
            until=copy.until,
            revision=revision,
            content=content,
            digest=digest(content),
            lookup=lookup_of(copy.ledger, content),
            search_extra=list(copy.search),
            search=self._tokens(copy, region, organisation),
        )

    def _region(self, code: str) -> PublicRegion:
        region = self.regions.get(code)
        if region is None:
            raise PublicationRefused(f"区划尚未公开：{code}")
        return region

    def _tokens(self, copy: RecordCopy, region: PublicRegion, organisation: PublicOrganisation) -> str:
        return record_tokens(
            number=copy.number,
            ledger=copy.ledger,
            title=copy.title,
            content=copy.content,
            extra=copy.search,
            region=region,
            district=self.regions.get(region.district_code, region),
            organisation=organisation,
        )


def insert_records(rows: Sequence[PublicRecord]) -> None:
    copy_rows(PublicRecord, RECORD_COLUMNS, ([getattr(row, name) for name in RECORD_COLUMNS] for row in rows))


def insert_revisions(rows: Sequence[PublicRecord], *, action: LogAction, at: datetime) -> None:
    values = ((row.number, row.revision, action.value, at, row.content, row.digest, row.log_index) for row in rows)
    copy_rows(PublicRevision, REVISION_COLUMNS, values)
