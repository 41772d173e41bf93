"""Annex 3: every warning with its grounds and the records it names."""

from integrity_portal.lib.money import format_money
from monitoring.documents.annexes.parts import Annex, Column, Table
from monitoring.documents.figures import NOTHING, month_text
from monitoring.documents.model import RecordReference, ReportContent, Warned
from monitoring.documents.terms import LEDGERS, LEVELS


def annex(content: ReportContent) -> Annex:
    """附件3; says so where there is no warning."""
    parts = (_warnings(content),) if content.warnings else ()
    return Annex((f"{month_text(content.month)}预警记录明细表",), parts, empty="本月没有发布预警。")


def _warnings(content: ReportContent) -> Table:
    columns = (
        Column("序号", 0.75, "center"), Column("等级", 0.8, "center"), Column("区县（市）", 1.5, "left"),
        Column("预警依据和数值", 4.3, "left"), Column("涉及记录", 4.3, "left"),
    )  # fmt: skip
    rows = tuple(
        (
            str(number),
            LEVELS[one.level],
            one.region_name,
            _grounds(one),
            "\n".join(map(_record, one.records)) or NOTHING,
        )
        for number, one in enumerate(content.warnings, start=1)
    )
    return Table("表1　预警记录（涉及记录依次列编号、台账、日期和金额）", columns, rows)


def _grounds(one: Warned) -> str:
    """The title, with the figures it does not already tell."""
    figures = "；".join(f"{label}{value}" for label, value in one.figures if value not in one.title)
    return one.title + (f"\n（{figures}）" if figures else "")


def _record(one: RecordReference) -> str:
    amount = "" if one.amount is None else f"{format_money(one.amount)}元"
    parts = (one.number, LEDGERS.get(one.ledger, one.ledger), one.occurred_on, amount)
    return "，".join(part for part in parts if part)
