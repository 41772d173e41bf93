"""What the tests put through the publication door: small, fixed, plainly fictitious."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from disclosure import publication
from disclosure.publication import OrganisationCopy, RecordCopy, RegionCopy
from integrity_portal.lib.canonical import digest

AT = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
SPACE = UUID("5a0c4f3e-0000-4000-8000-000000000000")
DISTRICTS = {
    "210102": "和平区", "210103": "沈河区", "210104": "大东区", "210105": "皇姑区", "210106": "铁西区",
    "210111": "苏家屯区", "210112": "浑南区", "210113": "沈北新区", "210114": "于洪区", "210115": "辽中区",
    "210123": "康平县", "210124": "法库县", "210181": "新民市",
}  # fmt: skip
UNITS = {"210105001": "三台子街道", "210105002": "辽河街道", "210102001": "浑河湾街道"}
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def number_of(place: int) -> str:
    """A record number that `normalise_number` accepts, different for every place."""
    digits = ""
    for _ in range(12):
        place, rest = divmod(place, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    return "-".join(digits[at : at + 4] for at in range(0, 12, 4))


def organisation_id(code: str) -> UUID:
    return uuid5(SPACE, code)


def seed_registers(at: datetime = AT) -> None:
    """The city, its districts, three streets, one organisation in each district."""
    publication.publish_regions(
        regions=[
            RegionCopy("210100", "沈阳市", None, "city", True),
            *(RegionCopy(code, name, "210100", "district", True) for code, name in DISTRICTS.items()),
            *(RegionCopy(code, name, code[:6], "street", True) for code, name in UNITS.items()),
        ],
        at=at,
    )
    publication.publish_organisations(
        organisations=[
            OrganisationCopy(
                id=organisation_id(code),
                uscc="11210105MB0Y00001G" if code == "210105" else None,
                name=f"示例{name}城市建设管理局",
                region_code=code,
                kind="organ",
                short_name=f"{name}城建局",
            )
            for code, name in DISTRICTS.items()
        ],
        at=at,
    )


def case(place: int, *, district: str = "210105", region: str | None = None, **changes: Any) -> RecordCopy:
    """A default case; `changes` replace attributes, `content` is merged."""
    content: dict[str, Any] = {
        "case_number": f"（2025）辽0105执{1000 + place}号",
        "court": "沈阳市皇姑区人民法院",
        "situation": "refuses_to_perform",
        "listed_on": "2025-10-08",
        "due_amount": "6650000.00",
        "paid_amount": "1650000.00",
        "unpaid_amount": "5000000.00",
        "handling": "rectifying",
    }
    values: dict[str, Any] = {
        "number": number_of(place),
        "ledger": "default_case",
        "title": f"{DISTRICTS[district]}亮化工程款执行案第{place}件",
        "region_code": region or district,
        "organisation_id": organisation_id(district),
        "occurred_on": date(2025, 10, 8),
    }
    content |= changes.pop("content", {})
    return RecordCopy(**(values | changes), content=content)


def arrears(place: int, *, district: str = "210105", **changes: Any) -> RecordCopy:
    """An arrears record; `changes` replace attributes, `content` is merged."""
    content: dict[str, Any] = {
        "project": f"示例道路改造{place}标段",
        "arrears_class": "works",
        "overdue_principal": "880000.00",
        "due_date": "2025-06-30",
        "plan_progress": "40",
    }
    values: dict[str, Any] = {
        "number": number_of(50_000 + place),
        "ledger": "arrears",
        "title": f"{DISTRICTS[district]}道路改造工程欠款第{place}笔",
        "region_code": district,
        "organisation_id": organisation_id(district),
        "occurred_on": date(2025, 6, 30),
    }
    content |= changes.pop("content", {})
    return RecordCopy(**(values | changes), content=content)


def indicator(code: str, name: str, kind: str, weight: str, **values: Any) -> dict[str, Any]:
    evidence = values.pop("evidence", {"numbers": [], "private": []})
    private = sum(item["count"] for item in evidence["private"])
    counted = {"public": len(evidence["numbers"]), "private": private, "digest": digest(evidence)}
    shape = {
        "code": code, "name": name, "kind": kind, "weight": weight, "effective_weight": weight,
        "numerator": None, "denominator": None, "value": None, "points": "0.000",
        "applicable": True, "reported": True, "small": False, "counted": counted,
    }  # fmt: skip
    return shape | values


def region_result(code: str, score: str, rank: int, evidence: dict[str, Any], reported: bool) -> dict[str, Any]:
    """One region of a result, with two dimensions and three indicators."""

    def found(name: str) -> dict[str, Any]:
        return evidence.get(code, {}).get(name, {"numbers": [], "private": []})

    overdue = indicator(
        "overdue_payments", "逾期账款清偿", "ratio", "50.000", numerator="880000.00", denominator="5000000.00",
        value="0.176000000000", points="6.000", reported=reported, evidence=found("overdue_payments"),
    )  # fmt: skip
    listed = indicator(
        "newly_listed", "新增失信被执行人", "deduction", "30.000", numerator="5", points="15.000",
        evidence=found("newly_listed"),
    )  # fmt: skip
    removed = indicator(
        "cases_removed", "失信案件销案", "ratio", "20.000", numerator="1", denominator="2",
        value="0.500000000000", points="10.000", small=True, evidence=found("cases_removed"),
    )  # fmt: skip
    dimension = {
        "code": "commitment_keeping", "name": "守信践诺", "weight": "50.000", "effective_weight": "50.000",
        "points": "6.000", "applicable": True, "indicators": [overdue],
    }  # fmt: skip
    remedy = {
        "code": "remediation", "name": "专项治理", "weight": "50.000", "effective_weight": "50.000",
        "points": "25.000", "applicable": True, "indicators": [listed, removed],
    }  # fmt: skip
    unused = {
        "code": "townships", "name": "街道乡镇", "weight": "10.000", "effective_weight": "0.000",
        "points": "0.000", "applicable": False, "indicators": [],
    }  # fmt: skip
    name = DISTRICTS[code]
    return {"code": code, "name": name, "score": score, "rank": rank, "dimensions": [dimension, remedy, unused]}


def month_result(
    month: str, *, version: int = 1, evidence: dict[str, Any] | None = None, shift: int = 0,
    not_reported: tuple[str, ...] = ("210124",),
) -> dict[str, Any]:  # fmt: skip
    """A result of thirteen districts; `shift` moves the ranking so that months differ."""
    codes = sorted(DISTRICTS, key=lambda code: (int(code) * 7 + shift * 5) % 13)
    regions = [
        region_result(code, f"{97 - place * 3 - (shift % 3)}.{place:03d}", place + 1, evidence or {},
                      code not in not_reported)
        for place, code in enumerate(codes)
    ]  # fmt: skip
    year, number = map(int, month.split("-"))
    return {
        "month": month,
        "version": version,
        "cutoff": f"{year}-{number:02d}-28T23:59:59+08:00",
        "known_at": f"{year}-{number:02d}-28T23:59:59+08:00",
        "scheme": {"code": "district_monthly", "version": 1},
        "regions": regions,
    }


def publish_month(
    month: str = "2026-10", *, version: int = 1, at: datetime = AT, shift: int = 0,
    numbers: tuple[str, ...] = (), private: int = 0, warnings: bool = True, note: str = "",
) -> None:  # fmt: skip
    """Publish a month whose 皇姑区 counts the given public numbers and some private records."""
    hidden = [{"ledger": "arrears", "count": private}] if private else []
    evidence = {"210105": {"newly_listed": {"numbers": sorted(numbers), "private": hidden}}}
    publication.publish_month(
        result=month_result(month, version=version, evidence=evidence, shift=shift),
        evidence=evidence,
        warnings=[
            {
                "level": "red", "region": "210105", "rule": "newly_listed",
                "title": "新增失信被执行人 1 件", "figures": {"newly_listed": "1"}, "records": list(numbers),
            }
        ] if warnings else [],
        note=note,
        at=at,
    )  # fmt: skip


def minutes(count: int) -> datetime:
    return AT + timedelta(minutes=count)
