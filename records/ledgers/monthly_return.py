"""月度报送: declaration, rules and what counts. Never public record by record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.enums import RegionKind
from disclosure.catalogue import MONTHLY_RETURN as PUBLIC
from integrity_portal.lib.months import Month
from records.enums import FactKind, LedgerCode, Statement
from records.ledgers.base import FactRow, Field, Finding, Group, Kind, Ledger, Values
from records.ledgers.spine import HANDLING, ORGANISATION, REGION, SOURCE
from records.models import MonthlyReturn, Record

STATEMENT_HELP = "本月有新增或变化选“本月有数据”，没有选“零报告”；不选视为未报告，该项监测指标不得分。"
FILED = Group(
    "报送",
    (
        replace(ORGANISATION, label="报送单位", aliases=("责任单位", "单位", "单位名称")),
        replace(REGION, label="所属区县", help="须为区县，不填则取报送单位所在区县。"),
        Field("month", "报送月份", Kind.MONTH, required=True, aliases=("月份",), example="2018-10"),
        replace(SOURCE, required=False),
    ),
    help="次月第 3 个工作日前报送；报送后更正另走更正程序，首次报送日期不变。",
)
LEDGERS = Group(
    "各台账报告情况",
    (
        Field("default_case_statement", "政府机构失信案件台账", Kind.CHOICE, help=STATEMENT_HELP, choices=Statement),
        Field("arrears_statement", "拖欠账款台账", Kind.CHOICE, help=STATEMENT_HELP, choices=Statement),
    ),
)
FIGURES = Group(
    "数据",
    (
        Field("principal_falling_due", "当月到期应付本金", Kind.MONEY, help="单位：元，没有填 0。", required=True),
        Field("civil_servants", "在编公务员人数", Kind.COUNT, required=True),
        Field("concerns_received", "收到群众诉求件数", Kind.COUNT, required=True),
        Field("concerns_answered", "按时答复件数", Kind.COUNT, required=True),
    ),
)
# Which statement speaks for which ledger.
STATEMENTS = {
    LedgerCode.DEFAULT_CASE: "default_case_statement",
    LedgerCode.ARREARS: "arrears_statement",
}
COUNTS = (
    (FactKind.CIVIL_SERVANTS, "civil_servants"),
    (FactKind.CONCERNS_RECEIVED, "concerns_received"),
    (FactKind.CONCERNS_ANSWERED, "concerns_answered"),
)


def check_figures(values: Values, on: date) -> Iterable[Finding]:
    received, answered = values["concerns_received"], values["concerns_answered"]
    if received is not None and answered is not None and answered > received:
        yield "concerns_answered", "按时答复件数不能超过收到件数，请核对。"


def check_month(values: Values, on: date) -> Iterable[Finding]:
    month = values["month"]
    if month is not None and month > on:
        yield "month", "报送月份还没有开始，请核对。"


def check_region(values: Values, on: date) -> Iterable[Finding]:
    region = values["region"]
    if region is not None and region.kind != RegionKind.DISTRICT:
        yield "region", f"月度报送以区县为单位，“{region.name}”不是区县，请填写区县。"


def facts(record: Record) -> Iterable[FactRow]:
    row: Any = record.monthly_return  # complete once reviewed: no empty columns
    period = row.month
    last = Month(period.year, period.month).last_day
    yield FactRow(FactKind.RETURN_FILED, row.filed_on, period=period)
    yield FactRow(FactKind.PRINCIPAL_FALLING_DUE, last, row.principal_falling_due, period)
    for ledger, name in STATEMENTS.items():
        if getattr(row, name):
            yield FactRow(FactKind.LEDGER_REPORTED, last, period=period, detail=str(ledger))
    for kind, name in COUNTS:
        yield FactRow(kind, last, Decimal(getattr(row, name)), period)


def title(values: Values) -> str:
    region, month = values["region"], values["month"]
    name = region.name if region else ""
    return f"{name}{month.year}年{month.month}月报送" if month else f"{name}月度报送"


MONTHLY_RETURN = Ledger(
    code=LedgerCode.MONTHLY_RETURN,
    label=LedgerCode.MONTHLY_RETURN.label,
    description="各区县每月报送一次：各台账有无数据（零报告），以及只有区县自己掌握的数据。",
    model=MonthlyReturn,
    groups=(FILED, LEDGERS, FIGURES, HANDLING),
    list_columns=("number", "region", "month", "default_case_statement", "arrears_statement", "status"),
    natural_key=("region", "month"),
    rules=(check_figures, check_month, check_region),
    public=PUBLIC,
    facts=facts,
    title=title,
    filed_column="filed_on",
    deadlines={"due": "return_due"},
)
