"""Facts written straight into the table, and the configuration a score needs."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.enums import Reach, Role
from accounts.models import Officer, Organisation, Region
from integrity_portal.lib.months import Month
from records.enums import FactKind, LedgerCode, Status
from records.models import Fact, Record
from tests.accounts.factories import OfficerFactory, OrganisationFactory, RegionFactory
from tests.accounts.reference import load_deadlines, load_shenyang, load_working_days

HUANGGU = "210105"
NUMBERS = count(1)


def load_configuration() -> None:
    """Regions, working days and deadlines as they come with the project."""
    load_shenyang()
    load_working_days()
    load_deadlines()


def city_publisher() -> Officer:
    organisation = OrganisationFactory(region=RegionFactory(code="210100"))
    return OfficerFactory(roles=[Role.PUBLISHER], reach=Reach.CITY, organisation=organisation)


def supervisor() -> Officer:
    organisation = OrganisationFactory(region=RegionFactory(code="210100"))
    return OfficerFactory(roles=[Role.SUPERVISOR], reach=Reach.CITY, organisation=organisation)


def record(ledger: str = LedgerCode.ARREARS, district: str = HUANGGU, **values: Any) -> Record:
    """A record without detail, in the state draft: only its facts matter here."""
    region = Region.objects.get(code=district)
    body, _ = Organisation.objects.get_or_create(name=f"示例{district}局", region=region, defaults={"kind": "organ"})
    clerk, _ = Officer.objects.get_or_create(
        username=f"clerk-{district}", defaults={"name": "示例员", "organisation": body}
    )
    now = timezone.now()
    number = next(NUMBERS)
    return Record.objects.create(
        **{
            "ledger": ledger,
            "region": region,
            "organisation": body,
            "title": f"示例记录{number:04d}",
            "status": Status.DRAFT,
            "entered_by": clerk,
            "entered_at": now,
            "edited_by": clerk,
            "edited_at": now,
        }
        | values
    )


def fact(
    of: Record,
    kind: str,
    day: str | date,
    *,
    amount: str | None = None,
    period: str | None = None,
    detail: str = "",
    district: str = "",
) -> Fact:
    return Fact.objects.create(
        record=of,
        ledger=of.ledger,
        region=of.region,
        district=district or of.region.district_code,
        kind=kind,
        happened_on=day if isinstance(day, date) else date.fromisoformat(day),
        period=Month.parse(period).first_day if period else None,
        amount=Decimal(amount) if amount else None,
        detail=detail,
    )


def arrears(due: str, amount: str, district: str = HUANGGU) -> Record:
    held = record(LedgerCode.ARREARS, district)
    fact(held, FactKind.PRINCIPAL_DUE, due, amount=amount)
    return held


def case(listed: str, *, deleted: str = "", plan: str = "", district: str = HUANGGU) -> Record:
    held = record(LedgerCode.DEFAULT_CASE, district)
    fact(held, FactKind.LISTED, listed)
    if deleted:
        fact(held, FactKind.COURT_DELETED, deleted)
    if plan:
        fact(held, FactKind.PLAN_COMPLETE, plan)
    return held


def monthly_return(
    period: str,
    *,
    filed: str = "",
    falling_due: str = "",
    reported: tuple[str, ...] = (LedgerCode.DEFAULT_CASE, LedgerCode.ARREARS),
    district: str = HUANGGU,
) -> Record:
    """A return filed on the first day after its month unless said otherwise."""
    month = Month.parse(period)
    held = record(LedgerCode.MONTHLY_RETURN, district)
    fact(held, FactKind.RETURN_FILED, filed or month.last_day + timedelta(days=1), period=period)
    for ledger in reported:
        fact(held, FactKind.LEDGER_REPORTED, month.last_day, period=period, detail=ledger)
    if falling_due:
        fact(held, FactKind.PRINCIPAL_FALLING_DUE, month.last_day, period=period, amount=falling_due)
    return held


def year_of_returns(last: str, district: str = HUANGGU, *, falling_due: str = "") -> list[Record]:
    """Twelve returns on time; `falling_due` is reported in the last one."""
    months = Month.parse(last).last_months()
    return [
        monthly_return(str(month), falling_due=falling_due if month == months[-1] else "", district=district)
        for month in months
    ]


def submissions(number: int, accepted: int, day: str, district: str = HUANGGU) -> None:
    """`number` entries first submitted on `day`, of which `accepted` were approved at once."""
    for place in range(number):
        held = record(LedgerCode.ARREARS, district)
        fact(held, FactKind.FIRST_SUBMITTED, day)
        if place < accepted:
            fact(held, FactKind.FIRST_ACCEPTED, day)


def after(month: str, days: int = 8) -> datetime:
    """A moment some days after the end of the month."""
    return Month.parse(month).end + timedelta(days=days)
