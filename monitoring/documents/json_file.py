"""The report's content as JSON: the published result word for word, warnings and texts."""

import json
from typing import Any

from monitoring.documents.model import Block, RecordReference, ReportContent, Warned


def render_json(content: ReportContent) -> bytes:
    """UTF-8, indented for reading; numbers that are no count, rank or version are strings.

    The city edition holds the whole `result`, whose canonical JSON has the digest in `digest`; a district
    edition holds the district's part of it under `region`.
    """
    return (json.dumps(_document(content), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _document(content: ReportContent) -> dict[str, Any]:
    held: dict[str, Any] = {"notice": content.notice} if content.notice else {}
    held |= {
        "kind": "monthly_report",
        "edition": "city" if content.region_code is None else "district",
        "title": content.title,
        "number": content.number,
        "issuer": content.issuer.name,
        "month": str(content.month),
        "version": content.version,
        "digest": content.digest,
        "published_at": content.published_at.isoformat(),
        "cutoff": content.cutoff.isoformat(),
        "known_at": content.known_at.isoformat(),
        "scheme": {"code": content.scheme_code, "version": content.scheme_version},
        "verify_url": content.verify_url,
        "note": content.note,
    }
    held |= _data(content)
    held["warnings"] = [_warning(one) for one in content.warnings]
    held["trend"] = _trend(content)
    held["text"] = [_block(one) for one in content.body]
    held["method"] = [_block(one) for one in content.method]
    return held


def _data(content: ReportContent) -> dict[str, Any]:
    if content.region_code is None:
        return {"result": content.result}
    region = next(one for one in content.result["regions"] if one["code"] == content.region_code)
    return {"region": region}


def _trend(content: ReportContent) -> list[dict[str, Any]]:
    """Oldest first; in a district edition the district alone."""
    codes = [content.region_code] if content.region_code else [one.code for one in content.districts]
    return [
        {
            "month": str(one.month),
            "regions": [
                {"code": code, "score": str(one.scores[code]), "rank": one.ranks[code]}
                for code in codes
                if code in one.scores
            ],
        }
        for one in content.trend
    ]


def _warning(one: Warned) -> dict[str, Any]:
    return {
        "level": one.level,
        "region": {"code": one.region_code, "name": one.region_name},
        "rule": one.rule,
        "title": one.title,
        "figures": [{"label": label, "value": value} for label, value in one.figures],
        "records": [_record(record) for record in one.records],
    }


def _record(one: RecordReference) -> dict[str, Any]:
    amount = None if one.amount is None else str(one.amount)
    return {"number": one.number, "ledger": one.ledger, "occurred_on": one.occurred_on, "amount": amount}


def _block(one: Block) -> dict[str, str]:
    return {"heading": one.text} if one.section else {"lead": one.lead, "text": one.text}
