"""Scored months and the records each number counted. A published run never changes (migration `guards`)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from integrity_portal.lib.months import Month
from monitoring.enums import RunStatus
from monitoring.models.schemes import Scheme
from monitoring.querysets import RunQuerySet


class ScoreRun(models.Model):
    """One version of a month's scores.

    `inputs` is the configuration as it was when the facts were frozen (scheme tree, districts with the
    codes they carry on, due days of the returns), so that a recomputation needs no configuration of today.
    `result` is the published object; until publication its `counted` is provisional, without digests.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="runs", verbose_name="体系")
    month = models.DateField("月份", help_text="当月第一日")
    version = models.PositiveSmallIntegerField("版本")
    status = models.CharField("状态", max_length=10, choices=RunStatus, default=RunStatus.DRAFT)
    cutoff = models.DateTimeField("截止时间")
    known_at = models.DateTimeField("数据冻结时间")
    inputs = models.JSONField("冻结的配置")
    result = models.JSONField("结果")
    digest = models.CharField("结果摘要", max_length=64)
    note = models.TextField("说明", blank=True)
    log_size = models.BigIntegerField("发布时日志条目数", null=True)

    drafted_at = models.DateTimeField("草案时间")
    finalised_at = models.DateTimeField("定稿时间", null=True)
    published_at = models.DateTimeField("发布时间", null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="发布人"
    )
    without_comments = models.CharField("未待意见期满的原因", max_length=200, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = "月度监测"
        verbose_name_plural = "月度监测"
        ordering = ["-month", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "month", "version"], name="scorerun_version_once"),
            models.UniqueConstraint(
                fields=["scheme", "month"],
                condition=~Q(status=RunStatus.PUBLISHED),
                name="scorerun_one_in_the_making",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="scorerun_month_first_day"),
            models.CheckConstraint(condition=Q(version__gte=1), name="scorerun_version_positive"),
            models.CheckConstraint(
                condition=Q(status=RunStatus.DRAFT, finalised_at=None, published_at=None)
                | Q(status=RunStatus.FINAL, finalised_at__isnull=False, published_at=None)
                | Q(
                    status=RunStatus.PUBLISHED,
                    finalised_at__isnull=False,
                    published_at__isnull=False,
                    published_by__isnull=False,
                    log_size__isnull=False,
                ),
                name="scorerun_status_fits_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} 第{self.version}版"

    @property
    def period(self) -> Month:
        return Month.of(self.month)

    @property
    def is_published(self) -> bool:
        return self.status == RunStatus.PUBLISHED

    @property
    def target(self) -> str:
        """How the audit trail names the run."""
        return f"month:{self.period}v{self.version}"


class ScoreEvidence(models.Model):
    """One record counted by one indicator for one district, with its share.

    `share` and `base` are its parts of numerator and denominator (元, points or items); `part` tells
    the sums of an indicator apart that has two. `public` is fixed when the run is published, False before.
    No foreign-key trigger on `record` and `run`: the rows are copied from facts in one statement, and
    neither facts nor runs with evidence can be deleted (docs: scoring).
    """

    pk = models.CompositePrimaryKey("run_id", "indicator", "record_id", "part")
    run = models.ForeignKey(
        ScoreRun,
        on_delete=models.PROTECT,
        related_name="evidence",
        db_constraint=False,
        db_index=False,
        verbose_name="监测",
    )
    indicator = models.CharField("指标", max_length=40)
    region = models.CharField("区县", max_length=6)
    record = models.ForeignKey(
        "records.Record",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name="记录",
    )
    part = models.CharField("部分", max_length=12, blank=True, default="")
    share = models.DecimalField("计入分子", max_digits=20, decimal_places=2)
    base = models.DecimalField("计入分母", max_digits=20, decimal_places=2, null=True)
    public = models.BooleanField("公开", db_default=False)

    class Meta:
        verbose_name = "计入明细"
        verbose_name_plural = "计入明细"

    def __str__(self) -> str:
        return f"{self.indicator} {self.record_id}"
