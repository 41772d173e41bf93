"""Records of each ledger in any state, made through the actions like everything else.

`make_case(status=Status.PUBLISHED)`, `make_arrears(...)`, `make_return(month="2018-10")`. The three
officers of a district are found again by name, so that records of one district share them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from accounts.actions.publishing import publish_registers
from accounts.enums import Reach, Role
from accounts.models import Deadline, Officer, Organisation
from records.actions.drafting import create_record
from records.actions.publishing import publish_record, withdraw_record
from records.actions.workflow import approve_record, return_record, submit_record
from records.enums import LedgerCode, Status, WithdrawalReason
from records.models import Record
from tests.accounts.factories import OfficerFactory, OrganisationFactory, RegionFactory
from tests.accounts.reference import load_deadlines, load_working_days

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2018, 10, 10, 9, 30, tzinfo=SHANGHAI)
_serial = count(1)


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    """A moment in Shenyang."""
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


def officer(role: Role, code: str = "210105", *, reach: Reach = Reach.DISTRICT) -> Officer:
    """The officer of that role in the district's credit office (made once)."""
    username = f"{role}-{code}"
    found = Officer.objects.filter(username=username).first()
    return found or OfficerFactory(username=username, roles=[role], reach=reach, organisation=office(code))


def office(code: str = "210105") -> Organisation:
    """The district's credit office."""
    name = f"示例{code}营商环境建设局"
    found = Organisation.objects.filter(name=name).first()
    return found or OrganisationFactory(name=name, region=RegionFactory(code=code))


def load_rules() -> None:
    """Deadline rules and working days, once per test."""
    if not Deadline.objects.exists():
        load_deadlines()
        load_working_days()


def case_data(**changes: Any) -> dict[str, Any]:
    """A complete default case as a clerk would type it."""
    data = {
        "organisation": office(),
        "title": "示例单位未履行生效判决",
        "source": "示例法院通报",
        "occurred_on": "2017-03-01",
        "case_number": f"（2018）辽0105执{next(_serial)}号",
        "court": "沈阳市皇姑区人民法院",
        "basis_document": "（2017）辽0105民初12号",
        "judged_on": "2017年9月1日",
        "handling": "listed",
        "listed_on": "2018-05-02",
        "situation": "refuses_to_perform",
        "due_amount": "120万",
        "paid_amount": "200,000.00",
        "applicant_name": "沈阳示例甲建筑有限公司",
        "applicant_kind": "enterprise",
        "applicant_industry": "construction",
        "handler_name": "示例员",
    }
    return data | changes


def arrears_data(**changes: Any) -> dict[str, Any]:
    """Complete arrears as a clerk would type them."""
    data = {
        "organisation": office(),
        "title": f"示例道路工程第{next(_serial)}标段款项未付",
        "source": "示例区财政局台账",
        "occurred_on": "2016-06-01",
        "creditor_name": "沈阳示例乙市政有限公司",
        "creditor_kind": "enterprise",
        "creditor_size": "small",
        "creditor_industry": "construction",
        "project": "示例道路工程",
        "contract_number": f"示例合同2016-{next(_serial)}",
        "arrears_class": "works",
        "overdue_principal": "300万元",
        "due_date": "2017-12-31",
        "handler_name": "示例员",
    }
    return data | changes


def return_data(month: str = "2018-09", **changes: Any) -> dict[str, Any]:
    """A complete monthly return."""
    data = {
        "organisation": office(),
        "month": month,
        "default_case_statement": "entries",
        "arrears_statement": "zero",
        "principal_falling_due": "2000万",
        "civil_servants": "1200",
        "concerns_received": 40,
        "concerns_answered": 38,
        "handler_name": "示例员",
    }
    return data | changes


def make_case(status: str = Status.DRAFT, *, code: str = "210105", when: datetime = NOW, **data: Any) -> Record:
    """A default case, listed on 2018-05-02 unless told otherwise, 120 万元 due and 20 万元 paid."""
    values = case_data(**{"organisation": office(code), **data})
    return _bring(LedgerCode.DEFAULT_CASE, values, status, code, when)


def make_arrears(status: str = Status.DRAFT, *, code: str = "210105", when: datetime = NOW, **data: Any) -> Record:
    """Arrears of 300 万元, due on 2017-12-31."""
    values = arrears_data(**{"organisation": office(code), **data})
    return _bring(LedgerCode.ARREARS, values, status, code, when)


def make_return(
    month: str = "2018-09",
    status: str = Status.APPROVED,
    *,
    code: str = "210105",
    when: datetime = NOW,
    **data: Any,
) -> Record:
    """The district's monthly return."""
    values = return_data(month, **{"organisation": office(code), **data})
    return _bring(LedgerCode.MONTHLY_RETURN, values, status, code, when)


def _bring(ledger: str, data: dict[str, Any], status: str, code: str, when: datetime) -> Record:
    """Take a record through the workflow, an hour between the steps."""
    clerk, reviewer = officer(Role.CLERK, code), officer(Role.REVIEWER, code)
    load_rules()
    record = create_record(ledger=ledger, data=data, by=clerk, at=when)
    if status == Status.DRAFT:
        return record
    record = submit_record(record=record, by=clerk, at=when + timedelta(hours=1))
    if status == Status.SUBMITTED:
        return record
    review = when + timedelta(hours=2)
    if status == Status.RETURNED:
        return return_record(record=record, by=reviewer, at=review, reason="请补充执行依据。")
    record = approve_record(record=record, by=reviewer, at=review)
    return _bring_further(record, status, code, when + timedelta(hours=3))


def _bring_further(record: Record, status: str, code: str, when: datetime) -> Record:
    publisher = officer(Role.PUBLISHER, code)
    if status in (Status.PUBLISHED, Status.WITHDRAWN) and record.ledger != LedgerCode.MONTHLY_RETURN:
        publish_registers(at=when)
        record = publish_record(record=record, by=publisher, at=when)
    if status == Status.WITHDRAWN:
        wrong = WithdrawalReason.ENTERED_WRONGLY
        record = withdraw_record(record=record, by=publisher, at=when + timedelta(hours=1), reason_kind=wrong)
    return record
