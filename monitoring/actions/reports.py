"""The monthly reports of a published run: built once, stored as bytes, handed to the public side."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer
from disclosure import publication
from integrity_portal.lib.canonical import sha256_hex
from integrity_portal.links import public_url
from monitoring import queries
from monitoring.documents.content import build_content, default_issuer
from monitoring.documents.json_file import render_json
from monitoring.documents.pdf import render_pdf
from monitoring.documents.xlsx import render_xlsx
from monitoring.enums import ReportFormat
from monitoring.exceptions import NotAllowed, NotYetPossible
from monitoring.models import Report, ReportFile, ScoreRun
from monitoring.permissions import may_publish_month

RENDER = {ReportFormat.PDF: render_pdf, ReportFormat.XLSX: render_xlsx, ReportFormat.JSON: render_json}
CITY = ""


def build_reports(*, run: ScoreRun, by: Officer, at: datetime) -> list[Report]:
    """Build and publish what is missing of the city's and the districts' reports; all of them, in order.

    Each report is one transaction (rows, public copy, log, audit): killed anywhere and started again, every
    report exists once. All times inside are the run's `published_at`. Raises NotYetPossible for a run that
    is not published, NotAllowed for an officer who is no publisher of the city.
    """
    if not may_publish_month(by):
        raise NotAllowed("监测报告由市级发布员发布。")
    if not run.is_published or run.published_at is None:
        raise NotYetPossible(f"{run} 尚未发布，不能生成报告。")
    material = report_material(run)
    return [_built(run, material, region, place, by, at) for place, region in enumerate(_editions(run))]


def report_material(run: ScoreRun) -> dict[str, Any]:
    """What all editions of a run are made of, as `build_content` takes it."""
    warnings = queries.published_warnings(run)
    before = queries.published_result(run.period - 1, scheme=run.scheme.code)
    rows = [row for part in run.inputs["scheme"]["dimensions"] for row in part["indicators"]]
    return {
        "result": run.result,
        "previous": before,
        "trend": queries.trend_to(run),
        "warnings": warnings,
        "published_at": run.published_at,
        "demonstration": settings.DEMONSTRATION,
        "issuer": default_issuer(demonstration=settings.DEMONSTRATION, office=settings.DOCUMENT_ISSUER),
        "note": run.note,
        "verify_url": public_url("verify"),
        "records": queries.record_references({number for one in warnings for number in one["records"]}),
        "indicator_notes": {row["code"]: row.get("note", "") for row in rows},
    }


def render_report(run: ScoreRun, material: dict[str, Any], region: str, format: str) -> bytes:
    """One edition in one format, from the material of its run."""
    content = build_content(**material, region=region or None, number=document_number(run, region))
    return RENDER[ReportFormat(format)](content)


def document_number(run: ScoreRun, region: str) -> str:
    """The document's number: the month for the city; districts are counted on through the year."""
    year, month = run.period.year, run.period.month
    editions = _editions(run)
    place = month if region == CITY else (month - 1) * (len(editions) - 1) + editions.index(region)
    series = "沈政诚监" if region == CITY else "沈政诚监区"
    again = f"（第{run.version}版）" if run.version > 1 else ""
    return f"{series}〔{year}〕{place}号{again}"


def _editions(run: ScoreRun) -> Sequence[str]:
    return [CITY, *sorted(region["code"] for region in run.result["regions"])]


def _built(run: ScoreRun, material: dict[str, Any], region: str, place: int, by: Officer, at: datetime) -> Report:
    known = Report.objects.filter(run=run, region=region).first()
    if known is not None:
        return known
    number = document_number(run, region)
    content = build_content(**material, region=region or None, number=number)
    files = {format.value: render(content) for format, render in RENDER.items()}
    with transaction.atomic():
        report, made = Report.objects.get_or_create(
            run=run,
            region=region,
            defaults={
                "title": content.title,
                "number": number,
                "content_digest": content.digest,
                "built_at": at,
                "built_by": by,
            },
        )
        if made:
            _publish(report, files, by=by, at=at)
    return report


def _publish(report: Report, files: dict[str, bytes], *, by: Officer, at: datetime) -> None:
    run = report.run
    rows = [
        ReportFile(report=report, format=name, data=data, size=len(data), digest=sha256_hex(data))
        for name, data in files.items()
    ]
    ReportFile.objects.bulk_create(rows)
    publication.publish_report(
        month=str(run.period),
        region=report.region or None,
        version=run.version,
        title=report.title,
        content_digest=report.content_digest,
        files=files,
        at=at,
    )
    detail = {"version": run.version, "files": {row.format: row.digest for row in rows}}
    target = f"report:{run.period}v{run.version}/{report.region or 'city'}"
    append_audit(actor=by, verb="report.published", target=target, detail=detail, at=at)
