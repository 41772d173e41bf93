"""Months on their way in: the scored result, its evidence and its warnings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from disclosure.enums import LogAction, LogKind, WarningLevel
from disclosure.exceptions import PublicationRefused
from disclosure.models import LogEntry, PublicEvidence, PublicMonth, PublicRegion, PublicScore, PublicWarning
from disclosure.publishing.content import personal_number_errors
from disclosure.publishing.log import Act, append
from disclosure.publishing.state import lock_state, raise_version
from integrity_portal.lib.canonical import digest

CHUNK = 5000


def publish_month(
    *,
    result: dict[str, Any],
    evidence: Mapping[str, Mapping[str, dict[str, Any]]],
    warnings: Sequence[Mapping[str, Any]],
    note: str,
    at: datetime,
) -> LogEntry:
    """Publish one version of a month. Month and version stand inside `result`.

    `evidence`: {region: {indicator code: {"numbers": [...], "private": [{"ledger", "count"}]}}};
    `warnings`: [{"level", "region", "rule", "title", "figures", "records"}].
    Raises PublicationRefused when the version does not follow the last one, when a region is not
    public, when evidence and its digest in `result` differ, or when a number was never public.
    """
    month, version = str(result["month"]), int(result["version"])
    seal = digest(result)
    _require_evidence(result, evidence)
    _require_warnings(warnings, note)
    state = lock_state()
    _require_next_version(month, version)
    _require_regions(result, evidence, warnings)
    _require_public_numbers(evidence, warnings)
    action = LogAction.PUBLISHED if version == 1 else LogAction.AMENDED
    entry = append([Act(action, LogKind.MONTH, month, version, seal)], state=state, at=at)[0]
    row = PublicMonth.objects.create(
        month=month,
        version=version,
        result=result,
        digest=seal,
        note=note,
        published_at=at,
        log_index=entry.index,
        not_reported=_not_reported(result),
    )
    _store_scores(row, result)
    _store_parts(row, evidence, warnings)
    raise_version(state, at=at)
    return entry


def _store_scores(row: PublicMonth, result: Mapping[str, Any]) -> None:
    PublicScore.objects.bulk_create(
        PublicScore(
            month=row,
            region_code=region["code"],
            score=Decimal(region["score"]),
            rank=region["rank"],
            position=position,
        )
        for position, region in enumerate(result["regions"])
    )


def _store_parts(row: PublicMonth, evidence: Mapping[str, Any], warnings: Sequence[Mapping[str, Any]]) -> None:
    PublicEvidence.objects.bulk_create(
        PublicEvidence(month=row, region_code=code, evidence=found) for code, found in evidence.items()
    )
    PublicWarning.objects.bulk_create(
        PublicWarning(
            month=row,
            position=position,
            level=item["level"],
            severity=WarningLevel.values.index(item["level"]),
            region_code=item["region"],
            rule=item["rule"],
            title=item["title"],
            figures=dict(item["figures"]),
            records=list(item["records"]),
        )
        for position, item in enumerate(warnings)
    )


def _not_reported(result: Mapping[str, Any]) -> list[dict[str, str]]:
    """Regions with an indicator that counts as not reported, as {code, name}."""
    missing = {code for code, indicator in _indicators(result) if not indicator["reported"]}
    return [
        {"code": region["code"], "name": region["name"]} for region in result["regions"] if region["code"] in missing
    ]


def _require_next_version(month: str, version: int) -> None:
    last = PublicMonth.objects.filter(month=month).values_list("version", flat=True).first() or 0
    if version != last + 1:
        raise PublicationRefused(f"{month} 已公布第 {last} 版，不能公布第 {version} 版")


def _require_evidence(result: Mapping[str, Any], evidence: Mapping[str, Mapping[str, Any]]) -> None:
    for code, indicator in _indicators(result):
        found = evidence.get(code, {}).get(indicator["code"], {"numbers": [], "private": []})
        counted = indicator["counted"]
        private = sum(item["count"] for item in found["private"])
        if (counted["public"], counted["private"]) != (len(found["numbers"]), private):
            raise PublicationRefused(f"{code} {indicator['code']}：依据的条数与结果不一致")
        if counted["digest"] != digest(found):
            raise PublicationRefused(f"{code} {indicator['code']}：依据的摘要与结果不一致")


def _indicators(result: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for region in result["regions"]:
        for dimension in region["dimensions"]:
            for indicator in dimension["indicators"]:
                yield region["code"], indicator


def _require_warnings(warnings: Sequence[Mapping[str, Any]], note: str) -> None:
    levels = {item["level"] for item in warnings} - set(WarningLevel.values)
    if levels:
        raise PublicationRefused(f"不认识的预警等级：{'、'.join(sorted(levels))}")
    texts = [("note", note), *(("warnings", item["title"]) for item in warnings)]
    if errors := personal_number_errors(texts):
        raise PublicationRefused("；".join(text for found in errors.values() for text in found))


def _require_regions(
    result: Mapping[str, Any], evidence: Mapping[str, Any], warnings: Sequence[Mapping[str, Any]]
) -> None:
    named = {region["code"] for region in result["regions"]}
    codes = named | set(evidence) | {item["region"] for item in warnings}
    missing = codes - set(PublicRegion.objects.filter(code__in=codes).values_list("code", flat=True))
    if missing:
        raise PublicationRefused(f"区划尚未公开：{'、'.join(sorted(missing))}")


def _require_public_numbers(evidence: Mapping[str, Mapping[str, Any]], warnings: Sequence[Mapping[str, Any]]) -> None:
    numbers = {number for found in evidence.values() for item in found.values() for number in item["numbers"]}
    numbers |= {number for item in warnings for number in item["records"]}
    unknown = sorted(numbers)
    for start in range(0, len(unknown), CHUNK):
        chunk = unknown[start : start + CHUNK]
        logged = LogEntry.objects.filter(kind=LogKind.RECORD, number__in=chunk)
        never = set(chunk) - set(logged.values_list("number", flat=True))
        if never:
            raise PublicationRefused(f"依据中的编号从未公示：{'、'.join(sorted(never)[:5])}")
