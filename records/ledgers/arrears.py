"""拖欠账款: declaration, rules, what counts and what is public (PF §5.2, 保障中小企业款项支付条例)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from disclosure.catalogue import ARREARS as PUBLIC
from records.enums import ArrearsClass, CreditorSize, FactKind, Industry, LedgerCode, PartyKind
from records.ledgers.base import FactRow, Field, Finding, Group, Kind, Ledger, Values
from records.ledgers.parties import public_name
from records.ledgers.spine import HANDLING, matter
from records.models import Arrears, Record

CREDITOR = Group(
    "债权人",
    (
        Field("creditor_name", "债权单位", required=True, max_length=100, aliases=("债权人", "债权企业")),
        Field("creditor_kind", "债权人类型", Kind.CHOICE, required=True, choices=PartyKind),
        Field("creditor_uscc", "债权单位统一社会信用代码", Kind.USCC, aliases=("债权单位代码",)),
        Field("creditor_size", "企业规模", Kind.CHOICE, choices=CreditorSize),
        Field("creditor_industry", "所属行业", Kind.CHOICE, choices=Industry),
        Field("creditor_private", "民营企业", Kind.FLAG),
        Field("creditor_consents", "债权人同意公开名称", Kind.FLAG),
    ),
    help="公开时隐去名称：企业写作“某＋行业”，自然人写作“姓＋某”，本人同意公开的除外。",
)
CONTRACT = Group(
    "项目和合同",
    (
        Field("project", "项目名称", required=True, aliases=("项目", "situation")),
        Field("project_code", "项目代码", max_length=40),
        Field("contract_number", "合同编号", max_length=100),
        Field("signed_on", "合同签订日期", Kind.DATE, past=True),
        Field("contract_amount", "合同金额", Kind.MONEY, help="含补充协议。单位：元。"),
        Field("arrears_class", "款项类别", Kind.CHOICE, required=True, choices=ArrearsClass, aliases=("类别",)),
    ),
)
DEBT = Group(
    "欠款",
    (
        Field("settled_amount", "结算审定金额", Kind.MONEY, help="单位：元，可写“665万”。"),
        Field("paid_amount", "已付金额", Kind.MONEY, help="录入时已付的部分；之后的支付在“支付”中登记。"),
        Field(
            "overdue_principal",
            "逾期本金",
            Kind.MONEY,
            help="录入时逾期未付的本金，不含利息。",
            required=True,
            aliases=("拖欠本金", "拖欠金额", "principal_yuan"),
        ),
        Field(
            "due_date",
            "应付日期",
            Kind.DATE,
            help="合同约定的付款日；没有约定的，交付之日起 30 日（条例第九条）。",
            required=True,
            past=True,
            aliases=("应付日",),
        ),
        Field("agreed_daily_rate", "约定逾期日利率", Kind.RATE, help="百分数，没有约定不填，按每日 0.05% 计。"),
        Field("fund_source", "还款资金来源", aliases=("资金来源",)),
    ),
)
DISPUTE = Group(
    "分歧和涉诉",
    (
        Field("disputed", "有分歧", Kind.FLAG, aliases=("有无分歧",)),
        Field("dispute_reason", "分歧原因", max_length=300),
        Field("in_court", "已涉诉", Kind.FLAG, aliases=("是否涉诉",)),
    ),
)


def check_amounts(values: Values, on: date) -> Iterable[Finding]:
    overdue, settled, paid = values["overdue_principal"], values["settled_amount"], values["paid_amount"]
    contract = values["contract_amount"]
    if overdue is not None and overdue <= 0:
        yield "overdue_principal", "逾期本金须大于零；已付清的欠款不再录入。"
    if settled is not None and overdue is not None and (paid or Decimal(0)) + overdue > settled:
        yield "overdue_principal", "已付金额与逾期本金之和超过结算审定金额，请核对三处金额。"
    if settled is not None and contract is not None and settled > contract:
        yield "settled_amount", "结算审定金额超过合同金额；有补充协议的，请把补充协议金额计入合同金额。"


def check_dates(values: Values, on: date) -> Iterable[Finding]:
    due, signed = values["due_date"], values["signed_on"]
    if due is not None and due == on:
        yield "due_date", "应付日期当天尚未逾期，请核对应付日期。"
    if due is not None and signed is not None and due < signed:
        yield "due_date", "应付日期不能早于合同签订日期，请核对。"


def check_parties(values: Values, on: date) -> Iterable[Finding]:
    if values["disputed"] and not values["dispute_reason"]:
        yield "dispute_reason", "有分歧的须写明分歧原因；无分歧部分应先行支付（条例第十五条）。"
    if values["creditor_kind"] == PartyKind.ENTERPRISE and not values["creditor_size"]:
        yield "creditor_size", "债权人是企业的须选择企业规模；未划型的选“未划型”。"
    if values["creditor_kind"] == PartyKind.PERSON and values["creditor_uscc"]:
        yield "creditor_uscc", "自然人没有统一社会信用代码；个体工商户请改选债权人类型。"


def live_payments(record: Record) -> list[tuple[date, Decimal]]:
    return [(p.paid_on, p.amount) for p in record.payments.all() if p.retracted_at is None]


def unpaid_principal(record: Record, on: date | None = None) -> Decimal:
    """元 of overdue principal still owed, now or at the end of the day `on`."""
    paid = sum((amount for day, amount in live_payments(record) if on is None or day <= on), Decimal(0))
    principal: Any = record.arrears.overdue_principal
    return max(principal - paid, Decimal("0.00"))


def plan_progress(record: Record) -> str | None:
    """Per cent of the planned sum that has been paid, whole, rounded down; None without a plan."""
    planned = sum((i.amount for i in record.instalments.all()), Decimal(0))
    if not planned:
        return None
    paid = min(sum((amount for _, amount in live_payments(record)), Decimal(0)), planned)
    return str((paid * 100 / planned).quantize(Decimal(1), rounding=ROUND_DOWN))


def facts(record: Record) -> Iterable[FactRow]:
    debt: Any = record.arrears  # complete once reviewed: no empty columns
    yield FactRow(FactKind.PRINCIPAL_DUE, debt.due_date, debt.overdue_principal)
    for day, amount in live_payments(record):
        yield FactRow(FactKind.PAID, day, amount)
    for instalment in record.instalments.all():
        yield FactRow(FactKind.PLANNED, instalment.due_on, instalment.amount)


def content(record: Record) -> dict[str, str | int | None]:
    debt: Any = record.arrears
    return {
        "project": debt.project,
        "arrears_class": debt.arrears_class,
        "overdue_principal": str(unpaid_principal(record)),
        "due_date": debt.due_date.isoformat(),
        "plan_progress": plan_progress(record),
    }


def public_now(record: Record) -> str:
    """Why the debt may not stand on the public site; empty when it may."""
    return ""


def private_names(record: Record) -> Iterable[tuple[str, str]]:
    debt = record.arrears
    if not debt.creditor_consents:
        yield debt.creditor_name, public_name(debt.creditor_name, debt.creditor_kind, debt.creditor_industry)


ARREARS = Ledger(
    code=LedgerCode.ARREARS,
    label=LedgerCode.ARREARS.label,
    description="机关、事业单位和国有企业逾期未付的工程、货物、服务款项和应退保证金。",
    model=Arrears,
    groups=(
        matter(occurred_label="拖欠发生日期", occurred_help="项目发生或合同履行之日。"),
        CREDITOR,
        CONTRACT,
        DEBT,
        DISPUTE,
        HANDLING,
    ),
    list_columns=("number", "title", "organisation", "project", "overdue_principal", "due_date", "status"),
    natural_key=("organisation", ("contract_number", "project"), "due_date", "overdue_principal"),
    rules=(check_amounts, check_dates, check_parties),
    public=PUBLIC,
    facts=facts,
    content=content,
    public_now=public_now,
    private_names=private_names,
    self_reported=True,
    deadlines={"ends": "arrears_paid_end"},
)
