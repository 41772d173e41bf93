"""Early warnings and the rules they follow."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q

from monitoring.enums import Level, RuleKind
from monitoring.querysets import WarningQuerySet, WarningRuleQuerySet


class WarningRule(models.Model):
    """Effective-dated: of each code the row with the latest `valid_from` not after a day is in force.

    `active` False ends a rule. The unit of `threshold` is said by the kind (points, a ratio, working days).
    """

    code = models.CharField("代码", max_length=40)
    valid_from = models.DateField("施行日期")
    level = models.CharField("等级", max_length=6, choices=Level)
    kind = models.CharField("规则", max_length=20, choices=RuleKind)
    threshold = models.DecimalField("界限", max_digits=8, decimal_places=3, null=True, blank=True)
    active = models.BooleanField("施行", default=True)
    basis = models.CharField("依据", max_length=200)

    objects = WarningRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "预警规则"
        verbose_name_plural = "预警规则"
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="warningrule_once_per_day"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="warningrule_level_known"),
            models.CheckConstraint(condition=Q(kind__in=RuleKind.values), name="warningrule_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=RuleKind.NEWLY_LISTED) | Q(threshold__isnull=False),
                name="warningrule_threshold_given",
                violation_error_message="请填写界限。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.get_kind_display()}"

    @property
    def limit(self) -> Decimal:
        """The threshold; zero for a rule that has none."""
        return self.threshold or Decimal(0)


class Warning(models.Model):
    """One warning: which rule, which figures, which records (by number).

    `about` says what it warns of; `key` makes it once only: `about` for a warning of the day, run and `about`
    for one that was published with a month. `shown` are those of `records` the public was given.
    """

    key = models.CharField("去重键", max_length=160, unique=True)
    about = models.CharField("事由", max_length=140, db_index=True)
    month = models.DateField("月份", help_text="当月第一日")
    run = models.ForeignKey(
        "monitoring.ScoreRun", on_delete=models.CASCADE, null=True, related_name="warnings", verbose_name="监测"
    )
    level = models.CharField("等级", max_length=6, choices=Level)
    rule = models.CharField("规则", max_length=40)
    region = models.ForeignKey("accounts.Region", on_delete=models.PROTECT, related_name="+", verbose_name="区县")
    title = models.CharField("内容", max_length=200)
    figures = models.JSONField("数据", default=dict)
    records = models.JSONField("记录", default=list)
    shown = models.JSONField("公开的记录", default=list)
    raised_at = models.DateTimeField("发出时间")

    objects = WarningQuerySet.as_manager()

    class Meta:
        verbose_name = "预警"
        verbose_name_plural = "预警"
        ordering = ["-month", "level", "region", "rule"]
        indexes = [models.Index(fields=["month", "region"], name="warning_of_month")]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="warning_level_known"),
            models.CheckConstraint(condition=Q(month__day=1), name="warning_month_first_day"),
        ]

    def __str__(self) -> str:
        return self.title

    def as_published(self) -> dict[str, Any]:
        """The shape of the publication door."""
        return {
            "level": self.level,
            "region": self.region_id,
            "rule": self.rule,
            "title": self.title,
            "figures": self.figures,
            "records": self.shown,
        }
