"""Builds the content of a monthly report from what was published: pure, no database, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from integrity_portal.lib import canonical
from integrity_portal.lib.months import SHANGHAI, Month
from monitoring.documents.figures import month_text
from monitoring.documents.model import Issuer, ReportContent
from monitoring.documents.reading import read_districts, read_trend, read_warnings
from monitoring.documents.wording import city, district, method

Json = Mapping[str, Any]
OFFICE = "沈阳市政务诚信监测办公室"
COPIES_TO = "市委办公厅、市人大常委会办公厅、市政协办公厅，市法院、市检察院。"


def default_issuer(*, demonstration: bool, office: str = OFFICE) -> Issuer:
    """The issuer by its name; the demonstration says so in the name itself."""
    name = f"{office}（演示）" if demonstration else office
    return Issuer(name=name, masthead=f"{name}文件", copies_to=COPIES_TO)


def build_content(
    *,
    result: Json,
    previous: Json | None,
    trend: Sequence[Json],
    warnings: Sequence[Json],
    region: str | None = None,
    published_at: datetime,
    number: str,
    demonstration: bool,
    issuer: Issuer | None = None,
    verify_url: str = "",
    note: str = "",
    records: Mapping[str, Json] | None = None,
    indicator_notes: Mapping[str, str] | None = None,
) -> ReportContent:
    """Content of the city edition, or of the edition of the district `region` (six-digit code).

    `result` and `previous` have the published shape (interface.md); `trend` holds up to twelve months,
    this one included, as results or as `{month, regions: [{code, score, rank}]}`; `warnings` are
    `{level, region, rule, title, figures, records}`. `records` gives ledger, occurred_on and amount (元)
    of the records that warnings name by number. `note` is the restatement note of versions above 1.
    `published_at` is aware. Raises ValueError for a region that is not in `result` or a naive time.
    """
    _check(result, region, published_at)
    districts = read_districts(result, previous)
    found = read_warnings(warnings, districts, records or {})
    content = ReportContent(
        **_facts(result, region),
        number=number,
        issuer=issuer or default_issuer(demonstration=demonstration),
        published_at=published_at.astimezone(SHANGHAI),  # dates are read off it
        demonstration=demonstration,
        verify_url=verify_url,
        note=note,
        region_code=region,
        districts=districts,
        trend=read_trend(trend),
        warnings=tuple(one for one in found if region in (None, one.region_code)),
        indicator_notes=indicator_notes or {},
    )
    wording = city if region is None else district
    return replace(content, body=wording.body(content), method=method.paragraphs(content))


def _check(result: Json, region: str | None, published_at: datetime) -> None:
    if published_at.tzinfo is None:
        raise ValueError("published_at needs a time zone")
    if region is not None and region not in {one["code"] for one in result["regions"]}:
        raise ValueError(f"region {region} is not in the result of {result['month']}")


def _facts(result: Json, region: str | None) -> dict[str, Any]:
    """What follows from the result and the edition alone."""
    month = Month.parse(result["month"])
    return {
        "month": month,
        "version": result["version"],
        "digest": canonical.digest(dict(result)),
        "title_lines": _title_lines(month, result, region),
        "recipients": _recipients(result, region),
        "cutoff": datetime.fromisoformat(result["cutoff"]),
        "known_at": datetime.fromisoformat(result["known_at"]),
        "scheme_code": result["scheme"]["code"],
        "scheme_version": result["scheme"]["version"],
        "result": result,
    }


def _title_lines(month: Month, result: Json, region: str | None) -> tuple[str, ...]:
    subject = "沈阳市区县（市）" if region is None else _name(result, region)
    return (f"{subject}政务诚信", f"{month_text(month)}监测结果和预警报告")


def _recipients(result: Json, region: str | None) -> str:
    if region is None:
        return "各区、县（市）人民政府，市政府有关部门，有关直属单位："
    return f"{_name(result, region)}人民政府："


def _name(result: Json, region: str) -> str:
    return next(one["name"] for one in result["regions"] if one["code"] == region)
