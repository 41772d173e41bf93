"""Annex 3: every warning with its grounds, and once each record that warnings name."""

from integrity_portal.lib.money import format_money
from monitoring.documents.annexes.parts import Annex, Column, Table
from monitoring.documents.figures import NOTHING, month_text
from monitoring.documents.model import RecordReference, ReportContent, Warned
from monitoring.documents.terms import LEDGERS, LEVELS

MOST_WHOLE = 20


def annex(content: ReportContent) -> Annex:
    """附件3; says so where there is no warning."""
    parts: tuple[Table, ...] = ()
    if content.warnings:
        parts = (_warnings(content.warnings),)
    if any(one.records for one in content.warnings):
        parts += (_records(content.warnings),)
    return Annex((f"{month_text(content.month)}预警记录明细表",), parts, empty="本月没有发布预警。")


def _warnings(warnings: tuple[Warned, ...]) -> Table:
    columns = (
        Column("序号", 0.8, "center"), Column("等级", 0.9, "center"), Column("区县（市）", 1.6, "left"),
        Column("预警依据和数值", 7.6, "left"), Column("记录数", 1.1),
    )  # fmt: skip
    rows = tuple(
        (str(number), LEVELS[one.level], one.region_name, _grounds(one), str(len(one.records)))
        for number, one in enumerate(warnings, start=1)
    )
    return Table("表1　预警", columns, rows)


def _records(warnings: tuple[Warned, ...]) -> Table:
    """Each record once, in the order in which warnings name it, with the warnings it stands behind."""
    columns = (
        Column("记录编号", 3, "left"), Column("台账", 2.6, "left"), Column("区县（市）", 1.7, "left"),
        Column("日期", 1.8, "center"), Column("金额（元）", 2.3), Column("预警序号", 1.9, "left"),
    )  # fmt: skip
    held: dict[str, tuple[RecordReference, str, list[str]]] = {}
    for number, one in enumerate(warnings, start=1):
        for record in one.records:
            held.setdefault(record.number, (record, one.region_name, []))[2].append(str(number))
    rows = tuple(_record(record, region, numbers) for record, region, numbers in held.values())
    return Table("表2　预警涉及的记录", columns, rows, whole=len(rows) <= MOST_WHOLE)


def _grounds(one: Warned) -> str:
    """The title, with the figures it does not already tell."""
    figures = "；".join(f"{label}{value}" for label, value in one.figures if value not in one.title)
    return one.title + (f"（{figures}）" if figures else "")


def _record(one: RecordReference, region: str, numbers: list[str]) -> tuple[str, ...]:
    amount = NOTHING if one.amount is None else format_money(one.amount)
    ledger = LEDGERS.get(one.ledger, one.ledger) or NOTHING
    return (one.number, ledger, region, one.occurred_on or NOTHING, amount, "、".join(numbers))
