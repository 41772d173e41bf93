"""Thirteen districts over twelve months, by hand: the measures are given, the engine makes the results."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from integrity_portal.lib.months import Month
from monitoring.documents.content import build_content
from monitoring.documents.model import ReportContent
from monitoring.scoring.alerts import RuleSpec, monthly_alerts
from monitoring.scoring.inputs import Measure, RegionInput, Unit
from monitoring.scoring.result import build_result
from tests.monitoring.scoring.trees import count, default_scheme, money

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONTH = "2018-10"
PUBLISHED_AT = datetime(2018, 11, 7, 9, 30, tzinfo=SHANGHAI)
VERIFY_URL = "https://credit.example.cn/verify/"

# code, name, overdue principal (万元), share of returns (‰), cases on hand, of them removed, paid of 300 (万元)
DISTRICTS = (
    ("210102", "和平区", 0, 1000, 2, 2, 300), ("210103", "沈河区", 40, 990, 4, 3, 290),
    ("210104", "大东区", 120, 960, 3, 2, 280), ("210105", "皇姑区", 665, 975, 2, 1, 240),
    ("210106", "铁西区", 210, 950, 5, 4, 270), ("210111", "苏家屯区", 90, 940, 0, 0, 300),
    ("210112", "浑南区", 30, 1000, 6, 5, 295), ("210113", "沈北新区", 60, 980, 3, 3, 260),
    ("210114", "于洪区", 310, 900, 7, 3, 210), ("210115", "辽中区", 150, 930, 2, 1, 0),
    ("210123", "康平县", 20, 890, 1, 1, 300), ("210124", "法库县", 270, 870, 2, 0, 180),
    ("210181", "新民市", 100, 910, 4, 2, 250),
)  # fmt: skip

RULES = [
    RuleSpec("red_score", "red", 0, "score_below", Decimal(60)),
    RuleSpec("orange_score", "orange", 1, "score_below", Decimal(70)),
    RuleSpec("orange_fall", "orange", 1, "score_fall", Decimal(10)),
    RuleSpec("yellow_score", "yellow", 2, "score_below", Decimal(80)),
    RuleSpec("yellow_fall", "yellow", 2, "score_fall", Decimal(5)),
    RuleSpec("yellow_dimension", "yellow", 2, "dimension_below", Decimal("0.6")),
    RuleSpec("blue_fall", "blue", 3, "score_fall", Decimal(3)),
]
EVENTS = [
    {"level": "red", "region": "210105", "rule": "red_listed",
     "title": "皇姑区新增失信被执行人 1 件（2018-10-12 列入）",
     "figures": {"listed_on": "2018-10-12"}, "records": ["7K3M-9QXT-2B4D"]},
    {"level": "blue", "region": "210181", "rule": "blue_clock",
     "title": "新民市有 2 项还款计划将于 2018-11-20 到期，尚差 500000.00 元",
     "figures": {"due_on": "2018-11-20", "count": "2", "missing": "500000.00"},
     "records": ["5R7S-9TVW-3X5Y", "2C4D-6E8F-0G2H"]},
]  # fmt: skip

RECORDS = {
    "7K3M-9QXT-2B4D": {"ledger": "default_case", "occurred_on": "2018-10-12", "amount": "1280000.00"},
    "4F6H-8JKM-1N3P": {"ledger": "arrears", "occurred_on": "2013-06-30", "amount": "6650000.00"},
    "5R7S-9TVW-3X5Y": {"ledger": "arrears", "occurred_on": "2017-12-31", "amount": "300000.00"},
    "2C4D-6E8F-0G2H": {"ledger": "arrears", "occurred_on": "2018-03-01", "amount": "200000.00"},
}


@lru_cache
def month_result(month: str = MONTH, version: int = 1) -> dict[str, Any]:
    """The month's published result; earlier months are a little worse, so that trends and ranks move."""
    held = Month.parse(month)
    back = Month.parse(MONTH).months_since(held)
    return build_result(
        month=month,
        version=version,
        cutoff=held.cutoff.isoformat(),
        known_at=(held.end.replace(day=7, hour=9)).isoformat(),
        scheme=default_scheme(),
        regions=[RegionInput(row[0], row[1], _measures(row, back, place)) for place, row in enumerate(DISTRICTS)],
    )


def _measures(row: tuple[Any, ...], back: int, place: int) -> dict[str, Measure]:
    code, _, overdue, returns, cases, removed, paid = row
    drift = (back * (place % 3 + 1) + place * back % 4) % 5
    owed = Decimal(max(0, overdue + 6 * drift * (overdue > 0))) * 10_000
    reported = not (code == "210115" and back == 0)
    return {
        "overdue_payments": money(str(owed), str(max(owed, Decimal(26_650_000))), reported=reported),
        "returns": Measure(Decimal(returns - 6 * drift) / 1000, Decimal(1), Unit.SHARE),
        "newly_listed": count("5" if code in ("210105", "210124") and back < 4 else "0", None),
        "cases_removed": count(str(max(0, removed - back // 7)), str(cases)),
        "case_plans": count(str(max(0, cases - removed - back // 6)), str(cases - removed), reported=reported),
        "repayment_plans": money(f"{max(0, paid - 3 * drift)}0000", "3000000", reported=reported),
    }


def warnings() -> list[dict[str, Any]]:
    """The month's alerts by the engine, with two events; 皇姑区's low score names the arrears behind it."""
    alerts = monthly_alerts(month_result(), month_result("2018-09"), RULES)
    found = [
        {
            "level": one.rule.level,
            "region": one.region,
            "rule": one.rule.code,
            "title": one.title,
            "figures": one.figures,
            "records": ["4F6H-8JKM-1N3P"] if one.region == "210105" else [],
        }
        for one in alerts
    ]
    return found + EVENTS


def trend(months: int = 12) -> list[dict[str, Any]]:
    return [month_result(str(one)) for one in Month.parse(MONTH).last_months(months)]


def content(region: str | None = None, **changes: Any) -> ReportContent:
    """The report of `MONTH` as the portal would build it."""
    given: dict[str, Any] = {
        "result": month_result(),
        "previous": month_result("2018-09"),
        "trend": trend(),
        "warnings": warnings(),
        "region": region,
        "published_at": PUBLISHED_AT,
        "number": "沈政信监〔2018〕10号",
        "demonstration": True,
        "verify_url": VERIFY_URL,
        "records": RECORDS,
    }
    return build_content(**(given | changes))
