"""政府机构失信案件: declaration, rules, what counts and what is public (PF §5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from disclosure.catalogue import DEFAULT_CASE as PUBLIC
from disclosure.catalogue import PUBLIC_HANDLING
from integrity_portal.lib.money import CENT
from records.enums import FactKind, Handling, Industry, LedgerCode, PartyKind, Situation
from records.ledgers.base import FactRow, Field, Finding, Group, Kind, Ledger, Values
from records.ledgers.parties import public_name
from records.ledgers.spine import HANDLING, matter
from records.models import DefaultCase, Record

BEFORE_LISTING = (Handling.WARNED, Handling.LOST, Handling.EXECUTION)
AFTER_REMOVAL = (Handling.COURT_DELETED, Handling.REVISITED)
NEEDS_LISTING = (
    Handling.LISTED,
    Handling.RECTIFYING,
    Handling.REMOVAL_REQUESTED,
    Handling.COURT_DELETED,
)

CASE = Group(
    "案件",
    (
        Field(
            "case_number",
            "执行案号",
            Kind.CASE_NUMBER,
            help="照法院文书填写，如（2018）辽0105执1234号。",
            required=True,
            aliases=("案号",),
            example="（2018）辽0105执1234号",
        ),
        Field("court", "执行法院", required=True, max_length=60, aliases=("法院",)),
        Field("basis_document", "执行依据文号", required=True, max_length=100, aliases=("执行依据",)),
        Field("basis_issuer", "作出执行依据单位", max_length=100),
        Field("judged_on", "裁判日期", Kind.DATE, required=True, past=True, aliases=("判决日期",)),
        Field("filed_on", "执行立案日期", Kind.DATE, past=True, aliases=("立案日期",)),
        Field("duty", "生效法律文书确定的义务", Kind.LONG_TEXT, max_length=1000, aliases=("义务",)),
    ),
)
LISTING = Group(
    "失信名单",
    (
        Field(
            "handling",
            "处置状态",
            Kind.CHOICE,
            help="录入时的状态；之后的变化在“案件处置”中逐步登记。",
            required=True,
            choices=Handling,
            aliases=("状态",),
        ),
        Field("listed_on", "纳入名单日期", Kind.DATE, help="法院列入失信被执行人名单之日。", past=True),
        Field("situation", "失信情形", Kind.CHOICE, choices=Situation),
    ),
    help="纳入名单后的案件才公开。",
)
MONEY = Group(
    "履行",
    (
        Field("due_amount", "应履行金额", Kind.MONEY, help="单位：元，可写“665万”。", required=True),
        Field(
            "paid_amount",
            "已履行金额",
            Kind.MONEY,
            help="录入时已经履行的部分；之后的履行在“支付”中登记。",
            required=True,
        ),
    ),
)
APPLICANT = Group(
    "申请执行人",
    (
        Field("applicant_name", "申请执行人", required=True, max_length=100),
        Field("applicant_kind", "申请执行人类型", Kind.CHOICE, required=True, choices=PartyKind),
        Field("applicant_industry", "所属行业", Kind.CHOICE, choices=Industry),
        Field("applicant_consents", "申请执行人同意公开名称", Kind.FLAG),
    ),
    help="公开时隐去名称：企业写作“某＋行业”，自然人写作“姓＋某”，本人同意公开的除外。",
)


def check_amounts(values: Values, on: date) -> Iterable[Finding]:
    due, paid = values["due_amount"], values["paid_amount"]
    if due is not None and paid is not None and paid > due:
        yield "paid_amount", "已履行金额不能超过应履行金额，请核对两处金额。"


def check_listing(values: Values, on: date) -> Iterable[Finding]:
    """States from the listing on need its date and situation; earlier ones must not have them."""
    state, listed_on = values["handling"], values["listed_on"]
    if state in NEEDS_LISTING and listed_on is None:
        yield "listed_on", f"处置状态为“{Handling(state).label}”的案件须填写纳入名单日期。"
    if state in BEFORE_LISTING and listed_on is not None:
        yield (
            "listed_on",
            f"处置状态为“{Handling(state).label}”，尚未纳入名单，不应有纳入名单日期；请改状态或删去日期。",
        )
    if listed_on is not None and not values["situation"]:
        yield "situation", "纳入名单的案件须选择失信情形。"


def check_order(values: Values, on: date) -> Iterable[Finding]:
    judged, filed, listed = values["judged_on"], values["filed_on"], values["listed_on"]
    if judged and filed and filed < judged:
        yield "filed_on", "执行立案日期不能早于裁判日期，请核对。"
    if judged and listed and listed < judged:
        yield "listed_on", "纳入名单日期不能早于裁判日期，请核对。"
    if filed and listed and listed < filed:
        yield "listed_on", "纳入名单日期不能早于执行立案日期，请核对。"


def check_entry_state(values: Values, on: date) -> Iterable[Finding]:
    if values["handling"] in AFTER_REMOVAL:
        yield "handling", "法院删除须在“案件处置”中登记日期和文书，录入时请填删除之前的状态。"


def listing_dates(record: Record) -> list[date]:
    """Every day on which the court listed the case, oldest first (it can be listed again)."""
    steps = [
        step.happened_on
        for step in record.handling_steps.all()
        if step.state == Handling.LISTED and step.retracted_at is None
    ]
    first = record.default_case.listed_on
    return sorted({*steps, *([first] if first else [])})


def kept_now(record: Record) -> tuple[str, ...]:
    """The listing date belongs to the step that entered it; one typed into the form can be corrected."""
    stepped = any(s.state == Handling.LISTED and s.retracted_at is None for s in record.handling_steps.all())
    return ("handling", "listed_on") if stepped else ("handling",)


def deletion_dates(record: Record) -> list[date]:
    """Every day on which the court deleted the case from its list."""
    return sorted(
        {row.deleted_on for row in record.court_removals.all() if row.deleted_on and row.retracted_at is None}
    )


def paid_total(record: Record) -> Decimal:
    """元 performed so far: before the entry and by the payments since."""
    since = sum((p.amount for p in record.payments.all() if p.retracted_at is None), Decimal(0))
    return ((record.default_case.paid_amount or Decimal(0)) + since).quantize(CENT)


def facts(record: Record) -> Iterable[FactRow]:
    for day in listing_dates(record):
        yield FactRow(FactKind.LISTED, day)
    for day in deletion_dates(record):
        yield FactRow(FactKind.COURT_DELETED, day)
    plan = getattr(record, "case_plan", None)
    if plan is not None and plan.complete:
        yield FactRow(FactKind.PLAN_COMPLETE, plan.completed_on)


def content(record: Record) -> dict[str, str | int | None]:
    case: Any = record.default_case  # complete once reviewed: no empty columns
    paid = paid_total(record)
    return {
        "case_number": case.case_number,
        "court": case.court,
        "situation": case.situation,
        "listed_on": listing_dates(record)[-1].isoformat(),
        "due_amount": str(case.due_amount),
        "paid_amount": str(paid),
        "unpaid_amount": str(case.due_amount - paid),
        "handling": case.handling,
    }


def public_now(record: Record) -> str:
    """Why the case may not stand on the public site; empty when it may."""
    case = record.default_case
    if not listing_dates(record) or case.handling not in PUBLIC_HANDLING:
        return "案件尚未纳入名单，不公开。"
    return ""


def private_names(record: Record) -> Iterable[tuple[str, str]]:
    case = record.default_case
    if not case.applicant_consents:
        yield case.applicant_name, public_name(case.applicant_name, case.applicant_kind, case.applicant_industry)


DEFAULT_CASE = Ledger(
    code=LedgerCode.DEFAULT_CASE,
    label=LedgerCode.DEFAULT_CASE.label,
    description="机关、事业单位、基层自治组织和国有企业被法院强制执行、列入失信被执行人名单的案件。",
    model=DefaultCase,
    groups=(
        matter(occurred_label="案件发生日期", occurred_help="纠纷发生或义务形成之日。"),
        CASE,
        LISTING,
        MONEY,
        APPLICANT,
        HANDLING,
    ),
    list_columns=("number", "title", "organisation", "case_number", "handling", "due_amount", "listed_on", "status"),
    natural_key=("case_number", "court", "organisation"),
    rules=(check_amounts, check_listing, check_order),
    entry_rules=(check_entry_state,),
    kept=("handling", "listed_on"),
    kept_now=kept_now,
    public=PUBLIC,
    facts=facts,
    content=content,
    public_now=public_now,
    private_names=private_names,
    self_reported=True,
    deadlines={"ends": "removal_end"},
)
