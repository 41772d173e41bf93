"""Published monthly scores with their evidence and warnings. Rows are never changed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from disclosure.enums import WarningLevel
from disclosure.models.log import append_only


class PublicMonth(models.Model):
    """One version of a month's result; version n stays readable beside version n + 1."""

    month = models.CharField("月份", max_length=7)
    version = models.PositiveIntegerField("版本")
    result = models.JSONField("监测结果")
    digest = models.CharField("摘要", max_length=64)
    note = models.TextField("说明", blank=True)
    published_at = models.DateTimeField("发布时间")
    log_index = models.BigIntegerField("日志序号")
    not_reported = models.JSONField("未报送区县", default=list)

    class Meta:
        db_table = "disclosure_month"
        ordering = ("-month", "-version")
        verbose_name = "月度监测"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["month", "version"], name="disclosure_month_once"),
            models.CheckConstraint(
                condition=Q(month__regex=r"^\d{4}-(0[1-9]|1[0-2])$"), name="disclosure_month_format"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} v{self.version}"

    def get_absolute_url(self) -> str:
        return reverse("disclosure:month", args=[self.month])


class PublicScore(models.Model):
    """One region's score and rank out of a month's result, for lists, map and trend."""

    month = models.ForeignKey(PublicMonth, on_delete=models.PROTECT, related_name="scores")
    region_code = models.CharField("区域", max_length=9)
    score = models.DecimalField("得分", max_digits=6, decimal_places=3)
    rank = models.PositiveIntegerField("名次")
    position = models.PositiveIntegerField("次序")

    class Meta:
        db_table = "disclosure_score"
        ordering = ("rank", "position")
        verbose_name = "监测得分"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["month", "region_code"], name="disclosure_score_once"),
        ]


class PublicEvidence(models.Model):
    """What one region's score counted: {indicator code: {numbers, private}}."""

    month = models.ForeignKey(PublicMonth, on_delete=models.PROTECT, related_name="evidence")
    region_code = models.CharField("区域", max_length=9)
    evidence = models.JSONField("计入依据")

    class Meta:
        db_table = "disclosure_evidence"
        verbose_name = "监测依据"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["month", "region_code"], name="disclosure_evidence_once"),
        ]


class PublicWarning(models.Model):
    """One early warning of a published month: its rule, figures and records by number."""

    month = models.ForeignKey(PublicMonth, on_delete=models.PROTECT, related_name="warnings")
    position = models.PositiveIntegerField("次序")
    level = models.CharField("等级", max_length=10, choices=WarningLevel)
    severity = models.PositiveSmallIntegerField("轻重")
    region_code = models.CharField("区域", max_length=9)
    rule = models.CharField("规则", max_length=60)
    title = models.CharField("内容", max_length=200)
    figures = models.JSONField("数据", default=dict)
    records = models.JSONField("记录编号", default=list)

    class Meta:
        db_table = "disclosure_warning"
        ordering = ("severity", "position")
        verbose_name = "预警"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["month", "position"], name="disclosure_warning_once"),
            models.CheckConstraint(condition=Q(level__in=WarningLevel.values), name="disclosure_warning_level"),
        ]
