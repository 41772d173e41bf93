"""The real case: 沈阳市皇姑区城市建设管理局, lighting works of the 2013 National Games.

6,650,000 元, reported in April 2018, principal paid and interest agreed by 2018-11-01 (人民日报 2018-11).
What the source does not say is entered as 来源未载明; the due date is the end of the year of the works.
"""

from datetime import date
from decimal import Decimal

import pytest

from accounts.actions.publishing import publish_registers
from accounts.enums import Role
from accounts.models import Organisation
from disclosure.publication import published_digests
from records.actions.drafting import create_record
from records.actions.payments import add_payment
from records.actions.publishing import end_due_disclosures, publish_record
from records.actions.workflow import approve_record, submit_record
from records.enums import FactKind, Status
from records.ledgers.arrears import unpaid_principal
from records.models import Fact
from tests.accounts.factories import OrganisationFactory, RegionFactory
from tests.records.factories import at, load_rules, officer

pytestmark = pytest.mark.django_db


def debtor() -> Organisation:
    return OrganisationFactory(name="沈阳市皇姑区城市建设管理局", region=RegionFactory(code="210105"))


def test_from_the_report_to_the_end_of_disclosure(seal):
    load_rules()
    clerk = officer(Role.CLERK)
    debt = create_record(
        ledger="arrears",
        data={
            "organisation": debtor(),
            "region": "210105",
            "title": "2013年全运会亮化工程款未结清",
            "source": "人民日报 2018-11",
            "occurred_on": "2013-12-31",
            "found_on": "2018-04-30",
            "creditor_name": "来源未载明",
            "creditor_kind": "enterprise",
            "creditor_size": "未划型",
            "project": "2013年全运会亮化工程",
            "arrears_class": "工程款",
            "overdue_principal": "665万",
            "due_date": "2013-12-31",
            "handler_name": "来源未载明",
        },
        by=clerk,
        at=at(2018, 4, 30),
    )
    submit_record(record=debt, by=clerk, at=at(2018, 4, 30))
    approve_record(record=debt, by=officer(Role.REVIEWER), at=at(2018, 5, 2))
    publish_registers(at=at(2018, 5, 2))
    publish_record(record=debt, by=officer(Role.PUBLISHER), at=at(2018, 5, 3))
    add_payment(
        record=debt,
        paid_on="2018-11-01",
        amount="陆佰陆拾伍万元整",
        document="本金结清",
        by=clerk,
        at=at(2018, 11, 2),
    )
    seal()
    facts = Fact.objects.filter(record=debt).live().order_by("kind")
    assert [(f.kind, str(f.happened_on), f.amount) for f in facts] == [
        (FactKind.FIRST_ACCEPTED, "2018-04-30", None),
        (FactKind.FIRST_SUBMITTED, "2018-04-30", None),
        (FactKind.PAID, "2018-11-01", Decimal("6650000.00")),
        (FactKind.PRINCIPAL_DUE, "2013-12-31", Decimal("6650000.00")),
    ]
    assert unpaid_principal(debt, date(2018, 10, 31)) == Decimal("6650000.00")
    assert unpaid_principal(debt, date(2018, 11, 1)) == 0
    assert list(published_digests()) == [debt.number]
    assert end_due_disclosures(on=date(2018, 11, 6), at=at(2018, 11, 6)) == [debt.number]
    assert published_digests() == {}
    debt.refresh_from_db()
    assert debt.status == Status.REPAIRED
