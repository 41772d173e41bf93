"""`Fact`: what the scores count. Append-only, with the day it happened and the moment it was known."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from records.enums import FactKind, LedgerCode
from records.models.records import Record


class FactQuerySet(models.QuerySet):
    def live(self):
        """Facts that stand now."""
        return self.filter(retracted_at__isnull=True)

    def as_known(self, known_at):
        """Facts that stood at the instant `known_at`."""
        return self.filter(Q(retracted_at__isnull=True) | Q(retracted_at__gt=known_at), recorded_at__lte=known_at)


class Fact(models.Model):
    """`amount`: 元, or a count; `period`: a month's first day. `recorded_at` and `retracted_at` are
    set by the database clock under the advisory lock (117, 1) shared, so that a score that froze
    its inputs under the exclusive lock sees every fact or none of a transaction."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="facts", verbose_name="记录")
    ledger = models.CharField("台账", max_length=24, choices=LedgerCode)
    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="+", verbose_name="区域")
    district = models.CharField("区县代码", max_length=6)
    kind = models.CharField("事实", max_length=24, choices=FactKind)
    happened_on = models.DateField("发生日期")
    period = models.DateField("月份", null=True, blank=True)
    amount = models.DecimalField("数额", max_digits=18, decimal_places=2, null=True, blank=True)
    detail = models.CharField("细目", max_length=40, blank=True, default="")
    recorded_at = models.DateTimeField("记录时间", db_default=Now(), editable=False)
    retracted_at = models.DateTimeField("撤回时间", null=True, blank=True, editable=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = "事实"
        verbose_name_plural = "事实"
        constraints = [
            models.CheckConstraint(name="fact_kind_known", condition=Q(kind__in=FactKind.values)),
            models.CheckConstraint(name="fact_period_first_day", condition=Q(period__isnull=True) | Q(period__day=1)),
        ]
        indexes = [
            models.Index(
                fields=["kind", "happened_on"],
                name="fact_by_kind",
                include=["district", "record", "amount", "detail", "recorded_at", "retracted_at"],
            ),
            models.Index(
                fields=["kind", "period"],
                name="fact_by_period",
                condition=Q(period__isnull=False),
                include=["district", "record", "amount", "detail", "recorded_at", "retracted_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.kind} {self.happened_on}"
