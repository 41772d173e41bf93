"""Reads that span models: the calendar, the rules in force, the administrators' lists."""

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from accounts.enums import DeadlineAnchor, DeadlineUnit
from accounts.exceptions import NoSuchRule
from accounts.models import AuditEvent, Deadline, Holiday, Officer, Organisation, Region
from integrity_portal.lib.months import Month
from integrity_portal.lib.workdays import Calendar


def calendar() -> Calendar:
    """The working-day calendar of the operator's table; a year without rows counts weekends only."""
    exceptions = dict(Holiday.objects.values_list("day", "is_workday"))
    return Calendar(exceptions=exceptions, announced_years={day.year for day in exceptions})


def deadline(code: str, on: date) -> Deadline:
    """The rule `code` in force on the day `on`. Raises NoSuchRule when there is none."""
    rule = Deadline.objects.filter(code=code, valid_from__lte=on).order_by("-valid_from").first()
    if rule is None:
        raise NoSuchRule(f"{on:%Y年%m月%d日}没有施行中的期限规则“{code}”。")
    return rule


def due_date(code: str, start: date, *, days: Calendar | None = None) -> date:
    """The last day of the term `code` that begins with the event on `start`, by the rule of that day.

    The day of the event is not counted in. A rule counted from the next month gives its n-th working
    day (or n-th day). `days` spares reading the calendar when many dates are asked for.
    Raises NoSuchRule.
    """
    return term_end(deadline(code, start), start, days if days is not None else calendar())


def term_end(rule: Deadline, start: date, days: Calendar) -> date:
    """The last day of the term of `rule` that begins with the event on `start`."""
    if rule.anchor == DeadlineAnchor.NEXT_MONTH:
        month = Month(start.year, start.month) + 1
        if rule.unit == DeadlineUnit.WORKDAY:
            return days.nth_workday_of_month(month.year, month.month, rule.value)
        return month.first_day + timedelta(days=rule.value - 1)
    if rule.unit == DeadlineUnit.WORKDAY:
        return days.add_workdays(start, rule.value) if rule.value else start
    if rule.unit == DeadlineUnit.MONTH:
        month = Month(start.year, start.month) + rule.value
        return month.first_day.replace(day=min(start.day, month.last_day.day))
    return start + timedelta(days=rule.value)


def estimated_years(years: set[int]) -> list[int]:
    """Those of `years` whose holidays are not in the table yet: their clocks are estimates."""
    announced = {day.year for day in Holiday.objects.filter(day__year__in=years).dates("day", "year")}
    return sorted(years - announced)


def rules_in_force(on: date) -> QuerySet[Deadline]:
    """Every rule as in force on `on`, one row per code."""
    return Deadline.objects.filter(valid_from__lte=on).order_by("code", "-valid_from").distinct("code")


def organisation_list(text: str = "") -> QuerySet[Organisation]:
    """Organisations with their region and the number of active accounts."""
    rows = Organisation.objects.select_related("region").annotate(
        officer_count=Count("officers", filter=Q(officers__is_active=True))
    )
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(short_name__icontains=text) | Q(uscc=text.upper()))
    return rows.order_by("region_id", "name", "id")


def officer_list(text: str = "", role: str = "") -> QuerySet[Officer]:
    """Accounts with organisation, region and roles."""
    rows = Officer.objects.select_related("organisation__region").prefetch_related("grants")
    if text:
        rows = rows.filter(
            Q(username__icontains=text) | Q(name__icontains=text) | Q(organisation__name__icontains=text)
        )
    if role:
        rows = rows.filter(grants__role=role)
    return rows.order_by("username")


def region_list(text: str = "") -> QuerySet[Region]:
    """Regions with their parent and successor, in order of their codes."""
    rows = Region.objects.select_related("parent", "successor")
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(code__startswith=text))
    return rows.order_by("code")


def audit_list() -> QuerySet[AuditEvent]:
    """Sealed audit events, newest first, with actor and place in the chain."""
    return AuditEvent.objects.select_related("actor", "link").filter(link__isnull=False).order_by("-link__seq")
