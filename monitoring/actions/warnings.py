"""Warnings: of a month when it is published, and of events and clocks every day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts import queries as accounts_queries
from disclosure import publication
from integrity_portal.lib.months import SHANGHAI, Month
from monitoring import queries
from monitoring.enums import MONTHLY, Level, RuleKind
from monitoring.indicators.events import INSTALMENTS, LISTED
from monitoring.models import ScoreRun, Warning, WarningRule
from monitoring.scoring.alerts import Alert, RuleSpec, monthly_alerts

MOST_RECORDS = 20
LOOK_BACK = timedelta(days=92)

# The records of a region that cost it points at these indicators: each bears its part of the points lost there.
HEAVIEST = """
WITH lost AS (SELECT * FROM unnest(%(about)s::text[], %(lost)s::numeric[]) AS t(indicator, points)),
gaps AS (
    SELECT e.record_id, e.indicator, l.points,
        CASE WHEN e.indicator = ANY(%(adverse)s) THEN e.share ELSE e.base - e.share END AS gap
    FROM monitoring_scoreevidence AS e JOIN lost AS l USING (indicator)
    WHERE e.run_id = %(run)s AND e.region = %(region)s
),
borne AS (
    SELECT record_id, points * gap / sum(gap) OVER (PARTITION BY indicator) AS points FROM gaps WHERE gap > 0
)
SELECT r.number FROM borne AS b JOIN records_record AS r ON r.id = b.record_id
GROUP BY r.number ORDER BY sum(b.points) DESC, r.number LIMIT %(most)s
"""


@dataclass(frozen=True)
class Raised:
    """A warning before it is stored; `records` are all numbers, `about` says what it warns of."""

    about: str
    level: str
    rule: str
    region: str
    month: Month
    title: str
    figures: dict[str, str]
    records: list[str] = field(default_factory=list)


def raise_month_warnings(*, run: ScoreRun, at: datetime) -> list[Warning]:
    """Store everything to be said at publication: score rules, listings of the month, clocks as of the day.

    Warnings of the day about the same are replaced by the published ones. The gravest come first.
    """
    month, day = run.period, timezone.localtime(at, SHANGHAI).date()
    found = _of_scores(run)
    found += _listings(run.inputs, month.first_day, month.last_day, known_at=run.known_at)
    found += _clocks(run.inputs, day, month=month)
    found.sort(key=lambda one: (Level.values.index(one.level), one.region, one.about))
    Warning.objects.filter(run=None, about__in=[one.about for one in found]).delete()
    return _store(found, run=run, at=at)


def raise_event_warnings(*, day: date, at: datetime) -> int:
    """The daily rules: listings of the last months and clocks that run out; each is raised once.

    Returns how many are new.
    """
    inputs = {"districts": queries.districts_on(day)}
    found = _listings(inputs, day - LOOK_BACK, day, known_at=None)
    found += _clocks(inputs, day, month=Month.of(day))
    with transaction.atomic():
        known = set(Warning.objects.filter(about__in=[one.about for one in found]).values_list("about", flat=True))
        return len(_store([one for one in found if one.about not in known], run=None, at=at))


def _store(found: Sequence[Raised], *, run: ScoreRun | None, at: datetime) -> list[Warning]:
    public = publication.published_digests(numbers={number for one in found for number in one.records})
    rows = [
        Warning(
            key=f"{run.target}:{one.about}" if run else one.about,
            about=one.about,
            month=one.month.first_day,
            run=run,
            level=one.level,
            rule=one.rule,
            region_id=one.region,
            title=one.title,
            figures=one.figures,
            records=one.records,
            shown=sorted(number for number in one.records if number in public),
            raised_at=at,
        )
        for one in found
    ]
    return Warning.objects.bulk_create(rows, ignore_conflicts=run is None)


def _of_scores(run: ScoreRun) -> list[Raised]:
    rules = [
        RuleSpec(rule.code, rule.level, Level.values.index(rule.level), rule.kind, rule.limit)
        for rule in _rules(run.period.last_day)
        if rule.kind in MONTHLY
    ]
    before = ScoreRun.objects.of(run.scheme.code, run.period - 1).published().first()
    return [_of_alert(run, alert) for alert in monthly_alerts(run.result, before.result if before else None, rules)]


def _of_alert(run: ScoreRun, alert: Alert) -> Raised:
    mark = f":{alert.mark}" if alert.mark else ""
    return Raised(
        about=f"{alert.rule.code}:{alert.region}:{run.period}{mark}",
        level=alert.rule.level,
        rule=alert.rule.code,
        region=alert.region,
        month=run.period,
        title=alert.title,
        figures=alert.figures,
        records=_heaviest(run, alert),
    )


def _heaviest(run: ScoreRun, alert: Alert) -> list[str]:
    rows = [row for part in run.inputs["scheme"]["dimensions"] for row in part["indicators"]]
    lost = _points_lost(run, alert)
    parameters: dict[str, Any] = {
        "run": run.pk,
        "region": alert.region,
        "about": list(lost),
        "lost": list(lost.values()),
        "adverse": [row["code"] for row in rows if _is_adverse(row)],
        "most": MOST_RECORDS,
    }
    with connection.cursor() as cursor:
        cursor.execute(HEAVIEST, parameters)
        return [number for (number,) in cursor.fetchall()]


def _points_lost(run: ScoreRun, alert: Alert) -> dict[str, Decimal]:
    region = next(one for one in run.result["regions"] if one["code"] == alert.region)
    return {
        row["code"]: Decimal(row["effective_weight"]) - Decimal(row["points"])
        for part in region["dimensions"]
        for row in part["indicators"]
        if row["code"] in alert.about
    }


def _is_adverse(row: dict[str, Any]) -> bool:
    """Whether a larger share earns less: a deduction, or an inverse ratio."""
    return row["full"] is None or Decimal(row["full"]) < Decimal(row["zero"])


def _listings(inputs: dict[str, Any], first: date, last: date, *, known_at: datetime | None) -> list[Raised]:
    names = {row["code"]: row["name"] for row in inputs["districts"]}
    found = []
    for rule in (rule for rule in _rules(last) if rule.kind == RuleKind.NEWLY_LISTED):
        for district, number, day in _rows(LISTED, inputs, known_at, first=first, last=last):
            found.append(
                Raised(
                    about=f"{rule.code}:{number}:{day}",
                    level=rule.level,
                    rule=rule.code,
                    region=district,
                    month=Month.of(day),
                    title=f"{names[district]}新增失信被执行人 1 件（{day} 列入）",
                    figures={"listed_on": day.isoformat()},
                    records=[number],
                )
            )
    return found


def _clocks(inputs: dict[str, Any], day: date, *, month: Month) -> list[Raised]:
    names = {row["code"]: row["name"] for row in inputs["districts"]}
    found = []
    for rule in (rule for rule in _rules(day) if rule.kind == RuleKind.CLOCK_WITHIN):
        last = accounts_queries.calendar().add_workdays(day, int(rule.limit))
        for district, due, numbers, amount in _rows(INSTALMENTS, inputs, None, first=day, last=last):
            found.append(
                Raised(
                    about=f"{rule.code}:{district}:{due}",
                    level=rule.level,
                    rule=rule.code,
                    region=district,
                    month=month,
                    title=f"{names[district]}有 {len(numbers)} 项还款计划将于 {due} 到期，尚差 {amount} 元",
                    figures={"due_on": due.isoformat(), "count": str(len(numbers)), "missing": str(amount)},
                    records=numbers,
                )
            )
    return found


def _rows(statement: str, inputs: dict[str, Any], known_at: datetime | None, **days: date) -> list[tuple[Any, ...]]:
    pairs = [(code, row["code"]) for row in inputs["districts"] for code in row["carries"]]
    codes = {"old_codes": [old for old, _ in pairs], "new_codes": [new for _, new in pairs]}
    with connection.cursor() as cursor:
        cursor.execute(statement, {"known_at": known_at or timezone.now(), **codes, **days})
        return list(cursor.fetchall())


def _rules(day: date) -> list[WarningRule]:
    return [rule for rule in WarningRule.objects.in_force(day) if rule.active]
