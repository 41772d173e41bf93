"""Rows as the API answers them. The shapes are fixed for version 1."""

from typing import Any

from django.urls import reverse

from disclosure.api.pages import iso
from disclosure.api.views import absolute
from disclosure.models import (
    LogHead,
    PublicMonth,
    PublicOrganisation,
    PublicRecord,
    PublicRegion,
    PublicReport,
    PublicReportFile,
    PublicRevision,
    PublicScore,
    PublicWarning,
    Tombstone,
)

Shape = dict[str, Any]


def record_item(row: PublicRecord) -> Shape:
    return {
        "number": row.number,
        "ledger": row.ledger,
        "title": row.title,
        "region": region_name(row.region),
        "organisation": organisation_name(row.organisation),
        "status": row.status,
        "occurred_on": row.occurred_on.isoformat(),
        "published_at": iso(row.published_at),
        "revision": row.revision,
        "digest": row.digest,
        "url": absolute(row.get_absolute_url()),
    }


def record_detail(row: PublicRecord, revisions: list[PublicRevision], leaf_hash: str) -> Shape:
    return {
        **record_item(row),
        "content": row.content,
        "history": [revision_item(revision) for revision in revisions],
        "log": {"index": row.log_index, "leaf_hash": leaf_hash},
    }


def revision_item(row: PublicRevision) -> Shape:
    return {
        "revision": row.revision,
        "action": row.action,
        "published_at": iso(row.published_at),
        "digest": row.digest,
        "log_index": row.log_index,
    }


def tombstone(row: Tombstone) -> Shape:
    return {
        "number": row.number,
        "withdrawn_at": iso(row.withdrawn_at),
        "reason_kind": row.reason_kind,
    }


def region_name(row: PublicRegion) -> Shape:
    return {"code": row.code, "name": row.name}


def organisation_name(row: PublicOrganisation) -> Shape:
    return {"id": str(row.id), "uscc": row.uscc, "name": row.name}


def region_item(row: PublicRegion) -> Shape:
    return {
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "parent": row.parent_id,
        "evaluated": row.evaluated,
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "successor": row.successor_code or None,
        "url": absolute(row.get_absolute_url()),
    }


def region_detail(row: PublicRegion, units: list[PublicRegion], scores: list[PublicScore]) -> Shape:
    trend = [score_item(score) for score in scores]
    return {
        **region_item(row),
        "units": [region_name(unit) for unit in units],
        "latest": trend[-1] if trend else None,
        "trend": trend,
    }


def score_item(row: PublicScore) -> Shape:
    return {
        "month": row.month.month,
        "version": row.month.version,
        "score": str(row.score),
        "rank": row.rank,
    }


def organisation_detail(row: PublicOrganisation, totals: dict[str, int]) -> Shape:
    return {
        **organisation_name(row),
        "short_name": row.short_name,
        "former_names": row.former_names,
        "kind": row.kind,
        "region": region_name(row.region),
        "records": [{"ledger": ledger, "count": count} for ledger, count in sorted(totals.items())],
        "url": absolute(row.get_absolute_url()),
    }


def month_item(row: PublicMonth) -> Shape:
    return {
        "month": row.month,
        "version": row.version,
        "published_at": iso(row.published_at),
        "digest": row.digest,
        "url": absolute(row.get_absolute_url()),
    }


def warning_item(row: PublicWarning, region: PublicRegion) -> Shape:
    return {
        "month": row.month.month,
        "version": row.month.version,
        "level": row.level,
        "region": region_name(region),
        "rule": row.rule,
        "title": row.title,
        "figures": row.figures,
        "records": row.records,
    }


def report_item(row: PublicReport, files: list[PublicReportFile], region: PublicRegion | None) -> Shape:
    return {
        "month": row.month,
        "region": region_name(region) if region else None,
        "version": row.version,
        "title": row.title,
        "content_digest": row.content_digest,
        "published_at": iso(row.published_at),
        "files": [file_item(file) for file in files],
        "url": absolute(row.get_absolute_url()),
    }


def file_item(row: PublicReportFile) -> Shape:
    return {
        "format": row.format,
        "size": row.size,
        "digest": row.digest,
        "url": absolute(f"{reverse('disclosure:reports')}{row.number}"),
    }


def head(row: LogHead) -> Shape:
    return {
        "size": row.size,
        "root": row.root,
        "time": row.time,
        "signature": row.signature,
        "public_key": row.public_key,
    }
